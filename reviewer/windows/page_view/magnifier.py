"""The magnifier over a page view: what lies under the pointer, drawn anew at a higher resolution."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewer.documents.rendering.wishes import Part
from reviewer.presenters.pages.source import Pages
from reviewer.presenters.pages.wants import PageSize
from reviewer.windows import theme
from reviewer.windows.page_view.layout import turned_box
from reviewer.windows.page_view.marks import draw_mark, mark_rect
from reviewer.windows.page_view.view import PageView

GLASS = QSize(360, 220)  # logical pixels
PART = 0.6  # of the view it takes at most
FACTOR = 2.5
GRID = 128  # the piece drawn is snapped to it, so that small moves ask for nothing


class Magnifier(QWidget):
    """Follows the pointer over one view; the mouse goes through it."""

    pointed = Signal()  # the pointer moves over its view

    def __init__(self, pages: Pages, view: PageView) -> None:
        super().__init__(view.viewport())
        self._pages, self._view = pages, view
        self._wants = pages.view(self)
        self._wants.painted.connect(self._repaint)
        self._spot = QPointF()
        self._on = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("放大镜"))
        self.hide()
        view.viewport().installEventFilter(self)
        view.moved.connect(self._look)

    def set_on(self, on: bool) -> None:
        """Whether it is in use; where the pointer is elsewhere, it waits in the middle of the view looked at."""
        self._on = on
        viewport = self._view.viewport()
        viewport.setMouseTracking(on)
        if not on:
            self.put_away()
            return
        here = viewport.mapFromGlobal(QCursor.pos())
        inside = viewport.rect().contains(here)
        if inside or self._view.hasFocus():
            self._move_to(QPointF(here if inside else viewport.rect().center()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the pointer; gives way to a drag."""
        if not self._on:
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            if event.buttons():
                self.put_away()
            else:
                self._move_to(event.position())
                self.pointed.emit()
        elif event.type() == QEvent.Type.Leave:
            self.put_away()
        return False

    def put_away(self) -> None:
        """Gone until the pointer is over its view."""
        self.hide()
        self._wants.stop()

    def _move_to(self, spot: QPointF) -> None:
        self._spot = spot
        self.resize(GLASS.boundedTo(self._view.viewport().size() * PART))
        corner = spot.toPoint() - self.rect().center()
        self.move(corner)
        self.show()
        self.raise_()
        self._look()

    @Slot()
    def _look(self) -> None:
        """Asks for the piece of the page under it."""
        if self.isHidden():
            return
        page = self._view.page_at(self._spot)
        if page:
            self._wants.want([self._size(page)])
        self.update()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    # Where things are: in device pixels of the page as large as it shows here

    def _whole(self, page: int) -> PageSize:
        small = self._view.size_of(page)
        return small._replace(width=round(small.width * FACTOR), height=round(small.height * FACTOR))

    def _centre(self, page: int, whole: PageSize) -> QPoint:
        rect = self._view.rect_of(page)
        x = (self._spot.x() - rect.x()) / rect.width()
        y = (self._spot.y() - rect.y()) / rect.height()
        return QPoint(round(x * whole.width), round(y * whole.height))

    def _size(self, page: int) -> PageSize:
        whole, ratio = self._whole(page), self.devicePixelRatioF()
        centre = self._centre(page, whole)
        sides = []
        glasses = (self.width(), self.height())
        for at, glass, end in zip((centre.x(), centre.y()), glasses, (whole.width, whole.height), strict=True):
            half = glass * ratio / 2
            first = max(0, int((at - half) // GRID) * GRID)
            last = min(end, -int(-(at + half) // GRID) * GRID)
            sides.append((first, max(1, last - first)))
        (left, width), (top, height) = sides
        return whole._replace(part=Part(left, top, width, height))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The piece at full sharpness, or what there is of the page until then; marks over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(frame, theme.GRID, theme.GRID)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        page = self._view.page_at(self._spot)
        if page:
            self._paint_page(painter, page)
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPath(outline)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        whole, ratio = self._whole(page), self.devicePixelRatioF()
        centre = self._centre(page, whole)
        corner = QPointF(self.rect().center()) - QPointF(centre) / ratio
        paper = QRectF(corner, QSizeF(whole.width / ratio, whole.height / ratio))
        painter.fillRect(paper, QColor(theme.PAPER))
        size = self._size(page)
        sharp = self._pages.frame(size)
        if sharp is not None and size.part is not None:
            at = corner + QPointF(size.part.left, size.part.top) / ratio
            painter.drawImage(QRectF(at, QSizeF(size.part.width / ratio, size.part.height / ratio)), sharp.image)
        elif (rough := self._pages.near_frame(whole)) is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, rough.image)
        for mark in self._view.marks_on(page):
            box = turned_box(mark.box, whole.turned) if mark.box is not None else None
            draw_mark(painter, mark_rect(paper, box), mark)
