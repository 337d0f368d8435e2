"""Text recognition of scanned pages: a queue that can be stopped at any page and goes on there after a restart.

What is done is what lies in the workspace. The queue keeps one thing more: which case files have new text that nobody
has looked through for documents and facts yet.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.intake.checking import check_case
from reviewer.intake.describing import describe_anew
from reviewer.intake.passwords import closed_originals
from reviewer.intake.understanding import understood
from reviewer.storage.places import PagePlace
from reviewer.storage.workspace import Workspace
from scoring.casefile import Page, Problem, Source
from scoring.errors import ReviewError
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.ocr.recognising import Recogniser

log = logging.getLogger(__name__)
NOT_UNDERSTOOD = "recognised-not-understood"
"""The setting with the case files (JSON) whose recognised text is newer than their documents and facts."""
InView = Callable[[], tuple[str, int] | None]
OnPage = Callable[[str, int, int], None]
"""Hears which case file is being read, the how many-eth of its waiting pages, and of how many."""


def _log(failure: ReviewError) -> None:
    log.warning("a page or case file was not recognised: %s", type(failure).__name__)  # a message may name a party


def recognise_waiting(
    workspace: Workspace,
    progress: Progress,
    in_view: InView = lambda: None,
    on_failure: Callable[[ReviewError], None] = _log,
    on_page: OnPage = lambda _case, _page, _of: None,
) -> int:
    """Recognise every page that has no text yet, the case file and page in view first. Returns the number of pages.

    Each page is committed when it is done; Cancelled leaves the finished ones. A page that fails is tried once more
    after the others of its case file; failing again it is marked as read without text, named among the problems of its
    case file and told to `on_failure`, as is a case file whose text could not be looked through.
    """
    from reviewer.documents.ocr.recognising import Recogniser, available

    if not available():
        return 0
    with Recogniser() as recogniser:
        return _Queue(workspace, progress, in_view, on_failure, recogniser, on_page).work_off()


@dataclass(slots=True)
class _Queue:
    """The work that waits in one workspace. `progress` hears of the page that is being read, too, so that it can stop
    there."""

    workspace: Workspace
    progress: Progress
    in_view: InView
    on_failure: Callable[[ReviewError], None]
    recogniser: "Recogniser"
    on_page: OnPage
    done: int = 0
    total: int = 0
    code: str = ""
    case: str = ""  # being read, and how many of its pages waited when its turn came, after how many others
    waited: int = 0
    before: int = 0

    def work_off(self) -> int:
        readings = self.workspace.readings
        for left in sorted(set(_not_understood(self.workspace)) - set(readings.cases_with_unread_pages())):
            self._look_through(left)
        while (case := self._next_case()) is not None:
            if self._recognise(case):
                self._look_through(case)
        return self.done

    def step(self, _done: int = 0, _total: int = 0, _stage: str = "") -> None:
        """Where the whole is."""
        self.on_page(self.case, min(self.done - self.before + 1, self.waited), self.waited)
        self.progress.step(self.done, self.total, f"案卷 {self.code}")

    def _next_case(self) -> str | None:
        shut = closed_originals(self.workspace)
        readings = self.workspace.readings
        waiting = readings.cases_with_unread_pages()
        self.total = self.done + sum(len(readings.unread_pages(case)) for case in waiting)  # more may have come
        waiting = [case for case in waiting if not shut or self._open_pages(case, shut)]
        seen = self.in_view()
        if seen is not None and seen[0] in waiting:
            return seen[0]
        return waiting[0] if waiting else None

    def _open_pages(self, case: str, shut: frozenset[str]) -> list[int]:
        """The pages that wait and can be drawn: not those of encrypted files whose password nobody gave in this
        session."""
        closed = {place.number for place in self.workspace.readings.places(case) if place.sha256 in shut}
        return [number for number in self.workspace.readings.unread_pages(case) if number not in closed]

    def _recognise(self, case: str) -> bool:
        """The pages of one case file; False where somebody opened another one that comes first."""
        from reviewer.documents.ocr.recognising import next_pages

        self.case, self.code = case, self.workspace.catalogue.case(case).code
        self.waited, self.before = len(self.workspace.readings.unread_pages(case)), self.done
        content = self.workspace.readings.case_file(case)
        places = {place.number: place for place in self.workspace.readings.places(case)}
        gone, failed = set[int](), list[int]()
        while True:
            self.step()
            seen, shut = self.in_view(), closed_originals(self.workspace)
            here = seen[1] if seen is not None and seen[0] == case else None
            if seen is not None and seen[0] != case and self._open_pages(seen[0], shut):
                return False
            gone |= {number for number, place in places.items() if place.sha256 in shut}
            number = next(next_pages(content, gone, here), None)
            if number is None:
                break
            gone.add(number)
            failed += [number] if self._failure(case, places[number]) else []
        self._try_again(case, [places[number] for number in failed])
        return True

    def _failure(self, case: str, place: PagePlace) -> ReviewError | None:
        """Recognise a page and keep it; why not, where it failed."""
        workspace = self.workspace
        try:
            file, password = workspace.page_file(place.sha256), workspace.passwords.get(place.sha256)
            page = self.recogniser.recognise_page(
                file, place.index, number=place.number, password=password, progress=self
            )
        except ReviewError as error:
            return error
        with workspace.store.writing():
            workspace.readings.save_page(case, Page(place.number, page.lines, Source.OCR))
            workspace.readings.turn_page(case, place.number, page.rotation, page.width_pt, page.height_pt)
            _mark(workspace, case, is_understood=False)
        self.done += 1
        return None

    def _try_again(self, case: str, places: Sequence[PagePlace]) -> None:
        """A reader that was killed says nothing about its page; one that fails twice there does."""
        for place in places:
            failure = self._failure(case, place)
            if failure is not None:
                reason = getattr(failure, "reason", failure.message)  # without the kept file's name
                with self.workspace.store.writing():
                    self.workspace.readings.save_page(case, Page(place.number, (), Source.OCR))
                    self.workspace.readings.add_problem(case, Problem(f"第 {place.number} 页", reason))
                    _mark(self.workspace, case, is_understood=False)
                self.done += 1
                message = f"案卷 {self.code} 第 {place.number} 页未能识别：{failure.message}"
                self.on_failure(
                    ReviewError(message, "这一页没有文字，不参与检查，请对照页面评查；也可以重新扫描后再导入。")
                )

    def _look_through(self, case: str) -> None:
        """Documents and facts of a case file whose text is complete now."""
        try:
            reread(self.workspace, case, self.recogniser.reader)
        except ReviewError as error:
            self.on_failure(error)


def _not_understood(workspace: Workspace) -> list[str]:
    cases: list[str] = json.loads(workspace.catalogue.setting(NOT_UNDERSTOOD) or "[]")
    return cases


def _mark(workspace: Workspace, case: str, *, is_understood: bool) -> None:
    marked = _not_understood(workspace)
    if (case in marked) == is_understood:
        marked = [other for other in marked if other != case] + ([] if is_understood else [case])
        workspace.catalogue.set_setting(NOT_UNDERSTOOD, json.dumps(marked))


def reread(workspace: Workspace, case: str, reader: "IsolatedReader | None" = None) -> None:
    """Split the pages of a case file again and read its facts anew, now that there is more text; check it again.

    With a `reader` its child does it: the window would wait for our turn with Python's lock."""
    content = understood(workspace, case, reader)
    with workspace.store.writing():
        workspace.readings.save_documents(case, content)
        describe_anew(workspace, case, content)
    check_case(workspace, case)  # takes a while, and others want to write
    with workspace.store.writing():
        _mark(workspace, case, is_understood=True)
