"""Putting right what recognition regularly gets wrong in punctuation. The text as recognised stays beside it. Pure."""

import re

_WIDE = r"[\u3400-\u9fff〇“”《》〔〕（）：，。；、]"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_AFTER_WIDE = re.compile(rf"(?<={_WIDE})\s?([,;:?!])")
_BEFORE_WIDE = re.compile(rf"([,;?!])(?={_WIDE})")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff）])\s+(?=[\u3400-\u9fff（])")
_BEFORE_YEAR = re.compile(r"(?<=[\u3400-\u9fff）])\s+(?=(?:19|20)\d{2}\s?[年.-])")
_STOP = re.compile(rf"(?<={_WIDE})\.(?=\s*(?:{_WIDE}|$))")


_ROUND = re.compile(
    r"(?<=[一二三四五六七八九十])[○O0](?=[一二三四五六七八九〇○年月])|(?<=〇)[○O0](?=[一二三四五六七八九年])"
)
_DOUBLED = re.compile(r"(?<!\d)2(20\d{2}\s?[年.\-]\s?\d)")  # a stroke of the name before it read as a 2
_CENTURY = re.compile(r"(?<!\d)2[COoDQ〇○]2(\d)(?=\s?[-年.])")
_LOST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s(?=\d{1,2}\s?月\s?\d{1,2}\s?日)")
"""2026 5月8日: nothing but 年 can stand in the gap."""
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?:\D|$))")
_CLOCK = re.compile(r"(?<=\d)：(?=\d\d(?!\d))")
_FIRST = re.compile(r"^[—–\-]、")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2}([.-])\d{1,2}\2)(\d{2,4})(?=[时:：])")
_SIGNED = re.compile(
    r"^((?:[^：]{1,16}：)?[\u4e00-\u9fff\s]{1,16}[^\W\d_于自至在到从期间日月年以])\s?((?:19|20)\d{2}\s?[年.\-].{3,24})$"
)


def _apart(match: re.Match[str]) -> str:
    """2025.4.79时 → 2025.4.7 9时, where only one way to part day and hour makes sense."""
    signs = match[3]
    ways = [
        n
        for n in range(1, len(signs))
        if 1 <= int(signs[:n]) <= 31 and int(signs[n:]) <= 23 and len(signs[n:]) <= 2 and signs[0] != "0"
    ]
    if match[2] == "-" and len(signs) > 2:
        ways = [2]
    return match[1] + signs[: ways[0]] + " " + signs[ways[0] :] if len(ways) == 1 else match[0]


def repaired(text: str) -> str:
    """Half-width punctuation among Chinese made full width; a gap between Chinese characters made the wide space."""
    text = _AFTER_WIDE.sub(lambda m: _MARKS[m[1]], text)
    text = _BEFORE_WIDE.sub(lambda m: _MARKS[m[1]], text)
    text = _STOP.sub("。", text)
    text = _ROUND.sub("〇", text)
    text = _LOST_YEAR.sub(r"\1年", text)
    text = _CENTURY.sub(r"202\1", _DOUBLED.sub(r"\1", text))
    text = _CLOCK.sub(":", _THOUSANDS.sub(",", text))
    text = _FIRST.sub("一、", text)
    text = _RUN_TOGETHER.sub(_apart, _brackets(text))
    text = _SIGNED.sub("\\1\u3000\\2", text)
    return _BEFORE_YEAR.sub("\u3000", _SPACED.sub("\u3000", text))


GUESSED = 0.75
"""What remains of the confidence of a line whose figures were put right."""
_FIGURES = re.compile(r"\d+|[〇零]")


def trust(read: str, text: str) -> float:
    """1 where putting right changed signs and gaps only; less where it changed or parted figures, as in a date."""
    if read == text or _FIGURES.findall(read.replace("○", "〇")) == _FIGURES.findall(text):
        return 1.0
    return GUESSED


def _brackets(text: str) -> str:
    """Brackets that stand among Chinese or enclose it are full width; those of pure Latin text stay."""
    is_open = text.count("(") != text.count(")")
    if not re.search(r"[()]", text) or not (is_open or re.search(r"[\u3400-\u9fff]", text)):
        return text
    text = text.replace("(", "（").replace(")", "）")
    return text.replace("））", "）") if text.count("）") > text.count("（") else text
