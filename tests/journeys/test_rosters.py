"""案卷目录: columns agreed on, doubts ticked, and 送卷核对 says what arrived and what did not."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.presenters.roster import summary
from reviewer.windows.cases.roster_window import RosterWindow
from reviewer.windows.composition import OpenWorkspace
from tests.journeys.conftest import Opener
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import DECISION, FILING

LISTED = (
    "文书号,当事人,中队,罚款\r\n"
    "某综执罚决〔２０２５〕第12号,某某环卫有限公司,城东中队,300\r\n"
    "某综执罚决〔2025〕第13号,张某,城西中队,伍佰元\r\n"
    "某综执罚决〔2025〕第14号,李某,,500\r\n"
)


def test_a_list_is_agreed_on_and_held_against_what_was_sent_in(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "评查库")
    two_files_of_one_case_taken_in(qtbot, office, tmp_path)
    agree_on_the_columns(qtbot, office, tmp_path)
    window = what_arrived_is_shown(qtbot, office)
    what_did_not_arrive_is_saved(qtbot, office, window, tmp_path / "未收到.xlsx")
    from_the_list_to_the_desk_and_back(qtbot, office, window)


def two_files_of_one_case_taken_in(qtbot: QtBot, office: OpenWorkspace, folder: Path) -> None:
    pdf(folder / "扫描件.pdf", [FILING, DECISION])
    pdf(folder / "电子卷.pdf", [DECISION])
    with qtbot.waitSignal(office.cases.imported) as imported:
        office.cases.import_paths([folder / "扫描件.pdf", folder / "电子卷.pdf"])
    assert imported.args[0].same == {"电子卷": "001"}
    qtbot.waitUntil(lambda: len(office.cases.rows) == 2 and office.cases_place is not None)


def agree_on_the_columns(qtbot: QtBot, office: OpenWorkspace, folder: Path) -> None:
    (folder / "目录.csv").write_text(LISTED, encoding="utf-8-sig")
    office.cases_place.ways_in.take([folder / "目录.csv"])  # as a drop does
    qtbot.waitUntil(lambda: office.rosters is not None and office.rosters.dialog is not None)
    dialog = office.rosters.dialog
    qtbot.waitUntil(dialog._agree.isEnabled)
    number, party = dialog.matching.boxes["reference_number"], dialog.matching.boxes["party_name"]
    for box in (number, party):
        box.setCurrentIndex(0)
        box.activated.emit(0)
    assert not dialog._agree.isEnabled()
    assert "案号" in dialog.says.text()
    for box, column in ((number, 0), (party, 1)):
        box.setCurrentIndex(box.findData(column))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog._agree.isEnabled)
    assert dialog.tabs.tabText(0) == "需核对 1"
    suggestion = dialog.remarks.index(0, dialog.remarks.SUGGESTION)
    assert suggestion.data() == ""  # two units share this kind of number: nothing is proposed
    qtbot.mouseClick(dialog._agree, Qt.MouseButton.LeftButton)


def what_arrived_is_shown(qtbot: QtBot, office: OpenWorkspace) -> RosterWindow:
    qtbot.waitUntil(lambda: office.rosters.presenter.arrivals.listed == 3)
    assert summary(office.rosters.presenter.arrivals) == "案卷目录 3 件：已收到 1 件，未收到 2 件"
    assert office.cases_place.arrivals.isVisible()
    qtbot.waitUntil(lambda: {row.unit for row in office.cases.rows} == {"城东中队"})
    qtbot.mouseClick(office.cases_place.arrivals.open, Qt.MouseButton.LeftButton)
    window: RosterWindow = office.rosters.window
    with qtbot.waitExposed(window):
        pass
    assert [row.state for row in window.model.shown] == ["收到2份", "未收到案卷", "未收到案卷"]
    assert "罚款：目录为300元，案卷001为5000元" in window.model.shown[0].differences
    return window


def what_did_not_arrive_is_saved(qtbot: QtBot, office: OpenWorkspace, window: RosterWindow, path: Path) -> None:
    window.state.setCurrentIndex(window.state.findData("missing"))
    with qtbot.waitSignal(office.rosters.presenter.saved):
        office.rosters.presenter.save(path, tuple(window.model.shown))
    sheet = load_workbook(path).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "某综执罚决〔2025〕第13号",
        "某综执罚决〔2025〕第14号",
    ]


def from_the_list_to_the_desk_and_back(qtbot: QtBot, office: OpenWorkspace, window: RosterWindow) -> None:
    window.state.setCurrentIndex(0)
    window.table.selectRow(0)
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.table, Qt.Key.Key_Return)  # the case file that arrived, on the desk
    qtbot.waitUntil(lambda: office.desk is not None and not office.desk.is_empty)
    qtbot.waitUntil(office.window.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
