"""立卷归档通用要求：卷内页码连续，不重号、不漏号。"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scoring.casefile import CaseFile, Page, Region, Source
from scoring.checks.contents_rows import rows_of
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "F01"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    found = [*_stamped(case, report), *_listed(view, report)]
    if found:
        yield found[0]
        return
    numbered = _numbered(case)
    if len(numbered) >= 2:
        first, last = numbered[0].printed_number, numbered[-1].printed_last or numbered[-1].printed_number
        yield report.satisfied("页码连续。", f"第{first}页至第{last}页", key="页码")
    elif len(case.pages) > 1:
        yield report.unknown("页面上的页码读不出，是否连续请人工核对。", key="页码")


def _stamped(case: CaseFile, report: Report) -> Iterator[Suspicion]:
    """Numbers stamped on the sheets: the next numbered sheet carries the next number."""
    numbered = _numbered(case)
    lists = [p.document for p in view_of(case).all("contents")]
    sheets = len(case.pages) - sum(d.last_page - d.first_page for d in lists)
    told = any(page.printed_last for page in case.pages)
    flowing = not told and len(case.documents) >= 5 and sheets == len(case.documents)
    for index, (one, two) in enumerate(pairwise(numbered)):
        assert one.printed_number is not None
        assert two.printed_number is not None
        last = one.printed_last or one.printed_number
        step, unread = two.printed_number - last, two.number - one.number - 1
        if step == 1 or (step > 1 and (step - 1 <= unread or flowing)):
            continue  # a Word file shows a document of several sheets as one page, with the first sheet's number
        counted = f"第{one.number}张印第{_shown(one)}页，第{two.number}张印第{_shown(two)}页"
        places = (Region(one.number), Region(two.number))
        if not _sure(numbered, index):
            yield report.unknown("页码识别结果不连续，请核对原件。", counted, places, key="页码")
        elif step == 0:
            yield report.violated(f"页码重复：第{last}页编了两次。", counted, places, key="页码")
        elif step < 0:
            yield report.violated("页码倒置或者重复。", counted, places, key="页码")
        else:
            yield report.violated(f"页码缺号：缺第{last + 1}页。", counted, places, key="页码")
        return


def _shown(page: Page) -> str:
    return f"{page.printed_number}-{page.printed_last}" if page.printed_last else str(page.printed_number)


def _numbered(case: CaseFile) -> list[Page]:
    """The sheets that carry a number. The contents page is not among them: a number alone there is a row's."""
    lists = [range(p.document.first_page, p.document.last_page + 1) for p in view_of(case).all("contents")]
    return [p for p in case.pages if p.printed_number is not None and not any(p.number in own for own in lists)]


def _sure(numbered: list[Page], index: int) -> bool:
    """Recognised numbers count only where the neighbours on both sides go on as they should."""
    around = numbered[max(0, index - 1) : index + 3]
    if all(p.source is not Source.OCR for p in around):
        return True
    if index == 0 or index + 2 >= len(numbered):
        return False
    left, one, two, right = (p.printed_number or 0 for p in around)
    return one - left == 1 and right - two == 1


def _listed(view: View, report: Report) -> Iterator[Suspicion]:
    """Page ranges of the contents page: each row begins after the row before has ended."""
    contents = view.first("contents")
    if contents is None:
        return
    rows = [r for r in rows_of(contents) if r.first is not None and r.last is not None]
    for one, two in pairwise(rows):
        assert one.last is not None
        assert two.first is not None
        counted = f"“{one.name}”第{one.first}—{one.last}页，“{two.name}”从第{two.first}页起"
        places = ((contents, one.region), (contents, two.region))
        if two.first == one.last + 1:
            continue
        if contents.is_recognised_image and not _plausible(rows, one.last, two.first):
            yield report.unknown("目录页次识别结果不连续，请核对原件。", counted, places, key="目录页次")
        elif two.first <= one.last:
            yield report.violated(f"卷内页码重复：第{two.first}页编了两次。", counted, places, key="目录页次")
        elif contents.lines and two.seq == one.seq + 1:
            yield report.violated(f"卷内页码缺号：缺第{one.last + 1}页。", counted, places, key="目录页次")
        return


def _plausible(rows: Sequence[object], last: int, first: int) -> bool:
    return last - 1 <= first <= last + 2 and len(rows) >= 4
