"""What is said while what a person says of the reading is carried out: the last word is about what was done last."""

from collections.abc import Callable
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.reading.ports import Done, Failed
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.storage.steps import Kept
from scoring.acts import Act, Arranged, DocumentsArranged
from tests.reviewer.presenters.desk_support import ListStore


class SlowReading:
    """A ReadingStore that carries out an act when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def record(self, case_id: str, act: Act, kept: Kept, on_done: Done, on_failed: Failed) -> None:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        self.waiting.append(lambda: on_done(at))

    def search(self, words: str, here: str, on_done: Done, on_failed: Failed) -> None:
        on_done(())


def test_after_an_undo_the_last_word_is_that_of_the_undo(qtbot: QtBot) -> None:
    desk, store, notes = DeskPresenter(ListStore()), SlowReading(), list[str]()
    reading = ReadingPresenter(desk, store, desk)
    reading.noted.connect(notes.append)
    desk.open_case("a")
    reading.do("“询问笔录”并入上一文书", DocumentsArranged((Arranged(1, 1, ""),)), DocumentsArranged())
    desk.undo()
    assert notes == [
        "“询问笔录”并入上一文书：正在保存，重新归目和检查…",
        "撤销：“询问笔录”并入上一文书：正在保存，重新归目和检查…",
    ]
    first, second = store.waiting
    with qtbot.waitSignal(reading.changed):
        first()
    assert len(notes) == 2
    with qtbot.waitSignal(reading.changed):
        second()
    assert notes[2:] == ["撤销：“询问笔录”并入上一文书：已完成"]


def test_an_undo_on_the_sheet_is_not_told_here(qtbot: QtBot) -> None:
    desk, notes = DeskPresenter(ListStore()), list[str]()
    reading = ReadingPresenter(desk, SlowReading(), desk)
    reading.noted.connect(notes.append)
    desk.open_case("a")
    desk.set_condition("hearing", False)
    desk.undo()
    desk.redo()
    assert notes == []
