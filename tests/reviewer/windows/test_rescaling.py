"""Another size of text while windows stand: nothing keeps a size that was measured for the old one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewer.models.case_list import CaseListModel
from reviewer.presenters.ports import CaseState
from reviewer.windows import theme
from reviewer.windows.cases.case_columns import TITLES
from reviewer.windows.cases.case_table import CaseTable
from reviewer.windows.desk.rule_button import RuleButton
from reviewer.windows.dressing import change_at_once, dress
from tests.reviewer.places import POINTS, row

Scale = Callable[[float], None]


@pytest.fixture
def scale(qapp: QApplication) -> Iterator[Scale]:
    """What the menu does, in one go."""

    def to(factor: float) -> None:
        change_at_once(qapp, theme.Mode.LIGHT, scale=factor)

    to(1.0)
    yield to
    to(1.0)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def _table(qtbot: QtBot, settings: QSettings) -> CaseTable:
    model = CaseListModel()
    table = CaseTable(model, settings)
    dress(table)
    qtbot.addWidget(table)
    table.resize(1366, 500)
    with qtbot.waitExposed(table):
        table.show()
    model.set_rows([row("1", number="001", score=POINTS, grade="不合格", suspicions=5, grave=2, state=CaseState.OPEN)])
    return table


def _width(table: CaseTable, title: str) -> int:
    return table.horizontalHeader().sectionSize(TITLES.index(title))


def test_a_tree_ends_where_its_view_ends_at_every_size_of_text(qtbot: QtBot, scale: Scale) -> None:
    """What stands at the right end of a row, points and signs, is seen."""
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderHidden(True)
    tree.addTopLevelItem(QTreeWidgetItem(["评查项"]))
    tree.resize(344, 300)
    with qtbot.waitExposed(tree):
        tree.show()
    for factor in (1.5, 1.0, 1.25):
        scale(factor)
        qtbot.waitUntil(lambda: tree.columnWidth(0) == tree.viewport().width())


def test_short_columns_keep_their_words_at_every_size_of_text(qtbot: QtBot, scale: Scale, settings: QSettings) -> None:
    table = _table(qtbot, settings)
    shown = {title: table.model().index(0, TITLES.index(title)).data() for title in ("代号", "状态", "得分", "疑点")}
    for factor in (1.5, 1.0, 1.25, 1.5, 1.0):
        scale(factor)
        for title, words in shown.items():
            needed = table.fontMetrics().horizontalAdvance(words) + theme.px(16)
            assert needed < _width(table, title) < needed + theme.px(50), f"{title} at {factor}"
        assert table.verticalHeader().defaultSectionSize() == theme.px(30)


def test_widths_kept_at_one_size_of_text_serve_another(qtbot: QtBot, scale: Scale, settings: QSettings) -> None:
    first = _table(qtbot, settings)
    first.horizontalHeader().resizeSection(TITLES.index("承办机构"), 200)
    first.columns.save()
    first.close()
    scale(1.5)
    assert _width(_table(qtbot, settings), "承办机构") == 300


def test_widths_kept_never_cut_a_score_or_a_state(qtbot: QtBot, scale: Scale, settings: QSettings) -> None:
    first = _table(qtbot, settings)
    first.horizontalHeader().resizeSection(TITLES.index("得分"), 50)
    first.columns.save()
    first.close()
    again = _table(qtbot, settings)
    assert _width(again, "得分") > again.fontMetrics().horizontalAdvance("暂计 87.5")


def test_a_rule_takes_the_lines_its_words_need(qtbot: QtBot, scale: Scale) -> None:
    rule = RuleButton(1, "机关名称、落款、印章不一致但不影响认定实施机关", "−1", is_veto=False)
    qtbot.addWidget(rule)
    dress(rule)
    rule.resize(260, 50)
    scale(1.5)
    assert rule.height() == rule.heightForWidth(260)


def test_sizes_that_were_given_grow_and_those_of_the_style_sheet_grow_once(qtbot: QtBot, scale: Scale) -> None:
    window = QWidget()
    dress(window)
    qtbot.addWidget(window)
    layout, given, dressed = QVBoxLayout(window), QLabel("说明"), QPushButton("记录")
    for widget in (given, dressed):
        layout.addWidget(widget)
    given.setFixedWidth(100)
    with qtbot.waitExposed(window):
        window.show()
    height = dressed.minimumHeight()
    scale(1.5)
    assert (given.minimumWidth(), given.maximumWidth()) == (150, 150)
    assert height < dressed.minimumHeight() < 2 * height
    scale(1.0)
    assert given.minimumWidth() == 100
    assert dressed.minimumHeight() == height
