"""Searching all case files from any place: the desk's own key for it, where the desk is not on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from reviewer.windows.desk.actions import action
from reviewer.windows.desk.keymap import KeyMap

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

NAME = "search_all"


class SearchEverywhere(QObject):
    """Goes to the desk and opens the search there."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office
        self._keymap = KeyMap(office.settings, self)  # keys are the user's before the desk was ever visited
        self._shortcuts: list[QShortcut] = []
        office.window.place_shown.connect(self._bind)

    @Slot()
    def search(self) -> None:
        """Shows the search at the desk, with the file that lies there or the one chosen in the list."""
        office, shown = self._office, self._office.window.shown
        if office.desk is not None and not office.desk.is_empty:
            office.window.go("desk")
            self._perform()
        elif office.cases_place is not None and (chosen := office.cases_place.case_to_review()):
            office.review(chosen, self._perform)  # which takes a moment
        elif office.desk is None or shown is not office.desk.place:
            office.window.go("desk")  # which says what is to be done first

    def _perform(self) -> None:
        assert self._office.desk is not None
        self._office.desk.place.acting.perform(NAME)

    @Slot(str)
    def _bind(self, place: str) -> None:
        """At the desk the desk has the key; two owners of one key would take it from each other."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for keys in action(NAME).keys if place != "desk" else ():
            shortcut = QShortcut(QKeySequence(keys), self._office.window)
            shortcut.activated.connect(self.search)
            self._shortcuts.append(shortcut)
