"""Windows beside the main one, messages over it, and what a newcomer must be able to read at once."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows.bringing import bring
from reviewer.windows.desk.actions import ACTIONS, PLACES
from reviewer.windows.desk.help_overlay import _columns
from reviewer.windows.desk.score_bar import ScoreBar
from reviewer.windows.messages import WindowMessages
from reviewer.windows.name_box import NameBox
from scoring.errors import ReviewError
from scoring.rubric import VetoEffect
from scoring.score import Score, ScoreState
from scoring.trace import Role, TraceLine


@pytest.fixture
def main(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setWindowTitle("明卷")
    qtbot.addWidget(window)
    window.setGeometry(QRect(100, 60, 600, 400))
    window.show()
    return window


def test_a_window_put_nowhere_yet_opens_over_the_middle_of_the_main_one(qtbot: QtBot, main: QWidget) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(300, 200)
    bring(other, main)
    assert (other.geometry().center() - main.geometry().center()).manhattanLength() <= 4


def test_a_window_opens_where_it_was_left(qtbot: QtBot, main: QWidget) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(QRect(20, 40, 300, 200))
    first.show()
    second.restoreGeometry(first.saveGeometry())
    bring(second, main)
    assert second.pos() == first.pos()


def test_a_window_larger_than_the_screen_stays_on_it(qtbot: QtBot, main: QWidget) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(5000, 5000)
    bring(other, main)
    assert main.screen().availableGeometry().contains(other.geometry())


def test_a_refusal_is_titled_after_the_place_worked_at(
    qtbot: QtBot, main: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, box = QWidget(), QLineEdit()
    place.setWindowTitle("评查")
    QVBoxLayout(main).addWidget(place)
    QVBoxLayout(place).addWidget(box)
    main.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    titles: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda shown: titles.append(shown.windowTitle()))
    WindowMessages(main).refuse(ReviewError("评查表已提交，只能查看。"))
    assert titles == ["评查：没有完成"]


@pytest.mark.parametrize("number", [4, 3, 2])
def test_every_group_of_keys_is_told_in_columns_of_about_the_same_length(number: int) -> None:
    blocks = [(place, [("", "")] * sum(a.place == place for a in ACTIONS)) for place in PLACES]
    columns = _columns(blocks, number)
    assert sorted(place for column in columns for place, _ in column) == sorted(PLACES)
    lengths = [sum(len(rows) + 2 for _, rows in column) for column in columns]
    assert max(lengths) - min(lengths) <= 10


def test_a_box_to_type_a_name_in_shows_that_the_keyboard_is_in_it(qtbot: QtBot, main: QWidget) -> None:
    box, other = NameBox(main), QLineEdit(main)
    box.setGeometry(10, 10, 200, 32)
    other.setGeometry(10, 60, 200, 32)
    for widget in (box, other):
        widget.show()
    main.activateWindow()
    box.setFocus()
    qtbot.waitUntil(lambda: box.lineEdit().hasFocus())
    ringed = box.grab().toImage()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert box.grab().toImage() != ringed


def test_the_grade_says_when_a_veto_keeps_it_below_what_the_points_give(qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    why = "总分 ≈ 99.03；按分数为优秀，因“未经法制审核”最高评为合格，等次：合格。"
    capped = TraceLine("f1", "4.2", "一票否决", Role.VETO, state=VetoEffect.GRADE_CAP)
    lines = (capped, TraceLine("total", "总分", why, Role.TOTAL))
    bar.show_score(Score(ScoreState.SCORED, Decimal("99.03"), "合格", lines, ()), locked=False)
    assert bar.grade.text() == "合格（否决所限）"
    assert bar.grade.toolTip() == why
    plain = (TraceLine("total", "总分", "总分 = 80，等次：合格。", Role.TOTAL),)
    bar.show_score(Score(ScoreState.SCORED, Decimal(80), "合格", plain, ()), locked=False)
    assert bar.grade.text() == "合格"
    assert bar.grade.toolTip() == ""
