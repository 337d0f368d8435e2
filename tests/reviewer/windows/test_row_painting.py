"""Rows of the desk's lists: where a long message goes on."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.desk.row_painting import first_row


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("查封扣押超过期限三十三日，未见延长批准", "日，"),
        ("未设置当地听证标准，罚款50,000元是否属较大数额无法核对", "50,000"),
        ("查封扣押清单“当事人、执法人员”签名空白", "员”"),
    ],
)
def test_the_second_row_begins_with_no_comma_and_cuts_no_number(qtbot: QtBot, words: str, kept: str) -> None:
    font = theme.font(theme.BODY)
    start = words.index(kept)
    room = QFontMetrics(font).horizontalAdvance(words[: start + 1]) + 3  # what is kept together has no room
    first = first_row(words, font, room)
    assert 0 < first <= start or first >= start + len(kept)


def test_no_words_take_no_room(qtbot: QtBot) -> None:
    assert first_row("", theme.font(theme.BODY), 100) == 0
