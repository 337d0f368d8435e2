"""A cell of a paper's table while it is typed into: all its lines are seen. 回车 ends it."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStyleOptionViewItem, QWidget

from reviewer.windows import theme
from reviewer.windows.row_tables import WrappingDelegate

Index = QModelIndex | QPersistentModelIndex
LEAST = 64  # pixels at 100 %: three lines
MARGIN = 2


class CellEditor(QPlainTextEdit):
    """Words that break; they have no lines of their own."""

    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The end of the cell, not of a line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class CellDelegate(WrappingDelegate):
    """Types into cells as large as their words need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The frame and the padding of the editor find room in the row: nothing is scrolled while typing."""
        return super().sizeHint(option, index) + QSize(0, 4 * MARGIN)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """See CellEditor."""
        editor = CellEditor(parent)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        editor.done.connect(lambda: self._end(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the cell, chosen whole."""
        assert isinstance(editor, CellEditor)
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Pasted lines become one."""
        assert isinstance(editor, CellEditor)
        words = "".join(line.strip() for line in editor.toPlainText().splitlines())
        if words != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, words, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Room for three lines at least."""
        place = option.rect
        place.setHeight(max(place.height(), theme.px(LEAST)))
        editor.setGeometry(place)

    def _end(self, editor: CellEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
