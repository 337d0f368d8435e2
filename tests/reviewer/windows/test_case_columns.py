"""The columns of the list: as wide as their words, all of them to be had at every size of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.models.case_list import CaseListModel
from reviewer.presenters.ports import CaseRow, CaseState
from reviewer.windows.cases.case_columns import LEAST_TITLE, TITLES
from reviewer.windows.cases.case_table import CaseTable
from reviewer.windows.dressing import dress
from tests.reviewer.places import POINTS, row

ROWS = [
    row("1", number="001", reference_number="霁罚〔2025〕1号", state=CaseState.SUBMITTED, score=POINTS, grade="合格"),
    row("2", number="002", procedure="普通程序（不予处罚）", suspicions=12, grave=3, reviewer="欧阳文舟"),
]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def table_of(qtbot: QtBot, settings: QSettings, width: int = 1366, rows: list[CaseRow] = ROWS) -> CaseTable:
    model = CaseListModel()
    table = CaseTable(model, settings)
    dress(table)
    qtbot.addWidget(table)
    table.resize(width, 500)
    with qtbot.waitExposed(table):
        table.show()
    model.set_rows(rows)
    return table


def width(table: CaseTable, title: str) -> int:
    return table.horizontalHeader().sectionSize(TITLES.index(title))


def tick(table: CaseTable, title: str) -> None:
    """What a click in the menu of columns does."""
    table.column_menu.aboutToShow.emit()
    next(entry for entry in table.column_menu.actions() if entry.text() == title).trigger()


def test_columns_are_as_wide_as_their_words_and_the_name_has_the_rest(qtbot: QtBot, settings: QSettings) -> None:
    table = table_of(qtbot, settings, 1600)
    words = table.fontMetrics().horizontalAdvance
    for title, text in (("文号", "霁罚〔2025〕1号"), ("程序", "普通程序（不予处罚）"), ("疑点", "12（重大 3）")):
        assert words(text) + 16 < width(table, title) < words(text) + 60, title
    others = sum(width(table, title) for title in TITLES if title != "案件名称")
    assert width(table, "案件名称") == table.viewport().width() - others


def test_on_a_large_screen_all_is_read_whole(qtbot: QtBot, settings: QSettings) -> None:
    unit = "某某省某某自治州某某经济技术开发区综合行政执法局第三直属大队"
    rows = [r._replace(unit=unit) for r in ROWS]
    table = table_of(qtbot, settings, 2560, rows)
    words = table.fontMetrics().horizontalAdvance
    assert width(table, "承办机构") > words(unit) + 16
    assert width(table, "案件名称") > words(ROWS[0].title)
    long = [r._replace(title=r.title * 5) for r in rows]
    assert width(table_of(qtbot, settings, 1366, long), "承办机构") == 150  # names first


def test_a_list_seen_for_the_second_time_suits_its_words_still(qtbot: QtBot, settings: QSettings) -> None:
    first = table_of(qtbot, settings)
    first.columns.save()
    first.close()
    wider = [r._replace(reference_number="霁综执罚决〔2025〕第1234号") for r in ROWS]
    assert width(table_of(qtbot, settings, rows=wider), "文号") > width(first, "文号")


def test_where_the_window_is_narrow_the_name_keeps_its_room_and_score_and_grade_are_read(
    qtbot: QtBot, settings: QSettings
) -> None:
    table = table_of(qtbot, settings, 910)  # 1366 pixels at 150 %
    assert width(table, "案件名称") >= LEAST_TITLE
    assert table.horizontalScrollBar().maximum() == 0
    assert {"案由", "程序"} <= set(table.columns.hidden)
    assert not {"状态", "得分", "等次", "疑点"} & set(table.columns.hidden)
    assert "案由" in table.horizontalHeader().button.toolTip()  # type: ignore[attr-defined]


def test_a_column_without_room_is_had_by_a_tick_and_kept(qtbot: QtBot, settings: QSettings) -> None:
    table = table_of(qtbot, settings, 910)
    tick(table, "程序")
    assert "程序" not in table.columns.hidden
    assert table.horizontalScrollBar().maximum() == 0  # others gave way
    tick(table, "等次")
    assert "等次" in table.columns.hidden
    table.columns.save()
    table.close()
    again = table_of(qtbot, settings, 910)
    assert "程序" not in again.columns.hidden
    assert "等次" in again.columns.hidden
    again.columns.forget()
    assert "等次" not in again.columns.hidden


def test_all_columns_ticked_in_a_narrow_window_are_reached_sideways(qtbot: QtBot, settings: QSettings) -> None:
    table = table_of(qtbot, settings, 800)
    for _ in TITLES:
        for title in table.columns.hidden[:1]:
            tick(table, title)  # for which another may give way
    assert table.columns.hidden == ()
    QApplication.processEvents()
    table.scrollTo(table.model().index(0, len(TITLES) - 1))
    assert table.viewport().rect().intersects(table.visualRect(table.model().index(0, len(TITLES) - 1)))


def test_the_order_is_kept(qtbot: QtBot, settings: QSettings) -> None:
    table = table_of(qtbot, settings)
    table.sortByColumn(TITLES.index("代号"), Qt.SortOrder.DescendingOrder)
    table.columns.save()
    table.close()
    again = table_of(qtbot, settings)
    assert again.is_sorted
    assert [again.model().index(n, 0).data() for n in range(2)] == ["002", "001"]


def test_damaged_settings_are_passed_over(qtbot: QtBot, settings: QSettings) -> None:
    for kept in ("{", "[]", '{"widths": 3}', '{"order": "x"}'):
        settings.setValue("cases/columns", kept)
        table = table_of(qtbot, settings)
        assert not table.is_sorted
        table.close()


def test_a_long_list_shows_the_widest_number_whole(qtbot: QtBot, settings: QSettings) -> None:
    rows = [row(f"{n}", number=f"{n:04}") for n in range(1000)]
    rows[900] = rows[900]._replace(suspicions=123, grave=45, pages=12345)
    table = table_of(qtbot, settings, rows=rows)
    words = table.fontMetrics().horizontalAdvance
    assert width(table, "疑点") > words("123（重大 45）") + 16
    assert width(table, "页数") > words("12345") + 16
