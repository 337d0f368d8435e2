"""What is chosen in a dialog, as words in the form; a button beside them opens it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reviewer.windows import theme


class SaidField:
    """The words and the button. Whoever builds on it opens the dialog in `_open` and says the value in `show_value`."""

    def __init__(self, verb: str, name: str) -> None:
        self.widget = QWidget()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.button = QPushButton(verb)
        self.button.setAccessibleName(name)
        layout = QHBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button.clicked.connect(self._open)

    @property
    def stop(self) -> QWidget:
        """What takes the focus."""
        return self.button

    def freeze(self, frozen: bool) -> None:
        """Whether it is only looked at."""
        self.button.setEnabled(not frozen)

    def _open(self) -> None:
        raise NotImplementedError

    def _say(self, words: str, otherwise: str) -> None:
        """These words; muted, what holds where there are none."""
        self.said.setText(words or otherwise)
        theme.set_look(self.said, "" if words else "muted")
