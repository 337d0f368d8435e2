"""Whether a PDF's text layer says what the page shows. Fonts without a usable encoding yield nonsense."""

import re
from functools import cache

ENOUGH = 12
"""Fewer characters than this say nothing about the layer."""
_SPACE = re.compile(r"\s+")
_LOST = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_ACCENTED = re.compile("[\xa1-\u024f]")
_CHINESE = re.compile("[\u3400-\u9fff]")
_USUAL_SIGNS = re.compile("[·×÷°±²³§]")


def is_broken(text: str) -> bool:
    """Private-use characters, replacement marks, or text decoded with the wrong character set."""
    signs = _SPACE.sub("", text)
    lost = len(_LOST.findall(signs))
    if len(signs) < ENOUGH:
        return lost * 3 > len(signs)
    if lost > 0.08 * len(signs):
        return True
    if len(_ACCENTED.findall(_USUAL_SIGNS.sub("", signs))) > 0.2 * len(signs):
        return True
    chinese = _CHINESE.findall(signs)
    return len(chinese) >= ENOUGH and sum(c in _common() for c in chinese) < 0.5 * len(chinese)


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of GB 2312 level 1. UTF-8 read as GBK hits them seldom."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(code.decode("gb2312", "ignore") for code in codes))
