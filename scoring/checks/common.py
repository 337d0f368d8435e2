"""Steps that several rules share."""

import re
from datetime import timedelta
from decimal import Decimal

from scoring.checks.papers import Moment, Paper
from scoring.checks.view import View
from scoring.local_rules import PartyKind
from scoring.notation.amounts import plain

_WAIVES = (
    "不(?:再|需要?|用|想|愿意?|打算|准备)?(?:提出|进行|作|做|要求)?(?:任何)?(?:陈述|申辩)|放弃[^。;]{0,6}(?:陈述|申辩|权利)"
    "|(?:没有|无)(?:任何)?(?:意见|异议|陈述|申辩)|(?:愿意)?(?:服从|接受|认可|同意)(?:行政)?处罚"
    "|认罚|(?:知道|认识到|承认)错(?:了|误)?"
)
_PLEAS = "从轻|减轻|免|少|降|重新|复核|核实|听证|不予|不应|过高|过重|机会|宽大|宽限|照顾|酌情|考虑|撤销"
_ASKS = f"(?<!不)(?:请求|恳请|希望|申请|要求|认为|请)[^。;]{{0,16}}(?:{_PLEAS})"
_ANSWERS = f"答:[^问答]{{0,30}}(?:{_WAIVES})"


def yuan(amount: Decimal) -> str:
    """A sum as messages write it: 5,200元."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}元" if whole else f"{amount:,.2f}元"


def percent(rate: Decimal) -> str:
    """A rate as messages write it: 7%, 7.5%."""
    return f"{plain(rate * 100):f}%"


def listed(days: tuple[object, ...]) -> str:
    """Counted days for the arithmetic: 9/29 第1日、9/30 第2日 …, shortened where long."""
    shown = [f"{d.month}/{d.day} 第{n}日" for n, d in enumerate(days, 1)]  # type: ignore[attr-defined]
    return "、".join(shown if len(shown) <= 12 else [*shown[:5], "…", *shown[-3:]])


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
    found = receipt.value("送达方式|送达形式|方式")
    return re.sub(r"\s", "", found[0]) if found else ""


def party_of(view: View) -> PartyKind | None:
    """Which threshold applies to this party; None where its kind is unknown."""
    kind = view.party_kind
    if kind in ("自然人", "公民", "个人"):
        return PartyKind.CITIZEN
    if kind == "个体工商户":
        return PartyKind.INDIVIDUAL_BUSINESS
    return PartyKind.ORGANIZATION if kind else None


def is_by_announcement(view: View) -> bool:
    """The decision was served by public announcement."""
    return any(p.has("决定书") for p in view.all("announcement"))


def statements(view: View) -> list[Paper]:
    """What the party stated; a record in which it only gives up the right is no statement."""
    return [p for p in view.all("statement") if not _only_waives(p)]


def waivers(view: View) -> list[Paper]:
    """Where the party itself gives up its statement: a declaration, a record of that, its answer to the notice."""
    recorded = [p for p in view.all("statement") if _only_waives(p)]
    answered = [p for p in view.all("prior_notice", "hearing_notice") if p.has(_ANSWERS)]
    return [*view.all("waiver", "hearing_waiver"), *recorded, *answered]


def _only_waives(paper: Paper) -> bool:
    return paper.has(_WAIVES) and not paper.has(_ASKS)


def hearing_was_held(view: View) -> bool:
    return bool(view.all("hearing_record"))
