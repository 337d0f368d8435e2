"""Recognition goes on where it was: after a reader that died, a stop, and an end of the whole program in the middle."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.documents.isolation import ReaderFailed
from reviewer.documents.ocr import recognising as ocr
from reviewer.documents.ocr.page import RecognisedPage
from reviewer.intake.recognition import NOT_UNDERSTOOD, recognise_waiting
from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.places import PagePlace
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.casefile import Box, CaseFile, Page, TextLine
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress, Silent

LINES = {1: "行政处罚决定书", 2: "送达回证", 3: "结案审批表"}


class PlugPulled(BaseException):
    """The program ends here, without a word."""


class ScriptedRecogniser:
    """Knows what stands on three pages, and what happens before a page is read."""

    before: Callable[[int, Progress], None] = staticmethod(lambda _number, _progress: None)
    read: list[int]
    reader = None

    def __enter__(self) -> "ScriptedRecogniser":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def recognise_page(
        self, original: Path, index: int, *, number: int, password: str | None, progress: Progress
    ) -> RecognisedPage:
        type(self).before(number, progress)
        self.read.append(number)
        line = TextLine(LINES[number], number, Box(0.3, 0.1, 0.7, 0.13), LINES[number])
        return RecognisedPage((line,), 0, 595.0, 842.0)


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> type[ScriptedRecogniser]:
    class Scripted(ScriptedRecogniser):
        read: list[int] = []  # noqa: RUF012  (one list for the test)

    monkeypatch.setattr(ocr, "Recogniser", Scripted)
    monkeypatch.setattr(ocr, "available", lambda: True)
    return Scripted


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One case file of three scanned pages."""
    made = create_workspace(tmp_path / "评查库")
    made.keep_derived("f" * 64, b"drawn by nobody")
    places = [PagePlace(n, "f" * 64, n - 1, 595.0, 842.0) for n in LINES]
    with made.store.writing():
        case = made.catalogue.add_case(current_campaign(made).id, CaseDescription("扫描卷"), "扫描卷", "1", (), 3)
        made.readings.save(case, CaseFile("", (), (), tuple(Page(n) for n in LINES)), places, "{}")
    return made


def titles(workspace: Workspace) -> list[str]:
    case = workspace.catalogue.cases()[0].id
    return [document.title for document in workspace.readings.case_file(case).documents]


def test_every_page_is_read_once_and_the_file_looked_through_at_the_end(
    workspace: Workspace, recogniser: type[ScriptedRecogniser]
) -> None:
    assert recognise_waiting(workspace, Silent()) == 3
    assert recogniser.read == [1, 2, 3]
    assert titles(workspace) == list(LINES.values())
    assert workspace.catalogue.setting(NOT_UNDERSTOOD) == "[]"
    assert recognise_waiting(workspace, Silent()) == 0


def test_a_page_whose_reader_was_killed_is_read_after_the_others(
    workspace: Workspace, recogniser: type[ScriptedRecogniser]
) -> None:
    killed = [2]

    def die(number: int, _progress: Progress) -> None:
        if number in killed:
            killed.remove(number)
            raise ReaderFailed("扫描卷 第 2 页", "读取程序中途退出。")

    recogniser.before = staticmethod(die)
    assert recognise_waiting(workspace, Silent()) == 3
    assert recogniser.read == [1, 3, 2]
    assert titles(workspace) == list(LINES.values())
    assert workspace.readings.problems(workspace.catalogue.cases()[0].id) == ()


def test_a_page_that_fails_twice_is_named_and_the_others_are_there(
    workspace: Workspace, recogniser: type[ScriptedRecogniser]
) -> None:
    def die(number: int, _progress: Progress) -> None:
        if number == 2:
            raise ReaderFailed("扫描卷 第 2 页", "读取程序中途退出。")

    recogniser.before = staticmethod(die)
    failures: list[ReviewError] = []
    assert recognise_waiting(workspace, Silent(), on_failure=failures.append) == 3
    assert ["第 2 页未能识别" in failure.message for failure in failures] == [True]
    case = workspace.catalogue.cases()[0].id
    (problem,) = workspace.readings.problems(case)
    assert problem.file == "第 2 页"
    assert "读取程序中途退出" in problem.message
    assert titles(workspace) == [LINES[1], LINES[3]]
    assert workspace.readings.unread_pages(case) == []


def test_a_stop_is_heard_in_the_middle_of_a_page_and_that_page_comes_first_the_next_time(
    workspace: Workspace, recogniser: type[ScriptedRecogniser]
) -> None:
    class Stopped:
        is_wanted = False

        def step(self, done: int, total: int, stage: str = "") -> None:
            if self.is_wanted:
                raise Cancelled

    stopped = Stopped()

    def stop(number: int, progress: Progress) -> None:
        stopped.is_wanted = number == 2
        progress.step(0, 0)

    recogniser.before = staticmethod(stop)
    with pytest.raises(Cancelled):
        recognise_waiting(workspace, stopped)
    assert recogniser.read == [1]
    stopped.is_wanted = False
    recogniser.before = staticmethod(lambda _number, _progress: None)
    assert recognise_waiting(workspace, stopped) == 2
    assert recogniser.read == [1, 2, 3]


@pytest.mark.parametrize("page", [2, 3])
def test_after_the_program_ended_in_the_middle_no_page_is_read_twice(
    workspace: Workspace, recogniser: type[ScriptedRecogniser], page: int
) -> None:
    def end(number: int, _progress: Progress) -> None:
        if number == page:
            raise PlugPulled

    recogniser.before = staticmethod(end)
    with pytest.raises(PlugPulled):
        recognise_waiting(workspace, Silent())
    recogniser.before = staticmethod(lambda _number, _progress: None)
    recognise_waiting(workspace, Silent())
    assert recogniser.read == [1, 2, 3]
    assert titles(workspace) == list(LINES.values())


def test_a_program_that_ended_after_the_last_page_looks_the_file_through_the_next_time(
    workspace: Workspace, recogniser: type[ScriptedRecogniser], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewer.intake import recognition

    def end(*_: object) -> None:
        raise PlugPulled

    with monkeypatch.context() as patched:
        patched.setattr(recognition, "understood", end)
        with pytest.raises(PlugPulled):
            recognise_waiting(workspace, Silent())
    assert titles(workspace) == []
    assert recognise_waiting(workspace, Silent()) == 0
    assert recogniser.read == [1, 2, 3]
    assert titles(workspace) == list(LINES.values())
