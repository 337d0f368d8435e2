"""Numbers, plates and addresses that lead to a person, however they are spaced, in half or full width."""

import re
from collections.abc import Iterator

from scoring.masks import Mask, MaskKind

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    (0x3000, 0xA0, 0x2002, 0x2003), " "
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_HAN = "\u4e00-\u9fff"
_GAP = r"[ \-–—]?"  # between the groups of a number
_NUMERAL = "[一二三四五六七八九十百零〇两]"
_COUNT = f"[甲乙丙丁]?(?:[0-9]+|{_NUMERAL}+)"
_DAY = r"(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[.\-/][0-9]{1,2}[.\-/][0-9]{1,2}|[0-9]{4})"
_STREET = rf"[{_HAN}]{{2,16}}?(?:大道|路|街|巷|弄|村|社区|小区|花园|新村)"
_ENDS_OF_ESTATES = (
    "里|苑|公寓|大厦|家园|花苑|广场|工业园|产业园|科技园|园区|工业区|市场|商城|写字楼|小区|花园|新村|社区|村"
)
_ESTATE = rf"[{_HAN}]{{2,16}}?(?:{_ENDS_OF_ESTATES})"
_PART = r"(?:号楼|单元|栋|幢|座|楼|层|号|室|铺|组)"
_INSIDE = rf"楼?(?:[0-9A-Za-z\-]{{1,6}}{_PART}?|{_NUMERAL}{{1,4}}{_PART})*"
_BLOCK = rf"(?:[0-9A-Za-z]{{1,4}}|{_NUMERAL}{{1,3}})(?:号楼|单元|栋|幢|座|组)"
_ADDRESS = rf"(?:{_STREET}{_COUNT}(?:-[0-9]+)?号{_INSIDE}|{_ESTATE}{_BLOCK}{_INSIDE})"
_PATTERNS: tuple[tuple[MaskKind, re.Pattern[str], str], ...] = (
    (
        MaskKind.ID_NUMBER,
        re.compile(rf"(?<![0-9A-Z])(?:[0-9]{_GAP}){{17}}[0-9X](?![0-9A-Z])"),
        "×××",
    ),
    (
        MaskKind.CREDIT_CODE,
        re.compile(r"(?<![0-9A-Z])(?=[0-9 ]*[A-Z])[0-9A-Z]{2} ?[0-9]{6} ?(?:[0-9A-Z] ?){9}[0-9A-Z](?![0-9A-Z])"),
        "×××",
    ),
    (MaskKind.PHONE, re.compile(rf"(?<![0-9])1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}(?![0-9])"), "×××"),
    (
        MaskKind.PHONE,
        re.compile(
            r"(?<![0-9])(?:\(0[0-9]{2,3}\)[ \-]?|0[0-9]{2,3}[ \-])[0-9]{3,4}[ \-]?[0-9]{4}(?:转[0-9]+)?(?![0-9])"
        ),
        "×××",
    ),
    (MaskKind.PHONE, re.compile(rf"(?<![0-9])[48]00{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}(?![0-9])"), "×××"),
    (
        MaskKind.PLATE,
        re.compile(rf"[{_PROVINCES}] ?[A-Z][·•\- ]?(?:[A-HJ-NP-Z0-9]{{5,6}}|[A-HJ-NP-Z0-9]{{4}}[挂学警])(?![A-Z0-9])"),
        "某车辆",
    ),
    (
        MaskKind.ACCOUNT,
        re.compile(r"(?<![0-9A-Z])(?:[0-9]{12,30}|[0-9]{4}(?:[ \-][0-9]{4}){2,4}(?:[ \-][0-9]{1,4})?)(?![0-9A-Z])"),
        "×××",
    ),
    (MaskKind.CONTACT, re.compile(r"[0-9A-Z][0-9A-Z._+\-]*@[0-9A-Z\-]+(?:\.[0-9A-Z\-]+)+"), "×××"),
    (MaskKind.ADDRESS, re.compile(_ADDRESS), "某处"),
    (MaskKind.ADDRESS, re.compile(r"[0-9]+-[0-9]+号(?:商铺|铺面|门面|店面|车库|房)"), "某处"),
    (MaskKind.BIRTH, re.compile(rf"{_DAY}(?=出生|生[,，。;；)）])"), "×××"),
)
_LED = (  # what a word before it gives away; the first group is the number
    (MaskKind.PHONE, re.compile(r"(?:电话|手机|传真|联系方式)(?:号码)?[:为]? ?([0-9][0-9\- ]{5,}[0-9])")),
    (MaskKind.BIRTH, re.compile(rf"出生(?:日期|年月)?[:为于]? ?({_DAY})")),
    (MaskKind.CERTIFICATE, re.compile(r"(?:护照|通行证|军官证|居住证)(?:号码|号)?[:为]? ?([A-Z]{1,2}[0-9]{6,11})")),
    (MaskKind.CONTACT, re.compile(r"(?:微信|QQ)(?:号码|号)?[:为]? ?([0-9A-Z][0-9A-Z_\-]{4,})")),
    (
        MaskKind.CERTIFICATE,  # 执法证号 and the like lead to one person
        re.compile(
            rf"证(?:件|书)?(?:号码|编号|号)[:为]? ?([{_HAN}]{{0,4}}[A-Z]{{0,4}}(?:-?[0-9])[0-9A-Z\-]{{3,}})(?![0-9A-Z])"
        ),
    ),
)
_LEADING = re.compile(
    r"^(?:.*(?:位于|[在于址住]))?(?:住所地|地址|坐落|经营场所|发生|至|从|到|为|是|对|的|其|向|与|和|及)*"
)


def plain_width(text: str) -> str:
    """The text in half width where there is one; every character stays at its place."""
    return text.translate(_FULL_WIDTH)


def identifiers(text: str) -> Iterator[Mask]:
    """Everything in the text that leads to a person without naming one."""
    seen = plain_width(text).upper()
    for kind, pattern, alias in _PATTERNS:
        for match in pattern.finditer(seen):
            skipped = _LEADING.match(match[0]) if kind is MaskKind.ADDRESS else None
            start = match.start() + (skipped.end() if skipped else 0)
            yield Mask(kind, start, text[start : match.end()], alias)
    for kind, pattern in _LED:
        for match in pattern.finditer(seen):
            yield Mask(kind, match.start(1), text[match.start(1) : match.end(1)], "×××")
