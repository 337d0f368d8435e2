"""The bubble of the guide: stands beside what it speaks of, over the window, and takes nothing away."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.windows import theme

WIDTH = 320
NARROW = 270  # fits over the rubric, whose pane grows less than the text
GAP = theme.GRID


class TargetFrame(QWidget):
    """A frame round the control the guide speaks of; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two lines, so that it shows on any ground."""
        painter = QPainter(self)
        for inset, role in ((1, "accent"), (3, "surface")):
            painter.setPen(QPen(theme.colour(role), 2))
            painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))


class GuideBubble(QFrame):
    """Says which step it is and what to do; can be left or skipped."""

    skipped = Signal()
    left = Signal()
    home_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._target = window, TargetFrame(window)
        theme.set_look(self, "guide")
        self.setFixedWidth(theme.px(WIDTH))
        self._head, self._words = QLabel(), QLabel()
        theme.set_look(self._head, "heading")
        self._words.setWordWrap(True)
        self._home = self._button(self.tr("回到自己的评查库"), self.home_wanted)
        self._skip = self._button(self.tr("跳过这一步"), self.skipped)
        self._leave = self._button(self.tr("结束引导 Esc"), self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._home, self._skip, self._leave):
            row.addWidget(button)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._head)
        layout.addWidget(self._words)
        layout.addLayout(row)
        self.hide()

    def say(self, head: str, words: str, *, is_last: bool, has_home: bool) -> None:
        """Another step."""
        self._head.setText(head)
        self._words.setText(words)
        self.setAccessibleName(f"{head}：{words}")
        self._skip.setHidden(is_last)
        self._home.setHidden(not (is_last and has_home))
        self.setFixedWidth(theme.px(WIDTH))
        self.show()
        self.raise_()

    def step_aside(self) -> None:
        """Out of sight until it stands beside something again."""
        self.hide()
        self._target.hide()

    def stand_beside(self, target: QRect | None, kept_free: Sequence[QRect] = ()) -> None:
        """Beside this part of the window, or in the middle below where there is none; what is to be read or written in
        meanwhile is not covered, or as little of it as can be: where it helps, it is broader and lower."""
        self.show()
        self.setFixedWidth(theme.px(WIDTH))
        self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))
        if target is None:
            self._target.hide()
            room = self._window.rect()
            self.move(room.center().x() - self.width() // 2, room.bottom() - self.height() - 8 * GAP)
            return
        self._target.setGeometry(target.adjusted(-3, -3, 3, 3))
        self._target.show()
        self._target.raise_()
        free = (target, *kept_free)
        at = self._place(target, free)
        if self._covers(at, free):
            self._try_widths(target, free)
            at = self._place(target, free)
        self.move(at)
        self.raise_()

    def _try_widths(self, target: QRect, free: Sequence[QRect]) -> None:
        """Narrower and higher, or broader and lower, where it covers less so; else as it is."""
        broad = min(theme.px(2 * WIDTH), self._window.width() - 4 * GAP)
        sizes = [self.size()]
        sizes += [QSize(wide, self._layout.totalHeightForWidth(wide)) for wide in (theme.px(NARROW), broad)]
        covered = []
        for size in sizes:
            self.setFixedWidth(size.width())
            self.resize(size)
            covered.append(self._covers(self._place(target, free), free))
        best = sizes[covered.index(min(covered))]
        self.setFixedWidth(best.width())
        self.resize(best)

    def close_all(self) -> None:
        """Nothing of it stays."""
        for widget in (self._target, self):
            widget.hide()
            widget.deleteLater()

    def _place(self, target: QRect, free: Sequence[QRect]) -> QPoint:
        """Under or over a button, at the side of a pane: wherever the window has room for it first."""
        wide, high, room = self.width(), self.height(), self._window.rect()
        middle = target.center().x() - wide // 2
        upright = (QPoint(middle, target.bottom() + GAP), QPoint(middle, target.top() - high - GAP))
        sides = (QPoint(target.left() - wide - GAP, target.top()), QPoint(target.right() + GAP, target.top()))
        places = (*upright, *sides) if target.height() < high else (*sides, *upright)
        low = room.bottom() - high
        below = (QPoint(0, low), QPoint(room.center().x() - wide // 2, low), QPoint(room.right() - wide, low))
        aside = QPoint(room.right() - wide, target.top())
        inside = [self._inside(corner) for corner in (*places, aside, *below)]
        return min(inside, key=lambda at: self._covers(at, free))  # the first of those that cover least

    def _covers(self, at: QPoint, free: Sequence[QRect]) -> int:
        """How much of these it would cover there, in pixels."""
        both = (QRect(at, self.size()).intersected(rect) for rect in free)
        return sum(rect.width() * rect.height() for rect in both if rect.isValid())

    def _inside(self, corner: QPoint) -> QPoint:
        room = self._window.rect().adjusted(GAP, GAP, -GAP, -GAP)
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        return QPoint(x, max(room.top(), min(corner.y(), room.bottom() - self.height())))

    def _button(self, text: str, wanted: object) -> QPushButton:
        button = QPushButton(text)
        theme.set_look(button, "chip")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button
