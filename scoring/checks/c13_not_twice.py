"""处罚法第二十九条：对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context, LikeCase
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.notation.references import same_reference
from scoring.suspicions import Suspicion

RULE = "C13"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not context.like_cases or not view.fine or view.decision is None:
        return
    party, cause, act = view.word("party_name"), view.cause, view.date("act_date")
    number = view.word("decision_number")
    others = [
        c for c in context.like_cases if c.party == party and c.fine and not same_reference(c.decision_number, number)
    ]
    if not party or not others:
        return
    if act is None or not cause:
        wanted = {"act_date": act, "cause": cause or None}
        yield report.lacking(wanted, "同一当事人另有罚款案件，是否同一行为", at=(view.decision,))
        return
    twice = [c for c in others if _same_act(c, cause, act)]
    if twice:
        other = twice[0]
        counted = f"本案与{other.decision_number}当事人、案由、违法行为日期（{act}）相同，罚款{other.fine}元"
        yield report.violated("同一违法行为可能已被罚款。", counted, (act, view.decision))
    else:
        yield report.satisfied("同一当事人的其他罚款案件不是同一违法行为。", f"比对{len(others)}件", (view.decision,))


def _same_act(other: LikeCase, cause: str, act: Moment) -> bool:
    return other.cause == cause and other.act_date == act.day
