"""A box narrower than its choices."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.choice_box import ChoiceBox

UNITS = ["全部承办机构", *(f"某某市城市管理综合行政执法局第{n}直属大队" for n in "一二三四五六七八九十")]


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)


def _open(qtbot: QtBot, window: QWidget, kind: type[QComboBox], choices: list[str]) -> QComboBox:
    qtbot.addWidget(window)
    box = kind()
    box.addItems(choices)
    box.setCurrentIndex(len(choices) - 1)
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addStretch(1)
    window.resize(160, 300)
    with qtbot.waitExposed(window):
        window.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    return box


@pytest.mark.usefixtures("dressed")
def test_its_list_shows_every_choice_whole(qtbot: QtBot) -> None:
    window = QWidget()
    view = _open(qtbot, window, ChoiceBox, UNITS).view()
    qtbot.waitUntil(lambda: view.viewport().width() >= view.sizeHintForColumn(0))


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("kind", [QComboBox, ChoiceBox])
def test_a_short_list_is_there_at_once(qtbot: QtBot, kind: type[QComboBox]) -> None:
    window = QWidget()
    view = _open(qtbot, window, kind, ["草稿", "已签发：2026年第1期"]).view()
    qtbot.waitUntil(lambda: view.viewport().height() >= 2 * view.sizeHintForRow(0))
    assert view.verticalScrollBar().maximum() == 0
