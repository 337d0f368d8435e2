"""Codes with a check digit or a fixed form: 统一社会信用代码, 身份证号, telephone, number plate."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a text. `kind`: credit_code, id_number, phone or plate; `is_valid` by its check digit and date."""

    kind: str
    value: str
    is_valid: bool
    start: int
    end: int


def is_valid_credit_code(code: str) -> bool:
    """Whether the 18 characters pass the check of GB 32100-2015."""
    if len(code) != 18 or any(c not in _CREDIT for c in code):
        return False
    total = sum(_CREDIT.index(c) * w for c, w in zip(code[:17], _CREDIT_WEIGHTS, strict=True))
    return _CREDIT[(31 - total % 31) % 31] == code[17]


def is_valid_id_number(number: str) -> bool:
    """Whether the 18 characters pass the check of GB 11643-1999 and hold a real birth date."""
    number = number.upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number) or birth_date(number) is None:
        return False
    total = sum(int(c) * w for c, w in zip(number[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECK[total % 11] == number[17]


def birth_date(id_number: str) -> date | None:
    """The birth date in an identity number of 18 (or 15) characters, None where there is none."""
    digits = id_number[6:14] if len(id_number) == 18 else "19" + id_number[6:12] if len(id_number) == 15 else ""
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def age_on(born: date, day: date) -> int:
    """Full years of age on `day`. 周岁 is reached on the day after the birthday (从周岁生日的第二天起)."""
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


def party_type_of_credit_code(code: str) -> str:
    """What the first two characters say of its holder: 法人, 个体工商户, 其他组织; "" where they do not tell."""
    if code[:2] == "92":
        return "个体工商户"
    return "法人" if code[:2] in ("11", "12", "51", "53", "91", "93") else ""


_PATTERNS = (
    ("id_number", re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")),
    ("credit_code", re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{2}[0-9OIl]{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])")),
    (
        "phone",
        re.compile(
            r"(?<![0-9A-Za-z-])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{3,4} ?[0-9]{4}"
            r"|1[3-9][0-9] [0-9]{4} [0-9]{4})(?![0-9])"
        ),
    ),
    (
        "plate",
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
            r"[A-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])"
        ),
    ),
)
_CREDIT_FIX = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "Z": "2", "S": "5", "V": "U"})


_ID_FIX = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})


def read_credit_code(text: str) -> str:
    """`text` as a credit code. Letters the code never uses (I, O, S, V, Z) are read as the figure they resemble, but
    only where the check digit then proves it."""
    text = re.sub(r"\s+", "", text)
    fixed = text.translate(_CREDIT_FIX).upper()
    return fixed if is_valid_credit_code(fixed) else text


def find_codes(text: str) -> list[Code]:
    """Every code of `text`, in order. Those with a wrong check digit are there too, not valid."""
    return list(_read(text))


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Code, ...]:
    found: list[Code] = []
    for kind, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            if any(f.start < m.end() and m.start() < f.end for f in found):
                continue
            value = m.group().replace(" ", "") if kind == "phone" else m.group()
            if kind == "credit_code" and is_valid_id_number(value.translate(_ID_FIX)):
                found.append(Code("id_number", value.translate(_ID_FIX), True, m.start(), m.end()))
                continue
            value = read_credit_code(value) if kind == "credit_code" else value.upper()
            found.append(Code(kind, value, _is_valid(kind, value), m.start(), m.end()))
    return tuple(sorted(found, key=lambda c: c.start))


def _is_valid(kind: str, value: str) -> bool:
    if kind == "id_number":
        return is_valid_id_number(value)
    return kind != "credit_code" or is_valid_credit_code(value)
