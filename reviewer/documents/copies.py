"""A case sent twice over, as a scan and as the Word files it was printed from: the scan counts, the copies stand aside.

Otherwise every document, number and date would be there twice. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scoring.casefile import Document

TITLE = "电子文稿（与扫描件相同）"
_ALIKE = 0.82
_MOST = 0.6
_COMPARED = 1500


def set_aside(documents: Sequence[Document], whole: Sequence[int]) -> tuple[Document, ...]:
    """The documents, those that only repeat others put together into one at their place. `whole`: first pages of the
    files that are one document each."""
    typed = [d for d in documents if d.first_page in set(whole)]
    others = [d for d in documents if d.first_page not in set(whole) and d.lines]
    if len(typed) < 2 or len(others) < 2:
        return tuple(documents)
    copies = [d for d in typed if any(_is_copy(d, other) for other in others)]
    if len(copies) < _MOST * len(typed):
        return tuple(documents)
    out: list[Document] = []
    for document in documents:
        if document not in copies:
            out.append(document)
        elif out and out[-1].title == TITLE:
            out[-1] = replace(out[-1], last_page=document.last_page)
        else:
            out.append(Document(0, "unknown", "其他文书", TITLE, document.first_page, document.last_page))
    return tuple(replace(document, seq=seq) for seq, document in enumerate(out, 1))


def _is_copy(document: Document, other: Document) -> bool:
    from rapidfuzz.fuzz import ratio

    if document.kind != other.kind:
        return False
    first, second = (re.sub(r"\W", "", d.text)[:_COMPARED] for d in (document, other))
    return min(len(first), len(second)) > 20 and ratio(first, second) >= 100 * _ALIKE
