"""A file recognised while it lies on the desk: what was read and raised follows; until then it is said."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from reviewer.presenters.desk.ports import OpenCase
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.office_windows import OfficeWindows
from scoring.casefile import Box, Source, TextLine
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, store

__all__ = ["heard", "pages", "paper", "place", "store"]
LINE = TextLine("当事人签名", 1, Box(0.1, 0.1, 0.4, 0.13))


@pytest.fixture
def scanned(store: ListStore, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The first page has no text until something is in this list."""
    read: list[bool] = []
    whole = store.open

    def opened(case_id: str) -> OpenCase:
        file = whole(case_id)
        first = replace(file.case.pages[0], source=Source.OCR if read else None, lines=(LINE,) if read else ())
        return replace(file, case=replace(file.case, pages=(first, *file.case.pages[1:])))

    monkeypatch.setattr(store, "open", opened)
    return read


def test_submitting_says_that_pages_are_not_recognised_yet(
    scanned: list[bool], place: DeskPlace, heard: HeardMessages
) -> None:
    place.open_case("b")
    heard.yes = False
    place.acting.perform("submit")
    assert "还有 1 页没有识别文字" in heard.questions[-1]
    scanned.append(True)
    place.desk.look_again()
    place.acting.perform("submit")
    assert "没有识别文字" not in heard.questions[-1]


def test_text_recognised_meanwhile_can_be_selected_on_the_page(scanned: list[bool], place: DeskPlace) -> None:
    place.open_case("b")
    assert place.area._lines[1] == ()
    scanned.append(True)
    place.desk.look_again()
    assert place.area._lines[1] == (LINE,)


def test_recognition_reaches_the_file_on_the_desk_only_while_it_waits_for_text(
    scanned: list[bool], place: DeskPlace
) -> None:
    place.open_case("b")
    office = SimpleNamespace(_office=SimpleNamespace(desk=SimpleNamespace(place=place)))
    scanned.append(True)
    OfficeWindows.follow_recognition(office)  # type: ignore[arg-type]
    read = place.desk.file
    assert read is not None
    assert read.case.pages[0].lines == (LINE,)
    OfficeWindows.follow_recognition(office)  # type: ignore[arg-type]
    assert place.desk.file is read
