"""A bulletin on its way out, in the real window: what must not go out stops it, a click leads there, put right it goes;
what went out stays as it was."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import record_reviews, take_in_examples
from reviewer.presenters.ports import IssuedBulletin
from reviewer.storage.clock import SteppedClock
from reviewer.storage.workspace import create_workspace
from reviewer.windows.bulletin.bulletin_place import BulletinPlace
from scoring.progress import Silent
from tests.journeys.clippings import click_remark, look_at_the_clippings, remarks
from tests.journeys.conftest import Opener, agree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example case files with their reviews, as submitted."""
    workspace = create_workspace(tmp_path / "评查库", SteppedClock(datetime(2026, 1, 5, 9, tzinfo=UTC)))
    record_reviews(workspace, take_in_examples(workspace, Silent()).taken)
    workspace.close()
    return tmp_path / "评查库"


def opened(qtbot: QtBot, start: Opener, folder: Path) -> BulletinPlace:
    office = start(folder)
    office.identity.be("沈知远")
    office.window.go("bulletin")
    place = office.bulletin_place
    assert place is not None
    place.allow_editing(True)
    qtbot.waitUntil(lambda: place.paper.page_count > 5)
    qtbot.waitUntil(lambda: any(remark.clippings_of for remark in remarks(place)))
    return place


def retype(place: BulletinPlace, old: str, new: str) -> None:
    """Every place of the text that says this says that."""
    found = place.editor.document().find(old)
    assert not found.isNull(), old
    while not found.isNull():
        found.insertText(new)
        found = place.editor.document().find(old, found)


def stopped_then_put_right(qtbot: QtBot, place: BulletinPlace, old: str, new: str, said: str, line_has: str) -> None:
    """Planted, it stops the issue and a click leads to its line; typed back, the way is free."""
    text = place.editor.toPlainText()
    retype(place, old, new)
    qtbot.waitUntil(lambda: any(said in remark.message for remark in remarks(place)))
    assert not place.bar.issue.isEnabled()
    place.editor.moveCursor(QTextCursor.MoveOperation.Start)
    remark = next(remark for remark in remarks(place) if said in remark.message)
    assert remark.stops
    click_remark(qtbot, place, remark)
    assert line_has in place.editor.textCursor().block().text()
    place.editor.replace_text(text)
    qtbot.waitUntil(place.bar.issue.isEnabled)


def test_what_must_not_go_out_stops_the_issue_and_what_went_out_stays(
    qtbot: QtBot, start: Opener, folder: Path
) -> None:
    place = opened(qtbot, start, folder)
    assert not place.bar.issue.isEnabled()
    assert look_at_the_clippings(qtbot, place) > 2

    what_must_not_go_out_stops_the_issue(qtbot, place)
    first = issue(qtbot, place, 1)
    what_went_out_stays(qtbot, place, first)


def what_must_not_go_out_stops_the_issue(qtbot: QtBot, place: BulletinPlace) -> None:
    text = place.editor.toPlainText()
    average = text.split("平均得分")[1].split("分")[0]
    practice = text[text.index("三、好的做法") : text.index("四、主要问题")]
    for old, new, said, line_has in (
        (f"平均得分{average}分", "平均得分99.99分", "与评查数据不一致", "99.99"),
        ("现将有关情况通报如下。", "青砾市综合行政执法大队的情况通报如下。", "不在单位名单中", "执法大队"),
        ("现将有关情况通报如下。", "现将苍坪县禾暖仓储有限公司等情况通报如下。", "没有隐去", "禾暖"),
        ("现将有关情况通报如下。", f"现将{'x' * 70}通报如下。", "比一行还长", "xxx"),
        ("现将有关情况通报如下。", "现将有关情况通报如下，联系电话13912345678。", "没有隐去", "139"),
        ("现将有关情况通报如下。", "现将\U00020021等情况通报如下。", "字库中没有", "通报如下"),
    ):
        stopped_then_put_right(qtbot, place, old, new, said, line_has)
    place.editor.replace_text(text.replace(practice, "三、好的做法\n"))
    qtbot.waitUntil(lambda: any("部分没有内容" in remark.message for remark in remarks(place)))
    assert not place.bar.issue.isEnabled()
    place.editor.replace_text(text)
    qtbot.waitUntil(place.bar.issue.isEnabled)


def what_went_out_stays(qtbot: QtBot, place: BulletinPlace, first: IssuedBulletin) -> None:
    presenter = place._presenter
    pdf, docx = presenter._source.pdf_of(first), presenter._source.docx_of(first)
    qtbot.waitUntil(place.editor.isReadOnly)
    QTest.keyClicks(place.editor, "x")
    assert "x" not in place.editor.toPlainText()
    assert place._preview.pdf == pdf  # what is printed again is what went out

    place.bar.shown.setCurrentIndex(0)  # the draft of the next one: a correction is an issue of its own
    qtbot.waitUntil(lambda: presenter.draft.settings["number"] == "2")
    qtbot.waitUntil(place.bar.issue.isEnabled)  # the pictures were looked at for the first issue
    assert not any(remark.clippings_of for remark in remarks(place))
    second = issue(qtbot, place, 2)
    assert second.sha256 != first.sha256
    assert presenter._source.pdf_of(first) == pdf
    assert presenter._source.docx_of(first) == docx


def issue(qtbot: QtBot, place: BulletinPlace, number: int) -> IssuedBulletin:
    agree("签发")
    qtbot.mouseClick(place.bar.issue, Qt.MouseButton.LeftButton)

    def there() -> bool:
        shown = place._shown_issue()
        return shown is not None and shown.number == number

    qtbot.waitUntil(there)
    qtbot.waitUntil(lambda: place._preview.pdf == place._presenter._source.pdf_of(place.bar.shown.currentData()))
    found = place._shown_issue()
    assert found is not None
    return found
