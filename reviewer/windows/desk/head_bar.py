"""Over the desk: which file, the way to the others, undo, facts of the case, keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip
from reviewer.windows.frame.elided_label import ElidedLabel

WHOLE = 1000  # its stretch beside the title's 1: it has all the width it takes before the title has more
_BUTTONS = (
    ("undo", "undo-2", ""),
    ("redo", "redo-2", ""),
    ("conditions", "list-checks", "案情"),
    ("across", "files", ""),
    ("help", "keyboard", ""),
    ("next_file", "chevron-right", "下一份"),
)


class HeadBar(QFrame):
    """Shows the file's name; says which action was wanted."""

    wanted = Signal(str)

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self._title, self._progress, self._notice, self._time = ElidedLabel(), QLabel(), QLabel(), QLabel()
        self.edition = ElidedLabel(cut_at=Qt.TextElideMode.ElideRight)
        theme.set_look(self.edition, "muted")
        theme.set_look(self._title, "heading")
        theme.set_look(self._notice, "doubt")
        for label in (self._progress, self._time):
            theme.set_look(label, "muted")
            label.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        self._time.hide()  # until there is a minute to tell: an empty one leaves a hole
        self._time.setToolTip(self.tr("您在本卷上用的时间，停顿超过 3 分钟的不计。只给您自己看，不打印。"))
        self.buttons: dict[str, QToolButton] = {}
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._title, 1)
        layout.addWidget(self.edition, WHOLE)
        layout.addWidget(self._progress)
        layout.addWidget(self._notice)
        layout.addWidget(self._time)
        for name, sign, words in _BUTTONS:
            layout.addWidget(self._button(name, sign, words))
        # Told by the signals' own values: a stack that is being deleted still signals, and must not be asked.
        stack.canUndoChanged.connect(self.buttons["undo"].setEnabled)
        stack.canRedoChanged.connect(self.buttons["redo"].setEnabled)
        stack.undoTextChanged.connect(self._tell_undo)
        stack.redoTextChanged.connect(self._tell_redo)
        self.buttons["undo"].setEnabled(stack.canUndo())
        self.buttons["redo"].setEnabled(stack.canRedo())

    def _button(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setText(words)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(tip(name))
        button.setAccessibleName(action(name).words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.wanted.emit(name))
        self.buttons[name] = button
        return button

    def show_file(self, title: str, progress: tuple[str, str], notice: str) -> None:
        """The file on the desk, how far its sheet is (and in more words), why nothing can be written (empty: it can).
        The title gives way where there is little room, the rest does not."""
        self._title.setText(title)
        self._progress.setText(progress[0])
        self._progress.setToolTip(progress[1])
        self._notice.setText(notice)
        self._give_way()

    def show_edition(self, words: tuple[str, str]) -> None:
        """The edition of the standard in use, and more about it for who points at it."""
        self.edition.setText(words[0])
        self.edition.setToolTip(words[1])
        self.edition.setAccessibleName(words[1])
        self.edition.setMaximumWidth(self.edition.sizeHint().width())
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name of the case file is worth more than that of the standard."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """The standard goes where it would cut the title; the title's tip tells both."""
        parts: list[QWidget] = [self._title, self.edition, self._progress, self._notice, self._time]
        parts += self.buttons.values()
        shown = [part for part in parts if part is self.edition or not part.isHidden()]
        needed = sum(part.sizeHint().width() + theme.GRID // 2 for part in shown)
        is_cut = needed + 3 * theme.GRID > self.width()
        if is_cut != self.edition.isHidden():
            self.edition.setHidden(is_cut)
            self._layout.invalidate()
            self._layout.activate()  # now: this may be on the way from a layout, which asks for no other
        self._title.setToolTip("\n".join(filter(None, (self._title.text(), self.edition.toolTip()))))

    @Slot(str)
    def show_time(self, words: str) -> None:
        """How long the reviewer worked on this file."""
        self._time.setText(words)
        self._time.setHidden(not words)
        self._give_way()

    @Slot(str)
    def _tell_undo(self, words: str) -> None:
        self._tell("undo", words)

    @Slot(str)
    def _tell_redo(self, words: str) -> None:
        self._tell("redo", words)

    def _tell(self, name: str, words: str) -> None:
        self.buttons[name].setToolTip(f"{tip(name)}：{words}" if words else tip(name))
