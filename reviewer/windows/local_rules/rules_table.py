"""A table edited in its cells: wrong ones are marked by colour and a corner, rows come and go with keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewer.library.local_rules.draft import Kind
from reviewer.models.local_rules import COLUMN_ROLE, PROBLEM_ROLE, LocalRulesModel
from reviewer.windows import theme
from reviewer.windows.row_tables import START, say_instead

Index = QModelIndex | QPersistentModelIndex
CORNER = theme.GRID
ROW = 28
HEADING_ROOM = 20  # round a heading's words, which are smaller than measured
LEAST = 78  # a row and a scroll bar, at 100 %


class RulesDelegate(QStyledItemDelegate):
    """Editors by the kind of the cell; marks what is wrong."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list to choose from, or a line to type in."""
        column = index.data(COLUMN_ROLE)
        if column.kind not in (Kind.CHOICE, Kind.OPEN_CHOICE):
            line = QLineEdit(parent)
            line.setPlaceholderText(column.hint)
            return line
        box = QComboBox(parent)
        box.setEditable(column.kind is Kind.OPEN_CHOICE)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(list(column.choices))
        box.activated.connect(lambda _row: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell, and as wide as a list needs."""
        rectangle = option.rect
        if isinstance(editor, QComboBox):
            rectangle.setWidth(max(rectangle.width(), editor.sizeHint().width()))
        editor.setGeometry(rectangle)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell; a wrong one on a red ground with a filled corner."""
        wrong = bool(index.data(PROBLEM_ROLE))
        rectangle = option.rect
        if wrong:
            painter.fillRect(rectangle, theme.colour("veto_soft"))
        super().paint(painter, option, index)
        if wrong:
            corner = QPointF(rectangle.topRight()) + QPointF(1, 0)
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("veto"))
            painter.drawPolygon(QPolygonF([corner, corner - QPointF(CORNER, 0), corner + QPointF(0, CORNER)]))
            painter.restore()


class RulesTable(QTableView):
    """One table. Enter or typing edits, Insert adds a row, Ctrl+Delete takes it away, Delete empties the cell."""

    add_wanted = Signal()
    remove_wanted = Signal()
    paste_wanted = Signal(QModelIndex, str)
    moved = Signal(QModelIndex)

    def __init__(
        self, model: LocalRulesModel, name: str, widths: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widths, self.none = widths, ""
        self.setModel(model)
        self.setItemDelegate(RulesDelegate(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(START)
        self.verticalHeader().setHighlightSections(False)
        self.setMinimumHeight(theme.px(LEAST))
        self._size_columns()
        self.selectionModel().currentChanged.connect(self.moved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is said of the current cell is said again."""
        super().focusInEvent(event)
        self.moved.emit(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without rows, how to begin."""
        super().paintEvent(event)
        if not self.model().rowCount():
            say_instead(self, self.none)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        for column, width in enumerate(self._widths):
            title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            needed = self.fontMetrics().horizontalAdvance(title) + HEADING_ROOM
            self.setColumnWidth(column, max(theme.px(width), needed))
            if width == 0:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_cell(self, row: int, column: int, *, focus: bool = False) -> None:
        """Make a cell the current one."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        if focus:
            self.setFocus()

    @property
    def _is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def finish_editing(self) -> None:
        """Take over what stands in an open editor."""
        index = self.currentIndex()
        editor = self.indexWidget(index) if self._is_editing and index.isValid() else None
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table, before Qt's own."""
        index = self.currentIndex()
        if self._is_editing:
            super().keyPressEvent(event)  # the key that ended an editor comes by here
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy(index)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.model().setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _copy(self, index: QModelIndex) -> None:
        if index.isValid():
            QGuiApplication.clipboard().setText(str(index.data()))

    def _paste(self, index: QModelIndex) -> None:
        if index.isValid():
            self.paste_wanted.emit(index, QGuiApplication.clipboard().text())
