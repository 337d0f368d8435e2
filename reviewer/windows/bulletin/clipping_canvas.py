"""One clipping as it prints, with the edges of what is covered; covers are drawn with the mouse or with keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.printing.clippings import Clipping, Cover, Reason
from reviewer.windows import theme
from reviewer.windows.page_view.layout import box_of
from scoring.casefile import Box

SMALLEST = 4  # pixels; less is a click
STEP = 0.005  # of the page, a key
FIRST = (0.12, 0.016)  # width and height of a cover begun with a key
GREY = "#808080"
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ClippingCanvas(QWidget):
    """Paints; asks for a cover that was drawn, tells which one was chosen."""

    cover_drawn = Signal(object)  # Box, fractions of the page
    chosen = Signal(object)  # Cover or None
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("截图"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._clipping: Clipping | None = None
        self._image = QImage()
        self._drawn: tuple[QPointF, QPointF] | None = None
        self._begun: Box | None = None  # with keys, until Enter
        self.at = -1  # which cover is chosen

    @property
    def cover(self) -> Cover | None:
        """The chosen cover."""
        covers = self._clipping.covers if self._clipping else ()
        return covers[self.at] if 0 <= self.at < len(covers) else None

    @property
    def begun(self) -> Box | None:
        """The cover that keys are placing."""
        return self._begun

    def show_clipping(self, clipping: Clipping | None) -> None:
        """Paint this one."""
        is_other = clipping is None or self._clipping is None or clipping.place != self._clipping.place
        self._clipping = clipping
        self._image = QImage.fromData(clipping.png) if clipping else QImage()
        self._drawn = self._begun = None
        self.choose(-1 if is_other else self.at)
        self.updateGeometry()

    def choose(self, at: int) -> None:
        """Choose the cover of this number; -1 for none."""
        count = len(self._clipping.covers) if self._clipping else 0
        self.at = at if at < count else -1
        self.chosen.emit(self.cover)
        self.update()

    def choose_next(self) -> None:
        """The next cover, from the first one again after the last."""
        count = len(self._clipping.covers) if self._clipping else 0
        self.choose((self.at + 1) % count if count else -1)

    def begin(self) -> None:
        """A new cover in the middle, to be placed with the arrow keys."""
        if self._clipping is None:
            return
        box = self._clipping.box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        self._begun = Box(x - FIRST[0] / 2, y - FIRST[1] / 2, x + FIRST[0] / 2, y + FIRST[1] / 2)
        self.setFocus()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the picture asks."""
        return QSize(theme.px(640), self.heightForWidth(theme.px(640)))

    def heightForWidth(self, width: int) -> int:
        """The picture's own shape."""
        return width * self._image.height() // max(1, self._image.width()) if not self._image.isNull() else theme.px(96)

    def rect_of(self, box: Box) -> QRectF:
        """Where a part of the page is painted."""
        frame, part = self._frame(), self._part()
        across, down = frame.width() / (part.right - part.left), frame.height() / (part.bottom - part.top)
        return QRectF(
            frame.x() + (box.left - part.left) * across,
            frame.y() + (box.top - part.top) * down,
            (box.right - box.left) * across,
            (box.bottom - box.top) * down,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the edges of its covers, what is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._clipping is None or self._image.isNull():
            return
        painter.drawImage(self._frame(), self._image)
        painter.setClipRect(self._frame())
        for at, cover in enumerate(self._clipping.covers):
            painter.setPen(_pen(cover, is_chosen=at == self.at))
            painter.drawRect(self.rect_of(cover.box))
        painter.setPen(QPen(QColor(theme.MARK_FINDING), 2))
        if self._begun is not None:
            painter.fillRect(self.rect_of(self._begun), QColor("black"))
            painter.drawRect(self.rect_of(self._begun))
        if self._drawn is not None:
            painter.fillRect(QRectF(*self._drawn).normalized(), QColor("black"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a cover."""
        if event.button() == Qt.MouseButton.LeftButton and self._clipping is not None:
            self._drawn = (event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cover follows the mouse."""
        if self._drawn is not None:
            self._drawn = (self._drawn[0], event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag made a cover; a click chooses the one under it."""
        if self._drawn is None:
            return
        start, end = self._drawn[0], event.position()
        self._drawn = None
        if (end - start).manhattanLength() >= SMALLEST:
            self.cover_drawn.emit(box_of(self._fraction(start), self._fraction(end)))
        else:
            self.choose(self._under(start))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a cover, arrows move it, Shift and arrows size it, Enter keeps it; Space goes through the covers."""
        key = event.key()
        if self._begun is not None and key in ARROWS:
            self._begun = _moved(self._begun, ARROWS[Qt.Key(key)], event.modifiers())
        elif self._begun is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            box, self._begun = self._begun, None
            self.cover_drawn.emit(box)
        elif self._begun is not None and key == Qt.Key.Key_Escape:
            self._begun = None
        elif key == Qt.Key.Key_N:
            self.begin()
        elif key == Qt.Key.Key_Space:
            self.choose_next()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
        self.update()

    def _frame(self) -> QRectF:
        height = self.heightForWidth(self.width())
        return QRectF(0, 0, self.width(), height)

    def _part(self) -> Box:
        return self._clipping.box if self._clipping else Box(0, 0, 1, 1)

    def _fraction(self, at: QPointF) -> tuple[float, float]:
        frame, part = self._frame(), self._part()
        x = min(max(at.x() / max(1.0, frame.width()), 0.0), 1.0)
        y = min(max(at.y() / max(1.0, frame.height()), 0.0), 1.0)
        return part.left + x * (part.right - part.left), part.top + y * (part.bottom - part.top)

    def _under(self, at: QPointF) -> int:
        covers = self._clipping.covers if self._clipping else ()
        found = (number for number, cover in reversed(list(enumerate(covers))) if self.rect_of(cover.box).contains(at))
        return next(found, -1)


def _pen(cover: Cover, *, is_chosen: bool) -> QPen:
    own = {Reason.HAND: theme.MARK_FINDING, Reason.NAME: GREY}.get(cover.reason, theme.MARK_SUSPICION)
    pen = QPen(QColor(theme.MARK_FINDING if is_chosen else own), 4 if is_chosen else 2)
    if cover.shown:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _moved(box: Box, by: tuple[int, int], modifiers: Qt.KeyboardModifier) -> Box:
    x, y = by[0] * STEP, by[1] * STEP / 2
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Box(box.left, box.top, max(box.left + STEP, box.right + x), max(box.top + STEP, box.bottom + y))
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
