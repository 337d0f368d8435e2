"""归目: the reviewer moves boundaries, names, joins and orders documents; everything follows and can be undone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.intake.recognition import reread
from reviewer.intake.rereading import read_again
from reviewer.windows.composition import OpenWorkspace
from scoring.casefile import Document
from tests.journeys.conftest import Opener
from tests.journeys.test_what_was_read import Key, Modifier, press, with_examples

Titles = list[tuple[int, str, int, int]]


class Arranging:
    """The open case file's documents, and the keys that change them."""

    def __init__(self, qtbot: QtBot, office: OpenWorkspace) -> None:
        self._qtbot, self.office = qtbot, office
        self.case = with_examples(qtbot, office)
        self.place, self.contents = office.desk.place, office.desk.panes.contents

    def documents(self) -> tuple[Document, ...]:
        return self.place.desk.file.case.documents

    def titles(self) -> Titles:
        return [(d.seq, d.title, d.first_page, d.last_page) for d in self.documents()]

    def press(self, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
        """A key that changes the arrangement."""
        with self._qtbot.waitSignal(self.office.desk.panes.reading.changed):
            press(self._qtbot, self.office, key, modifier)

    def undo(self) -> None:
        self.press(Key.Key_Z, Modifier.ControlModifier)

    def restore(self) -> None:
        """Back to what the machine read."""
        with self._qtbot.waitSignal(self.office.desk.panes.reading.changed):
            self.contents.restore.click()


def test_documents_are_cut_joined_named_and_moved_and_undo_takes_it_back(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    hands = Arranging(qtbot, start(tmp_path / "评查库"))
    before = hands.titles()
    cut_off_the_fourth_page(qtbot, hands, before)
    name_what_was_cut_off(qtbot, hands)
    move_it_up_and_back(hands)
    held = hands.documents()
    another_reading_changes_nothing(hands, held)
    restored_and_taken_back(hands, before, held)
    join_and_undo_everything(hands, before)


def cut_off_the_fourth_page(qtbot: QtBot, hands: Arranging, before: Titles) -> None:
    hands.place.view.go(4)
    (inside,) = [d for d in before if d[2] <= 4 <= d[3]]
    assert inside[2] == 3  # 勘验笔录 on pages 3 and 4
    hands.press(Key.Key_B)
    new = next(d for d in hands.titles() if d[2] == 4)
    assert new[0] == len(before) + 1  # a number of its own: the others keep theirs
    assert next(d for d in hands.titles() if d[0] == inside[0])[3] == 3
    press(qtbot, hands.office, Key.Key_B)  # a document begins here already
    assert len(hands.titles()) == len(before) + 1


def name_what_was_cut_off(qtbot: QtBot, hands: Arranging) -> None:
    press(qtbot, hands.office, Key.Key_F2)
    hands.contents.form.title.setText("现场照片")
    hands.contents.form.kind.setCurrentText("送达回证")
    hands.press(Key.Key_Return)
    named = next(d for d in hands.documents() if d.first_page == 4)
    assert (named.title, named.kind) == ("现场照片", "service_receipt")
    assert QApplication.focusWidget() is hands.place.contents


def move_it_up_and_back(hands: Arranging) -> None:
    hands.place.view.setFocus()
    hands.press(Key.Key_Up, Modifier.AltModifier)
    order = [d[2] for d in hands.titles()]
    assert order.index(4) < order.index(3)
    hands.undo()


def another_reading_changes_nothing(hands: Arranging, held: tuple[Document, ...]) -> None:
    workspace = hands.office.workspace
    reread(workspace, hands.case)
    assert workspace.readings.case_file(hands.case).documents == held
    read_again(workspace, hands.case)
    assert workspace.readings.case_file(hands.case).documents == held


def restored_and_taken_back(hands: Arranging, before: Titles, held: tuple[Document, ...]) -> None:
    hands.restore()
    assert hands.titles() == before
    assert not hands.contents.restore.isVisible()
    hands.undo()
    assert hands.documents() == held
    assert hands.contents.restore.isVisible()


def join_and_undo_everything(hands: Arranging, before: Titles) -> None:
    hands.press(Key.Key_B, Modifier.ShiftModifier)
    assert [d[2:] for d in hands.titles()] == [d[2:] for d in before]
    for _ in range(3):
        hands.undo()
    assert hands.titles() == before
    assert hands.office.workspace.readings.arrangement(hands.case).documents == ()
