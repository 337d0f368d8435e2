"""The page view: all pages of a case file, or one, with marks over them. A drag gives a region."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from reviewer.presenters.pages.wants import PageSize
from reviewer.windows.page_view.canvas import OVERLAP, PageCanvas
from reviewer.windows.page_view.drag import Drag, DragKind
from reviewer.windows.page_view.layout import MARGIN, Fit, Place, readable, turned_box, upright_box
from reviewer.windows.page_view.marks import holds
from reviewer.windows.page_view.text import around, text_of
from scoring.casefile import Box, Region

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class PageView(PageCanvas):
    """Shows pages; knows nothing of findings. Marks and lines of text are handed in."""

    region_drawn = Signal(object)  # a Region
    mark_clicked = Signal(str)
    text_selected = Signal(str)
    menu_wanted = Signal(QPoint, str)  # where on the screen, whose mark lies there
    entered = Signal()  # the keyboard or the mouse came here

    # Going about

    def go(self, page: int, box: Box | None = None) -> None:
        """Shows a page; where a box is given, that part of it."""
        if not 1 <= page <= len(self._layout.sizes):
            return
        before = 0
        if not self._continuous and page != self._page:
            before, self._page = self._page, page
            self._lay_out()
        place = self._layout.places[page - 1]
        top = place.y - MARGIN
        if box is not None:
            shown = turned_box(box, self._turned)
            middle = place.y + (shown.top + shown.bottom) / 2 * place.height
            if middle > top + 0.8 * self.viewport().height():
                top = int(middle - self.viewport().height() / 2)
        self.verticalScrollBar().setValue(top)
        if box is not None:
            self._show_across(place, turned_box(box, self._turned))
        self._set_page(page, before)

    def read(self, page: int, box: Box | None = None) -> None:
        """Shows that part of a page so large that it can be read; the whole page where no part is given."""
        fit, zoom = Fit.WIDTH, None
        if box is not None and 1 <= page <= len(self._layout.sizes):
            fit, zoom = readable(self._layout, page, turned_box(box, self._turned))
        if fit != self._fit or (zoom or self._zoom) != self._zoom:
            self.set_fit(fit, zoom)
        self.go(page, box)

    def _show_across(self, place: Place, box: Box) -> None:
        """Brings the part into sight sideways where the page is wider than the view; its beginning if not all of it."""
        room = self.viewport().width()
        left, right = place.x + box.left * place.width, place.x + box.right * place.width
        start = (left + right - room) / 2 if right - left < room - 4 * MARGIN else left - 2 * MARGIN
        self.horizontalScrollBar().setValue(round(start))

    @property
    def fit(self) -> tuple[Fit, float]:
        """How the page is fitted, and the zoom where it is free."""
        return self._fit, self._zoom

    def reading_depth(self) -> float:
        """How far down the page the top of the view is, as a part of its height."""
        if not self._page or not self._layout.sizes:
            return 0.0
        place = self._layout.places[self._page - 1]
        return min(1.0, max(0.0, (self.verticalScrollBar().value() - place.y) / place.height))

    def go_down(self, page: int, depth: float) -> None:
        """Shows a page from that far down it."""
        self.go(page)
        if depth > 0 and 1 <= page <= len(self._layout.sizes):
            place = self._layout.places[page - 1]
            self.verticalScrollBar().setValue(round(place.y + depth * place.height))

    def rect_of(self, page: int) -> QRectF:
        """Where a page stands in the viewport."""
        return self._rect(page)

    def size_of(self, page: int) -> PageSize:
        """A page as large as it shows, in device pixels."""
        return self._size(page)

    @property
    def position(self) -> float:
        """What stands at the top, in pages: 2.5 is half way down the third."""
        if not self._page or not self._layout.sizes:
            return 0.0
        top = self.verticalScrollBar().value()
        page = self._page if not self._continuous else next(iter(self._layout.between(top, top + 1)), self._page)
        place = self._layout.places[page - 1]
        return page - 1 + min(1.0, max(0.0, (top - place.y + MARGIN) / (place.height + MARGIN)))

    def go_position(self, position: float) -> None:
        """Shows the file from this position on, or the nearest there is."""
        count = len(self._layout.sizes)
        if not count:
            return
        page = max(1, min(int(position) + 1, count))
        if not self._continuous and page != self._page:
            self.go(page)
        place = self._layout.places[page - 1]
        depth = max(0.0, position - (page - 1))
        self.verticalScrollBar().setValue(round(place.y - MARGIN + depth * (place.height + MARGIN)))

    def step(self, by: int) -> None:
        """That many pages on or back."""
        self.go(max(1, min(self._page + by, len(self._layout.sizes))))

    def scroll_on(self, direction: int = 1) -> None:
        """A screenful on or back; at the end of a page that stands alone, the next page."""
        bar = self.verticalScrollBar()
        if not self._continuous and bar.value() == (bar.maximum() if direction > 0 else 0):
            self.step(direction)
            if direction < 0:
                bar.setValue(bar.maximum())
            return
        bar.setValue(bar.value() + direction * (self.viewport().height() - OVERLAP))

    def set_fit(self, fit: Fit, zoom: float | None = None) -> None:
        """Fits the width or the page, or shows at a zoom (1.0 is real size)."""
        self._fit, self._zoom = fit, zoom or self._zoom
        self._lay_out()
        self.zoom_changed.emit(self.zoom_text())

    def zoom_by(self, direction: int) -> None:
        """The next larger or smaller zoom."""
        now = self._layout.scale_of(self._page) * 72 / 96 if self._page else 1.0
        if direction > 0:
            zoom = next((z for z in ZOOMS if z > now * 1.02), ZOOMS[-1])
        else:
            zoom = next((z for z in reversed(ZOOMS) if z < now * 0.98), ZOOMS[0])
        self.set_fit(Fit.FREE, zoom)

    def zoom_text(self) -> str:
        """What the zoom is called."""
        names = {Fit.WIDTH: self.tr("适合宽度"), Fit.PAGE: self.tr("适合整页")}
        return names.get(self._fit) or f"{round(self._zoom * 100)} %"

    def rotate(self) -> None:
        """Turns all pages a quarter clockwise; only the view, nothing stored."""
        self._turned = (self._turned + 90) % 360
        self._lay_out()

    def set_continuous(self, continuous: bool) -> None:
        """All pages below one another, or one at a time."""
        self._continuous = continuous
        page = self._page
        self._lay_out()
        self.go(page)

    def show_as(self, other: "PageView") -> None:
        """Takes over how another view of the same file shows it."""
        self.selects_text = other.selects_text
        self.viewport().setCursor(other.viewport().cursor())
        if self._pages.origins and not self._layout.sizes:
            self._show_file()
        self._continuous, self._turned = other.is_continuous, other._turned
        self._fit, self._zoom = other.fit
        self._lay_out()

    def set_selects_text(self, selects: bool) -> None:
        """Whether a drag selects text in place of drawing a region."""
        self.selects_text = selects
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if selects else Qt.CursorShape.CrossCursor)

    def selected_text(self) -> str:
        """The text selected last."""
        return text_of(self._selection[1])

    def selected_region(self) -> Region | None:
        """Where the text selected last stands: one box around its lines."""
        page, parts = self._selection
        return Region(page, around([part.box for part in parts])) if parts else None

    def copy(self) -> None:
        """Puts the selected text on the clipboard."""
        if self._selection[1]:
            QApplication.clipboard().setText(self.selected_text())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag begins."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        page = self.page_at(event.position())
        pans = event.button() == Qt.MouseButton.MiddleButton
        if event.button() != Qt.MouseButton.LeftButton and not pans:
            return
        text = self.selects_text or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        kind = DragKind.PAN if pans else DragKind.TEXT if text else DragKind.REGION
        if page or kind is DragKind.PAN:
            self._drag = Drag(kind, page, self._rect(page) if page else QRectF(), event.position())
        self._select(0, ())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The drag goes on."""
        if self._drag is None:
            return
        moved = self._drag.move(event.position())
        if self._drag.kind is DragKind.PAN:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))
        elif self._drag.kind is DragKind.TEXT:
            lines = self._lines.get(self._drag.page, ())
            self._select(self._drag.page, self._drag.picked(lines, self._turned))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag ends: a region, a selection, or a click."""
        if self._drag is not None:
            self.mouseMoveEvent(event)  # a quick hand is farther by now than where it was last heard of
        drag, self._drag = self._drag, None
        self.viewport().update()
        if drag is None or drag.kind is DragKind.PAN:
            return
        if drag.is_click:
            self._select(0, ())
            self._click(event.position(), drag.page)
        elif drag.kind is DragKind.TEXT:
            self.text_selected.emit(self.selected_text())
        else:
            self.region_drawn.emit(Region(drag.page, upright_box(drag.box, self._turned)))

    def _click(self, at: QPointF, page: int) -> None:
        key = self._key_at(at, page)
        if key:
            self.mark_clicked.emit(key)

    def _key_at(self, at: QPointF, page: int) -> str:
        """Whose mark lies there; the one drawn last is uppermost."""
        marks = reversed(self._placed(page, self._rect(page))) if page else ()
        return next((placed.mark.key for placed in marks if placed.mark.key and holds(placed, at)), "")

    def page_at(self, at: QPointF) -> int:
        """The page at a point of the viewport, 0 between pages."""
        return next((p for p in self._shown() if self._rect(p).contains(at)), 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, with the mark under the pointer."""
        at = QPointF(event.pos())
        self.menu_wanted.emit(event.globalPos(), self._key_at(at, self.page_at(at)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys about pages mean this view from now on."""
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms; at the end of a page that stands alone the next one comes."""
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if turn > 0 else -1)
            return
        bar = self.verticalScrollBar()
        if not self._continuous and turn and bar.value() == (0 if turn > 0 else bar.maximum()):
            self.step(-1 if turn > 0 else 1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the desk's; only Esc, while dragging, is ours."""
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
            return
        event.ignore()
