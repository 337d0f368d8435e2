"""Service receipts that list several papers, one below the other: each with its own signatures and dates."""

import re
from collections.abc import Iterator, Sequence

_ENTRY = re.compile(
    r"^\s*(?:(?:送达)?文书[（(]?[一二三四五六七八九十0-9]{1,2}[）)]?|第[一二三四五六七八九十0-9]{1,2}[件份项])"
    r"(?:名称)?\s*[：:、.．]"
)


def entries(lines: Sequence[str]) -> Iterator[range]:
    """The lines of each paper the receipt lists; nothing where it serves one paper only."""
    starts = [n for n, line in enumerate(lines) if _ENTRY.match(line)]
    if len(starts) < 2:
        return
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield range(start, stop)
