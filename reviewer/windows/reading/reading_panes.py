"""The panes about what was read, as further tabs at the left of the desk, and what their keys do."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.presenters.reading.arranging import ArrangingPresenter
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.presenters.reading.searching import SearchPresenter
from reviewer.windows import theme
from reviewer.windows.desk.actions import key_of
from reviewer.windows.reading.contents_box import ContentsBox
from reviewer.windows.reading.facts_pane import FactsPane
from reviewer.windows.reading.recordings_list import RecordingsList
from reviewer.windows.reading.search_pane import SearchPane
from reviewer.windows.reading.timeline_pane import TimelinePane
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

NARROWEST = 160  # logical pixels at 100 %


class ReadingPanes(QObject):
    """要素, 时间线, 检索 over the file on the desk."""

    def __init__(
        self,
        place: "DeskPlace",
        reading: ReadingPresenter,
        searching: SearchPresenter,
        recordings: RecordingsList,
    ) -> None:
        super().__init__(place)
        self._place, self.reading, self.searching = place, reading, searching
        self.facts, self.timeline, self.search = FactsPane(reading), TimelinePane(), SearchPane(searching)
        self.arranging = ArrangingPresenter(reading, self)
        at_contents = place.left.currentWidget() is place.panes.listing  # which goes into the box
        self.contents = ContentsBox(place.contents, place.panes.listing, self.arranging)
        self._add_tabs(at_contents=at_contents)
        self._room = (0.0, 0)  # the text's scale, and the most the tabs took at it
        self.recordings = recordings
        self.slots = self._table()
        self.contents.add_below(recordings)
        self._connect()

    def _add_tabs(self, *, at_contents: bool) -> None:
        left = self._place.left
        left.insertTab(0, self.contents, self.tr("目录"))
        if at_contents:
            left.setCurrentIndex(0)
        left.addTab(self.facts, self.tr("要素"))
        left.addTab(self.timeline, self.tr("时间线"))
        left.addTab(self.search, self.tr("检索"))
        left.setTabVisible(left.indexOf(self.search), False)  # until something is looked for
        theme.set_look(left.tabBar(), "narrow")
        QApplication.sendEvent(left.tabBar(), QEvent(QEvent.Type.StyleChange))  # it keeps the wider tabs else

    def _table(self) -> Mapping[str, Callable[[], object]]:
        """What each action does."""
        return {
            "facts": partial(self._show, self.facts, self.facts.list),
            "timeline": partial(self._show, self.timeline, self.timeline.view),
            "search_all": self._search,
            "hit_next": partial(self._step, 1),
            "hit_previous": partial(self._step, -1),
            "edit": self._edit,
            "play": self.recordings.open,
            "begin_here": partial(self._arrange, self.arranging.begin_here),
            "join": partial(self._arrange, self.arranging.join),
            "document_up": partial(self._arrange, partial(self.arranging.move, -1)),
            "document_down": partial(self._arrange, partial(self.arranging.move, 1)),
        }

    def _connect(self) -> None:
        desk = self._place.desk
        self.contents.wanted.connect(self._place.acting.perform)
        self.reading.place_wanted.connect(desk.point_at)
        self.timeline.view.page_chosen.connect(self.reading.look_at_page)
        self.timeline.view.suspicion_chosen.connect(self._place.acting.open_mark)
        self._place.suspicion_bar.fact_wanted.connect(self._add_fact)
        self.reading.changed.connect(self.refresh)
        for pane in (self.contents, self.facts):
            desk.opened.connect(pane.form.hide)  # it is about the file before
        desk.opened.connect(self.refresh)
        desk.opened.connect(self.recordings.refresh)
        desk.looked.connect(self.refresh)
        self._place.left.currentChanged.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Shows what is there now, in the pane that can be seen."""
        self._make_room()
        shown = self._place.left.currentWidget()
        if shown is self.facts:
            self.facts.refresh()
        elif shown is self.timeline:
            self.timeline.view.show_timeline(self.reading.timeline())

    def _make_room(self) -> None:
        """No tab is pushed out of sight by the others. Room once given is kept: were the pane narrower when a number
        loses a digit, the page would be zoomed under the pointer."""
        left, scale = self._place.left, theme.text_scale()
        before = self._room[1] if self._room[0] == scale else theme.px(NARROWEST)
        self._room = (scale, max(before, left.tabBar().sizeHint().width()))
        left.setMinimumWidth(self._room[1])

    def _show(self, pane: QWidget, focus: QWidget) -> None:
        self._place.left.setVisible(True)
        self._place.left.setCurrentWidget(pane)
        focus.setFocus()

    @Slot(str)
    def _add_fact(self, key: str) -> None:
        """A result that could not be told lacks this fact: the form for it."""
        self._show(self.facts, self.facts.list)
        self.facts.add_fact(key)

    def _search(self) -> None:
        self._place.left.setTabVisible(self._place.left.indexOf(self.search), True)
        self._make_room()
        self._show(self.search, self.search.words)
        self.search.begin(self._place.area.selected_text())

    def _arrange(self, change: Callable[[], str]) -> None:
        """A change of the arrangement; why not, where it cannot be."""
        self._show(self.contents, self._place.view)
        refusal = change()
        if refusal:
            self._place.desk.refused.emit(ReviewError(refusal))

    def _step(self, by: int) -> None:
        if self._place.find_bar.isVisible():
            self._place.desk.step_hit(by)
        elif self.searching.lines or self._place.desk.hits:
            self.searching.step(by)
        else:
            hint = self.tr("按 {} 在本卷中查找。").format(key_of("find"))
            self._place.desk.refused.emit(ReviewError(self.tr("还没有查找文字。"), hint))

    def _edit(self) -> None:
        """F2: another name or kind for the document, where the contents are shown; else the fact put right."""
        if self._place.left.currentWidget() is self.contents:
            self.contents.begin()
            return
        self._show(self.facts, self.facts.list)
        self.facts.begin()
