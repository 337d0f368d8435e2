"""The text of the bulletin. Live numbers are tinted; those a person changed are underlined besides."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from reviewer.presenters.bulletin_values import LiveNumber, Remark
from reviewer.windows import theme
from reviewer.windows.bulletin.headings import Headings

Mark = tuple[QTextCursor, LiveNumber]


class BulletinEditor(QPlainTextEdit):
    """Plain text with marks that move along as the user types."""

    number_opened = Signal(object)  # LiveNumber

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []
        self._remarks: list[tuple[QTextCursor, str]] = []  # lines with what the check says about them
        self.setAccessibleName(self.tr("简报正文"))
        self.setTabChangesFocus(True)
        self._headings = Headings(self.document())
        self.setPlaceholderText(self.tr("还没有已提交的评查。提交之后，这里会按数据写出简报。"))

    def replace_text(self, text: str, *, other: bool = False) -> None:
        """Put another text in place; can be undone like typing, but not to an empty page or into an `other` paper."""
        if text == self.toPlainText():
            return
        if other or self.document().isEmpty():
            self.setPlainText(text)
            return
        before = self.toPlainText()
        first, rest = _alike(before, text) if max(before + text) <= "\uffff" else (0, 0)  # Qt counts those beyond twice
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        if rest or first:
            cursor.setPosition(len(before) - rest, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text[first : len(text) - rest])
        cursor.setPosition(first)
        self.setTextCursor(cursor)

    def mark(self, numbers: Sequence[LiveNumber], remarks: Sequence[Remark]) -> None:
        """Tint these numbers, underline what the check remarked."""
        self._marks = [(cursor, n) for n in numbers if (cursor := self._cursor(n.line, n.start, n.length)) is not None]
        said: dict[int, list[str]] = {}
        for remark in remarks:
            if remark.line >= 0:
                said.setdefault(remark.line, []).append(remark.message)
        found = ((self._cursor(line, 0, -1), "\n".join(said[line])) for line in sorted(said))
        self._remarks = [(cursor, messages) for cursor, messages in found if cursor is not None]
        lines = [self._line_selection(cursor) for cursor, _ in self._remarks]
        self.setExtraSelections([*lines, *map(self._selection, self._marks)])

    def go_to_line(self, line: int) -> None:
        """Put the cursor on this line."""
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus()

    def number_at(self, point: QPoint) -> LiveNumber | None:
        """The live number under this point of the viewport."""
        at = self.cursorForPosition(point).position()
        return next((n for cursor, n in self._marks if cursor.selectionStart() <= at < cursor.selectionEnd()), None)

    def remarks_at(self, point: QPoint) -> str:
        """What the check says about the line under this point of the viewport."""
        line = self.cursorForPosition(point).blockNumber()
        return "\n".join(message for cursor, message in self._remarks if cursor.blockNumber() == line)

    def explain(self, number: LiveNumber) -> str:
        """What stands behind a number, in words."""
        behind = self.tr("{}：来自 {} 卷，按住 Ctrl 点击查看").format(number.name, len(number.cases))
        if number.edited:
            said = self.tr("{}。数据为 {}") if self.isReadOnly() else self.tr("{}。已手工改动，数据为 {}")
            return said.format(behind, number.expected)
        return behind

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click open the case files behind a number."""
        number = self.number_at(event.position().toPoint())
        if number is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.number_opened.emit(number)
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with a way to the case files behind a number."""
        menu = self.createStandardContextMenu()
        number = self.number_at(event.pos())
        if number is not None and number.cases:
            action = QAction(self.tr("查看“{}”背后的案卷").format(number.name), menu)
            action.triggered.connect(lambda: self.number_opened.emit(number))
            menu.insertAction(menu.actions()[0] if menu.actions() else None, action)  # type: ignore[arg-type]
            menu.insertSeparator(menu.actions()[1])
        menu.exec(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Say what stands behind the number under the pointer."""
        if isinstance(event, QHelpEvent):
            number = self.number_at(self.viewport().mapFromGlobal(event.globalPos()))
            said = self.explain(number) if number else self.remarks_at(self.viewport().mapFromGlobal(event.globalPos()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def _cursor(self, line: int, start: int, length: int) -> QTextCursor | None:
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return None
        room = block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(start, room))
        end = room if length < 0 else min(start + length, room)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        cursor, number = mark
        look = QTextCharFormat()
        look.setBackground(theme.colour("doubt_soft" if number.edited else "accent_soft"))
        if number.edited:
            look.setForeground(theme.colour("doubt"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(theme.colour("doubt"))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def _line_selection(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(theme.colour("veto"))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and how many of the rest at their end."""
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    left = shorter - first
    last = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    return first, last
