"""The one normal form of text that checks, search and facts share. The original stays beside it, for the eye."""

import re
import unicodedata

# Whole-character entries of the CJK Radicals Supplement (U+2E80-2EF3). NFKC maps only ⺟ and ⻳ there, so the rest is
# stated here; the pairs follow Unicode's list of equivalent unified ideographs.
_RADICAL_PAIRS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵"
    "⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦"
    "⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_RADICALS = {ord(a): b for a, b in zip(_RADICAL_PAIRS[::2], _RADICAL_PAIRS[1::2], strict=True)}
_KANGXI = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
_COMPATIBLE = {
    c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xF900, 0xFADA) if unicodedata.decomposition(chr(c))
}
_WIDE = {c: chr(c - 0xFEE0) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SIGNS = {
    ord("￥"): "¥",
    ord("％"): "%",
    **{ord(wide): plain for wide, plain in zip("＝＋＊／", "=+*/", strict=True)},
    ord("◯"): "〇",
    ord("＿"): "_",
    ord("﹍"): "_",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("\u00ad"): None,
}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0xFE00, 0xFE10)))
_TABLE: dict[int, str | None] = {
    **_RADICALS,
    **_KANGXI,
    **_COMPATIBLE,
    **_WIDE,
    **_SIGNS,
    **_INVISIBLE,
}

_GAP = re.compile(r"[^\S\n]+")
_EDGE = re.compile(r"(?m)^[ \u3000]+|[ \u3000]+$")
_NUMERAL = "0-9〇○零一二三四五六七八九十廿卅元"
_SPACED_DATE = re.compile(
    rf"[0-9〇○零一二三四五六七八九](?:[ \u3000]?[0-9〇○零一二三四五六七八九]){{3}}[ \u3000]*年[ \u3000]*"
    rf"[{_NUMERAL}](?:[ \u3000]?[{_NUMERAL}]){{0,2}}[ \u3000]*月"
    rf"(?:[ \u3000]*[{_NUMERAL}](?:[ \u3000]?[{_NUMERAL}]){{0,3}}[ \u3000]*日)?"
)
_SPACED_TIME = re.compile(r"(?<![0-9])[0-9]{1,2} ?[时点](?: ?[0-9]{1,2} ?分)?")
_SPACED_NUMERIC_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2} ?([-./]) ?[0-9]{1,2} ?\1 ?[0-9]{1,2}(?![0-9])")
_GROUPED = re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:, ?[0-9]{3})+(?=\.[0-9]{2}(?![0-9])| ?元)")
_WIDE_POINT = re.compile(r"(?<=[0-9])．(?=[0-9])")
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=(?:万元|元|平方米|立方米)(?!素))")
_AFTER_CURRENCY = re.compile(r"(?<=¥) (?=[0-9])")
_ORDINAL = re.compile(r"第 ?[（(]? ?[0-9一二三四五六七八九十百]{1,7} ?[）)]? ?(?=[条款项号])")


def _squeeze(match: re.Match[str]) -> str:
    return match.group().replace(" ", "").replace("\u3000", "")


_LINED_DATE = re.compile(
    rf"(?<!_)_++(?=[{_NUMERAL}]{{1,4}}_*[年月日时分])|(?<=[{_NUMERAL}])_++(?=[年月日时分])"
    rf"|(?<=[年月日时分至])_++(?=[{_NUMERAL}])"
)
_LINED_NEXT = re.compile(
    r"(?<=[^_\s：:])(?:_{2,}+(?=[\u4e00-\u9fff]{2,10}(?:（[^（）]{1,10}）)?[：:])|_{8,}+(?=[^_\s]))"
)
_LINED = re.compile(r"_{2,}|(?<![0-9A-Za-z])_+|_+(?![0-9A-Za-z])")


def _without_lines(text: str) -> str:
    """What is filled in on the lines of a form, without the lines, where they are typed: 于____2025__年__3__月."""
    if "_" not in text:
        return text
    return _LINED.sub("", _LINED_NEXT.sub("\u3000", _LINED_DATE.sub("", text)))


def _gap(match: re.Match[str]) -> str:
    """One space stays one space; anything wider, or a full-width space, is the gap between two cells."""
    run = match.group()
    return " " if len(run) == 1 and run != "\t" and run != "\u3000" else "\u3000"


_CLOSINGS = (
    _SPACED_DATE,
    _SPACED_TIME,
    _SPACED_NUMERIC_DATE,
    _GROUPED,
    _BEFORE_UNIT,
    _AFTER_CURRENCY,
    _ORDINAL,
)


def normalise(text: str) -> str:
    """The normal form of `text`, line for line: radicals as characters, digits and letters half width, spaces inside
    dates and numbers closed, odd spaces unified, lines to write on taken away. Punctuation and meaning stay.
    normalise(normalise(x)) = normalise(x).
    """
    text = _without_lines(text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE))
    text = _EDGE.sub("", _GAP.sub(_gap, text))
    for _ in range(8):  # closing one gap can bring the next within reach; a handful of rounds always settles it
        closed = _WIDE_POINT.sub(".", text)
        for pattern in _CLOSINGS:
            closed = (
                pattern.sub(_squeeze, closed)
                if pattern not in (_BEFORE_UNIT, _AFTER_CURRENCY)
                else pattern.sub("", closed)
            )
        if closed == text:
            break
        text = closed
    return text


_SPACES = re.compile(r"\s+")


def closed(text: str) -> str:
    """`text` without any space: for labels and titles that are spaced out on the sheet (案　由, 当 事 人)."""
    return _SPACES.sub("", text)
