"""What a right click on the page offers: the words selected, the finding or suspicion there, how the page is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from reviewer.presenters.desk.status import open_suspicions
from reviewer.windows import icons
from reviewer.windows.desk.actions import action, key_of

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

Entries = tuple[tuple[str, str], ...]  # actions with their signs
COPY: Entries = (("copy", "files"),)
FINDING: Entries = (("change", "pencil"), ("withdraw", "undo-2"))
UNDECIDED: Entries = (("accept", "check"), ("dismiss", "x"))
DECIDED: Entries = (("reopen", "refresh-cw"),)
WAYS: Entries = (("fit_width", "move-horizontal"), ("fit_page", "expand"), ("rotate", "rotate-cw"))
SWITCHES: Entries = (("magnify", "scan-search"), ("pair", "columns-2"), ("select_text", "scroll-text"))


class PageMenu(QObject):
    """Puts the menu together of the desk's own actions; each tells its key."""

    def __init__(self, place: "DeskPlace") -> None:
        super().__init__(place)
        self._place = place

    @Slot(QPoint, str)
    def open(self, at: QPoint, key: str) -> None:
        """At this point of the screen; `key`: whose mark lies there. It is chosen, as by a click."""
        if self._place.desk.file is None:
            return
        if key:
            self._place.acting.open_mark(key)
        menu = QMenu(self._place.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entries in (self._about_mark(key), COPY if self._place.area.selected_text() else (), WAYS, SWITCHES):
            self._add(menu, entries)
        menu.popup(at)

    def _about_mark(self, key: str) -> Entries:
        desk = self._place.desk
        if not key or desk.locked or desk.content.submitted or desk.file is None:
            return ()
        if any(finding.id == key for finding in desk.sheet.findings):
            return FINDING
        waits = any(one.key == key for one in open_suspicions(desk.file, desk.content))
        return UNDECIDED if waits else DECIDED

    def _add(self, menu: QMenu, entries: Entries) -> None:
        if entries and not menu.isEmpty():
            menu.addSeparator()
        for name, sign in entries:
            words = f"{action(name).words}\t{key_of(name)}"
            entry = menu.addAction(icons.icon(sign, "text"), words)
            entry.triggered.connect(partial(self._do, name))
            button = self._place.page_bar.buttons.get(name)
            if button is not None and button.isCheckable():
                entry.setCheckable(True)
                entry.setChecked(button.isChecked())

    def _do(self, name: str, _checked: bool = False) -> None:
        self._place.acting.perform(name)
