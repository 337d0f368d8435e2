"""What a person put right reaches the rules that read words: recognised words are mended, others are pointed out.

Recognition misreads, so a person who puts a recognised value right says what stands on the sheet: the words of the page
are mended before any rule reads them. Original text is what stands on the sheet: there it is only said beside the
result that it rests on the words of the page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from scoring.casefile import Box, CaseFile, Document, Fact, Source, TextLine
from scoring.checks.common import yuan
from scoring.notation.amounts import find_amounts
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

_DATE = re.compile(r"[^日]*日|[0-9]+[^0-9]+[0-9]+[^0-9]+[0-9]+")


def mended(case: CaseFile) -> CaseFile:
    """The case with recognised words as persons put them right; the same object where there is nothing to mend."""
    recognised = {page.number for page in case.pages if page.source is Source.OCR}
    wrong = [f for f in put_right(case) if f.region is not None and f.region.page in recognised]
    if not wrong:
        return case
    documents = case.documents
    for fact in wrong:
        documents = tuple(_mended_document(document, fact) for document in documents)
    return replace(case, documents=documents)


def noted(result: Suspicion, corrections: Sequence[Fact]) -> Suspicion:
    """The result, and beside its arithmetic where it rests on words of a page that a person's fact differs from."""
    said = f"{result.message}{result.computation}"
    notes = [
        f"注意：“{f.label}”已人工更正为{f.value}，本条按第{f.region.page}页的文字核对。"
        for f in corrections
        if f.region is not None and f.region.page in result.pages and any(w in said for w in _shown(f.read))
    ]
    return replace(result, computation="\n".join(filter(None, (result.computation, *notes)))) if notes else result


def put_right(case: CaseFile) -> tuple[Fact, ...]:
    """The facts for which a person entered something other than was read."""
    return tuple(f for f in case.facts if f.source is Source.PERSON and f.read and f.read != f.value)


def _mended_document(document: Document, fact: Fact) -> Document:
    assert fact.region is not None
    page = fact.region.page
    if not document.first_page <= page <= document.last_page:
        return document
    found = [n for n, line in enumerate(document.lines) if line.page == page and _replaced(line.text, fact)]
    at = [n for n in found if _meet(document.lines[n].box, fact.region.box)] or found[:1]
    if not at:
        return _mended_over_a_break(document, fact)
    lines = tuple(_mended_line(line, fact) if n == at[0] else line for n, line in enumerate(document.lines))
    return replace(document, lines=lines)


def _mended_over_a_break(document: Document, fact: Fact) -> Document:
    """As above where the value was broken over two lines: both become one line with the person's value."""
    assert fact.region is not None
    lines = document.lines
    for n, (one, two) in enumerate(pairwise(lines)):
        joined = one.text + two.text
        if one.page != fact.region.page or two.page != fact.region.page or not (text := _replaced(joined, fact)):
            continue
        return replace(document, lines=(*lines[:n], replace(one, text=text), *lines[n + 2 :]))
    return document


def _mended_line(line: TextLine, fact: Fact) -> TextLine:
    return replace(line, text=_replaced(line.text, fact))


def _replaced(text: str, fact: Fact) -> str:
    """The text with the value as read replaced by the person's; empty where it does not stand there."""
    before, after = _day(fact.read), _day(fact.value)
    if before and after:
        for mention in find_dates(text):
            if mention.value == before and not mention.inferred:
                part = _DATE.match(mention.raw)  # without the hour behind it
                end = mention.start + part.end() if part else mention.end
                return f"{text[: mention.start]}{after.year}年{after.month}月{after.day}日{text[end:]}"
        return ""
    sums = _sum(fact.read), _sum(fact.value)
    if sums[0] is not None and sums[1] is not None:
        for amount in find_amounts(text):
            if amount.value == sums[0]:
                unit = "" if amount.raw[-1:].isdigit() else "元"
                return f"{text[: amount.start]}{sums[1]:f}{unit}{text[amount.end :]}"
    return text.replace(fact.read, fact.value) if fact.read in text else ""


def _meet(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return False
    return one.top < other.bottom and other.top < one.bottom and one.left < other.right and other.left < one.right


def _shown(value: str) -> tuple[str, ...]:
    """How results write this value."""
    amount = _sum(value)
    if amount is not None:
        return (yuan(amount),)
    return (value[:10],) if len(value) > 1 else ()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text) if len(text) < 16 else None
    except InvalidOperation:
        return None
