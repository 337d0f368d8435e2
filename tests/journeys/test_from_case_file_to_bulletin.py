"""The main job: a case file is imported, reviewed with the keys, submitted; the bulletin is issued and says so."""

import time
from importlib.resources import files
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.storage.verification import verify
from reviewer.windows.composition import OpenWorkspace
from scoring.progress import Silent
from scoring.sheet import ItemState
from tests.journeys.clippings import look_at_the_clippings, remarks
from tests.journeys.conftest import Opener, agree
from tests.on_desk import put_on_desk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
EXAMPLE = Path(str(files("resources").joinpath("examples", "cases", "07 违法建设案.pdf")))


def press(qtbot: QtBot, office: OpenWorkspace, *keys: Key, modifier: Qt.KeyboardModifier = CTRL ^ CTRL) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or office.window, key, modifier)


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(widget, start + (end - start) * step / 5)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def taken_in(qtbot: QtBot, office: OpenWorkspace) -> str:
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths([EXAMPLE])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    (row,) = office.cases.rows
    assert row.pages == 18
    assert row.unit == "苍坪县综合行政执法局"
    return row.case_id


def saved(qtbot: QtBot, office: OpenWorkspace, case: str, findings: int) -> None:
    """Wait until the writer thread has committed this many findings."""

    def there() -> bool:
        sessions = office.workspace.sessions.of_case(case)
        return bool(sessions) and len(sessions[-1].content.sheet.findings) == findings

    qtbot.waitUntil(there)


def review(qtbot: QtBot, office: OpenWorkspace, case: str) -> None:
    """A region, three findings, one item not applicable; everything with keys but the region."""
    put_on_desk(qtbot, office, case)
    desk = office.desk.place
    with qtbot.waitSignal(desk.pages.painted):
        pass  # the child draws the first page
    desk.desk.choose_item("calculation")
    view = desk.view.viewport()
    drag(qtbot, view, QPoint(200, 200), QPoint(500, 260))
    before = desk.score.total.text()
    press(qtbot, office, Key.Key_1)
    saved(qtbot, office, case, 1)
    assert desk.score.total.text() != before
    desk.desk.choose_item("page-numbers")
    press(qtbot, office, Key.Key_1)
    saved(qtbot, office, case, 2)
    desk.desk.choose_item("contents")
    press(qtbot, office, Key.Key_2)
    saved(qtbot, office, case, 3)
    desk.desk.choose_item("instalment")
    press(qtbot, office, Key.Key_N)
    if desk.form.isVisible():
        qtbot.keyClicks(QApplication.focusWidget(), "no instalment")
        press(qtbot, office, Key.Key_Return)

    def marked() -> bool:
        (session,) = office.workspace.sessions.of_case(case)
        return any(m.state is ItemState.NOT_APPLICABLE for m in session.content.sheet.marks)

    qtbot.waitUntil(marked)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "").replace(" ", "")


def test_a_case_file_is_imported_reviewed_submitted_and_printed_in_a_bulletin(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库 一")
    case = taken_in(qtbot, office)
    review(qtbot, office, case)
    (session,) = office.workspace.sessions.of_case(case)
    first = session.content.sheet.findings[0]
    assert first.regions[0].box is not None
    total = office.workspace.sessions.score_of(session).total

    agree("提交")
    press(qtbot, office, Key.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: office.workspace.sessions.of_case(case)[0].is_closed)

    office.window.go("bulletin")
    place = office.bulletin_place
    assert place is not None
    qtbot.waitUntil(lambda: any(remark.clippings_of for remark in remarks(place)))
    assert look_at_the_clippings(qtbot, place) == 1
    agree("签发")
    qtbot.mouseClick(place.bar.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(b.issued for b in office.workspace.bulletins.all()))
    issued = office.workspace.bulletins.all()[-1].issued
    pdf = office.workspace.originals.path(issued.sha256).read_bytes()
    said = text_of(pdf)
    assert f"参加评分的案卷1卷，得分{total}分" in said
    assert "苍坪县综合行政执法局" in said
    assert "基数、比例或者结果计算错误" in said
    assert "典型案例" in said
    assert "禾暖仓储" not in said
    assert verify(office.workspace, Silent()) == []


def test_a_review_left_open_is_all_there_when_the_window_opens_again(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    folder = tmp_path / "评查库 二"
    office = start(folder)
    case = taken_in(qtbot, office)
    review(qtbot, office, case)
    rows = [tuple(row) for row in office.workspace.store.query("SELECT * FROM event ORDER BY seq")]
    office.window.close()

    again = start(folder)
    assert [tuple(row) for row in again.workspace.store.query("SELECT * FROM event ORDER BY seq")] == rows
    assert again.cases.rows[0].state == "评查中"
    put_on_desk(qtbot, again, case)
    desk = again.desk.place
    assert len(desk.desk.sheet.findings) == 3
    press(qtbot, again, Key.Key_Z, modifier=CTRL)  # nothing of this sitting to undo: nothing is lost
    time.sleep(0.05)
    assert len(again.workspace.sessions.of_case(case)[0].content.sheet.findings) == 3
