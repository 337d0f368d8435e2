"""Full-text search from one character on: FTS5 over overlapping pairs of characters.

The trigram tokenizer of SQLite answers two-character Chinese queries with nothing, silently; pairs made here do not.
Hits come by page number of the index, which is by case file and page, so that SQLite stops at the last one wanted.
"""

import re

from reviewer.storage.database import Store

_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
_PAGE = "SELECT p.case_file, p.number, p.lines FROM {} JOIN page p ON p.id = found.rowid ORDER BY found.rowid"
_PHRASE = _PAGE.format(
    "(SELECT rowid FROM page_search WHERE page_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?) found"
)
_CHARACTER = _PAGE.format(
    "(SELECT rowid FROM (SELECT rowid, grams FROM page_search WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?)"
    " WHERE instr(grams, ?) ORDER BY rowid LIMIT ?) found"
)
_LAST = (1 << 63) - 1
Row = tuple[str, int, str]  # case file, page, lines


def grams(text: str) -> str:
    """The text as overlapping pairs of its letters, digits and characters; the last character stands alone too."""
    letters = _letters(text)
    return " ".join(letters[i : i + 2] for i in range(len(letters)))


def match_expression(query: str) -> str:
    """The FTS5 expression that finds this text as one phrase; empty where the query holds nothing to look for."""
    letters = _letters(query)
    if not letters:
        return ""
    if len(letters) == 1:
        return f'"{letters}"*'
    return '"' + " ".join(letters[i : i + 2] for i in range(len(letters) - 1)) + '"'


def pages_with(store: Store, query: str, case: str, limit: int) -> list[Row]:
    """The first pages that hold this text as one phrase, in one case file or (`case` empty) in all."""
    expression, letters = match_expression(query), _letters(query)
    span = _span(store, case)
    if not expression or span is None:
        return []
    if len(letters) == 1:
        # All pairs that begin with 的 are a tenth of a second's work, and it stands on the first pages anyway.
        looked_at = 2 * limit
        rows = store.query(_CHARACTER, (*span, looked_at, letters, limit))
        if len(rows) == limit or span[1] - span[0] < looked_at:
            return [tuple(row) for row in rows]
    return [tuple(row) for row in store.query(_PHRASE, (expression, *span, limit))]


def _span(store: Store, case: str) -> tuple[int, int] | None:
    """The numbers of a case file's pages in the index: a file is saved as a whole, so nobody else's lie between."""
    if not case:
        return 0, _LAST
    first, last = store.query("SELECT min(id), max(id) FROM page WHERE case_file=?", (case,))[0]
    return None if first is None else (first, last)


def _letters(text: str) -> str:
    return _NOT_WORD.sub("", text).lower()
