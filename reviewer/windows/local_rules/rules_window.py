"""当地规则: thresholds, benchmarks, provisions and periods of an office, edited as tables."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.library.local_rules.draft import (
    BASICS,
    BENCHMARKS,
    LAWS,
    LIMITS,
    PROVISIONS,
    REVIEWS,
    TIERS,
    TITLES,
    Cell,
    Place,
)
from reviewer.presenters.local_rules import LocalRulesPresenter, Saved
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dressing import dress
from reviewer.windows.local_rules.problem_list import ProblemList, ReportCard
from reviewer.windows.local_rules.rules_bar import RulesBar
from reviewer.windows.local_rules.table_panel import TablePanel
from reviewer.windows.messages import Messages
from reviewer.windows.state_line import StateLine

WIDTHS = {
    BASICS: (260, 320, 0),
    BENCHMARKS: (72, 240, 292, 104, 88, 72, 104, 112, 112),
    TIERS: (104, 96, 96, 88, 112, 112, 96, 96),
    PROVISIONS: (440, 0),
    LIMITS: (88, 88, 96, 0),
    LAWS: (0, 144, 144),
    REVIEWS: (0,),
}
WORDS = {
    BASICS: "罚款达到这里的数额，应当告知当事人有要求听证的权利。",
    BENCHMARKS: "案卷按依据条款和案由找到基准；选中一行，在下面编辑它的档次。",
    TIERS: "罚款幅度含上下限本数；按比例罚款的填比例，不填罚款幅度。",
    PROVISIONS: "写明条款处罚什么行为，用来发现引错款、项。",
    LIMITS: "当地或者部门规定的期限，代替程序自带的天数；要写明出处。",
    LAWS: "地方性法规、规章的施行和废止日期，用来发现引用未施行、已废止的规定。",
    REVIEWS: "除法律规定之外，当地要求法制审核的处罚决定。",
}
LAYOUT = "local-rules/geometry"


class RulesWindow(QWidget):
    """Tabs of tables over one draft. What was typed is kept when the window closes."""

    closed = Signal()

    def __init__(
        self, presenter: LocalRulesPresenter, messages: Messages | None, settings: QSettings, *, at_once: bool = True
    ) -> None:
        super().__init__()
        dress(self)
        from reviewer.windows.messages import WindowMessages

        self.presenter, self._settings = presenter, settings
        self._messages: Messages = messages or WindowMessages(self)
        self.panels: dict[str, TablePanel] = {}
        self.bar = RulesBar(presenter, self._messages)
        self.tabs, self.problems, self.report = QTabWidget(), ProblemList(), ReportCard()
        self._row_buttons = QStackedWidget()  # beside the tabs, so that the tables have the height
        self.fictional, self.line = self._notice(), StateLine(presenter.rechecker.runner)
        self.state = self.line.text
        self.again, self.save_button = QPushButton(self.tr("重新检查全部案卷")), QPushButton(self.tr("保存并生效"))
        self._is_whole = False
        self.parts = self._build()  # not to be shown before the last
        if at_once:
            for _ in self.parts:
                pass

    def show_cell(self, cell: Cell, *, focus: bool = True) -> None:
        """Turn to a cell, wherever it stands."""
        table = cell.place.table
        if table == TIERS:
            self.panels[BENCHMARKS].table.show_cell(cell.place.benchmark, 0)
            self._show_tiers()
        self.tabs.setCurrentIndex(list(self._pages).index(BENCHMARKS if table == TIERS else table))
        self.panels[table].show_cell(cell, focus=focus)

    @Slot()
    def save(self) -> None:
        """Take over what is being typed, keep it, put it into force where it is right."""
        self.finish_editing()
        detail = self.tr("示例的全部数字和名称均为虚构，不得用于评查。仅在演示、培训用的评查库中使用。")
        fictional = self.presenter.is_fictional and not self.presenter.problems
        if fictional and not self._messages.ask(self.tr("要让虚构示例生效吗？"), detail, self.tr("仅作演示，生效")):
            return
        self.presenter.save()

    def finish_editing(self) -> None:
        """Take over what stands in open editors."""
        for panel in self.panels.values():
            panel.table.finish_editing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed."""
        if self._is_whole:
            self.finish_editing()
            self.presenter.keep()
            self._settings.setValue(LAYOUT, self.saveGeometry())
        self.presenter.finish()
        self.closed.emit()
        super().closeEvent(event)

    def _build(self) -> Iterator[None]:
        self._lay_out()
        self._pages: dict[str, QWidget] = {}
        for name in (BASICS, BENCHMARKS, PROVISIONS, LIMITS, LAWS, REVIEWS):
            yield
            page = self._pages[name] = self._page(name)
            self.tabs.addTab(page, TITLES[name])
            self._row_buttons.addWidget(self.panels[name].head)
        yield
        self.tabs.currentChanged.connect(self._row_buttons.setCurrentIndex)
        self._connect()
        self.presenter.open()
        self.panels[BASICS].table.setFocus()
        self._is_whole = True

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("当地规则"))
        theme.set_look(self.save_button, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        inner.setSpacing(theme.GRID)
        inner.addWidget(self.fictional)
        inner.addWidget(self.tabs, 1)
        inner.addWidget(self.report)
        inner.addWidget(self.problems)
        layout.addLayout(inner, 1)
        layout.addWidget(self._footer())
        self.tabs.setCornerWidget(self._row_buttons)
        geometry = self._settings.value(LAYOUT)
        if geometry is None or not self.restoreGeometry(geometry):
            fit(self, 1280, 700)

    def _page(self, name: str) -> QWidget:
        inside = self.tabs.findChild(QStackedWidget)  # where tabs stand, whose parent is changed else
        if name != BENCHMARKS:
            panel = TablePanel(self.presenter, Place(name), WIDTHS[name], WORDS[name], parent=inside)
            self.panels[name] = panel
            return panel
        both = QSplitter(Qt.Orientation.Vertical, inside)
        panel = self.panels[name] = TablePanel(self.presenter, Place(name), WIDTHS[name], WORDS[name], parent=both)
        tiers = self.panels[TIERS] = TablePanel(
            self.presenter, Place(TIERS, -1), WIDTHS[TIERS], WORDS[TIERS], panel.says, both
        )
        both.setChildrenCollapsible(False)
        both.addWidget(panel)
        both.addWidget(tiers)
        both.setSizes([300, 300])
        return both

    def _footer(self) -> QFrame:
        footer = QFrame()
        theme.set_look(footer, "footer")
        line = QHBoxLayout(footer)
        line.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        line.setSpacing(theme.GRID)
        line.addWidget(self.line, 1)
        self.save_button.setToolTip(self.tr("保存（Ctrl+S）"))
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.close)
        for button in (self.again, close, self.save_button):
            line.addWidget(button)
        return footer

    def _notice(self) -> QFrame:
        """The line over a fictional example."""
        frame = QFrame()
        theme.set_look(frame, "notice")
        words = self.tr("全部数字和名称均为虚构，不得用于评查。换成本地的规则后，把“虚构示例”一项改为“否”。")
        text = QLabel(self.tr("虚构示例：{}").format(words))
        text.setWordWrap(True)
        theme.set_look(text, "doubt")
        line = QHBoxLayout(frame)
        line.setContentsMargins(*[theme.GRID] * 4)
        line.addWidget(text)
        return frame

    def _connect(self) -> None:
        presenter = self.presenter
        self.panels[BENCHMARKS].table.moved.connect(self._show_tiers)
        self.tabs.currentChanged.connect(self._begin_page)
        self.problems.chosen.connect(self.show_cell)
        self.save_button.clicked.connect(self.save)
        self.again.clicked.connect(presenter.rechecker.start)
        self.bar.leaving_cells.connect(self.finish_editing)
        presenter.refused.connect(self._messages.refuse)
        presenter.reported.connect(self._show_report)
        self.report.closed.connect(self._show_state)
        presenter.undo_stack.cleanChanged.connect(self._show_state)
        presenter.checked.connect(self._show_state)
        presenter.opened.connect(self._show_state)
        presenter.changed.connect(self._follow)
        presenter.saved.connect(self._tell_saved)
        presenter.rechecker.rechecked.connect(self._tell_rechecked)
        presenter.rechecker.stopped.connect(self._tell_stopped)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    @Slot(int)
    def _begin_page(self, page: int) -> None:
        """The benchmarks begin with the first one chosen, so that its tiers are there."""
        table = self.panels[BENCHMARKS].table
        rows = self.presenter.draft.rows(Place(BENCHMARKS))
        if list(self._pages)[page] == BENCHMARKS and rows and not table.currentIndex().isValid():
            table.show_cell(0, 0)
            self._show_tiers()

    @Slot()
    @Slot(QModelIndex)
    def _show_tiers(self, _index: QModelIndex | None = None) -> None:
        """The tiers of the benchmark that is chosen."""
        panel, row = self.panels[TIERS], self.panels[BENCHMARKS].table.currentIndex().row()
        rows = self.presenter.draft.rows(Place(BENCHMARKS))
        if row >= len(rows):
            row = -1
        if panel.place.benchmark != row:
            panel.model.show_benchmark(row)
        words = (" ".join(rows[row][:2]).strip() or self.tr("第 {} 行").format(row + 1)) if row >= 0 else ""
        panel.heading.setText(self.tr("{}：{}").format(TITLES[TIERS], words) if words else TITLES[TIERS])
        panel.update_buttons()

    @Slot(object)
    def _follow(self, focus: Cell) -> None:
        self.show_cell(focus, focus=False)
        self._show_tiers()
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        presenter = self.presenter
        self.problems.show_problems(() if self.report.isVisible() else presenter.problems)
        self.fictional.setVisible(presenter.is_fictional)
        self.again.setVisible(presenter.rechecker.is_due)
        wrong = {problem.cell.place.table for problem in presenter.problems}
        for at, name in enumerate(self._pages):
            is_wrong = name in wrong or (name == BENCHMARKS and TIERS in wrong)
            self.tabs.setTabText(at, f"{TITLES[name]} ✘" if is_wrong else TITLES[name])
        self.save_button.setText(self.tr("存为草稿") if presenter.problems else self.tr("保存并生效"))
        if presenter.is_modified or presenter.is_pending:
            self.state.setText(self.tr("有尚未生效的改动；检查案卷仍用原来的规则。"))
        elif presenter.rechecker.is_due:
            self.state.setText(self.tr("规则改过之后，还有案卷没有重新检查。"))
        else:
            self.state.setText(self.tr("表中是现行规则。"))

    @Slot(str, tuple)
    def _show_report(self, heading: str, lines: tuple[str, ...]) -> None:
        """How an import went stands where the mistakes stand, until it is put away."""
        self.problems.hide()  # never both: a low screen has no room for them
        self.report.show_report(heading, lines)
        self._show_state()

    @Slot(object)
    def _tell_saved(self, how: Saved) -> None:
        self._show_state()
        if how is Saved.DRAFT:
            self.state.setText(self.tr("已存为草稿；改正错误之前，现行规则不变。"))
        else:
            self.state.setText(self.tr("已生效，正在重新检查案卷…"))

    @Slot(int)
    def _tell_rechecked(self, count: int) -> None:
        self.again.hide()
        self.state.setText(self.tr("规则已生效，{} 份案卷已重新检查；已采纳、已排除的疑点保持不变。").format(count))

    @Slot()
    def _tell_stopped(self) -> None:
        self.again.show()
        self.state.setText(self.tr("重新检查没有做完，部分案卷的疑点还是按原来的规则检查的。"))
