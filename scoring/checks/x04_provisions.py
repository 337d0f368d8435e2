"""处罚法第五条、第五十九条：违法条款、处罚条款在终结报告、告知书、决定书间一致，引用到款、项。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.citations import basis_of, looser, unlike, violated_of, written
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.provisions import Relation, find_provisions, relation
from scoring.suspicions import Suspicion

RULE = "X04"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision, notice = view.decision, view.last("prior_notice", "hearing_notice")
    if decision is None:
        return
    pairs = _pairs(view, decision, notice)
    compared = wrong = 0
    for first, second in pairs:
        for name, of in (("违法条款", violated_of), ("处罚条款", basis_of)):
            mine, others = of(first), of(second)
            if not mine or not others:
                continue
            compared += 1
            counted = f"{first.title}：{written(mine)}；{second.title}：{written(others)}"
            if unlike(mine, others) and unlike(others, mine):
                wrong += 1
                yield report.violated(
                    f"{first.title}与{second.title}的{name}不一致。", counted, (first, second), key=name
                )
            elif looser(others, mine) and not looser(mine, others) and not second.is_recognised_image:
                wrong += 1
                told = f"{second.title}引用的{name}没有引到款项，{first.title}引到了。"
                yield report.violated(told, counted, (second, first), key=name, severity="M")
            elif looser(mine, others) or looser(others, mine):
                yield report.unknown(
                    f"{first.title}与{second.title}的{name}一处引到款项、一处没有，请人工核对。",
                    counted,
                    (first, second),
                    key=name,
                )
    yield from _meaning(view, decision, report, context)
    if compared and not wrong:
        yield report.satisfied("违法条款、处罚条款前后一致。", f"比对{compared}组", (decision,), key="一致")


def _pairs(view: View, decision: Paper, notice: Paper | None) -> list[tuple[Paper, Paper]]:
    """What is compared with what: notice against decision is C27's business."""
    report, approval = view.last("report"), view.last("penalty_approval")
    notices = (notice, *reversed(view.all("prior_notice", "hearing_notice")))
    base = next((n for n in notices if n and (violated_of(n) or basis_of(n))), decision)
    return [(paper, base) for paper in (report, approval) if paper is not None]


def _meaning(view: View, decision: Paper, report: Report, context: Context) -> Iterator[Suspicion]:
    """A provision the local list ties to another kind of act."""
    cause = view.cause
    for entry in context.local.provisions if cause else ():
        listed = find_provisions(entry.provision)
        for mine in violated_of(decision):
            if (
                listed
                and relation(mine, listed[0]) in (Relation.SAME, Relation.WITHIN)
                and not _alike(entry.cause, cause)
            ):
                counted = f"{mine.normal_form}对应“{entry.cause}”，本案案由“{cause}”"
                yield report.violated("违法条款与案由不对应。", counted, (decision,), key="对应")


def _alike(first: str, second: str) -> bool:
    return first in second or second in first
