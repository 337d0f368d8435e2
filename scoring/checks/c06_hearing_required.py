"""处罚法第六十三条第一款：较大数额罚款、没收较大价值财物、降低资质、吊销、停产停业、关闭、限制从业等，应当告知听证权利。"""

from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import party_of, yuan
from scoring.checks.context import Context
from scoring.checks.fact_keys import LOCAL_RULES
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.local_rules import LocalRules, PartyKind
from scoring.suspicions import Suspicion

RULE = "C06"
_TOLD = "(?:要求|申请|举行|组织)[^。;]{0,6}听证|听证(?:的)?权利?"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None or not view.is_penalty or view.is_on_spot:
        return
    told = _told(view)
    heavy = decision.find(f"(?:决定|给予|处以?|[一二三四五]、)[^。;]{{0,12}}{context.of(RULE).pattern('heavy')}")
    if told is not None:
        yield report.satisfied("已告知听证权利。", at=(told,))
    elif heavy:
        place = (decision, decision.place(heavy))
        yield report.violated(
            "处罚种类属于应当告知听证的情形，未见听证告知。", heavy[0], (place, view.first("prior_notice"))
        )
    else:
        yield from _by_amount(view, report, context.local)


def _told(view: View) -> Paper | None:
    return view.first("hearing_notice", "hearing_record") or next(
        (p for p in view.all("prior_notice") if p.has(_TOLD)), None
    )


def _by_amount(view: View, report: Report, local: LocalRules) -> Iterator[Suspicion]:
    amounts = [a for a in (view.fine, view.proposed_fine) if a is not None]
    if not amounts:
        if view.decision and view.decision.has("罚款"):
            told = "罚款数额读不出，是否应当告知听证无法核对。"
            yield report.unknown(told, at=(view.decision,), missing=("fine_amount",))
        return
    fine, place = max(amounts), view.decision
    if not fine:
        return
    reached = _reached(view, fine, local)
    if reached is None:
        why = "未设置当地听证标准" if not local.hearing_threshold else "当事人类型不明确"
        told = f"{why}，罚款{yuan(fine)}是否属较大数额无法核对。"
        lacked = ("party_type",) if local.hearing_threshold else (LOCAL_RULES,)
        yield report.unknown(told, at=(place,), missing=lacked)
        return
    over, threshold = reached
    sign = ("≥" if local.hearing_includes_threshold else ">") if over else "未达到"
    counted = f"{yuan(fine)} {sign} {yuan(threshold)}"
    if over:
        yield report.violated("罚款达到听证标准，未见听证告知。", counted, (view.first("prior_notice"), place))
    else:
        yield report.satisfied("罚款未达到听证标准。", counted, (place,))


def _reached(view: View, fine: Decimal, local: LocalRules) -> tuple[bool, Decimal] | None:
    party = party_of(view)
    threshold = local.hearing_threshold.get(party) if party else None
    if threshold is not None:
        return _is_over(fine, threshold, local), threshold
    known = sorted(local.hearing_threshold.values())
    if party is PartyKind.ORGANIZATION or party is PartyKind.CITIZEN or not known:
        return None
    answers = {_is_over(fine, t, local) for t in known}  # the party's kind is open: only a common answer counts
    return (answers.pop(), known[0]) if len(answers) == 1 else None


def _is_over(fine: Decimal, threshold: Decimal, local: LocalRules) -> bool:
    return fine >= threshold if local.hearing_includes_threshold else fine > threshold
