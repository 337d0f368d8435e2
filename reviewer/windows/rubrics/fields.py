"""Fields of the rubric editor's forms. Each shows one value of the draft and tells the editor what is typed; undo is
the editor's, not the box's own."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key
from reviewer.presenters.rubrics.words import Choice
from reviewer.windows import theme

LINE_HEIGHT, MOST_LINES = 22, 6


class Field(Protocol):
    """What a form asks of a field."""

    @property
    def widget(self) -> QWidget:
        """What stands in the form."""
        ...

    @property
    def stop(self) -> QWidget:
        """What takes the focus: mostly the same."""
        ...

    def show_value(self, value: Any) -> None:
        """Show this value; a box that says the same already is left alone."""

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""


Where = Callable[[], Key]  # the place in the draft, as it is now


class _Manners(QObject):
    """Undo and redo go to the editor; leaving a box ends a step; a wheel passing by changes nothing."""

    def __init__(self, editor: RubricEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the class."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):  # type: ignore[attr-defined]
                event.ignore()
                return True
        elif kind == QEvent.Type.FocusIn and isinstance(watched, QComboBox):
            show_focus(watched)
        elif kind == QEvent.Type.FocusOut:
            self._editor.end_typing()
        elif kind == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def show_focus(box: QComboBox) -> None:
    """Fusion rings a box in the colour of selected rows, which is too pale to be seen round one."""
    palette = box.palette()
    palette.setColor(QPalette.ColorRole.Highlight, theme.colour("accent"))
    box.setPalette(palette)


def mannered(widget: QWidget, editor: RubricEditor) -> None:
    """Give a box the manners of the editor."""
    widget.installEventFilter(_Manners(editor, widget))
    if isinstance(widget, QComboBox):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class LineField:
    """One line of text, or a number; what is no number is kept and told by the check."""

    def __init__(self, editor: RubricEditor, where: Where, *, width: int = 0, hint: str = "") -> None:
        self.widget = QLineEdit()
        self.widget.setPlaceholderText(hint)
        if width:
            self.widget.setFixedWidth(theme.px(width))
        mannered(self.widget, editor)
        self.widget.textEdited.connect(lambda text: editor.type(where(), text.strip()))

    @property
    def stop(self) -> QWidget:
        """What takes the focus."""
        return self.widget

    def show_value(self, value: Any) -> None:
        """Show this text."""
        text = "" if value is None else str(value)
        if self.widget.text().strip() != text:
            self.widget.setText(text)
            self.widget.setCursorPosition(0)

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""
        self.widget.setReadOnly(frozen)


class NameField(LineField):
    """A name that others refer to: told once it is typed to its end."""

    def __init__(self, editor: RubricEditor, node: Where, *, hint: str = "") -> None:
        super().__init__(editor, node, hint=hint)
        self.widget.textEdited.disconnect()
        self.widget.editingFinished.connect(lambda: editor.rename(node(), self.widget.text().strip()))


class TextField:
    """Several lines: one text, or a list with an entry a line."""

    def __init__(
        self,
        editor: RubricEditor,
        where: Where,
        *,
        listed: bool = False,
        lines: int = 2,
        hint: str = "",
        read: Callable[[str], Any] | None = None,
        written: Callable[[Any], str] | None = None,
    ) -> None:
        self.widget = QPlainTextEdit()
        self.widget.setUndoRedoEnabled(False)
        self.widget.setTabChangesFocus(True)
        self.widget.setPlaceholderText(hint)
        self._lines = lines
        self._grow()
        self._read = read or (_listed if listed else str.strip)
        self._written = written or (_joined if listed else _as_text)
        self._is_shown = False
        self._editor, self._where = editor, where
        mannered(self.widget, editor)
        self.widget.textChanged.connect(self._type)
        self.widget.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self, *_size: object) -> None:
        """All lines are seen, up to a handful."""
        written = round(self.widget.document().size().height())  # in lines
        lines = min(max(written, self._lines), MOST_LINES)
        self.widget.setFixedHeight(theme.px(LINE_HEIGHT * lines + 14))

    def _type(self) -> None:
        if not self._is_shown:
            self._editor.type(self._where(), self._read(self.widget.toPlainText()))

    @property
    def stop(self) -> QWidget:
        """What takes the focus."""
        return self.widget

    def show_value(self, value: Any) -> None:
        """Show this text or list."""
        if self._read(self.widget.toPlainText()) != (value or self._read("")):
            self._is_shown = True
            self.widget.setPlainText(self._written(value))
            self._is_shown = False

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""
        self.widget.setReadOnly(frozen)


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


def _listed(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _joined(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else _as_text(value)


class ChoiceField:
    """One of a few; a value that is none of them is shown as it is."""

    def __init__(
        self, editor: RubricEditor, where: Where, choices: Sequence[Choice], default: str = "", *, own: bool = False
    ) -> None:
        self.widget = QComboBox()
        self._default = default
        self.widget.setEditable(own)
        for value, text in choices:
            self.widget.addItem(text, value)
        mannered(self.widget, editor)
        self._editor, self._where = editor, where
        self.chosen: Callable[[str], None] = self._choose
        self.widget.activated.connect(lambda _row: self.chosen(str(self.widget.currentData() or "")))
        line = self.widget.lineEdit()
        if own and line is not None:
            mannered(line, editor)
            line.textEdited.connect(lambda text: editor.type(where(), text.strip()))

    def _choose(self, value: str) -> None:
        self._editor.set(self._where(), value)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these from now on."""
        now = [(self.widget.itemData(i), self.widget.itemText(i)) for i in range(self.widget.count())]
        if now != list(choices):
            self.widget.clear()
            for value, text in choices:
                self.widget.addItem(text, value)

    @property
    def stop(self) -> QWidget:
        """What takes the focus."""
        return self.widget

    def show_value(self, value: Any) -> None:
        """Show this choice."""
        wanted = self._default if value is None else str(value)
        row = self.widget.findData(wanted)
        if row < 0 and not self.widget.isEditable():
            self.widget.addItem(wanted or "（未选）", wanted)
            row = self.widget.count() - 1
        if row >= 0:
            self.widget.setCurrentIndex(row)
        elif self.widget.currentText().strip() != wanted:
            self.widget.setEditText(wanted)

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""
        self.widget.setEnabled(not frozen)


class TickField:
    """Yes, or not said. `on` is what stands in the edition for yes."""

    def __init__(self, editor: RubricEditor, where: Where, text: str, on: Any = True) -> None:
        self.widget = QCheckBox(text)
        self.widget.setMinimumHeight(theme.px(LINE_HEIGHT) + 8)  # as high as a line to type in
        self._on = on
        mannered(self.widget, editor)
        self.widget.clicked.connect(lambda ticked: editor.set(where(), on if ticked else None))

    @property
    def stop(self) -> QWidget:
        """What takes the focus."""
        return self.widget

    def show_value(self, value: Any) -> None:
        """Show whether it is so. A file may spell yes as a word."""
        self.widget.setChecked(value == self._on or (self._on is True and value == "true"))

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""
        self.widget.setEnabled(not frozen)
