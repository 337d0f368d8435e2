"""Facts are put right beside the page, words are found across case files: the real window over a real workspace."""

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.windows.composition import OpenWorkspace
from scoring.casefile import Source
from tests.journeys.conftest import Opener
from tests.on_desk import put_on_desk, wait_for_desk

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CASES = Path(str(files("resources").joinpath("examples", "cases")))
EXAMPLES = [CASES / "02 无证排水案.pdf", CASES / "07 违法建设案.pdf"]


def press(qtbot: QtBot, office: OpenWorkspace, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or office.window, key, modifier)


def with_examples(qtbot: QtBot, office: OpenWorkspace) -> str:
    """Both examples in the workspace, the first on the desk."""
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths(EXAMPLES)
    qtbot.waitUntil(lambda: len(office.cases.rows) == 2)
    case: str = next(row.case_id for row in office.cases.rows if "污水" in row.title)
    put_on_desk(qtbot, office, case)
    return case


def test_a_fact_is_put_right_the_checks_run_anew_and_undo_takes_it_back(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    case = with_examples(qtbot, office)
    desk, panes = office.desk.place, office.desk.panes
    width = desk.left.width()
    desk.desk.looked.emit()
    QApplication.processEvents()
    assert desk.left.width() == width  # the page is not zoomed under the pointer by what is done first
    desk.desk.show_suspicion("O04:8,13:")
    before = {s.key for s in desk.desk.file.suspicions if s.rule == "T03"}
    assert before == {"T03:17,18:"}
    press(qtbot, office, Key.Key_U)
    row = next(n for n, x in enumerate(panes.reading.lines()) if x.fact and x.fact.key == "decision_served_date")
    panes.facts.list.setCurrentIndex(panes.facts.list.lines.index(row - 1))
    press(qtbot, office, Key.Key_Down)
    assert desk.desk.page == 23
    assert desk.desk.pointed.box is not None
    press(qtbot, office, Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "soon")
    press(qtbot, office, Key.Key_Return)
    assert panes.facts.form.isVisible()  # refused: no date
    panes.facts.form.words.setText("2025年6月30日")
    with qtbot.waitSignal(panes.reading.changed):
        press(qtbot, office, Key.Key_Return)
    fact = desk.desk.file.case.fact("decision_served_date")
    assert (fact.value, fact.source) == ("2025-06-30", Source.PERSON)
    late = [s for s in desk.desk.file.suspicions if s.rule == "T03"]
    assert "2025-06-30" in late[0].computation
    assert late[0].result == "violated"
    assert panes.facts.list.line().is_persons
    with qtbot.waitSignal(panes.reading.changed):
        press(qtbot, office, Key.Key_Z, Modifier.ControlModifier)
    assert desk.desk.file.case.fact("decision_served_date").value == "2025-05-27"
    kinds = [e.kind for e in office.workspace.record.of_stream(case)]
    assert kinds == ["fact_corrected", "fact_restored"]


def test_words_are_found_in_every_case_file_and_walked_through_with_f4(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    case = with_examples(qtbot, office)
    desk, panes = office.desk.place, office.desk.panes
    press(qtbot, office, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert QApplication.focusWidget() is panes.search.words
    panes.search.words.setText("禾")
    qtbot.waitUntil(lambda: panes.searching.count > 0)
    assert all("禾" in line.text for line in panes.searching.lines if not line.heading)
    panes.search.words.setText("处罚")
    qtbot.waitUntil(lambda: panes.searching.lines and "处罚" in panes.searching.lines[1].text)
    pages = [(x.case_id, x.page) for x in panes.searching.lines if not x.heading]
    assert pages[0][0] == case  # the open file first
    press(qtbot, office, Key.Key_F4)
    press(qtbot, office, Key.Key_F4)
    assert (desk.desk.file.case_id, desk.desk.page) == pages[1]
    assert any(hit.page == pages[1][1] for hit in desk.desk.hits)
    press(qtbot, office, Key.Key_F4, Modifier.ShiftModifier)
    press(qtbot, office, Key.Key_F4, Modifier.ShiftModifier)
    wait_for_desk(qtbot, office, other_than=case)
    assert (desk.desk.file.case_id, desk.desk.page) == pages[-1]
    assert desk.desk.file.case_id != case  # round to the last hit: the other file is on the desk now


def test_the_search_opens_from_every_place(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "评查库")
    with_examples(qtbot, office)
    words = office.desk.panes.search.words
    for place in ("cases", "figures", "bulletin", "desk"):
        office.window.go(place)
        if place == "desk":
            assert QApplication.focusWidget() is office.desk.place.view
        press(qtbot, office, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
        assert office.window.shown is office.desk.place, place
        assert QApplication.focusWidget() is words, place
    office.window.go("cases")
    office.menu.search_wanted.emit()
    assert QApplication.focusWidget() is words


def test_the_timeline_turns_to_the_page_of_a_date(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "评查库")
    with_examples(qtbot, office)
    desk, view = office.desk.place, office.desk.panes.timeline.view
    press(qtbot, office, Key.Key_H)
    line = office.desk.panes.reading.timeline()
    assert list(line.moments) == sorted(line.moments, key=lambda m: m.day)
    qtbot.waitUntil(view.hasFocus)
    press(qtbot, office, Key.Key_Down)
    assert desk.desk.page == line.moments[1].page
    broken = next(s for s in line.spans if s.result == "violated")
    view.suspicion_chosen.emit(broken.suspicion)
    assert desk.desk.suspicion.key == broken.suspicion


def test_the_search_opens_on_the_first_visit_of_the_desk(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "评查库")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths(EXAMPLES[:1])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    office.menu.search_wanted.emit()
    qtbot.waitUntil(lambda: office.desk is not None and office.desk.panes.search.words.isVisible())
    assert office.desk.place.desk.file is not None
