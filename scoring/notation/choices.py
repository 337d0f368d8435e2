"""Forms with boxes to tick: what was not chosen is not said."""

import re
from collections.abc import Iterable

_TICKED = re.compile(r"[☑☒☐□]?[√✓✔]|[☑■⊠☒]")
_BLANK = re.compile(r"[□☐][ ]?(?![ \u3000]?[√✓✔])[^□☐☑☒■⊠√✓✔\u3000\n]*(?:\u3000(?=[□☐☑☒■⊠√✓✔]))?")
_LEFT = re.compile(r"(?<![√✓✔])[□☐](?![ \u3000]?[√✓✔])")


def chosen(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a paper without the options left blank, where the paper has ticked ones; else as they are (a tick
    by hand is not in the text)."""
    own = tuple(lines)
    if not any(_LEFT.search(line) for line in own) or not any(_TICKED.search(line) for line in own):
        return own
    return tuple(_BLANK.sub("", line) if _LEFT.search(line) else line for line in own)
