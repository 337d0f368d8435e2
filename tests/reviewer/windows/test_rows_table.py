"""A table among the fields of a paper: typed into as large as its words are, every change of it can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reviewer.windows.papers.cell_editor import CellEditor
from reviewer.windows.papers.rows_table import RowsTable

ROWS = ({"案卷": "001", "存在问题": "超期"}, {"案卷": "002", "存在问题": "没有告知"})
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable:
    table = RowsTable(("序号", "案卷", "存在问题"), ROWS, "问题")
    qtbot.addWidget(table)
    table.show()
    qtbot.waitUntil(table.isVisible)
    return table


def editor(qtbot: QtBot, table: RowsTable, row: int, column: int) -> CellEditor:
    table.table.setCurrentCell(row, column)
    table.table.editItem(table.table.currentItem())
    qtbot.waitUntil(lambda: table.findChild(CellEditor) is not None)
    return table.findChild(CellEditor)


def test_a_row_that_was_taken_away_comes_back(qtbot: QtBot, table: RowsTable) -> None:
    told: list[object] = []
    table.edited.connect(told.append)
    table.table.setCurrentCell(0, 0)
    table.remove.click()
    assert table.rows() == ROWS[1:]
    table.table.setFocus()
    qtbot.keyClick(table.table, KEY.Key_Z, CONTROL)
    assert table.rows() == ROWS
    table.redo()
    assert table.rows() == ROWS[1:]
    assert told == [ROWS[1:], ROWS, ROWS[1:]]


def test_steps_are_taken_back_one_by_one_to_what_stood_there_first(qtbot: QtBot, table: RowsTable) -> None:
    for words in ("超期三日", "超期五日"):
        cell = editor(qtbot, table, 0, 1)
        cell.setPlainText(words)
        qtbot.keyClick(cell, KEY.Key_Return)
        qtbot.waitUntil(lambda: table.findChild(CellEditor) is None)
        assert table.rows()[0]["存在问题"] == words
    table.undo()
    assert table.rows()[0]["存在问题"] == "超期三日"
    for _ in range(3):
        table.undo()
    assert table.rows() == ROWS


def test_long_words_are_typed_with_all_their_lines_in_sight_and_pasted_lines_become_one(
    qtbot: QtBot, table: RowsTable
) -> None:
    cell = editor(qtbot, table, 1, 1)
    assert cell.toPlainText() == "没有告知"
    assert cell.height() > cell.fontMetrics().height() * 2
    assert cell.accessibleName() == "存在问题"
    QGuiApplication.clipboard().setText("没有告知陈述权\n没有告知申辩权")
    cell.selectAll()
    cell.paste()
    qtbot.keyClick(cell, KEY.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(CellEditor) is None)
    assert table.rows()[1]["存在问题"] == "没有告知陈述权没有告知申辩权"


def test_no_heading_is_cut_and_numbers_leave_their_room_to_longer_words(qtbot: QtBot) -> None:
    row = {"单位": "霁川市城市管理综合行政执法局", "案卷数": "1", "平均得分": "99.51", "名次": "1", "已整改": ""}
    table = RowsTable(("序号", *row), (row,), "单位")
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    header = table.table.horizontalHeader()
    widths = [header.sectionSize(at) for at in range(header.count())]
    assert widths[0] == max(widths)
    assert sum(widths) == table.table.viewport().width()  # nothing is scrolled sideways
    assert all(w > table.fontMetrics().horizontalAdvance(n) for w, n in zip(widths, row, strict=True))
