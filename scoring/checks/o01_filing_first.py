"""处罚法第五十四条第二款：符合立案标准的，应当及时立案。立案前的核查、检查不当然违法。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "O01"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or view.is_on_spot:
        return
    filed = view.date("filing_date")
    if filed is None:
        if view.all("filing_approval"):
            yield report.unknown("立案批准日期读不出，立案先后无法核对。", at=(view.first("filing_approval"),))
        return
    for key, what in (
        ("decision_date", "处罚决定"),
        ("notice_served_date", "告知"),
        ("investigation_closed_date", "调查终结"),
    ):
        later = view.date(key)
        if later is not None and later.day < filed.day:
            yield report.violated(f"{what}早于立案。", f"立案{filed}，{what}{later}", (filed, later))
            return
    yield report.satisfied("立案在调查终结、告知和决定之前。", f"立案{filed}", (filed,))
