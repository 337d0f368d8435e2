"""What the actions about pages do: going about, how a page is shown, two side by side."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reviewer.presenters.desk.marks import apart
from reviewer.windows.desk.actions import key_of
from reviewer.windows.messages import Messages
from reviewer.windows.page_view.layout import Fit
from reviewer.windows.page_view.magnifier import Magnifier
from reviewer.windows.page_view.view import PageView
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace


class PageActing(QObject):
    """The page half of the desk's actions. Each means the view looked at."""

    def __init__(self, place: "DeskPlace", messages: Messages) -> None:
        super().__init__(place)
        self._place, self._messages = place, messages
        self._area, self._desk = place.area, place.desk
        self.magnifies = False
        self._glasses: dict[PageView, Magnifier] = {}
        self._told_pair = self._told_window = False
        place.panes.page.moved.connect(self._forget_window)
        place.area.pair_changed.connect(self._put_glasses)
        place.area.pair_changed.connect(self._forget_pair)

    @property
    def view(self) -> PageView:
        """The view looked at."""
        return self._area.active

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each action does."""
        return {**self._ways(), **self._looks(), **self._pair()}

    def _ways(self) -> dict[str, Callable[[], object]]:
        place, desk = self._place, self._desk
        return {
            "page_next": lambda: self.view.step(1),
            "page_previous": lambda: self.view.step(-1),
            "scroll_on": lambda: self.view.scroll_on(),
            "scroll_back": lambda: self.view.scroll_on(-1),
            "go_page": place.page_bar.ask_page,
            "find": lambda: place.find_bar.begin(self._area.selected_text()),
            "document_next": lambda: desk.step_document(1),
            "document_previous": lambda: desk.step_document(-1),
            "first_page": lambda: self.view.go(1),
            "last_page": lambda: self.view.go(len(place.pages.origins)),
        }

    def _looks(self) -> dict[str, Callable[[], object]]:
        return {
            "zoom_in": lambda: self.view.zoom_by(1),
            "zoom_out": lambda: self.view.zoom_by(-1),
            "fit_width": lambda: self.view.set_fit(Fit.WIDTH),
            "fit_page": lambda: self.view.set_fit(Fit.PAGE),
            "rotate": lambda: self.view.rotate(),
            "continuous": self._switch_continuous,
            "select_text": self._switch_text,
            "copy": lambda: self.view.copy(),
            "magnify": lambda: self.magnify(not self.magnifies),
            "thumbnails": self._switch_thumbnails,
            "detach": self._switch_window,
            "full": self._switch_full,
            "full_page": self._place.panes.page.read_alone,
        }

    def _pair(self) -> dict[str, Callable[[], object]]:
        return {
            "pair": self._switch_pair,
            "open_beside": self._open_beside,
            "pair_side": self._switch_side,
            "pair_sync": self._switch_sync,
            "pair_swap": partial(self._in_pair, self._area.swap),
        }

    @Slot(int)
    def go_page(self, page: int) -> None:
        """A page number was typed."""
        self._area.go(page)
        self._place.panes.page.take_focus()

    # How a page is shown

    def _switch_continuous(self) -> None:
        continuous = not self.view.is_continuous
        for view in self._area.views():
            view.set_continuous(continuous)
        self._place.show_view()

    def _switch_text(self) -> None:
        selects = not self.view.selects_text
        for view in self._area.views():
            view.set_selects_text(selects)
        self._place.show_view()

    def magnify(self, on: bool) -> None:
        """A magnifying glass under the pointer, over whichever view it is."""
        self.magnifies = on
        self._put_glasses()
        self._place.show_view()

    @Slot()
    def _put_glasses(self) -> None:
        if self.magnifies or self._glasses:
            for view in self._area.views():
                if view not in self._glasses:
                    self._glasses[view] = Magnifier(self._place.pages, view)
                    self._glasses[view].pointed.connect(partial(self._put_away_beside, view))
                self._glasses[view].set_on(self.magnifies)

    def _put_away_beside(self, pointed: PageView) -> None:
        """One glass at a time: the one under the pointer."""
        for view, glass in self._glasses.items():
            if view is not pointed:
                glass.put_away()

    def _switch_thumbnails(self) -> None:
        """Shows the small pictures with the keyboard in them, or puts them away."""
        pane, left = self._place.thumbnails, self._place.left
        if pane.isVisible():
            pane.hide()
            self._place.panes.page.take_focus()
            return
        left.show()
        left.setCurrentIndex(0)
        pane.show()
        self._place.shown.show_thumbnails()
        pane.follow(self._desk.page)
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _switch_window(self) -> None:
        page = self._place.panes.page
        page.switch()
        if page.is_out:
            self._told_window = True
            self._messages.note(self.tr("页面在单独的窗口里，快捷键照常使用；关闭那个窗口就收回。"))

    @Slot()
    def _forget_window(self) -> None:
        """What was said about the page's own window goes with it."""
        if self._told_window and not self._place.panes.page.is_out:
            self._told_window = False
            self._messages.note("")

    def _switch_full(self) -> None:
        """Page and rubric only; in the page's own window, that window over the whole screen."""
        page = self._place.panes.page
        if page.has_focus:
            page.read_alone()
            return
        self._place.panes.switch_full()

    # Two side by side

    def _switch_pair(self) -> None:
        """Opens the right side where the suspicion looked at has its other page, else here; or closes it."""
        if self._area.is_pair:
            self._area.close_pair()
            return
        places = apart(self._desk.suspicion.regions if self._desk.suspicion else ())
        if places:
            self._area.show_pair(*places)
        else:
            self._area.open_beside(self.view.page)
            self._switch_side()
            self._told_pair = True
            self._messages.note(self.tr("已并排。翻页、选项都在亮起的一侧，点另一侧就换过去。"))

    @Slot()
    def _forget_pair(self) -> None:
        """What was said about two side by side goes with the right side."""
        if self._told_pair and not self._area.is_pair:
            self._told_pair = False
            self._messages.note("")

    def _open_beside(self) -> None:
        """The document chosen in the contents, or the page chosen among the small pictures, at the right."""
        thumbnails = self._place.thumbnails
        if thumbnails.hasFocus() and thumbnails.page:
            self._area.open_beside(thumbnails.page)
            return
        line = self._place.contents.line()
        if line is not None and line.seq:
            self._area.open_beside(line.first_page)

    def _switch_side(self) -> None:
        views = self._area.views()
        self._in_pair(lambda: views[1 - views.index(self.view)].setFocus(Qt.FocusReason.OtherFocusReason))

    def _switch_sync(self) -> None:
        self._in_pair(lambda: self._area.set_synced(not self._area.is_synced))
        if self._area.is_pair:
            on = self._area.is_synced
            self._messages.note(self.tr("两侧同步滚动。") if on else self.tr("两侧各自滚动。"))

    def _in_pair(self, act: Callable[[], object]) -> None:
        if self._area.is_pair:
            act()
        else:
            told, hint = self.tr("没有并排打开两处。"), self.tr("按 {} 并排打开。").format(key_of("pair"))
            self._place.desk.refused.emit(ReviewError(told, hint))
