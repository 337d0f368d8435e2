"""行政强制法第四十三条第一款：不得在夜间或者法定节假日实施行政强制执行，情况紧急的除外。"""

from collections.abc import Iterator
from datetime import date

from scoring.calendar import DAY, WorkCalendar
from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T19"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for record in view.all("enforcement_record"):
        yield _checked(record, report, context)


def _in_holiday(day: date, calendar: WorkCalendar) -> bool:
    """Whether the day belongs to days off in a row of which the arrangement names one: of a holiday that falls on a
    weekend it names only the weekdays beside it."""
    if calendar.is_workday(day):
        return False
    for step in (-DAY, DAY):
        other = day
        while other.year in calendar.years and not calendar.is_workday(other):
            if other in calendar.holidays:
                return True
            other += step
    return False


def _checked(record: Paper, report: Report, context: Context) -> Suspicion:
    if not record.spans:
        return report.unknown("强制执行的起止时刻读不出，是否在夜间、节假日实施无法核对。", at=(record,))
    parameters = context.of(RULE)
    span = record.spans[0]
    counted = f"实施{span.start:%Y-%m-%d %H:%M}至{span.end:%H:%M}"
    night = parameters.number("night_from")
    at_night = span.start.hour >= night or span.end.hour >= night or span.start.hour < parameters.number("night_until")
    holiday = _in_holiday(span.start.date(), context.calendar)
    if not at_night and not holiday and span.start.weekday() < 5:
        return report.satisfied("强制执行未在夜间、节假日实施。", counted, ((record, span.region),))
    if record.has("情况紧急|紧急情况"):
        return report.unknown("在夜间或者节假日强制执行，记载情况紧急，请人工判断。", counted, ((record, span.region),))
    if at_night or holiday:
        when = "夜间" if at_night else "法定节假日"
        return report.violated(f"在{when}实施强制执行。", counted, ((record, span.region),))
    if context.calendar.is_workday(span.start.date()):
        return report.satisfied("当日为调休上班日，强制执行未在节假日实施。", counted, ((record, span.region),))
    return report.unknown("强制执行在周末实施，是否属法定节假日请人工判断。", counted, ((record, span.region),))
