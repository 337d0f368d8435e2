"""The rows of the contents page (卷内目录) as the sheet lists them."""

import re
from dataclasses import dataclass
from datetime import date

from scoring.casefile import Region
from scoring.checks.papers import Paper
from scoring.notation.dates import find_dates
from scoring.notation.numerals import parse_numeral
from scoring.notation.references import find_reference_numbers

_ROW = re.compile(r"^\s*(?P<seq>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.、\s\u3000]+(?P<rest>[\u4e00-\u9fff《(].*)$")
_PAGES = re.compile(r"[\s\u3000](?P<first>[0-9]{1,3})(?:[-—~至－]+(?P<last>[0-9]{1,3}))?\s*(?:页)?$")
_NUMBER_CELL = re.compile(r"(?<=[\u4e00-\u9fff)])[\s\u3000]+(?=\S*[0-9]{3})\S+$")
"""The cell beside the name with a number of no common form (LYFXC20250416003, 排许字第2026-031号)."""
_EIGHT_FIGURES = re.compile(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])(?![0-9])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, the document's name, reference number and date where given, its pages."""

    seq: int
    name: str
    reference: str
    day: date | None
    first: int | None
    last: int | None
    region: Region


def rows_of(paper: Paper) -> tuple[Row, ...]:
    """Every row of a contents page, in order."""
    return tuple(row for number, line in enumerate(paper.lines) if (row := _row(paper, number, line)))


def _row(paper: Paper, number: int, line: str) -> Row | None:
    match = _ROW.match(line)
    seq = parse_numeral(match["seq"]) if match else None
    if match is None or seq is None:
        return None
    rest = match["rest"]
    pages = _PAGES.search(rest)
    body = _EIGHT_FIGURES.sub(r"\1-\2-\3", rest[: pages.start()] if pages else rest)
    dates, references = find_dates(body), find_reference_numbers(body)
    cut = min([d.start for d in dates] + [r.start for r in references] + [len(body)])
    name = _NUMBER_CELL.sub("", re.split(r"[\s\u3000]+(?=[-—–/附]|$)", body[:cut].strip())[0])
    first = int(pages["first"]) if pages else None
    last = int(pages["last"]) if pages and pages["last"] else first
    return Row(
        seq, re.sub(r"\s", "", name), references[0].raw if references else "", dates[0].value if dates else None,
        first, last, paper.region_of_line(number),
    )  # fmt: skip
