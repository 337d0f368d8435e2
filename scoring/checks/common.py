"""Steps that several rules share."""

import re
from datetime import timedelta
from decimal import Decimal

from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.view import View
from scoring.clock import Period
from scoring.local_rules import Party
from scoring.notation.amounts import plain


def yuan(amount: Decimal) -> str:
    """A sum as messages write it: 5,200元."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}元" if whole else f"{amount:,.2f}元"


def percent(rate: Decimal) -> str:
    """A rate as messages write it: 7%, 7.5%."""
    return f"{plain(rate * 100):f}%"


def listed(days: tuple[object, ...]) -> str:
    """Counted days for the arithmetic: 9/29(1)、9/30(2) …, shortened where long."""
    shown = [f"{d.month}/{d.day}({n})" for n, d in enumerate(days, 1)]  # type: ignore[attr-defined]
    return "、".join(shown if len(shown) <= 12 else [*shown[:5], "…", *shown[-3:]])


def period_of(context: Context, rule: str) -> tuple[Period, str]:
    """The rule's period, the local or departmental version where one is set, and where that comes from."""
    parameters = context.of(rule)
    local = context.local.time_limit(rule)
    if local is None:
        return parameters.period, ""
    own = Period(local.length, local.unit, parameters.first_day_counts, parameters.rolls)
    return own, local.source


def before(first: Moment, second: Moment) -> bool | None:
    """Whether `first` is earlier; None on the same day without both times."""
    if first.day != second.day:
        return first.day < second.day
    if first.at and second.at:
        return first.at < second.at
    return None


def days_apart(first: Moment, second: Moment) -> int:
    return (second.day - first.day) // timedelta(days=1)


def method_of(receipt: Paper) -> str:
    """送达方式 of a receipt."""
    found = receipt.value("送达方式")
    return re.sub(r"\s", "", found[0]) if found else ""


def party_of(view: View) -> Party | None:
    """Which threshold applies to this party; None where its kind is unknown."""
    kind = view.party_kind
    if kind in ("自然人", "公民", "个人"):
        return Party.CITIZEN
    if kind == "个体工商户":
        return Party.INDIVIDUAL_BUSINESS
    return Party.ORGANIZATION if kind else None


def is_by_announcement(view: View) -> bool:
    """The decision was served by public announcement."""
    return any(p.has("决定书") for p in view.all("announcement"))


def hearing_was_held(view: View) -> bool:
    return bool(view.all("hearing_record"))
