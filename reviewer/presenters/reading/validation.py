"""What may be typed as the value of a fact, and the one form in which it is kept."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from scoring.checks.fact_keys import TIMED
from scoring.errors import ReviewError
from scoring.notation.amounts import parse_amount, plain
from scoring.notation.codes import is_valid_credit_code, is_valid_id_number
from scoring.notation.dates import find_dates, parse_date
from scoring.notation.provisions import find_provisions
from scoring.notation.text import normalise

_MONEY = re.compile(r"(?:fine|amount|cost|surcharge_daily)(?!.*(?:capital|rate))")


class Typed(NamedTuple):
    """The value as kept, and what is odd about it (empty where nothing is)."""

    value: str
    doubt: str = ""


class NotThisKind(ReviewError):
    """What was typed is no value of this fact."""


def typed(key: str, text: str, before: str = "") -> Typed:
    """The value of what was typed for this fact. `before` is the value it replaces; raises NotThisKind."""
    words = normalise(text).strip()
    if not words:
        raise NotThisKind("请填写内容。")
    return _reader(key, before)(words)


def _reader(key: str, before: str) -> Callable[[str], Typed]:
    if key in ("record_start", "record_end") or key in TIMED or "T" in before[10:11]:
        return _moment
    if key.endswith("_date") and key != "invalid_date":
        return _date
    if key.endswith("credit_code"):
        return _credit_code
    if key.endswith("id_number"):
        return _id_number
    if key == "fine_rate":
        return _rate
    if key.endswith("_provision"):
        return _provision
    if key == "measure":
        return _measure
    return _money if _MONEY.search(key) else Typed


def _date(words: str) -> Typed:
    day = parse_date(words) or _compact(words)
    if day is None:
        raise NotThisKind("这里要填日期，例如 2025-09-26 或 2025年9月26日。")
    return Typed(str(day))


def _compact(words: str) -> object:
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", words)
    return parse_date("-".join(match.groups())) if match else None


def _moment(words: str) -> Typed:
    mention = next(iter(find_dates(words.replace("T", " "))), None)
    if mention is None:
        raise NotThisKind("这里要填日期和时刻，例如 2025-09-26 14:30。")
    day = mention.value.isoformat()
    return Typed(f"{day}T{mention.time:%H:%M}" if mention.time else day)


def _money(words: str) -> Typed:
    value = parse_amount(words)
    if value is None:
        raise NotThisKind("这里要填金额（元），例如 5200、1.5万元或伍仟贰佰元。")
    return Typed(f"{plain(value):f}")


def _rate(words: str) -> Typed:
    try:
        value = Decimal(words.removesuffix("%")) / (100 if words.endswith("%") else 1)
    except InvalidOperation:
        value = Decimal(-1)
    if not 0 <= value <= 1:
        raise NotThisKind("这里要填比例，例如 7% 或 0.07。")
    return Typed(f"{value.normalize():f}")


def _measure(words: str) -> Typed:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([\u4e00-\u9fff]{1,4})", words)
    if match is None:
        raise NotThisKind("这里要填数量和单位，例如 264平方米。")
    return Typed("".join(match.groups()))


def _credit_code(words: str) -> Typed:
    code = re.sub(r"\s", "", words).upper()
    if not re.fullmatch(r"[0-9A-Z]{18}", code):
        raise NotThisKind("统一社会信用代码是十八位数字和大写字母。")
    return Typed(code, "" if is_valid_credit_code(code) else "校验位不符，请再核对原件。")


def _id_number(words: str) -> Typed:
    number = re.sub(r"\s", "", words).upper()
    if not re.fullmatch(r"\d{17}[\dX]", number):
        raise NotThisKind("身份证号是十八位，末位可以是 X。")
    return Typed(number, "" if is_valid_id_number(number) else "校验位不符，请再核对原件。")


def _provision(words: str) -> Typed:
    if not find_provisions(words):
        raise NotThisKind("这里要填条文，例如《中华人民共和国行政处罚法》第六十条。")
    return Typed(words)
