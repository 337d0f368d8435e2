"""The bubble of the guide: stands beside what it speaks of, over the window, and takes nothing away."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.windows import theme

WIDTH = 320
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
        self._leave = self._button(self.tr("结束引导（Esc）"), self.left)
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

    def stand_beside(self, target: QRect | None) -> None:
        """Beside this part of the window, or in the middle below where there is none."""
        self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))
        if target is None:
            self._target.hide()
            room = self._window.rect()
            self.move(room.center().x() - self.width() // 2, room.bottom() - self.height() - 8 * GAP)
            return
        self._target.setGeometry(target.adjusted(-3, -3, 3, 3))
        self._target.show()
        self._target.raise_()
        self.move(self._place(target))
        self.raise_()

    def close_all(self) -> None:
        """Nothing of it stays."""
        for widget in (self._target, self):
            widget.hide()
            widget.deleteLater()

    def _place(self, target: QRect) -> QPoint:
        """Under or over a button, at the side of a pane: wherever the window has room for it first."""
        wide, high, room = self.width(), self.height(), self._window.rect()
        middle = target.center().x() - wide // 2
        upright = (QPoint(middle, target.bottom() + GAP), QPoint(middle, target.top() - high - GAP))
        sides = (QPoint(target.left() - wide - GAP, target.top()), QPoint(target.right() + GAP, target.top()))
        places = (*upright, *sides) if target.height() < high else (*sides, *upright)
        for corner in places:
            kept = self._inside(corner)
            if not QRect(kept, self.size()).intersects(target) and room.contains(QRect(kept, self.size())):
                return kept
        return self._inside(places[0])

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
