"""The line at the bottom of the frame about what the end of the program cut short and what is not done unasked."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.windows import theme
from reviewer.windows.frame.elided_label import ElidedLabel


class Offer(NamedTuple):
    """What was cut short, what the button says that goes on with it, and what the two buttons do."""

    text: str
    yes: str
    go_on: Callable[[], object]
    drop: Callable[[], object]


class UnfinishedStrip(QFrame):
    """One offer at a time; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._offers: list[Offer] = []
        self.text = ElidedLabel()
        self.go_on, self.drop = QPushButton(), QPushButton(self.tr("不用了"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.text, 1)
        for button in (self.go_on, self.drop):
            theme.set_look(button, "chip")
            layout.addWidget(button)
        self.go_on.clicked.connect(self._go_on)
        self.drop.clicked.connect(self._drop)
        self.hide()

    def offer(self, offer: Offer) -> None:
        """Ask about this, too."""
        self._offers.append(offer)
        self._show()

    @Slot()
    def _go_on(self) -> None:
        offer = self._offers.pop(0)
        self._show()
        offer.go_on()

    @Slot()
    def _drop(self) -> None:
        offer = self._offers.pop(0)
        self._show()
        offer.drop()

    def _show(self) -> None:
        if self._offers:
            self.text.setText(self._offers[0].text)
            self.go_on.setText(self._offers[0].yes)
        self.setVisible(bool(self._offers))
