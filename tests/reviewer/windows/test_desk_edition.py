"""The sheet goes by another standard than the one for this kind of case: it is said, put right, or left so."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import Fitting
from reviewer.windows import theme
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.head_bar import HeadBar
from scoring.folding import SessionContent
from tests.reviewer.presenters.desk_support import ListStore, rubric
from tests.reviewer.windows.desk_window import CTRL, HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def begun(qtbot: QtBot, place: DeskPlace, store: ListStore) -> DeskPlace:
    """A review that was begun, of a file that is found to be another kind of case."""
    press(qtbot, place, Key.Key_0)
    assert not place.panes.edition_bar.isVisible()
    (first, *_), title = rubric().sections, "不予处罚案卷评查标准"
    store.fitting = Fitting(replace(rubric(), id="other", title=title, sections=(first,)), SessionContent())
    place.desk.look_again()
    return place


def test_it_is_said_over_the_desk_and_at_submitting(qtbot: QtBot, begun: DeskPlace, heard: HeardMessages) -> None:
    bar = begun.panes.edition_bar
    assert bar.isVisible()
    assert "本卷程序为“普通程序”，适用《不予处罚案卷评查标准》，这份评查表用的是《测试评查标准》" in bar.words.text()
    assert bar.words.cut_to(2000) == bar.words.text()
    assert bar.words.cut_to(500) == "应适用《不予处罚案卷评查标准》，现用《测试评查标准》。"
    heard.yes = False
    press(qtbot, begun, Key.Key_Return, modifier=CTRL)
    assert "不是本卷程序适用的标准" in heard.questions[-1]


def test_its_key_begins_the_sheet_anew_and_undo_brings_it_back(
    qtbot: QtBot, begun: DeskPlace, heard: HeardMessages
) -> None:
    before = begun.desk.sheet
    heard.yes = False
    press(qtbot, begun, Key.Key_R, modifier=CTRL | SHIFT)
    assert "标记 1 项不再计入" in heard.questions[-1]
    assert begun.desk.sheet == before
    heard.yes = True
    press(qtbot, begun, Key.Key_R, modifier=CTRL | SHIFT)
    assert begun.desk.sheet.marks == ()
    assert list(begun.desk.statuses) == ["1.1", "1.2"]
    assert begun.head.edition.text() == "不予处罚案卷评查标准 2025"
    assert begun.rubric.currentIndex().isValid()
    assert not begun.panes.edition_bar.isVisible()
    assert begun.view.hasFocus()
    press(qtbot, begun, Key.Key_Z, modifier=CTRL)
    assert begun.desk.sheet == before
    assert begun.panes.edition_bar.isVisible()


def test_who_leaves_it_so_is_not_told_again_of_this_file(qtbot: QtBot, begun: DeskPlace, heard: HeardMessages) -> None:
    bar = begun.panes.edition_bar
    qtbot.mouseClick(bar.leave, LEFT)
    press(qtbot, begun, Key.Key_Down, Key.Key_0)
    assert not bar.isVisible()
    qtbot.mouseClick(begun.rubric.viewport(), LEFT)
    press(qtbot, begun, Key.Key_R, modifier=CTRL | SHIFT)  # the key still works
    assert begun.desk.rubric.id == "other"


def test_where_the_standard_is_right_the_key_says_so(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_R, modifier=CTRL | SHIFT)
    assert heard.questions == []
    assert place.refusal.words.text() == "这份评查表用的就是本卷适用的标准。"


def test_nothing_in_the_head_lies_over_something_else(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    holder, head = QWidget(), HeadBar(QUndoStack())
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(head)
    holder.show()
    for width in (1900, 1366, 1000, 910):
        holder.resize(width, 40)
        head.show_edition(("行政处罚案卷评查标准（普通程序） 2026.1", "普通程序"))
        head.show_file("012　临汐市浣云纺织洗涤有限公司排放污水案", ("已评 68/69", ""), "评查表已提交，只能查看。")
        head.show_time("用时 1 小时 5 分")
        QApplication.processEvents()
        parts = sorted((w.geometry() for w in head.findChildren(QWidget) if w.isVisible()), key=lambda box: box.left())
        assert all(left.right() < right.left() for left, right in pairwise(parts)), width
        assert head.edition.isVisible() == (width >= 1366)
        assert not head.edition.isVisible() or head.edition.width() >= head.edition.sizeHint().width()
