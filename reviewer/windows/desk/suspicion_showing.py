"""A suspicion is opened: its two places side by side, its arithmetic below them; looked away from, one page again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reviewer.presenters.desk import status as desk_status
from reviewer.presenters.desk.marks import apart
from reviewer.windows.desk.actions import key_of
from reviewer.windows.desk.suspicion_bar import SuspicionBar
from reviewer.windows.messages import Messages
from scoring.suspicions import Suspicion

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

PAIRED = "desk/suspicions-paired"
NARROWEST = 480


class SuspicionShowing(QObject):
    """Opens and closes the right side. Who closes it by hand is not given it again until it is opened by hand."""

    def __init__(self, place: "DeskPlace", messages: Messages) -> None:
        super().__init__(place)
        self._place, self._messages = place, messages
        self._is_ours, self._is_at_work = False, False  # whether we opened the right side; are just switching it
        self.bar: SuspicionBar = place.suspicion_bar
        self._connect()

    @property
    def is_paired(self) -> bool:
        """Whether suspicions open their two places side by side."""
        return bool(self._place.settings.value(PAIRED, True, type=bool))

    def _connect(self) -> None:
        place, bar = self._place, self.bar
        place.desk.suspicion_shown.connect(self._show)
        place.desk.looked.connect(self.refresh)
        place.desk.changed.connect(self.refresh)
        place.desk.opened.connect(self.refresh)
        place.desk.item_chosen.connect(self.refresh)
        place.area.pair_changed.connect(self._remember)
        bar.accepted.connect(place.entry.accept)
        bar.dismissed.connect(place.entry.dismiss)
        bar.reopened.connect(place.entry.reopen)
        bar.page_wanted.connect(place.area.go)
        bar.closed.connect(self.leave)

    @Slot()
    def leave(self) -> None:
        """No suspicion is looked at any more."""
        self._place.desk.suspicion = None
        self._place.desk.looked.emit()
        self._place.area.take_focus()

    def enter_list(self) -> None:
        """The list of suspicions with the keyboard in it; who reads in the page's own window stays there."""
        place = self._place
        place.left.setCurrentWidget(place.suspicions)
        if place.left.isVisible() and not place.panes.page.has_focus:
            place.suspicions.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_list(self) -> None:
        """The keyboard goes from the list to the page."""
        if self._place.suspicions.list.hasFocus():
            self._place.panes.page.take_focus()

    @Slot(object)
    def _show(self, suspicion: Suspicion) -> None:
        places = apart(suspicion.regions)
        was_pair = self._place.area.is_pair
        is_wide = was_pair or self._place.area.width() >= NARROWEST  # narrower, neither side could be read
        if places is not None and self.is_paired and is_wide:
            self._switch(lambda: self._place.area.show_pair(*places))
            self._is_ours = self._is_ours or not was_pair
        elif self._is_ours:
            self._close()

    @Slot()
    def refresh(self) -> None:
        """The bar shows the suspicion looked at as it stands now."""
        desk = self._place.desk
        line = None
        if desk.file is not None and desk.suspicion is not None:
            lines = desk_status.suspicion_lines(desk.file, desk.content)
            line = next((x for x in lines if x.suspicion.key == desk.suspicion.key), None)
        under = desk.leaf.code if desk.leaf is not None and self._place.entry.is_elsewhere else ""
        self.bar.show_line(line, locked=bool(desk.locked), under=under)
        if desk.suspicion is None:
            self.leave_list()
        if desk.suspicion is None and self._is_ours:
            self._close()

    def _close(self) -> None:
        self._is_ours = False
        self._switch(self._place.area.close_pair)

    def _switch(self, act: Callable[[], None]) -> None:
        self._is_at_work = True
        act()
        self._is_at_work = False

    @Slot()
    def _remember(self) -> None:
        """Opened or closed by hand while a suspicion is looked at: so it is with the next ones."""
        area, desk = self._place.area, self._place.desk
        if self._is_at_work or desk.suspicion is None or apart(desk.suspicion.regions) is None:
            return
        self._is_ours = area.is_pair
        if area.is_pair != self.is_paired:
            self._place.settings.setValue(PAIRED, area.is_pair)
            if not area.is_pair:
                self._messages.note(self.tr("以后看疑点只开一页；看疑点时按 {} 可恢复并排。").format(key_of("pair")))
