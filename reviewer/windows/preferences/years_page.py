"""节假日安排: which years are known, and how another one is added."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.preferences import PreferencesPresenter, YearRow
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.row_tables import ROW, WrappingDelegate, dress_rows

TITLES = ("年份", "来自", "放假的周一至周五", "调休上班的周六、周日")
READABLE = "节假日安排 (*.yaml *.yml)"
FIRST_YEAR = 2026  # offered where no year is known
TIED = "\u2060"  # no line ends here
YEAR_ROLE = Qt.ItemDataRole.UserRole


class YearsPage(QWidget):
    """The table of years with the buttons that add one."""

    def __init__(self, presenter: PreferencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.known, self.says, self.table = QLabel(), QLabel(), QTableWidget(0, len(TITLES))
        self.paste = QPushButton(icon("plus"), self.tr("粘贴通知添加年度…"))
        self.read = QPushButton(icon("import"), self.tr("从文件读入…"))
        self.remove = QPushButton(icon("minus"), self.tr("删除本单位添加的年度"))
        self._build()
        presenter.years_changed.connect(self.show_years)
        self.paste.clicked.connect(self._paste)
        self.read.clicked.connect(self._read)
        self.remove.clicked.connect(self._remove)
        self.table.itemSelectionChanged.connect(self._enable)
        self.show_years()

    @Slot()
    def show_years(self) -> None:
        """Fill in what is known now."""
        rows = self._presenter.years()
        self.known.setText(self.tr("已知{}的节假日安排；涉及其他年度工作日的，一律“无法核对”。").format(_span(rows)))
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            source = self.tr("本单位添加") if row.is_own else self.tr("程序自带")
            texts = (str(row.year), source, _days(row.holidays), _days(row.makeup_days))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(YEAR_ROLE, row)
                self.table.setItem(at, column, item)
        self._enable()

    def choose(self, year: int) -> None:
        """Turn to a year."""
        for item in self.table.findItems(str(year), Qt.MatchFlag.MatchExactly):
            self.table.selectRow(item.row())

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels(list(TITLES))
        dress_rows(self.table, self.tr("节假日安排"))
        self.table.setWordWrap(True)
        theme.set_look(self.table, "wrapped")
        self.table.setItemDelegate(WrappingDelegate(self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        header = self.table.horizontalHeader()
        for column, width in {0: 64, 1: 96, 3: 280}.items():
            self.table.setColumnWidth(column, theme.px(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)  # the long one
        self.known.setWordWrap(True)
        self.says.setWordWrap(True)
        theme.set_look(self.says, "muted")
        self.says.setText(self.tr("国务院办公厅公布下一年度的安排之后，在这里添加；改过之后，案卷会重新检查。"))
        line = QHBoxLayout()
        for button in (self.paste, self.read, self.remove):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, 0)
        layout.setSpacing(theme.GRID)
        for widget in (self.known, self.table, self.says):
            layout.addWidget(widget)
        layout.addLayout(line)

    def _chosen(self) -> YearRow | None:
        items = self.table.selectedItems()
        row: YearRow | None = items[0].data(YEAR_ROLE) if items else None
        return row

    @Slot()
    def _enable(self) -> None:
        row = self._chosen()
        self.remove.setEnabled(row is not None and row.is_own)

    @Slot()
    def _paste(self) -> None:
        from reviewer.windows.preferences.notice_dialog import NoticeDialog

        known = self._presenter.years()
        dialog = NoticeDialog(known[0].year + 1 if known else FIRST_YEAR, self)
        if dialog.exec() and dialog.years:
            self._presenter.add_years(dialog.years)
            self.choose(min(dialog.years))
        dialog.deleteLater()

    @Slot()
    def _read(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("读入节假日安排"), "", READABLE)
        if chosen:
            years = self._presenter.import_years(Path(chosen))
            if years:
                self.says.setText(self.tr("已读入 {}年。").format("、".join(map(str, years))))
                self.choose(years[0])

    @Slot()
    def _remove(self) -> None:
        row = self._chosen()
        if row is not None:
            self._presenter.remove_year(row.year)


def _days(days: Sequence[date]) -> str:
    """1月1日、2日，2月16日 …"""
    months: dict[int, list[int]] = {}
    for day in days:
        months.setdefault(day.month, []).append(day.day)
    parts = (f"{month}{TIED}月{TIED}{'、'.join(map(str, numbers))}{TIED}日" for month, numbers in months.items())
    return "，".join(parts) or "无"


def _span(rows: Sequence[YearRow]) -> str:
    years = sorted(row.year for row in rows)
    if not years:
        return "0 个年度"
    unbroken = years == list(range(years[0], years[-1] + 1)) and len(years) > 1
    return f"{years[0]}—{years[-1]}年" if unbroken else "、".join(f"{year}年" for year in years)
