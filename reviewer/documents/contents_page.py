"""The list of contents inside a case file (卷内目录): which document on which stamped page. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scoring.casefile import Page, TextLine

_ROW = re.compile(
    r"^(?P<seq>\d{1,3}|[一二三四五六七八九十]{1,3})[\s\u3000.、．]+(?P<rest>\S.*?)[\s\u3000]+"
    r"(?P<first>\d{1,4})(?:\s*[-—－–~～至、]\s*(?P<last>\d{1,4}))?[\s\u3000]*(?:[^\d\s]{0,12})$"
)
_CELL = re.compile(r"[\u3000\t]|\s{2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list: the document's name and its stamped pages."""

    title: str
    first: int
    last: int | None
    line: TextLine


def entries(paragraphs: Iterable[TextLine]) -> tuple[Entry, ...]:
    """The rows that name a document and a page, in order."""
    return tuple(found for line in paragraphs if (found := _entry(line)) is not None)


def _entry(line: TextLine) -> Entry | None:
    match = _ROW.match(line.text.strip())
    if match is None:
        return None
    title = _CELL.split(match["rest"].strip())[0].strip()
    if not re.search(r"[\u4e00-\u9fff]{2}", title):
        return None
    last = int(match["last"]) if match["last"] else None
    return Entry(title, int(match["first"]), last, line)


def is_contents_title(title: str) -> bool:
    """Whether a document of this title lists the others. 证据目录 and 物品目录 do not."""
    return bool(re.search(r"(?:卷内|案卷|文书|文件|卷宗|档案)[^证据]{0,6}目录|^目录$", title))


def page_by_stamp(pages: Iterable[Page]) -> dict[int, int]:
    """Stamped number → page of the file, where the stamp is not repeated."""
    found: dict[int, int] = {}
    repeated: set[int] = set()
    for page in pages:
        if page.printed_number is None:
            continue
        if page.printed_number in found:
            repeated.add(page.printed_number)
        found.setdefault(page.printed_number, page.number)
    return {stamp: page for stamp, page in found.items() if stamp not in repeated}
