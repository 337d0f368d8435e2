"""Rows of the desk's lists: where a long message goes on."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.desk.row_painting import broken


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
    rows = broken(words, font, room, 2)
    assert "".join(rows) == words
    first = len(rows[0])
    assert 0 < first <= start or first >= start + len(kept)


def test_no_words_take_no_room(qtbot: QtBot) -> None:
    assert broken("", theme.font(theme.BODY), 100, 4) == []


def test_no_more_rows_than_asked_for_and_the_last_holds_the_rest(qtbot: QtBot) -> None:
    words = "集体讨论早于听证二十七日，听证后未再次讨论，" * 5
    rows = broken(words, theme.font(theme.BODY), 120, 3)
    assert len(rows) == 3
    assert "".join(rows) == words
