"""The guide's bubble keeps off what its step is done in."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.frame.guide_bubble import GuideBubble

WORDS = "疑点是程序核对期限、金额、引用得出的提示，本身不扣分。" * 3


@pytest.fixture
def bubble(qtbot: QtBot) -> GuideBubble:
    window = QWidget()
    window.resize(1366, 744)
    qtbot.addWidget(window)
    window.show()
    bubble = GuideBubble(window)
    bubble.say("认定一条疑点　4/5", WORDS, is_last=False, has_home=False)
    return bubble


def test_it_stands_beside_what_it_speaks_of_where_nothing_else_is_needed(bubble: GuideBubble) -> None:
    target = QRect(600, 300, 90, 30)
    bubble.stand_beside(target)
    assert not bubble.geometry().intersects(target)
    assert abs(bubble.geometry().center().x() - target.center().x()) < 4


def test_it_keeps_off_the_page_the_arithmetic_and_the_form(bubble: GuideBubble) -> None:
    left, page, sums = QRect(0, 80, 216, 480), QRect(219, 80, 800, 330), QRect(219, 410, 800, 150)
    form = QRect(1022, 300, 344, 200)
    bubble.stand_beside(left, [page, sums, form])
    for rect in (left, page, sums, form):
        assert not bubble.geometry().intersects(rect)
    assert bubble.window().rect().contains(bubble.geometry())


def test_it_keeps_off_the_buttons_of_a_form_low_at_the_right(bubble: GuideBubble) -> None:
    left, page, sums = QRect(0, 97, 216, 600), QRect(219, 97, 800, 463), QRect(219, 560, 800, 100)
    form = QRect(1022, 460, 344, 200)
    bubble.stand_beside(left, [page, sums, form])
    for rect in (left, page, sums, form):
        assert not bubble.geometry().intersects(rect)


def test_at_large_text_it_is_narrow_enough_to_keep_off_the_arithmetic(
    bubble: GuideBubble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "px", lambda size: round(1.5 * size))
    left, page, sums = QRect(0, 115, 290, 640), QRect(293, 115, 640, 430), QRect(293, 550, 640, 165)
    bubble.stand_beside(sums, [page, sums])
    for rect in (page, sums):
        assert not bubble.geometry().intersects(rect)
    assert bubble.window().rect().contains(bubble.geometry())
    bubble.stand_beside(left)  # where it covers nothing it has its usual width again
    assert bubble.width() == 480
