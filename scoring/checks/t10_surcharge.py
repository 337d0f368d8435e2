"""处罚法第七十二条：逾期不缴罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Place, Report
from scoring.checks.view import View, view_of
from scoring.notation.amounts import find_amounts
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T10"
_ROLES = ("demand", "enforcement_application", "enforcement_decision", "closing", "payment")


@dataclass(frozen=True, slots=True)
class Surcharge:
    amount: Decimal
    days: int | None
    place: Place


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    found = surcharges(view)
    if not found:
        return
    if view.fine is None:
        yield report.unknown("有加处罚款，但罚款数额读不出，无法核对。", at=[f.place for f in found])
        return
    places: list[Place] = [f.place for f in found]
    top = max(found, key=lambda f: (f.amount, f.days or 0))
    rate = context.of(RULE).numbers["daily_rate"]
    counted = f"罚款{yuan(view.fine)}，每日{rate * 100:.0f}%为{yuan(view.fine * rate)}；加处{yuan(top.amount)}"
    if top.days:
        counted += f"，{yuan(view.fine)}×{rate * 100:.0f}%×{top.days}日={yuan(view.fine * rate * top.days)}"
    if top.amount > view.fine:
        over = f"{yuan(top.amount)}−{yuan(view.fine)}={yuan(top.amount - view.fine)}"
        yield report.violated("加处罚款数额超出罚款本数。", f"{counted}；超出{over}", places)
    elif top.days and top.amount not in (expected := view.fine * rate * top.days, min(expected, view.fine)):
        yield report.violated("加处罚款数额与天数、比例不符。", counted, places)
    else:
        yield report.satisfied("加处罚款未超出罚款本数。", counted, places)


def surcharges(view: View) -> list[Surcharge]:
    """Surcharges claimed or collected, with the number of days where the paper counts them."""
    out: list[Surcharge] = []
    for paper in view.all(*_ROLES):
        out.extend(_in(paper, view.fine or Decimal(0)))
    known = view.money("surcharge_amount")
    return out or ([Surcharge(known, None, None)] if known is not None else [])


def _in(paper: Paper, fine: Decimal) -> Iterator[Surcharge]:
    daily = fine * Decimal("0.03")
    for match in re.finditer("加处(?:的)?罚款(?:数额|金额|共计|合计|:)?(?:为|计)?(?:人民币)?", paper.flat):
        amounts = find_amounts(paper.flat[match.end() : match.end() + 30])
        if not amounts or amounts[0].start > 1 or amounts[0].bound or amounts[0].value == daily:
            continue
        counted = re.search(
            r"(?:共|计)([0-9一二三四五六七八九十百]{1,4})(?:日|天)[^。]{0,6}$", paper.flat[: match.start()]
        )
        yield Surcharge(amounts[0].value, parse_numeral(counted[1]) if counted else None, (paper, paper.place(match)))
