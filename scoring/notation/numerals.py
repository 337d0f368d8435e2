"""Chinese numerals: 一百一十一, 二〇二五, 伍仟贰佰, 廿六."""

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{"○": 0, "两": 2, "貳": 2, "弍": 2, "参": 3, "叄": 3, "參": 3, "陸": 6, "O": 0, "o": 0},
    **{str(i): i for i in range(10)},
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
TENS = {"廿": 20, "卅": 30}
CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬貳叄參陸")
_LONGEST = 40


def parse_numeral(text: str) -> int | None:
    """The number that `text` writes, in digits or Chinese numerals of either kind; None if it is not one."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _structured(text)


def _structured(text: str) -> int | None:
    """百十 notation. A digit before nothing counts as ones (一百零五); 十 alone is ten."""
    total = section = 0
    digit: int | None = None
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c] if not digit else digit * 10 + DIGITS[c]
        elif c in TENS:
            section, digit = section + TENS[c], None
        elif c in UNITS:
            section += (1 if digit is None else digit) * UNITS[c]
            digit = None
        elif c in GROUPS:
            section += digit or 0
            if c in "亿億":
                total, section = (total + (section or 1)) * GROUPS[c], 0
            else:
                total, section = total + (section or 1) * GROUPS[c], 0
            digit = None
        else:
            return None
    return total + section + (digit or 0)


_ONES = "零一二三四五六七八九"


def write_numeral(number: int) -> str:
    """The ordinary Chinese numeral of a whole number from 0 to 9999: 111 → 一百一十一, 12 → 十二."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number < 10:
        return _ONES[number]
    out, pending = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            out += ("零" if pending else "") + _ONES[digit] + unit
            pending = False
        elif out:
            pending = True
    return out[1:] if out.startswith("一十") else out
