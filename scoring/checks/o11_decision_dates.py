"""处罚法第五十九条第一款第（六）项：决定书载明作出决定的日期。落款日与其他文书所记的作出日期应当一致。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "O11"
_AFTER = re.compile(r"(?:依法)?作出(?:了)?(?:的)?(?:处罚决定|《?行政处罚决定书|[^。,]{0,12}决定书|,|$)")
_BEFORE = re.compile(r"决定(?:书)?(?:作出)?(?:日期|时间):?$")
_CITING = ("closing", "announcement", "demand", "enforcement_application", "enforcement_decision", "service", "cover")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    foot = decision.signed_off
    if foot is None:
        return  # a decision without a date is C10's business
    cited = 0
    for paper in view.all(*_CITING):
        for moment in _makings(paper):
            cited += 1
            if moment.day != foot.day:
                counted = f"决定书落款{foot}，{paper.title}记为{moment}"
                yield report.violated(f"{paper.title}所记决定日期与决定书落款不一致。", counted, (foot, moment))
    if cited:
        yield report.satisfied(f"其他文书所记决定日期与落款一致（{cited}处）。", f"落款{foot}", (foot,), key="一致")


def _makings(paper: Paper) -> Iterator[Moment]:
    """Dates of which the paper says that the decision was made on them."""
    for number, line in enumerate(paper.lines):
        for mention in find_dates(line):
            if _AFTER.match(line[mention.end : mention.end + 24]) or _BEFORE.search(line[: mention.start].rstrip()):
                yield Moment(mention.value, None, paper.region_of_line(number), paper.seq, paper.title)
