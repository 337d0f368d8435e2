"""Full-text search from one character on: FTS5 over overlapping pairs of characters.

The trigram tokenizer of SQLite answers two-character Chinese queries with nothing, silently; pairs made here do not.
"""

import re

_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)


def grams(text: str) -> str:
    """The text as overlapping pairs of its letters, digits and characters; the last character stands alone too."""
    letters = _NOT_WORD.sub("", text).lower()
    return " ".join(letters[i : i + 2] for i in range(len(letters)))


def match_expression(query: str) -> str:
    """The FTS5 expression that finds this text as one phrase; empty where the query holds nothing to look for."""
    letters = _NOT_WORD.sub("", query).lower()
    if not letters:
        return ""
    if len(letters) == 1:
        return f'"{letters}"*'
    return '"' + " ".join(letters[i : i + 2] for i in range(len(letters) - 1)) + '"'
