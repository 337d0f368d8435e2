"""The canvas under the page view: where the pages stand, what is asked for, what is painted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reviewer.presenters.pages.marks import PageMark
from reviewer.presenters.pages.source import Pages
from reviewer.presenters.pages.wants import PageSize
from reviewer.windows import theme
from reviewer.windows.page_view.drag import Drag, DragKind, place_rect
from reviewer.windows.page_view.layout import Fit, PageLayout, Place, turned_box
from reviewer.windows.page_view.marks import draw_mark, frame_of, mark_rect
from reviewer.windows.page_view.paint import draw_paper, draw_selection
from reviewer.windows.page_view.standing import Standing
from reviewer.windows.page_view.tags import Placed, place_tags
from reviewer.windows.page_view.text import Picked
from scoring.casefile import Box, TextLine

AHEAD = (1, -1, 2, 3)  # which neighbours are drawn before they are asked for
OVERLAP = 48  # what stays in sight when a screenful is turned


class PageCanvas(QAbstractScrollArea):
    """Lays out and paints pages and the marks over them. PageView adds going about and the mouse."""

    page_changed = Signal(int)
    zoom_changed = Signal(str)
    moved = Signal()  # another part of the file shows

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._wants = pages.view(self)
        self._fit, self._zoom, self._turned, self._continuous = Fit.WIDTH, 1.0, 0, True
        self._page = 0
        self._marks: dict[int, list[PageMark]] = {}
        self._emphasised = ""
        self._lines: Mapping[int, Sequence[TextLine]] = {}
        self._drag: Drag | None = None
        self._selection: tuple[int, tuple[Picked, ...]] = (0, ())
        self.selects_text = False  # a drag selects text in place of drawing a region
        self.sharp: set[int] = set()  # pages whose last painting was at the right size
        self.standing = Standing(self)
        self._layout = PageLayout((), (0, 0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("案卷页面"))
        self.setViewport(QWidget())  # the first question after one made by Qt makes a class of every kind of widget
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(OVERLAP)
        pages.opened.connect(self._show_file)
        self._wants.painted.connect(self._refresh)
        self._wants.unreadable.connect(self._refresh)

    # What is shown

    @property
    def page(self) -> int:
        """The page looked at, from 1; 0 where there is none."""
        return self._page

    @property
    def is_continuous(self) -> bool:
        """Whether all pages hang below one another."""
        return self._continuous

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Replaces everything drawn over the pages."""
        self._marks = {}
        for mark in marks:
            self._marks.setdefault(mark.page, []).append(mark)
        self.viewport().update()

    def emphasise(self, key: str) -> None:
        """Draws the marks of this owner stronger; empty for none."""
        if key != self._emphasised:
            self._emphasised = key
            self.viewport().update()

    def marks_on(self, page: int) -> Sequence[PageMark]:
        """What is drawn over a page."""
        return self._marks.get(page, ())

    def set_lines(self, lines: Mapping[int, Sequence[TextLine]]) -> None:
        """The text of the pages, for selecting."""
        self._lines = lines
        self._select(0, ())

    # Layout

    @Slot()
    def _show_file(self) -> None:
        self.standing.end()
        self._page = 1 if self._pages.origins else 0
        self._marks, self._turned, self._lines, self._selection = {}, 0, {}, (0, ())
        self._lay_out(anchor=False)  # asks for the first page before anybody else hears of it
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(self._page)

    def _lay_out(self, *, anchor: bool = True) -> None:
        """Lays the pages out anew, keeping what is at the top of the view there."""
        old, bar = self._layout, self.verticalScrollBar()
        held = self._held(old, bar.value()) if anchor and old.sizes and self._page else None
        size = self.viewport().size()
        self._layout = PageLayout(
            tuple((o.width_pt, o.height_pt) for o in self._pages.origins),
            (size.width(), size.height()),
            self._fit,
            self._zoom,
            self._turned,
            0 if self._continuous else self._page,
        ).after(old)
        width, height = self._layout.extent
        bar.setRange(0, max(0, height - size.height()))
        bar.setPageStep(size.height())
        self.horizontalScrollBar().setRange(0, max(0, width - size.width()))
        self.horizontalScrollBar().setPageStep(size.width())
        if held is not None:
            place = self._layout.places[held[0] - 1]
            bar.setValue(round(place.y + held[1] * place.height))
        self._want()
        self.viewport().update()

    def _held(self, layout: PageLayout, top: int) -> tuple[int, float]:
        page = next(iter(layout.between(top, top + 1)), self._page)
        place = layout.places[page - 1]
        return page, (top - place.y) / place.height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt's notice that a scroll bar moved."""
        shown, page = self._shown(), self._page
        if shown and self._continuous:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 3
            page = next(iter(self._layout.between(middle, middle + 1)), shown[0])
        self._set_page(page)

    def _set_page(self, page: int, before: int = 0) -> None:
        """Asks for what shows first, so that it is drawn while the panes around it follow. `before` is the page that
        was told last, where the view has gone on since."""
        changed, self._page = page != (before or self._page), page
        self._want()
        self.viewport().update()
        if changed:
            self.standing.end()
            self.page_changed.emit(page)
        self.moved.emit()

    def _shown(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _want(self) -> None:
        """Asks for what shows, then for what will probably show next."""
        if not self._layout.sizes or not self.isVisible():
            return
        shown = sorted(self._shown(), key=lambda page: abs(page - self._page))  # a sliver of a neighbour waits
        near = [self._page + step for step in AHEAD]
        ahead = dict.fromkeys((*near[:2], *self._pages.likely[:4], *near[2:]))
        there = [p for p in ahead if 1 <= p <= len(self._layout.sizes) and p not in shown]
        self._wants.want([self._size(p) for p in shown], [self._size(p) for p in there])

    def _size(self, page: int) -> PageSize:
        place, ratio = self._layout.places[page - 1], self.devicePixelRatioF()
        return PageSize(page, round(place.width * ratio), round(place.height * ratio), self._turned)

    @Slot(int)
    def _refresh(self, page: int) -> None:
        if page in self._shown():
            self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, picture, marks, selection."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("canvas"))
        self.sharp.clear()
        for page in self._shown():
            rect = self._rect(page)
            size = self._size(page)
            frame = self._pages.frame(size)
            if frame is not None:
                self.sharp.add(page)
            shown = frame or self._pages.near_frame(size)
            draw_paper(painter, rect, shown, self._pages.why_not(size) if shown is None else "", page)
            self._paint_over(painter, page, rect)
        if self._page in self.sharp:
            self.standing.show(self._page)
        if self.hasFocus():
            painter.fillRect(0, 0, 2, self.viewport().height(), theme.colour("accent"))

    def _paint_over(self, painter: QPainter, page: int, rect: QRectF) -> None:
        if self._selection[0] == page:
            boxes = [turned_box(p.box, self._turned) for p in self._selection[1]]
            draw_selection(painter, [mark_rect(rect, b) for b in boxes])
        for mark, at, tag in self._placed(page, rect):
            draw_mark(painter, at, mark, tag, strong=bool(self._emphasised) and mark.key == self._emphasised)
        if self._drag is not None and self._drag.page == page and self._drag.kind is DragKind.REGION:
            draw_mark(painter, mark_rect(rect, self._drag.box), self._drag.mark)

    def _placed(self, page: int, rect: QRectF) -> list[Placed]:
        """The marks of a page that shows there, each with its place and that of its label."""
        marks = self._marks.get(page, ())
        labelled = any(mark.label for mark in marks)
        words = [self._box_rect(line.box, rect) for line in self._lines.get(page, ()) if line.box] if labelled else ()
        places = [(mark, self._box_rect(mark.box, rect)) for mark in marks]
        return place_tags([(mark, at, frame_of(at, mark)) for mark, at in places], rect, words)

    def _box_rect(self, box: Box | None, rect: QRectF) -> QRectF:
        return mark_rect(rect, turned_box(box, self._turned) if box is not None else None)

    def _rect(self, page: int) -> QRectF:
        place: Place = self._layout.places[page - 1]
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return place_rect(place, offset)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What could not be asked for while hidden."""
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn for a view nobody sees."""
        self._wants.stop()
        self.standing.end()

    def _select(self, page: int, parts: tuple[Picked, ...]) -> None:
        self._selection = (page, parts)
        self.viewport().update()
