"""送卷核对: which cases of the list arrived, which did not, and which case files are in no list."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.roster import ROW_ROLE, ArrivalsModel
from reviewer.presenters.roster import Arrivals, Drawn, RosterPresenter, RosterRow, by_unit, summary
from reviewer.presenters.sorting import by_sound
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.choice_box import ChoiceBox
from reviewer.windows.dressing import dress
from reviewer.windows.icons import icon, let_clear
from reviewer.windows.row_tables import NumberDelegate, dress_rows, say_instead

STATES = (
    ("", "全部"),
    ("missing", "未收到案卷"),
    ("received", "已收到"),
    ("outside", "不在目录的案卷"),
    ("doubtful", "需核对"),
)
DRAWN = "drawn"
WIDTHS = (112, 64, 220, 176, 124, 160, 84, 108)
LEAST_OPEN = 200  # for what is to be looked at
NUMBER = 2  # the column of 案号
GIVING = (2, 3, 4, 5)  # columns whose words may be cut where the window is narrow
LESSER = (6, 7, 5)  # hidden where even that does not do
LEAST_SHARE = 0.7
LAST_FOLDER = "roster/last_folder"


class _Table(QTableView):
    has_list = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without rows, why."""
        super().paintEvent(event)
        if not self.model().rowCount():
            none = self.tr("还没有案卷目录。\n点“导入目录…”，选取各单位报来的目录，核对哪些案卷还没有送到。")
            say_instead(self, self.tr("没有符合条件的案卷。") if self.has_list else none)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width: nothing is scrolled sideways."""
        super().resizeEvent(event)
        header, room = self.horizontalHeader(), self.viewport().width() - theme.px(LEAST_OPEN)
        widths = {column: theme.px(width) for column, width in enumerate(WIDTHS)}
        for column in LESSER:
            giving = sum(width for at, width in widths.items() if at in GIVING) * (1 - LEAST_SHARE)
            header.setSectionHidden(column, sum(widths.values()) - giving > room)
            if header.isSectionHidden(column):
                del widths[column]
        giving = sum(width for at, width in widths.items() if at in GIVING)
        share = min(1.0, 1 - (sum(widths.values()) - room) / giving)
        for column, width in widths.items():
            header.resizeSection(column, int(width * share) if column in GIVING else width)


class RosterWindow(QWidget):
    """A table under two filters; a double click opens the case file, a button saves what is shown as XLSX."""

    opened = Signal(str)  # case_id
    import_wanted = Signal()

    def __init__(self, presenter: RosterPresenter, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        dress(self)
        self._presenter, self._settings = presenter, settings
        self.setWindowTitle(self.tr("送卷核对"))
        theme.set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fit(self, 1320, 660)
        self.headline, self.units, self.about = QLabel(), QLabel(), QLabel()
        self.state, self.unit, self.words = QComboBox(), ChoiceBox(), QLineEdit()
        self.model, self.table = ArrivalsModel(self), _Table()
        self.export = QPushButton(icon("download"), self.tr("列表存为 XLSX…"))
        self.more = QPushButton(icon("import"), self.tr("导入目录…"))
        self.draw = QPushButton(icon("list-checks"), self.tr("随机抽取…"))
        self._above: tuple[str, ...] = ()  # what is said over the rows that were drawn
        self._dress()
        self._lay_out()
        self._connect()
        self.show_arrivals(presenter.arrivals)
        (self.table if presenter.arrivals.rows else self.more).setFocus()

    @Slot(object)
    def show_arrivals(self, arrivals: Arrivals) -> None:
        """The list against the files now."""
        self.headline.setText(summary(arrivals))
        self.headline.setVisible(bool(self.headline.text()))
        lacking = [f"{unit} {missing}/{listed}" for unit, listed, missing in by_unit(arrivals.rows) if missing]
        self.units.setText(self.tr("未收到（件数/目录件数）：{}").format("，".join(lacking)) if lacking else "")
        self.units.setVisible(bool(lacking))
        chosen = self.unit.currentData()
        self.unit.clear()
        self.unit.addItem(self.tr("全部机构"), "")
        for unit in sorted({row.unit for row in arrivals.rows if row.unit}, key=by_sound):
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self.table.has_list = bool(arrivals.rows)
        self.model.set_rows(arrivals.rows)
        if arrivals.drawn is not None:
            self._offer_drawn(arrivals.drawn)
        self._filter()

    def _dress(self) -> None:
        theme.set_look(self.headline, "heading")
        theme.set_look(self.units, "muted")
        theme.set_look(self.about, "doubt")
        self.units.setWordWrap(True)
        self.about.setWordWrap(True)
        for key, words in STATES:
            self.state.addItem(self.tr(words), key)
        self.state.setAccessibleName(self.tr("送卷情况"))
        self.unit.setAccessibleName(self.tr("承办机构"))
        self.unit.setMinimumContentsLength(9)
        self.unit.setMaximumWidth(theme.px(190))
        self.words.setPlaceholderText(self.tr("筛选：案号、当事人、案由、程序…"))
        let_clear(self.words)
        self.table.setModel(self.model)
        dress_rows(self.table, self.tr("送卷核对"), several=True)
        self.table.setItemDelegateForColumn(NUMBER, NumberDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(theme.px(40))
        header.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for widget in (self.state, self.unit):
            tools.addWidget(widget)
        tools.addWidget(self.words, 1)
        tools.addWidget(self.draw)
        tools.addWidget(self.more)
        tools.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.headline)
        layout.addWidget(self.units)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)

    def _connect(self) -> None:
        self._presenter.arrived.connect(self.show_arrivals)
        self.state.currentIndexChanged.connect(self._filter)
        self.unit.activated.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.model.modelReset.connect(self._tell)
        self.export.clicked.connect(self._save)
        self.more.clicked.connect(self.import_wanted)
        self.draw.clicked.connect(self._draw)
        self._presenter.drawn.connect(self._show_drawn)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    @Slot()
    def _filter(self) -> None:
        self.model.set_filter(self.state.currentData(), self.unit.currentData() or "", self.words.text())
        self.export.setEnabled(bool(self.model.shown))
        self.draw.setEnabled(any(row.line for row in self.model.shown))

    @Slot()
    def _tell(self) -> None:
        """All that is to be looked at about the chosen row."""
        row = self.table.currentIndex().data(ROW_ROLE)
        notes = (*row.differences, *row.doubts) if isinstance(row, RosterRow) else ()
        self.about.setText("；".join(notes))
        self.about.setVisible(bool(notes))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, RosterRow) and row.cases:
            self.opened.emit(row.cases[0][0])

    @Slot()
    def _save(self) -> None:
        folder = Path(str(self._settings.value(LAST_FOLDER, str(Path.home()))))
        name = f"送卷核对（{self.state.currentText()}）.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("存为 XLSX"), str(folder / name), "XLSX (*.xlsx)")
        if chosen:
            self._settings.setValue(LAST_FOLDER, str(Path(chosen).parent))
            above = self._above if self.state.currentData() == DRAWN else ()
            self._presenter.save(Path(chosen), tuple(self.model.shown), above)

    @Slot()
    def _draw(self) -> None:
        """From what is shown: whoever wants only one procedure or unit filters first."""
        from reviewer.windows.cases.draw_dialog import DrawDialog

        rows = [row for row in self.model.shown if row.line]
        dialog = DrawDialog(len(rows), len({row.unit for row in rows}), self)
        if dialog.exec():
            each, total = (dialog.each.value(), 0) if dialog.by_unit.isChecked() else (0, dialog.total.value())
            self._presenter.draw(rows, dialog.seed.text().strip(), each=each, total=total)

    @Slot(object)
    def _show_drawn(self, drawn: Drawn) -> None:
        self._offer_drawn(drawn)
        self.words.clear()
        self.unit.setCurrentIndex(0)
        self.state.setCurrentIndex(self.state.findData(DRAWN))
        self._filter()
        self.about.setText(self._above[0])
        self.about.show()

    def _offer_drawn(self, drawn: Drawn) -> None:
        """Under the states of the list, from the draw on and whenever the window is opened again."""
        self._above = drawn.words()
        self.model.set_drawn(drawn.rows)
        if self.state.findData(DRAWN) < 0:
            self.state.addItem(self.tr("最近一次抽取"), DRAWN)
