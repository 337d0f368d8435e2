"""What tells words that are hard to read finds them, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from tests.reviewer.windows.readable import faint, read


class Drawn(QWidget):
    """Words by hand, as the rows of the lists write them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grey on a lighter grey."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#999999"))
        painter.setPen(QColor("#777777"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "看不清")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Mode.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.setLayout(QVBoxLayout())
    return window


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    window.show()
    QApplication.processEvents()  # it takes its place


def test_words_drawn_by_hand_in_grey_on_grey_are_found(window: QWidget) -> None:
    drawn = Drawn()
    drawn.setMinimumHeight(40)
    put(window, drawn)
    assert faint(window) == ["“看不清” #777777 on #999999: 1.57"]


def test_words_of_a_label_are_measured_on_what_really_lies_behind(window: QWidget) -> None:
    label = QLabel("说明")
    label.setStyleSheet("color: #7e8690; background: #eef0f2")
    put(window, label)
    (found,) = read(window)
    assert (found.text, found.ink, found.ground) == ("说明", "#7e8690", "#eef0f2")
    assert faint(window)
    assert not faint(window, 3)


def test_what_cannot_be_used_what_is_chosen_and_what_asks_for_words_is_measured(window: QWidget) -> None:
    button, line, rows = QPushButton("打印"), QLineEdit(placeholderText="筛选"), QListWidget()
    button.setEnabled(False)
    rows.addItems(["甲", "乙"])
    rows.setCurrentRow(0)
    for widget in (button, line, rows):
        put(window, widget)
    found = {one.text: one for one in read(window)}
    assert found["打印"].ink == theme.LIGHT.faint.lower()
    assert found["筛选"].ink == theme.LIGHT.muted.lower()
    assert found["甲"].ground == theme.LIGHT.accent_soft.lower()
    assert found["乙"].ground == theme.LIGHT.surface.lower()
    assert faint(window) == []


def test_words_below_something_else_are_not_measured(window: QWidget) -> None:
    label = QLabel("在下面", window)
    label.setStyleSheet("color: #eeeeee")
    over = QLabel("在上面", window)
    put(window, QWidget())
    for one in (label, over):
        one.setGeometry(10, 10, 100, 30)
        one.raise_()
        one.show()
    over.setStyleSheet("background: #f6f7f8")
    QApplication.processEvents()
    assert [one.text for one in read(window)] == ["在上面"]


def test_words_scrolled_out_of_sight_are_not_measured(window: QWidget) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.setMinimumHeight(2000)
    label = QLabel("在下面", inside)
    label.move(0, 1500)
    label.setStyleSheet("color: #eeeeee")
    area.setWidget(inside)
    put(window, area)
    assert [one.text for one in read(window)] == []
