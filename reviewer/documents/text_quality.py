"""Whether a PDF's text layer says what the page shows. Fonts without a usable encoding yield nonsense."""

ENOUGH = 12
"""Fewer characters than this say nothing about the layer."""


def is_broken(text: str) -> bool:
    """Private-use characters, replacement marks, or text decoded with the wrong character set."""
    signs = [c for c in text if not c.isspace()]
    if len(signs) < ENOUGH:
        return any(_is_lost(c) for c in signs) and sum(map(_is_lost, signs)) * 3 > len(signs)
    if sum(map(_is_lost, signs)) > 0.08 * len(signs):
        return True
    accented = sum(1 for c in signs if "\u0080" <= c <= "\u024f" and c not in "·×÷°±²³§")
    if accented > 0.2 * len(signs):
        return True
    chinese = [c for c in signs if "\u3400" <= c <= "\u9fff"]
    return len(chinese) >= ENOUGH and sum(map(_is_common, chinese)) < 0.5 * len(chinese)


def _is_lost(character: str) -> bool:
    code = ord(character)
    return (
        0xE000 <= code <= 0xF8FF
        or code >= 0xF0000
        or code == 0xFFFD
        or code < 0x20
        or 0x7F <= code < 0xA0
        or character == "\x00"
    )


def _is_common(character: str) -> bool:
    """One of the 3,755 characters of GB 2312 level 1. UTF-8 read as GBK hits them seldom."""
    try:
        encoded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7
