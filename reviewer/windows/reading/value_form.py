"""A line to type one value in, with what is wrong with it below; Enter takes it, Esc leaves."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.reading.form_keys import is_forms_own


class ValueForm(QFrame):
    """Hidden until something is to be typed."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._title, self.words, self._problem = QLabel(), QLineEdit(), QLabel()
        theme.set_look(self._title, "heading")
        theme.set_look(self._problem, "doubt")
        self._title.setWordWrap(True)
        self._problem.setWordWrap(True)
        take, cancel = QPushButton(self.tr("确定")), QPushButton(self.tr("取消"))
        theme.set_look(take, "primary")
        take.clicked.connect(self._take)
        cancel.clicked.connect(self.left)
        self.words.returnPressed.connect(self._take)
        self.words.installEventFilter(self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (take, cancel):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        for widget in (self._title, self.words, self._problem):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.hide()

    def begin(self, title: str, value: str) -> None:
        """Opens with a value ready to be written over."""
        self._title.setText(title)
        self.words.setAccessibleName(title)
        self.words.setText(value)
        self._problem.hide()
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def complain(self, problem: str) -> None:
        """Says below the line what is wrong with it."""
        self._problem.setText(problem)
        self._problem.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take(self) -> None:
        self.answered.emit(self.words.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc are the form's while one types in it."""
        return is_forms_own(event, self.left.emit) or super().eventFilter(watched, event)
