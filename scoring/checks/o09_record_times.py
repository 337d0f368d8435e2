"""处罚法第五十五条第二款：询问、检查应当制作笔录。起止时间应当合理，同一人员的两份笔录时段不得重叠。"""

import re
from collections.abc import Iterator
from itertools import combinations

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper, Span
from scoring.checks.people import named_officers
from scoring.checks.report import Report
from scoring.checks.roles import RECORDS
from scoring.checks.view import view_of
from scoring.notation.dates import find_time_ranges
from scoring.suspicions import Suspicion

RULE = "O09"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    timed: list[tuple[Paper, Span]] = []
    for paper in view.all(*RECORDS):
        span = times_of(paper)
        if span is None:
            yield report.unknown(f"{paper.title}的起止时间读不全，无法核对。", at=(paper,), key="起止")
            continue
        timed.append((paper, span))
        counted = f"起{span.start:%Y-%m-%d %H:%M}，止{span.end:%Y-%m-%d %H:%M}"
        place = (paper, span.region)
        if span.end < span.start:
            minutes = int((span.start - span.end).total_seconds() // 60)
            yield report.violated(f"{paper.title}终止时间早于起始时间{minutes}分钟。", counted, (place,), key="起止")
        elif span.end == span.start:
            yield report.violated(f"{paper.title}起止时间相同。", counted, (place,), key="起止")
        else:
            yield report.satisfied(f"{paper.title}起止时间合理。", counted, (place,), key="起止")
    for (first, one), (second, other) in combinations(timed, 2):
        yield from _overlap(report, first, one, second, other)


def _overlap(report: Report, first: Paper, one: Span, second: Paper, other: Span) -> Iterator[Suspicion]:
    start, end = max(one.start, other.start), min(one.end, other.end)
    if start >= end:
        return
    shared = [n for n in named_officers(first) if n in named_officers(second)]
    if not shared:
        return
    if "hearing_record" in (first.role, second.role):
        return
    times = [f"{p.title}{s.start:%m-%d %H:%M}至{s.end:%H:%M}" for p, s in ((first, one), (second, other))]
    counted = "，".join(times)
    message = f"{'、'.join(shared)}在两份笔录的时段重叠。"
    yield report.violated(message, counted, ((first, one.region), (second, other.region)), key="重叠")


def times_of(paper: Paper) -> Span | None:
    """From when to when a record was made: one line, or a line for the start and one for the end."""
    head = [s for s in paper.spans if s.region.page == paper.document.first_page]
    if head:
        return head[0]
    if beside := _date_beside_time(paper):
        return beside
    start = paper.dated("(?:起始|开始)(?:时间)?|[^:]{0,4}时间(?:起|自)")
    end = paper.dated("(?:终止|结束|截止)(?:时间)?|[^:]{0,4}时间(?:止|至)")
    if start and end and start.at and end.at and start.region:
        return Span(start.at, end.at, start.region)
    return None


def _date_beside_time(paper: Paper) -> Span | None:
    """检查日期：5月12日　时间：10时20分至11时10分: the day in one cell, the hours in the next."""
    for number, line in enumerate(paper.lines[:12]):
        joined = re.sub(r"[\s\u3000]+(?:起止)?时间:[\s\u3000]*", " ", line)
        if joined != line and (found := find_time_ranges(joined)):
            return Span(found[0].start_value, found[0].end_value, paper.region_of_line(number))
    return None
