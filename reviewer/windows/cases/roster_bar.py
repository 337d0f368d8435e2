"""Says over the list of case files how much of the list of cases arrived; opens 送卷核对."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.presenters.roster import Arrivals, summary
from reviewer.windows import theme


class RosterBar(QFrame):
    """Hidden where nobody gave a list."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self.text = QLabel()
        self.text.setMinimumWidth(1)
        self.open = QPushButton(self.tr("送卷核对…"))
        theme.set_look(self.open, "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self.text)
        layout.addWidget(self.open)
        layout.addStretch(1)
        self.open.clicked.connect(self.opened)
        self.hide()

    @Slot(object)
    def show_arrivals(self, arrivals: Arrivals) -> None:
        """The list against the files now."""
        self.text.setText(summary(arrivals))
        self.text.setToolTip("、".join(arrivals.sources))
        self.setVisible(arrivals.listed > 0)
