"""The place 统计: progress, units, problems, doubts, checks. Every number opens the case files behind it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from reviewer.presenters.figures import FiguresPresenter
from reviewer.presenters.statistics import CountRow, Statistics
from reviewer.windows import theme
from reviewer.windows.dressing import dress
from reviewer.windows.figures.bars import Bars
from reviewer.windows.figures.columns import reviewer_columns, rule_columns, unit_columns
from reviewer.windows.figures.doubts_pane import DoubtsPane
from reviewer.windows.figures.figure_table import FigureTable
from reviewer.windows.figures.overview import Overview

REVIEWER_WIDTHS = (0, 76, 76, 84, 84)
RULE_WIDTHS = (70, 0, 70, 70, 70, 76, 76)


class FiguresPlace(QWidget):
    """Builds the tables and bars and connects them to their presenter."""

    def __init__(self, presenter: FiguresPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self._presenter = presenter
        self.overview = Overview()
        self.reviewers = FigureTable(self.tr("评查人进度"), lambda row: row.reviewer)
        self.units = FigureTable(self.tr("各单位得分"), lambda row: row.unit)
        self.rules = FigureTable(self.tr("疑点规则"), lambda row: f"{row.rule} {row.title}")
        self.nature, self.stage = Bars(self.tr("问题按性质")), Bars(self.tr("问题按环节"))
        self.criteria = Bars(self.tr("问题最多的评查项"))
        self.doubts = DoubtsPane()
        self.empty = QLabel()
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Count again."""
        self._presenter.refresh()
        self.units.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two tables stand side by side where there is room, one under the other where there is not."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(1100)
        self._progress.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _lay_out(self) -> None:
        progress = self._progress = QSplitter()
        progress.setChildrenCollapsible(False)
        progress.addWidget(self._titled(self.tr("各单位得分"), self.units))
        progress.addWidget(self._titled(self.tr("评查人进度"), self.reviewers))
        progress.setStretchFactor(0, 3)
        progress.setStretchFactor(1, 2)
        self.tabs.addTab(progress, self.tr("进度与得分"))
        self.tabs.addTab(self._problems(), self.tr("问题分布"))
        self.tabs.addTab(self.doubts, self.tr("存疑与定论"))
        self.tabs.addTab(self.rules, self.tr("疑点核对"))
        way = QLabel(self.tr("双击表中的数字、图中的横条，看背后的案卷"))
        way.setContentsMargins(0, 0, 2 * theme.GRID, 6)  # level with the words of the tabs
        theme.set_look(way, "muted")
        self.tabs.setCornerWidget(way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.empty.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        self.empty.setWordWrap(True)
        self.empty.hide()
        layout.addWidget(self.overview)
        layout.addWidget(self.empty)
        layout.addWidget(self.tabs, 1)

    def _problems(self) -> QScrollArea:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.GRID)
        left = QVBoxLayout()
        left.addWidget(self._titled(self.tr("按性质"), self.nature))
        left.addWidget(self._titled(self.tr("按环节"), self.stage))
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._titled(self.tr("问题最多的评查项"), self.criteria))
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        holder = QWidget()
        theme.set_look(holder, "surface")
        holder.setLayout(columns)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        return area

    def _titled(self, title: str, inner: QWidget) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        layout.setSpacing(theme.GRID)
        label = QLabel(title)
        theme.set_look(label, "heading")
        label.setBuddy(inner)
        layout.addWidget(label)
        layout.addWidget(inner, 1)
        return holder

    def _connect(self) -> None:
        self._presenter.counted.connect(self._show)
        for source in (self.overview, self.units, self.reviewers, self.rules, self.doubts.table):
            source.opened.connect(self._presenter.want)
        for bars in (self.nature, self.stage, self.criteria):
            bars.opened.connect(self._want_row)
        self.doubts.settled.connect(self._presenter.settle)

    @Slot(object)
    def _show(self, numbers: Statistics) -> None:
        self.overview.show_statistics(numbers)
        self.empty.setText(_next_step(numbers))
        self.empty.setVisible(bool(self.empty.text()))
        grades = [grade for grade, _cases in numbers.grades]
        self.units.set_table(unit_columns(grades), numbers.units, (56, 0, 56, 72, *[64] * len(grades)))
        self.reviewers.set_table(reviewer_columns(), numbers.reviewers, REVIEWER_WIDTHS)
        self.rules.set_table(rule_columns(), numbers.rules, RULE_WIDTHS)
        self.nature.set_rows(numbers.by_nature)
        self.stage.set_rows(numbers.by_stage)
        self.criteria.set_rows(numbers.by_criterion)
        self.doubts.show_doubts(numbers.doubts)
        waiting = sum(not doubt.conclusion for doubt in numbers.doubts)
        self.tabs.setTabText(2, self.tr("存疑与定论（{}）").format(waiting) if waiting else self.tr("存疑与定论"))

    @Slot(object)
    def _want_row(self, row: CountRow) -> None:
        self._presenter.want(row.cases, self.tr("{}问题").format(row.label))


def _next_step(numbers: Statistics) -> str:
    """What is to be done before there is anything to count, or before what was counted holds; empty once it does."""
    if not numbers.all_cases:
        return "评查库里还没有案卷。按 Ctrl+1 回到“案卷”，先导入案卷。"
    if not numbers.submitted:
        return "还没有已提交的评查表，所以没有得分。评完一卷按 Ctrl+回车提交，这里就有数字。"
    if numbers.counted_twice:
        return (
            f"{'；'.join(numbers.counted_twice)} 号案卷文号相同，可能是同一案卷，都已计入统计。"
            "只应计一卷的，打开另一卷退回，再在“案情”里记为不符合评查条件。"
        )
    return ""
