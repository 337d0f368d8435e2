"""Lists whose words break: every line of them is seen, with a box to tick before them or without."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.dressing import change_at_once, dress
from reviewer.windows.row_tables import wrap_lines

WORDS = "讨论早于当事人申辩或者听证，其后没有再次讨论，集体讨论在四月，听证在五月，罚款数额改变"


@pytest.fixture(params=[1.0, 1.5])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """A size of text."""
    change_at_once(qapp, theme.Mode.LIGHT, scale=request.param)
    yield request.param
    change_at_once(qapp, theme.Mode.LIGHT)


@pytest.mark.parametrize("is_ticked", [True, False])
def test_no_line_of_a_long_entry_is_cut_off(qtbot: QtBot, scale: float, is_ticked: bool) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    dress(view)
    wrap_lines(view)
    for length in range(1, len(WORDS)):
        item = QListWidgetItem(WORDS[:length])
        if is_ticked:
            item.setCheckState(Qt.CheckState.Checked)
        view.addItem(item)
    view.resize(320, 400)
    view.show()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    for row in range(view.count()):
        assert _needed(view, row) <= view.visualItemRect(view.item(row)).height(), WORDS[: row + 1]


def _needed(view: QListWidget, row: int) -> int:
    """How high the words are in the room the style leaves them."""
    option, index = QStyleOptionViewItem(), view.model().index(row, 0)
    view.initViewItemOption(option)
    option.rect = view.visualItemRect(view.item(row))
    view.itemDelegateForIndex(index).initStyleOption(option, index)
    room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    within = QRect(0, 0, room.width() - 2 * margin, 1000)
    return view.fontMetrics().boundingRect(within, Qt.TextFlag.TextWrapAnywhere, option.text).height()
