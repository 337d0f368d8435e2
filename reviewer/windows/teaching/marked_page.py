"""The left half of the teaching view: the page with the finding's regions marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from reviewer.windows import theme
from scoring.casefile import Box

PEN = 4
CLOSEST = 1.3  # times the pane's width a page may be: its lines stay whole
WIDEST = 3200  # pixels of its picture
EDGE = 0.06  # of the page, round what is marked


class MarkedPage(QWidget):
    """Paints the marked part of a page so large that it can be read from the last row, or the whole page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QImage()
        self._boxes: Sequence[Box] = ()
        self._covers: Sequence[Box] = ()
        self._words = ""
        self._place: object = None  # which page it is
        self.is_whole = False
        self._top: float | None = None  # where the page begins, once it was moved with the wheel

    @property
    def has_picture(self) -> bool:
        """Whether a page stands here, and no words in its place."""
        return not self._picture.isNull()

    def show_whole(self, whole: bool) -> None:
        """The whole page, or the marked part of it."""
        self.is_whole, self._top = whole, None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down on a page that is higher than the screen."""
        self._top = self._paper().y() + event.angleDelta().y() / 2
        self.update()

    def show_page(self, picture: QImage) -> None:
        """Put this page up."""
        self._picture, self._words = picture, ""
        self.update()

    def show_words(self, words: str) -> None:
        """No page to show: say why."""
        self._picture, self._words = QImage(), words
        self.update()

    def turn_to(self, place: object, boxes: Sequence[Box], covers: Sequence[Box]) -> None:
        """Mark these regions of a page and paint `covers` over: names and numbers that an audience is not to see.
        Another page than the one shown is gone at once: the covers are not its own."""
        if place != self._place:
            self.show_words(self.tr("正在画这一页…"))
        self._place, self._boxes, self._covers, self._top = place, boxes, covers, None
        self.update()

    def wanted_width(self) -> int:
        """How wide a page is drawn for here, in pixels of the screen: sharp where a part of it is shown."""
        return round(min(max(self.width(), 100) * CLOSEST * self.devicePixelRatioF(), WIDEST))

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
        whole = self._picture.size().toSizeF()
        if self.is_whole:
            size = whole.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            return QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size)
        part = _around(self._boxes)
        ratio = whole.height() / whole.width()
        fitting = min(room.width() / (part.width() + EDGE), room.height() / (part.height() + EDGE) / ratio)
        wide = min(max(fitting, room.width()), room.width() * CLOSEST)
        high = wide * ratio
        seen = room.width() / wide
        is_seen = 0.5 - seen / 2 <= part.left() and part.right() <= 0.5 + seen / 2
        middle = 0.5 if is_seen else part.center().x()
        left = _kept(room.center().x() - middle * wide, wide, room.left(), room.right())
        top = room.center().y() - part.center().y() * high if self._top is None else self._top
        return QRectF(left, _kept(top, high, room.top(), room.bottom()), wide, high)

    def _draw_marks(self, painter: QPainter, paper: QRectF) -> None:
        ink = QColor(theme.MARK_VETO)
        fill = QColor(ink)
        fill.setAlpha(28)
        painter.setPen(QPen(ink, PEN))
        painter.setBrush(fill)
        for box in self._boxes:
            painter.drawRoundedRect(_on(paper, box).adjusted(-PEN, -PEN, PEN, PEN), PEN, PEN)


def _around(boxes: Sequence[Box]) -> QRectF:
    """What holds all of them, in parts of the page; its head where nothing is marked."""
    if not boxes:
        return QRectF(0, 0, 1, 0)
    left, top = min(b.left for b in boxes), min(b.top for b in boxes)
    return QRectF(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _kept(begin: float, length: float, first: float, last: float) -> float:
    """Where something begins so that it fills the room, or stands in its middle where it is smaller."""
    if length <= last - first:
        return first + (last - first - length) / 2
    return min(first, max(begin, last - length))


def _on(paper: QRectF, box: Box) -> QRectF:
    """Where a box of the page stands on the screen."""
    left, top = paper.x() + box.left * paper.width(), paper.y() + box.top * paper.height()
    return QRectF(left, top, (box.right - box.left) * paper.width(), (box.bottom - box.top) * paper.height())
