"""归目: the reviewer moves boundaries, names, joins and orders documents; everything follows and can be undone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.intake.recognition import reread
from reviewer.intake.rereading import read_again
from tests.journeys.conftest import Opener
from tests.journeys.test_what_was_read import Key, Modifier, press, with_examples


def test_documents_are_cut_joined_named_and_moved_and_undo_takes_it_back(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    case = with_examples(qtbot, office)
    place, panes = office.desk.place, office.desk.panes
    desk = place.desk

    def titles() -> list[tuple[int, str, int, int]]:
        return [(d.seq, d.title, d.first_page, d.last_page) for d in desk.file.case.documents]

    before = titles()
    place.view.go(4)
    (inside,) = [d for d in before if d[2] <= 4 <= d[3]]
    assert inside[2] == 3  # 勘验笔录 on pages 3 and 4
    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_B)
    new = next(d for d in titles() if d[2] == 4)
    assert new[0] == len(before) + 1  # a number of its own: the others keep theirs
    assert next(d for d in titles() if d[0] == inside[0])[3] == 3
    press(qtbot, office, Key.Key_B)  # a document begins here already
    assert len(titles()) == len(before) + 1

    press(qtbot, office, Key.Key_F2)
    panes.contents.form.title.setText("现场照片")
    panes.contents.form.kind.setCurrentText("送达回证")
    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_Return)
    named = next(d for d in desk.file.case.documents if d.first_page == 4)
    assert (named.title, named.kind) == ("现场照片", "service_receipt")
    assert QApplication.focusWidget() is place.contents

    place.view.setFocus()
    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_Up, Modifier.AltModifier)
    order = [d[2] for d in titles()]
    assert order.index(4) < order.index(3)
    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_Z, Modifier.ControlModifier)

    held = desk.file.case.documents
    reread(office.workspace, case)
    assert office.workspace.readings.case_file(case).documents == held
    read_again(office.workspace, case)
    assert office.workspace.readings.case_file(case).documents == held

    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        panes.contents.restore.click()
    assert titles() == before
    assert not panes.contents.restore.isVisible()
    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_Z, Modifier.ControlModifier)
    assert desk.file.case.documents == held
    assert panes.contents.restore.isVisible()

    with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
        press(qtbot, office, Key.Key_B, Modifier.ShiftModifier)
    assert [d[2:] for d in titles()] == [d[2:] for d in before]
    for _ in range(3):
        with qtbot.waitSignal(panes.reading.changed, timeout=10_000):
            press(qtbot, office, Key.Key_Z, Modifier.ControlModifier)
    assert titles() == before
    assert office.workspace.readings.arrangement(case).documents == ()
