"""处罚法第六十一条、第六十七条、第七十二条：先决定、再送达、后履行；结案不早于决定履行完毕。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "O06"
_PAIRS = (
    ("decision_date", "决定", "decision_served_date", "送达"),
    ("decision_date", "决定", "paid_date", "缴款"),
    ("paid_date", "缴款", "closed_date", "结案"),
    ("decision_served_date", "决定书送达", "closed_date", "结案"),
    ("decision_served_date", "决定书送达", "demand_served_date", "催告"),
    ("closed_date", "结案", "archived_date", "归档"),
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    kept = 0
    for first_key, first_name, second_key, second_name in _PAIRS:
        first, second = view.date(first_key), view.date(second_key)
        if first is None or second is None:
            continue
        if second.day < first.day:
            counted = f"{first_name}{first}，{second_name}{second}"
            yield report.violated(f"{second_name}早于{first_name}。", counted, (first, second), key=second_key)
        else:
            kept += 1
    if kept:
        yield report.satisfied(f"决定、送达、履行、结案先后相符（核对{kept}处）。", key="先后")
    elif view.decision is not None:
        keys = ("decision_date", "decision_served_date", "paid_date", "closed_date")
        yield report.lacking({k: view.date(k) for k in keys}, "先后", at=(view.decision,), key="先后")
