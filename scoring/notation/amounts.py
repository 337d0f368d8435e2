"""Sums of money in digits and in words (大写) → yuan, with the one checked against the other."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scoring.notation.numerals import CAPITALS, parse_numeral


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in yuan. `capital` is the sum written in words where one is written beside or instead of the digits.

    `bound` says that it is not a sum but the edge of a range: 以上, 以下, 不足 …; empty for a plain sum.
    """

    value: Decimal
    start: int
    end: int
    raw: str
    capital: Decimal | None = None
    bound: str = ""

    @property
    def is_consistent(self) -> bool:
        """Whether words and digits agree (true where only one of them is there)."""
        return self.capital is None or self.capital == self.value


_SCALES = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_FIGURE = r"[0-9]{1,3}(?:[,，][0-9]{3}){1,5}(?:\.[0-9]{1,4})?|[0-9]{1,15}(?:\.[0-9]{1,4})?"
_WORDS = r"[〇零○一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬貳叄參陸两廿]{1,24}"
_DIGITS = re.compile(
    rf"(?<![0-9A-Za-z.,，])(?:(?P<sign>[¥￥])[ \u3000]?)?(?P<n>{_FIGURE})[ \u3000]?"
    r"(?P<scale>十万|百万|千万|[百千万亿])?(?P<unit>余?元|块钱|圆)?(?P<whole>整|正)?(?![0-9A-Za-z])"
)
_WRITTEN = re.compile(
    rf"(?P<n>{_WORDS})余?(?:元|圆|块钱)(?:(?P<jiao>[零〇]?[一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?"
    r"(?:(?P<fen>[零〇]?[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?:整|正)?"
)
_BETWEEN = re.compile(
    r"[ \u3000]?[（(][ \u3000]?(?:人民币|大写|小写|即|¥|￥|[：:]|[ \u3000])*$"
    r"|[ \u3000，,（(]*(?:大写|小写)[）)]?[：: \u3000]*(?:人民币)?$"
)
_BOUND = re.compile(r"[）)]?[ \u3000]?(?:[（(]含[^）)]{0,6}[）)])?(以上|以下|以内|之内|以外)")
_BEFORE = re.compile(r"(不超过|不足|不满|不低于|最高|最低|超过|低于|高于|至多|未达到|达到)(?:人民币)?[ \u3000]?$")


def parse_capital(text: str) -> Decimal | None:
    """伍仟贰佰元整 → 5200; None where `text` is not a sum in words."""
    match = _WRITTEN.fullmatch(text.strip().removeprefix("人民币"))
    return _written(match) if match else None


def _written(match: re.Match[str]) -> Decimal | None:
    yuan = parse_numeral(match["n"])
    if yuan is None:
        return None
    jiao, fen = parse_numeral(match["jiao"] or "") or 0, parse_numeral(match["fen"] or "") or 0
    return Decimal(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100


def _bound(text: str, start: int, end: int) -> str:
    after = _BOUND.match(text, end)
    before = _BEFORE.search(text, max(0, start - 8), start)
    return after[1] if after else before[1] if before else ""


def _in_digits(text: str) -> list[Amount]:
    out = []
    for m in _DIGITS.finditer(text):
        if not (m["sign"] or m["unit"]):
            continue
        figure = Decimal(m["n"].replace(",", "").replace("，", ""))
        value = plain(figure * _SCALES[m["scale"] or ""])
        out.append(Amount(value, m.start(), m.end(), m.group(), None, _bound(text, m.start(), m.end())))
    return out


def _in_words(text: str) -> list[Amount]:
    out = []
    for m in _WRITTEN.finditer(text):
        if m.start() and text[m.start() - 1].isdigit() and text[m.start() - 1].isascii():
            continue  # 5万元 is read with its digit
        value = _written(m)
        if value is not None:
            capital = plain(value) if CAPITALS & set(m.group()) else None
            out.append(Amount(plain(value), m.start(), m.end(), m.group(), capital, _bound(text, m.start(), m.end())))
    return out


def _paired(text: str, first: Amount, second: Amount) -> Amount | None:
    """The two as one sum, where the second only repeats the first in the other writing."""
    if (first.capital is None) == (second.capital is None) or second.start - first.end > 16:
        return None
    if not _BETWEEN.match(text[first.end : second.start]):
        return None
    digits, words = (first, second) if first.capital is None else (second, first)
    end = second.end + (1 if text[second.end : second.end + 1] in ("）", ")") else 0)
    bound = second.bound or first.bound
    return Amount(digits.value, first.start, end, text[first.start : end], words.capital, bound)


def find_amounts(text: str) -> list[Amount]:
    """Every sum of money in `text`, in order. Digits count where ¥ or 元 stands by them; a sum in words beside the same
    sum in digits (either order) is one Amount with `capital` set."""
    return list(_read(text))


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Amount, ...]:
    found = sorted([*_in_digits(text), *_in_words(text)], key=lambda a: (a.start, -a.end))
    out: list[Amount] = []
    for amount in found:
        if out and amount.start < out[-1].end:
            continue
        joined = _paired(text, out[-1], amount) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(amount)
    return tuple(out)


_BARE = re.compile(rf"[¥￥Y]?[ \u3000]?(?P<n>{_FIGURE})[ \u3000]?(?P<scale>万)?(?:元)?(?:整)?")


def parse_amount(text: str) -> Decimal | None:
    """The sum that a cell states, also without a unit (5,200.00); None where it states none or several."""
    text = text.strip()
    match = _BARE.fullmatch(text)
    if match:
        return plain(Decimal(match["n"].replace(",", "").replace("，", "")) * _SCALES[match["scale"] or ""])
    values = {a.value for a in find_amounts(text)}
    return values.pop() if len(values) == 1 else None


def plain(value: Decimal) -> Decimal:
    """`value` without exponent and trailing zeros: 5E+4 → 50000, 5200.00 → 5200."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()
