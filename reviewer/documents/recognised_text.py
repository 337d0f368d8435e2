"""Putting right what recognition regularly gets wrong in punctuation. The text as recognised stays beside it. Pure."""

import re

_WIDE = r"[\u3400-\u9fff〇“”《》〔〕（）：，。；、]"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_AFTER_WIDE = re.compile(rf"(?<={_WIDE})\s?([,;:?!])")
_BEFORE_WIDE = re.compile(rf"([,;?!])(?={_WIDE})")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff）])\s+(?=[\u3400-\u9fff（])")
_BEFORE_YEAR = re.compile(r"(?<=[\u3400-\u9fff）])\s+(?=(?:19|20)\d{2}\s?[年.-])")
_STOP = re.compile(rf"(?<={_WIDE})\.(?=\s*(?:{_WIDE}|$))")


def repaired(text: str) -> str:
    """Half-width punctuation among Chinese made full width; a gap between Chinese characters made the wide space."""
    text = _AFTER_WIDE.sub(lambda m: _MARKS[m[1]], text)
    text = _BEFORE_WIDE.sub(lambda m: _MARKS[m[1]], text)
    text = _STOP.sub("。", text)
    text = _brackets(text)
    return _BEFORE_YEAR.sub("\u3000", _SPACED.sub("\u3000", text))


def _brackets(text: str) -> str:
    """Brackets that stand among Chinese or enclose it are full width; those of pure Latin text stay."""
    if not re.search(r"[()]", text) or not re.search(r"[\u3400-\u9fff]", text):
        return text
    return text.replace("(", "（").replace(")", "）")
