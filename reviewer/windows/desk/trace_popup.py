"""The arithmetic of the score, line by line, as it is printed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.windows import theme
from reviewer.windows.bringing import FRAME
from scoring.trace import Role, TraceLine, shown

COLUMNS = ("项目", "应得", "扣分", "得分", "说明")
FIGURES = (1, 2, 3)  # columns of points
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAMES = 0.4  # what the names may take of the width
_STRONG = (Role.SECTION, Role.PART, Role.TOTAL, Role.VETO)
_RED = (Role.VETO,)


class TracePopup(QDialog):
    """Shows a trace; a double click says which item a line is about."""

    chosen = Signal(str)
    _rows: "Sequence[tuple[QTreeWidgetItem, Role]]" = ()

    def __init__(self, trace: Sequence[TraceLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("得分的计算过程"))
        self.table = QTreeWidget()
        self.table.setColumnCount(len(COLUMNS))
        self.table.setHeaderLabels([self.tr(name) for name in COLUMNS])
        for column in FIGURES:
            self.table.headerItem().setTextAlignment(column, RIGHT)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(False)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(self.windowTitle())
        self._rows, self._look = [(_row(line), line.role) for line in trace], (theme.is_dark(), theme.text_scale())
        self.table.addTopLevelItems([item for item, _ in self._rows])
        head = self.table.header()
        for column in FIGURES:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self.table.itemActivated.connect(self._choose)
        self.whole = QLabel()  # what the column has no room for
        self.whole.setWordWrap(True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table.currentItemChanged.connect(self._say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addWidget(self._buttons())
        self.resize(QSize(theme.px(960), theme.px(580)).boundedTo(self.screen().availableSize() - FRAME))
        self.table.setColumnWidth(0, min(self._names_width(), round(self.width() * NAMES)))
        self.table.scrollToBottom()
        if (last := self.table.topLevelItem(self.table.topLevelItemCount() - 1)) is not None:
            self.table.setCurrentItem(last)

    def _names_width(self) -> int:
        metrics = QFontMetrics(theme.font(theme.BODY, bold=True))
        return max((metrics.horizontalAdvance(item.text(0)) for item, _ in self._rows), default=0) + 3 * theme.GRID

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)  # Enter goes to the item of the line
        buttons.rejected.connect(self.reject)
        return buttons

    def _say(self, item: QTreeWidgetItem | None) -> None:
        self.whole.setText(item.toolTip(len(COLUMNS) - 1) if item is not None else "")

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Rows have a look of their own, for each theme and size of text another."""
        look = (theme.is_dark(), theme.text_scale())
        if event.type() == QEvent.Type.StyleChange and self._rows and look != self._look:
            self._look = look
            with QSignalBlocker(self.table.model()):  # else each row is laid out anew for each of its columns
                for item, role in self._rows:
                    _dress(item, role)
            self.table.doItemsLayout()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and the key that opened it close it."""
        if event.key() == Qt.Key.Key_I:
            self.accept()
            return
        super().keyPressEvent(event)


def _row(line: TraceLine) -> QTreeWidgetItem:
    figures = [shown(v) if v is not None else "" for v in (line.full, line.capped, line.kept)]
    if line.role is Role.TOTAL and line.kept is not None:
        figures[-1] = f"{line.kept:f}"  # as the edition rounds it
    label = "　" * line.depth + line.label
    item = QTreeWidgetItem([label, *figures, line.text.removeprefix(f"{line.label}：")])
    item.setData(0, Qt.ItemDataRole.UserRole, line.ref)
    item.setToolTip(0, label.strip())
    item.setToolTip(4, line.text)
    _dress(item, line.role)
    return item


def _dress(item: QTreeWidgetItem, role: Role) -> None:
    for column in FIGURES:
        item.setTextAlignment(column, RIGHT)
        item.setFont(column, theme.font(theme.BODY, bold=role in _STRONG, tabular=True))
    item.setFont(0, theme.font(theme.BODY, bold=role in _STRONG))
    if role in _RED:
        for column in range(len(COLUMNS)):
            item.setForeground(column, theme.colour("veto"))
