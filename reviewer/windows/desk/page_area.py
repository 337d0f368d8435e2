"""The page area: one view of the open file, or two side by side. Keys about pages mean the one looked at last."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from reviewer.presenters.pages.marks import PageMark
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.page_side import PageSide
from reviewer.windows.page_view.layout import Fit
from reviewer.windows.page_view.view import PageView
from scoring.casefile import Box, Region, TextLine

Spot = int | Region  # a page, or a part of one


class PageArea(QSplitter):
    """Holds the views. Its signals are those of whichever view they come from."""

    page_changed = Signal(int)  # in the view looked at
    page_stood = Signal(int)  # in either view, long enough to be looked at
    region_drawn = Signal(object)
    mark_clicked = Signal(str)
    menu_wanted = Signal(QPoint, str)
    text_selected = Signal(str)
    zoom_changed = Signal()
    pair_changed = Signal()
    wanted = Signal(str)  # the name of an action

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(3)
        self.setChildrenCollapsible(False)
        self._pages = pages
        self._named: Callable[[int], str] = str
        self._lines: Mapping[int, Sequence[TextLine]] = {}
        self._marks: Sequence[PageMark] = ()
        self._apart, self._synced, self._still = 0.0, False, False
        self._fit_alone: tuple[Fit, float] | None = None  # how the left view was fitted before two places were shown
        self.sides: list[PageSide] = []
        self._active = 0
        self._add_side()
        pages.opened.connect(self._begin)

    # The views

    @property
    def active(self) -> PageView:
        """The view looked at."""
        return self.sides[self._active].view

    @property
    def is_pair(self) -> bool:
        """Whether two views stand side by side."""
        return len(self.sides) == 2 and not self.sides[1].isHidden()

    @property
    def is_synced(self) -> bool:
        """Whether one view scrolls with the other."""
        return self._synced

    def views(self) -> list[PageView]:
        """The views there are, left first; the right one may be hidden."""
        return [side.view for side in self.sides]

    def _add_side(self) -> PageSide:
        number = len(self.sides)
        side = PageSide(self._pages, is_right=bool(number))
        view = side.view
        self.sides.append(side)
        self.addWidget(side)
        self.setStretchFactor(number, 1)
        view.entered.connect(lambda: self._look_at(number))
        view.page_changed.connect(lambda page: self._tell_page(number, page))
        view.standing.stood.connect(self.page_stood)
        view.moved.connect(lambda: self._follow(number))
        view.region_drawn.connect(self.region_drawn)
        view.mark_clicked.connect(self.mark_clicked)
        view.menu_wanted.connect(self.menu_wanted)
        view.text_selected.connect(self.text_selected)
        view.zoom_changed.connect(lambda _words: self.zoom_changed.emit())
        side.wanted.connect(self.wanted)
        side.head.installEventFilter(self)
        return side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a side's head looks at that side."""
        if event.type() == QEvent.Type.MouseButtonPress:
            for side in self.sides:
                if watched is side.head:
                    side.view.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)

    def _look_at(self, number: int) -> None:
        if number == self._active or (number and not self.is_pair):
            return
        self._active = number
        self._tell_sides()
        self.page_changed.emit(self.active.page)
        self.zoom_changed.emit()

    def _tell_page(self, number: int, page: int) -> None:
        self._tell_sides()
        if number == self._active:
            self.page_changed.emit(page)

    def _tell_sides(self) -> None:
        for number, side in enumerate(self.sides):
            side.head.setVisible(self.is_pair)
            side.name_page(self._named(side.view.page))
            if self.is_pair:
                side.tell(active=number == self._active)

    @Slot()
    def _begin(self) -> None:
        """Another file: one view of it."""
        self.close_pair()

    # What is shown in all of them

    def name_pages(self, named: Callable[[int], str]) -> None:
        """How a page is called over its view."""
        self._named = named
        self._tell_sides()

    def set_lines(self, lines: Mapping[int, Sequence[TextLine]]) -> None:
        """The text of the pages, for selecting."""
        self._lines = lines
        for view in self.views():
            view.set_lines(lines)

    def set_marks(self, marks: Sequence[PageMark], emphasised: str = "") -> None:
        """Everything drawn over the pages, and whose marks are drawn stronger."""
        self._marks = marks
        for view in self.views():
            view.set_marks(marks)
            view.emphasise(emphasised)

    def selected_text(self) -> str:
        """The text selected in the view looked at, on one line."""
        return self.active.selected_text().replace("\n", "")

    def take_focus(self) -> None:
        """The keyboard comes to the view looked at."""
        self.active.setFocus(Qt.FocusReason.OtherFocusReason)

    # Going about

    def go(self, page: int, box: Box | None = None) -> None:
        """Shows a page in the view looked at; the other one stays, and keeps its distance from now on."""
        with self._jumping():
            self.active.go(page, box)

    def go_down(self, page: int, depth: float) -> None:
        """Shows a page from that far down it."""
        with self._jumping():
            self.active.go_down(page, depth)

    @contextmanager
    def _jumping(self) -> Iterator[None]:
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before
            self._measure()

    def _measure(self) -> None:
        if self.is_pair:
            left, right = self.views()
            self._apart = right.position - left.position

    def _follow(self, number: int) -> None:
        """One view moved: the other moves as far."""
        if not self._synced or self._still or not self.is_pair:
            return
        self._still = True
        here, there = self.sides[number].view, self.sides[1 - number].view
        there.go_position(here.position + (self._apart if number == 0 else -self._apart))
        self._still = False

    # Two side by side

    def show_pair(self, left: Spot, right: Spot) -> None:
        """Two places of the file side by side; the left one is looked at."""
        if not self.is_pair:
            self._fit_alone = self.sides[0].view.fit
        self._open_pair()
        with self._jumping():
            for view, spot in zip(self.views(), (left, right), strict=True):
                _show(view, spot)
        self._look_at(0)
        self._tell_sides()

    def open_beside(self, spot: Spot) -> None:
        """A place of the file at the right; what is looked at stays."""
        self._open_pair()
        with self._jumping():
            _show(self.views()[1], spot)
        self._tell_sides()

    def close_pair(self) -> None:
        """One view again, the left one."""
        if not self.is_pair:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.sides[1].isAncestorOf(focus)
        self.sides[1].hide()
        self._active = 0
        if self._fit_alone is not None:
            self.active.set_fit(*self._fit_alone)
            self._fit_alone = None
        self._tell_sides()
        if had_focus:
            self.take_focus()
        self.page_changed.emit(self.active.page)
        self.pair_changed.emit()

    def swap(self) -> None:
        """What stands at the left changes places with what stands at the right."""
        if self.is_pair:
            left, right = self.views()
            with self._jumping():
                place = left.position
                left.go_position(right.position)
                right.go_position(place)

    def set_synced(self, synced: bool) -> None:
        """Whether one view scrolls with the other, as far apart as they stand now."""
        self._synced = synced
        self._measure()
        if len(self.sides) == 2:
            self.sides[1].buttons["pair_sync"].setChecked(synced)

    def _open_pair(self) -> None:
        if self.is_pair:
            return
        left = self.sides[0].view
        side = self.sides[1] if len(self.sides) == 2 else self._add_side()
        side.view.set_lines(self._lines)
        side.view.set_marks(self._marks)
        side.view.show_as(left)
        side.show()
        half = max(1, self.width() // 2)
        self.setSizes([half, half])
        self.set_synced(self._synced)
        with self._jumping():
            side.view.go_position(left.position)
        self._tell_sides()
        self.pair_changed.emit()


def _show(view: PageView, spot: Spot) -> None:
    if isinstance(spot, int):
        view.go(spot)
    else:
        view.read(spot.page, spot.box)
