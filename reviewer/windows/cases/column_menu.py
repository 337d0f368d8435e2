"""Which columns the list of case files shows: a button at the end of its headings, and the menu behind it."""

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QToolButton

from reviewer.windows import theme
from reviewer.windows.cases.case_columns import TITLES, CaseColumns
from reviewer.windows.icons import icon

ALWAYS = ("代号", "案件名称")
WIDE = 26  # at 100 %


class CaseHeader(QHeaderView):
    """Leaves room for the button behind its last heading."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)
        self.button = QToolButton(self)
        self.button.setIcon(icon("columns-2"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list's own menu has it for the keyboard
        self.button.setAccessibleName(self.tr("显示的栏目"))
        theme.set_look(self.button, "heading")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button keeps to the end."""
        super().resizeEvent(event)
        wide = theme.px(WIDE)
        self.button.setGeometry(event.size().width() - wide, 0, wide, event.size().height() - 1)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The words of the last heading end before the button."""
        if rect.right() >= self.width() - theme.px(WIDE):
            rect = rect.adjusted(0, 0, -theme.px(WIDE), 0)
        super().paintSection(painter, rect, logical)


class ColumnMenu(QMenu):
    """A tick for each column that is shown; ticking it shows it though the window is narrow."""

    def __init__(self, columns: CaseColumns, header: CaseHeader) -> None:
        super().__init__(header)
        self._columns, self._header = columns, header
        self.aboutToShow.connect(self._fill)
        header.button.clicked.connect(self.open)
        header.customContextMenuRequested.connect(lambda at: self.popup(header.mapToGlobal(at)))
        columns.fitted.connect(self._tell)
        self._tell()

    @Slot()
    def open(self) -> None:
        """Below the button."""
        button = self._header.button
        self.popup(button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height())))

    @Slot()
    def _fill(self) -> None:
        self.clear()
        hidden = self._columns.hidden
        for title in TITLES:
            if title not in ALWAYS:
                entry = self.addAction(title)
                entry.setCheckable(True)
                entry.setChecked(title not in hidden)
                entry.triggered.connect(lambda shown, title=title: self._columns.want(title, shown=shown))
        self.addSeparator()
        self.addAction(self.tr("恢复默认的栏目和宽度"), self._columns.forget)

    @Slot()
    def _tell(self) -> None:
        hidden = "、".join(self._columns.hidden)
        more = self.tr("（没有显示的：{}）").format(hidden) if hidden else ""
        self._header.button.setToolTip(self.tr("显示的栏目") + more)
