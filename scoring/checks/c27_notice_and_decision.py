"""处罚法第四十四条、第五十九条：决定的事实、依据、处罚与告知的一致；变更的应当重新告知。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.citations import basis_of, unlike, violated_of, written
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.notation.provisions import Provision
from scoring.suspicions import Suspicion

RULE = "C27"
_KINDS = ("没收违法所得", "没收非法财物", "吊销", "责令停产停业", "停业整顿", "降低资质", "限制从业", "行政拘留")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    notice, decision = view.last("prior_notice", "hearing_notice"), view.decision
    if notice is None or decision is None or view.is_no_penalty or not (notice.is_read and decision.is_read):
        return
    notices = view.all("prior_notice", "hearing_notice")  # two papers: the one of the hearing may refer to the other
    differ = 0
    for name, of in (("违法条款", violated_of), ("处罚条款", basis_of)):
        told = next((t for n in (notice, *reversed(notices)) if (t := of(n))), ())
        decided = of(decision)
        if not told or not decided:
            yield report.unknown(
                f"告知书或者决定书的{name}读不出，是否一致请人工核对。", at=(notice, decision), key=name
            )
        elif (changed := unlike(decided, told)) and not unlike(told, decided):
            differ += 1
            counted = f"告知：{written(told)}；决定增加：{written(changed)}"
            yield report.unknown(f"决定书多引了告知书没有的{name}，请人工核对。", counted, (notice, decision), key=name)
        elif changed:
            differ += 1
            yield _changed(report, notice, decision, name, told, changed)
    extra = [
        k
        for k in _KINDS
        if decision.has(f"(?:决定|并处|处以?|给予|[一二三四]、)[^。;]{{0,16}}{k}")
        and not any(n.has(k) for n in notices)
    ]
    if extra:
        differ += 1
        place = (decision, decision.place(decision.find(extra[0])))
        yield report.violated(f"决定书增加了未告知的处罚：{'、'.join(extra)}。", at=(notice, place), key="种类")
    if not differ:
        yield report.satisfied(
            "决定的依据和处罚种类与告知一致。", written(violated_of(decision)), (notice, decision), key="一致"
        )


def _changed(
    report: Report,
    notice: Paper,
    decision: Paper,
    name: str,
    told: tuple[Provision, ...],
    changed: tuple[Provision, ...],
) -> Suspicion:
    counted = f"告知：{written(told)}；决定：{written(changed)}"
    places = (
        (notice, notice.place(notice.find(f"第?{told[0].raw[-6:]}") or notice.find("违反|依据"))),
        (decision, decision.place(decision.find("违反" if name == "违法条款" else "依据|根据"))),
    )
    return report.violated(f"决定书的{name}与告知书不一致，未见重新告知。", counted, places, key=name)
