"""处罚法第五十四条、第五十七条：立案、处罚由负责人审批。承办人、机构、负责人逐级签署，注明日期，日期不倒置。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import Opinion, is_unsigned, opinions
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "O10"
_FORMS = (
    "filing_approval", "penalty_approval", "closing", "extension", "preservation_approval", "measure_approval",
    "seizure_extension", "permit_approval", "report",
)  # fmt: skip


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for paper in view.all(*_FORMS):
        found = opinions(paper)
        if len(found) < 2:
            if paper.is_read and view.is_scanned and paper.role != "report":
                yield report.unknown(f"{paper.title}的审批意见读不全，无法核对。", at=(paper,))
            continue
        yield from _dated(paper, found, report)
        yield from _ordered(paper, found, report)


def _dated(paper: Paper, found: tuple[Opinion, ...], report: Report) -> Iterator[Suspicion]:
    for one in found:
        if one.moment is not None or not one.level or not one.text.strip() or is_unsigned(one):
            continue  # 当事人意见、处理意见 and the like are no one's signature; F04 tells of those left blank
        place = (paper, one.region)
        if paper.is_recognised_image:
            yield report.unknown(f"{paper.title}“{one.label}”的日期识别不出，请人工核对。", at=(place,), key=one.label)
        elif one.names or any(o.moment for o in found):
            who = "、".join(one.names) or "签署人"
            yield report.violated(
                f"{paper.title}“{one.label}”{who}签署未注明日期。", one.text[:40], (place,), key=one.label
            )


def _by_law(found: tuple[Opinion, ...], first: Opinion, second: Opinion) -> bool:
    """Whether the legal office is one of the two, whose place among the tiers offices choose: told by the form only
    where its box stands right below the unit's."""
    if 3 not in (first.level, second.level):
        return False
    return (first.level, second.level) != (2, 3) or found.index(second) != found.index(first) + 1


def _ordered(paper: Paper, found: tuple[Opinion, ...], report: Report) -> Iterator[Suspicion]:
    dated = [o for o in found if o.moment and o.level]
    counted = "，".join(f"{o.label}{o.moment}" for o in dated)
    for first in dated:
        for second in dated:
            if not first.moment or not second.moment or _by_law(found, first, second):
                continue
            if first.level < second.level and second.moment.day < first.moment.day:
                message = f"{paper.title}“{second.label}”早于“{first.label}”，审批日期倒置。"
                places = ((paper, first.region), (paper, second.region))
                key = f"{first.label}>{second.label}"
                if paper.is_recognised_image:
                    yield report.unknown(f"{paper.title}识别出的审批日期倒置，请核对原件。", counted, places, key=key)
                else:
                    yield report.violated(message, counted, places, key=key)
                return
    legal = [o for o in dated if o.level == 3 and o.moment]
    leader = [o for o in dated if o.level == 4 and o.moment]
    if legal and leader and legal[-1].moment.day > leader[-1].moment.day:  # type: ignore[union-attr]
        message = f"{paper.title}法制审核意见晚于负责人审批。"
        yield report.violated(message, counted, ((paper, legal[-1].region), (paper, leader[-1].region)), key="法制")
    elif len(dated) == len(found):
        yield report.satisfied(f"{paper.title}逐级签署，日期未倒置。", counted, (paper,))
