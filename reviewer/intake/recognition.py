"""Text recognition of scanned pages: a queue that can be stopped at any page and goes on there after a restart.

What is done is what lies in the workspace; the queue itself keeps nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.intake.checking import check_case
from reviewer.intake.describing import described
from reviewer.intake.passwords import closed_originals
from reviewer.intake.understanding import understood
from reviewer.storage.workspace import Workspace
from scoring.casefile import Page, Source
from scoring.errors import ReviewError
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.documents.ocr import Recogniser


def recognise_waiting(
    workspace: Workspace,
    progress: Progress,
    in_view: Callable[[], tuple[str, int] | None] = lambda: None,
) -> int:
    """Recognise every page that has no text yet, the case file and page in view first. Returns the number of pages.

    Each page is committed when it is done; Cancelled leaves the finished ones. A page that cannot be recognised is
    marked as read without text, so that it does not stand in the way of the others.
    """
    from reviewer.documents.ocr import Recogniser, available

    if not available():
        return 0
    total = sum(len(workspace.readings.unread_pages(case)) for case in workspace.readings.cases_with_unread_pages())
    done = 0
    with Recogniser() as recogniser:
        while (case := _next_case(workspace, in_view)) is not None:
            done = _recognise_case(workspace, case, recogniser, _Counter(progress, done, total), in_view)
    return done


class _Counter:
    def __init__(self, progress: Progress, done: int, total: int) -> None:
        self.progress = progress
        self.done = done
        self.total = total

    def step(self, code: str) -> None:
        self.progress.step(self.done, max(self.total, self.done), f"正在识别文字：案卷 {code}")


def _next_case(workspace: Workspace, in_view: Callable[[], tuple[str, int] | None]) -> str | None:
    shut = closed_originals(workspace)
    waiting = [c for c in workspace.readings.cases_with_unread_pages() if not shut or _open_pages(workspace, c, shut)]
    seen = in_view()
    if seen is not None and seen[0] in waiting:
        return seen[0]
    return waiting[0] if waiting else None


def _open_pages(workspace: Workspace, case: str, shut: frozenset[str]) -> list[int]:
    """The pages that wait and can be drawn: not those of encrypted files whose password nobody gave in this session."""
    closed = {place.number for place in workspace.readings.places(case) if place.sha256 in shut}
    return [number for number in workspace.readings.unread_pages(case) if number not in closed]


def _recognise_case(
    workspace: Workspace,
    case: str,
    recogniser: "Recogniser",
    counter: _Counter,
    in_view: Callable[[], tuple[str, int] | None],
) -> int:
    from reviewer.documents.ocr import next_pages

    code = workspace.catalogue.case(case).code
    places = {place.number: place for place in workspace.readings.places(case)}
    while True:
        counter.step(code)
        seen = in_view()
        here = seen[1] if seen is not None and seen[0] == case else None
        shut = closed_originals(workspace)
        if seen is not None and seen[0] != case and _open_pages(workspace, seen[0], shut):
            return counter.done  # the reader moved to another file: that one first
        closed = [number for number, place in places.items() if place.sha256 in shut]
        number = next(next_pages(workspace.readings.case_file(case), closed, here), None)
        if number is None:
            reread(workspace, case)
            return counter.done
        place = places[number]
        try:
            file, password = workspace.page_file(place.sha256), workspace.passwords.get(place.sha256)
            page = recogniser.recognise_page(file, place.index, number=number, password=password)
        except ReviewError:
            workspace.readings.save_page(case, Page(number, (), Source.OCR))
        else:
            workspace.readings.save_page(case, Page(number, page.lines, Source.OCR))
            workspace.readings.turn_page(case, number, page.rotation, page.width_pt, page.height_pt)
        counter.done += 1


def reread(workspace: Workspace, case: str) -> None:
    """Split the pages of a case file again and read its facts anew, now that there is more text; check it again."""
    before = workspace.catalogue.case(case)
    content = understood(workspace, case)
    with workspace.store.writing():
        workspace.readings.save_documents(case, content)
        if not before.party and not before.cause:
            workspace.catalogue.describe(case, described(content, before.title))
        check_case(workspace, case)
