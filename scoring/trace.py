"""The trace of a score: one line each step, with the sentence that explains it. Screen and paper read these."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from scoring.casefile import Region

UNRATED = "未评，按无问题计分"


class Role(StrEnum):
    SECTION = "section"
    ITEM = "item"  # an item made of several leaves
    LEAF = "leaf"
    SET_ASIDE = "set_aside"  # a finding that does not count, and why
    VETO = "veto"
    BEYOND = "beyond"  # taken off the whole file, over the limits of its item
    PART = "part"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step. `full`: points that apply · `claimed`: lost before limits · `capped`: lost after them · `kept`: what is
    left · `prorated`: after scaling. `ref` is the id of the section, criterion, part or finding; "total" at the end.
    """

    ref: str
    label: str
    text: str
    role: Role
    depth: int = 0
    full: Decimal | None = None
    claimed: Decimal | None = None
    capped: Decimal | None = None
    kept: Decimal | None = None
    prorated: Decimal | None = None
    state: str = ""
    findings: tuple[str, ...] = ()


_PLACES = Decimal("0.0001")


def plain(value: Decimal) -> str:
    """A number as an office writes it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=8192)
def shown(value: Decimal) -> str:
    """As `plain`, at most four places: what does not come out even is cut for reading."""
    return plain(value.quantize(_PLACES, ROUND_HALF_UP)) if is_long(value) else plain(value)


def is_long(value: Decimal) -> bool:
    """Whether `shown` had to cut it."""
    return value != value.quantize(_PLACES, ROUND_HALF_UP)


def equals(value: Decimal) -> str:
    """`= 38.125`, or `≈ 15.7143` where it was cut."""
    return f"{'≈' if is_long(value) else '='} {shown(value)}"


def places(regions: Iterable[Region], missing: str = "") -> str:
    """（第 3、5 页）, （缺：听证告知书） or nothing."""
    pages = sorted({r.page for r in regions})
    if not pages and not missing:
        return ""
    found = [f"第 {'、'.join(map(str, pages))} 页"] if pages else []
    if missing:
        found.append(f"缺：{missing}")
    return f"（{'，'.join(found)}）" if found else ""


def unrated(lines: Iterable[TraceLine]) -> tuple[TraceLine, ...]:
    """The items that nobody rated: they count as clean, and every paper says so."""
    return tuple(line for line in lines if line.role is Role.LEAF and UNRATED in line.text)
