"""How a table of rows looks: whole rows are chosen, nothing is edited, no grid, headings over the words."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reviewer.windows import theme

ROW = 28  # pixels at 100 %
PADDING, PADDING_OF_LINES = 8, 5  # pixels at each side of a cell and of a line in a list, as in the style sheet
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NumberDelegate(QStyledItemDelegate):
    """A document number or a title without room loses its middle: its end tells one from the other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class WrappingDelegate(QStyledItemDelegate):
    """Words that break take the lines they need: Qt measures them without the padding that the style sheet adds
    and with a smaller box to tick before them."""

    def __init__(self, parent: QObject, padding: int = PADDING) -> None:
        super().__init__(parent)
        self._padding = padding

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(self._padding, 0, -self._padding - self._tick(option, index), 0)
        return super().sizeHint(inner, index)

    def _tick(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
        """How much wider a box to tick is than Qt takes it for, which is as wide as without a style sheet."""
        if index.data(Qt.ItemDataRole.CheckStateRole) is None or option.widget is None:
            return 0
        from PySide6.QtWidgets import QStyle  # takes long to make; the list of case files does without

        wide = QStyle.PixelMetric.PM_IndicatorWidth
        return option.widget.style().pixelMetric(wide, option, option.widget) - QApplication.style().pixelMetric(wide)


def wrap_lines(view: QListView) -> None:
    """The words of a list break where they end, and each line of them is seen."""
    view.setWordWrap(True)
    view.setUniformItemSizes(False)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setItemDelegate(WrappingDelegate(view, PADDING_OF_LINES))


def dress_rows(table: QTableView, name: str, *, row: int = ROW, several: bool = False) -> None:
    """Give a table these looks and its name for screen readers; `several` rows may be chosen at once."""
    mode = QAbstractItemView.SelectionMode
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(START)


def say_instead(table: QAbstractScrollArea, words: str) -> None:
    """In place of the rows of an empty table, or of pages, why there are none and what to do; from its paintEvent."""
    painter = QPainter(table.viewport())
    painter.setPen(theme.colour("muted"))
    painter.drawText(table.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
