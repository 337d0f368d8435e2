"""A box for a number whose figure stands as far from its border as the words of every other box."""

from PySide6.QtWidgets import QSpinBox, QWidget

from reviewer.windows import theme

PADDING = theme.GRID - 1  # the stylesheet's for boxes to type in; it pads the border of a number box, not its figure


class NumberBox(QSpinBox):
    """A number box with arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(PADDING, 0, 0, 0)
