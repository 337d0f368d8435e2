"""The reading desk: contents, page, rubric, findings. Builds and connects; what a click means is the presenters'."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from reviewer.presenters.desk.across import DeskAcross
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.memory import DeskMemory
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.across_bar import AcrossBar
from reviewer.windows.desk.conditions_menu import ConditionsMenu
from reviewer.windows.desk.contents_pane import ContentsPane
from reviewer.windows.desk.desk_acting import DeskActing
from reviewer.windows.desk.desk_panes import DeskPanes
from reviewer.windows.desk.desk_showing import DeskShowing
from reviewer.windows.desk.find_bar import FindBar
from reviewer.windows.desk.findings_strip import FindingsStrip
from reviewer.windows.desk.focus import FocusKeeper, leave_keyboard
from reviewer.windows.desk.head_bar import HeadBar
from reviewer.windows.desk.help_overlay import HelpOverlay
from reviewer.windows.desk.item_card import ItemCard
from reviewer.windows.desk.page_area import PageArea
from reviewer.windows.desk.page_bar import PageBar
from reviewer.windows.desk.page_menu import PageMenu
from reviewer.windows.desk.prompt_form import PromptForm
from reviewer.windows.desk.refusal_line import RefusalLine
from reviewer.windows.desk.rubric_pane import RubricPane
from reviewer.windows.desk.score_bar import ScoreBar
from reviewer.windows.desk.suspicion_bar import SuspicionBar
from reviewer.windows.desk.suspicion_pane import SuspicionPane
from reviewer.windows.desk.suspicion_showing import SuspicionShowing
from reviewer.windows.desk.thumbnails_pane import ThumbnailsPane
from reviewer.windows.dressing import hold
from reviewer.windows.messages import Messages
from reviewer.windows.page_view.view import PageView


class DeskPlace(QWidget):
    """The desk as one widget. `open_case` puts a file on it."""

    submitted = Signal(str)
    given_back = Signal(str)
    print_wanted = Signal(str)  # case_id
    next_requested = Signal()
    saved = Signal(object)  # datetime of the last commit

    def __init__(
        self,
        desk: DeskPresenter,
        pages: Pages,
        messages: Messages,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        super().__init__(parent)
        hold(self)  # each of its panes has a style sheet
        self.desk, self.pages, self.settings = desk, pages, settings
        self._reading: Callable[[], Mapping[str, Callable[[], object]]] = dict
        self._was_at_page = True  # whether the reader was in the page's window when a form opened
        self.parts = self._build(messages, at_once=at_once)  # not to be shown before the last
        if at_once:
            list(self.parts)

    def _build(self, messages: Messages, *, at_once: bool) -> Iterator[None]:
        desk = self.desk
        self.entry, self.across, self.memory = DeskEntry(desk, self), DeskAcross(desk, self), DeskMemory(desk, self)
        self.area, self.across_bar = PageArea(self.pages), AcrossBar(self.across)
        yield
        self.head = HeadBar(desk.stack)
        self.contents, self.suspicions, self.suspicion_bar = ContentsPane(), SuspicionPane(), SuspicionBar()
        yield
        self.left, self.thumbnails = QTabWidget(), ThumbnailsPane(self.pages)
        self.find_bar, self.page_bar = FindBar(), PageBar()
        yield
        self.rubric, self.card, self.form = RubricPane(), ItemCard(), PromptForm(memory=self.memory)
        yield
        self.refusal, self.score, self.strip = RefusalLine(), ScoreBar(), FindingsStrip()
        yield
        self.panes = DeskPanes(self, self.settings)
        yield
        self.help, self.conditions = HelpOverlay(self), ConditionsMenu(self)
        self.acting, self.showing = DeskActing(self, messages), SuspicionShowing(self, messages)
        self.shown = DeskShowing(self, at_once=at_once)
        self._connect()
        self.panes.restore()
        leave_keyboard(self)
        FocusKeeper(self)
        self.shown.let_work(False)

    def open_case(self, case_id: str, then: Callable[[], object] = lambda: None) -> None:
        """Has a case file put on the desk, and then more done."""

        def arrived() -> None:
            self.come_forward()
            then()

        self.desk.open_case(case_id, arrived)

    def come_forward(self) -> None:
        """Another file lies on the desk: its page is out again where pages were, and has the keyboard."""
        self.panes.page.come_back()
        self.panes.page.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window panes give way to what is worked at."""
        super().resizeEvent(event)
        if "panes" in vars(self):  # it is half built where another look comes early
            self.panes.give_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """The overlay goes with the desk it is about."""
        super().hideEvent(event)
        self.help.hide()

    def enter(self) -> None:
        """The desk is on the screen again: the keyboard is where the work is."""
        if self.entry.prompt is not None:
            return self.form.take_focus()
        return (self.rubric if self.panes.page.is_out else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def view(self) -> PageView:
        """The view of the pages looked at."""
        return self.area.active

    def add_reading(self, slots: Callable[[], Mapping[str, Callable[[], object]]]) -> None:
        """How to get the panes about the reading, where they are not there yet: what their actions do."""
        self._reading = slots

    @property
    def reading(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of the panes about the reading do."""
        return self._reading()

    def keep_layout(self) -> None:
        """Remembers the panes' sizes, and whether the page stands in its own window."""
        self.panes.keep()

    def _connect(self) -> None:
        desk, entry = self.desk, self.entry
        desk.refused.connect(self.refusal.say)
        for done in (desk.opened, desk.changed, desk.looked, desk.item_chosen, entry.prompted, self.form.typed):
            done.connect(self.refusal.clear)
        desk.saved.connect(self.saved)
        desk.submitted.connect(self.submitted)
        desk.given_back.connect(self.given_back)
        entry.prompted.connect(self._show_prompt)
        self.rubric.chosen.connect(desk.pick_item)
        self.card.rule_chosen.connect(entry.apply)
        self.card.frames_unwanted.connect(desk.drop_frames)
        self.form.answered.connect(entry.answer)
        self.form.left.connect(entry.leave)
        self.form.unchosen.connect(self.acting.tell_unchosen)
        self.suspicions.chosen.connect(desk.show_suspicion)
        self.strip.chosen.connect(desk.choose_finding)
        self.strip.changed.connect(entry.change)
        self.strip.withdrawn.connect(self.acting.withdraw)
        self.strip.kept.connect(self.acting.suspicions.keep)
        self.conditions.switched.connect(desk.set_condition)
        self.conditions.ineligible_wanted.connect(entry.ineligible)
        self._connect_pages()
        for source in (
            self.across_bar.wanted,
            self.panes.edition_bar.wanted,
            self.head.wanted,
            self.area.wanted,
            self.page_bar.wanted,
            self.card.mark_chosen,
            self.score.wanted,
        ):
            source.connect(self.acting.perform)
        self.score.print_wanted.connect(lambda: self.print_wanted.emit(desk.file.case_id if desk.file else ""))

    def _connect_pages(self) -> None:
        """What turns to a page, and what follows the page."""
        desk, area = self.desk, self.area
        desk.page_wanted.connect(area.go)
        desk.found.connect(self.find_bar.show_count)
        area.page_changed.connect(desk.see_page)
        area.page_stood.connect(desk.page_stood)
        desk.page_kept.connect(lambda: self.contents.show_lines(desk.contents()))
        area.region_drawn.connect(desk.draw_region)
        area.mark_clicked.connect(self.acting.open_mark)
        area.menu_wanted.connect(PageMenu(self).open)
        area.text_selected.connect(self.acting.quote)
        area.zoom_changed.connect(self.show_view)
        area.pair_changed.connect(self.show_view)
        self.panes.page.moved.connect(self.show_view)
        self.contents.chosen.connect(desk.choose_line)
        self.contents.clicked.connect(self.panes.page.take_focus)
        self.contents.beside_wanted.connect(area.open_beside)
        self.thumbnails.chosen.connect(area.go)
        self.thumbnails.beside_wanted.connect(area.open_beside)
        self.find_bar.looked_for.connect(desk.look_for)
        self.find_bar.step_wanted.connect(desk.step_hit)
        self.page_bar.page_wanted.connect(self.acting.pages.go_page)
        self.across.moved.connect(area.go_down)
        self.across.ended.connect(self.acting.files.tell_end)

    # Showing

    @Slot(object)
    def _show_prompt(self, prompt: object) -> None:
        page = self.panes.page
        if prompt is not None and page.is_out:
            self._was_at_page = page.has_focus
            self.activateWindow()  # the form is in the desk's own window
        self.form.show_prompt(self.entry.prompt)
        if prompt is None and page.is_out and not self._was_at_page:
            self.rubric.setFocus(Qt.FocusReason.OtherFocusReason)
        elif prompt is None:
            page.take_focus()

    @Slot()
    def show_view(self) -> None:
        """How the page is shown now."""
        view = self.view
        on = {"continuous": view.is_continuous, "select_text": view.selects_text, "pair": self.area.is_pair}
        on |= {"detach": self.panes.page.is_out, "magnify": self.acting.pages.magnifies}
        self.page_bar.show_view(view.zoom_text(), on)
