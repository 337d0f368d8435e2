"""The line under the page where words are looked for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reviewer.windows import icons, theme


class FindBar(QFrame):
    """Says what is looked for and which way to go on."""

    looked_for = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.words, self._count = QLineEdit(), QLabel()
        self.words.setPlaceholderText(self.tr("在本卷中查找"))
        self.words.setAccessibleName(self.tr("在本卷中查找"))
        self.words.setClearButtonEnabled(False)
        self.words.textChanged.connect(self.looked_for)
        self.words.installEventFilter(self)
        theme.set_look(self._count, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._count)
        for sign, step, words in (
            ("chevron-left", -1, self.tr("上一处（Shift+回车）")),
            ("chevron-right", 1, self.tr("下一处（回车）")),
        ):
            layout.addWidget(self._button(sign, step, words))
        self.hide()

    def _button(self, sign: str, step: int, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        return button

    def begin(self, words: str = "") -> None:
        """Opens, the words ready to be written over."""
        self.show()
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_count(self, number: int, count: int) -> None:
        """Which hit is shown, of how many."""
        if not self.words.text().strip():
            self._count.clear()
        else:
            self._count.setText(f"{number}/{count}" if count else self.tr("没有找到"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back."""
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Enter is ours here, not the desk's
        elif event.type() == QEvent.Type.KeyPress:
            self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True
