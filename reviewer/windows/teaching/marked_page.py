"""The left half of the teaching view: the page with the finding's regions marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewer.windows import theme
from scoring.casefile import Box

PEN = 4


class MarkedPage(QWidget):
    """Paints one page as large as it fits; what is outside the marked regions is dimmed a little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QImage()
        self._boxes: Sequence[Box] = ()
        self._covers: Sequence[Box] = ()
        self._words = ""

    def show_page(self, picture: QImage) -> None:
        """Put this page up."""
        self._picture, self._words = picture, ""
        self.update()

    def show_words(self, words: str) -> None:
        """No page to show: say why."""
        self._picture, self._words = QImage(), words
        self.update()

    def mark(self, boxes: Sequence[Box]) -> None:
        """Mark these regions of the page."""
        self._boxes = boxes
        self.update()

    def cover(self, boxes: Sequence[Box]) -> None:
        """Paint these places over: names and numbers that an audience is not to see."""
        self._covers = boxes
        self.update()

    def wanted_width(self) -> int:
        """How wide a page of A4 proportions is best drawn here, in pixels of the screen."""
        margin = 4 * theme.GRID
        fitting = min(self.width() - margin, (self.height() - margin) / 1.414)
        return round(max(fitting, 100) * self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, then its marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture.isNull():
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font(28))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        paper = self._paper()
        painter.fillRect(paper, QColor(theme.PAPER))
        painter.drawImage(paper, self._picture)
        for box in self._covers:
            painter.fillRect(_on(paper, box), Qt.GlobalColor.black)
        self._draw_marks(painter, paper)

    def _paper(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(*[2 * theme.GRID] * 2, *[-2 * theme.GRID] * 2)
        size = self._picture.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = room.center() - QRectF(0, 0, size.width(), size.height()).center()
        return QRectF(corner, size)

    def _draw_marks(self, painter: QPainter, paper: QRectF) -> None:
        ink = QColor(theme.MARK_VETO)
        fill = QColor(ink)
        fill.setAlpha(28)
        painter.setPen(QPen(ink, PEN))
        painter.setBrush(fill)
        for box in self._boxes:
            painter.drawRoundedRect(_on(paper, box).adjusted(-PEN, -PEN, PEN, PEN), PEN, PEN)


def _on(paper: QRectF, box: Box) -> QRectF:
    """Where a box of the page stands on the screen."""
    left, top = paper.x() + box.left * paper.width(), paper.y() + box.top * paper.height()
    return QRectF(left, top, (box.right - box.left) * paper.width(), (box.bottom - box.top) * paper.height())
