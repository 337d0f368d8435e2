"""Below the box of a remark: earlier remarks that go with what is typed, and the law of the item, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.presenters.remarks import MOST_OFFERS, Remark, matching
from reviewer.windows import theme
from reviewer.windows.desk.flow import FlowLayout

FIRST_LAW, MOST_LAW = 6, 4  # Alt+6 to Alt+9
PADDING, SLACK = 10, 2  # of a link with its frame; what rounding may take
MOST_OTHERS = 2  # rows for remarks of other rules, where there are none of this one


class RemarkOffers(QWidget):
    """Takes no room it does not need, and as much of it as there is. Rows once shown stay while one types."""

    grown = Signal()
    taken = Signal(str)
    inserted = Signal(str)

    def __init__(
        self,
        own: Sequence[Remark],
        others: Sequence[Remark],
        law: Sequence[str],
        changed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        own, others = ([r for r in remarks if r[0] != changed] for remarks in (own, others))
        self._own, self._others, self._law = tuple(own), tuple(others), tuple(law)[:MOST_LAW]
        self._changed = changed  # the remark that is being changed: no offer, and nothing typed yet
        self._offered: tuple[Remark, ...] = ()
        self._rows = [_RemarkRow() for _ in range(min(MOST_OFFERS, max(len(own), MOST_OTHERS if others else 0)))]
        self._in_use = min(MOST_OFFERS, len(own))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, row in enumerate(self._rows):
            row.clicked.connect(lambda _=False, n=number + 1: self.press(n))
            layout.addWidget(row)
            row.setVisible(number < self._in_use)
        self._citing = QWidget()
        citing = self._flow = FlowLayout(self._citing)
        self._citations: list[QPushButton] = []
        for number, words in enumerate(self._law, FIRST_LAW):
            button = _CutButton()
            button.show_words(f"Alt+{number}  {words}", self.tr("插入依据：{}").format(words))
            button.clicked.connect(lambda _=False, n=number: self.press(n))
            citing.addWidget(button)
            self._citations.append(button)
        layout.addWidget(self._citing)
        self._citing.setVisible(bool(self._law))  # it has its parent now
        self.suit("")

    def suit(self, typed: str) -> None:
        """Shows what goes with the words typed so far."""
        typed = "" if typed == self._changed else typed
        self._offered = matching(typed, self._own, self._others)[: len(self._rows)]
        for number, row in enumerate(self._rows):
            row.show_remark(number + 1, self._offered[number] if number < len(self._offered) else None)
        if len(self._offered) > self._in_use:
            self._in_use = len(self._offered)
            self.grown.emit()

    def press(self, number: int) -> bool:
        """Alt and this number; whether anything stands there."""
        if 1 <= number <= len(self._offered):
            self.taken.emit(self._offered[number - 1][0])
        elif 0 <= number - FIRST_LAW < len(self._law):
            self.inserted.emit(self._law[number - FIRST_LAW])
        else:
            return False
        return True

    def fit_into(self, room: int) -> None:
        """Citations give way first where there is little room, then rows from below; their keys still work."""
        for row in self._rows[: self._in_use]:
            room -= row.sizeHint().height()
            row.setVisible(room >= 0)
        width, shown = max(self.width(), 200), list(self._citations)
        for button in shown:
            button.show()
        while shown and self._flow.heightForWidth(width) > room:
            shown.pop().hide()
        self._citing.setVisible(bool(shown))
        self._citing.updateGeometry()  # who asks for the height in the same turn of the event loop gets this one
        self.updateGeometry()

    def wanted(self) -> int:
        """The height that shows everything."""
        width = max(self.width(), 200)
        return sum(row.sizeHint().height() for row in self._rows[: self._in_use]) + (
            self._flow.heightForWidth(width) if self._law else 0
        )


class _CutButton(QPushButton):
    """Words on one line, cut in the middle where there is no room for them; the tip says the whole."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        theme.set_look(self, "link")

    def show_words(self, words: str, tip: str) -> None:
        """These words."""
        self._words = words
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self._cut()

    def sizeHint(self) -> QSize:
        """What the whole words take."""
        width = self.fontMetrics().horizontalAdvance(self._words) + PADDING + SLACK
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It needs no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(0, self.width() - PADDING)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))


class _RemarkRow(_CutButton):
    """An earlier remark on a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_remark(self, number: int, remark: Remark | None) -> None:
        """This remark; an empty row where there is none."""
        text, count = remark or ("", 0)
        self.show_words(self.tr("Alt+{}  {}（{} 次）").format(number, text, count) if remark else "", text)
        self.setEnabled(remark is not None)
