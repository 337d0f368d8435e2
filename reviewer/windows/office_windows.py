"""当地规则 and 设置: windows of their own over the open workspace, built when they are first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reviewer.presenters.rechecking import Rechecker
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.local_rules.rules_window import RulesWindow


class OfficeWindows(QObject):
    """Holds the windows; when the case files were checked again, the list and the desk follow."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office
        self.rules: RulesWindow | None = None
        self._rechecker: Rechecker | None = None

    @Slot()
    def show_rules(self) -> None:
        """当地规则."""
        if self.rules is None:
            from reviewer.windows.local_rules.building import stored_rules_window

            self.rules = stored_rules_window(self._office, self.rechecker())
        _bring(self.rules)

    def rechecker(self) -> "Rechecker":
        """One for both windows, so that two changes never run two checks side by side."""
        if self._rechecker is None:
            from reviewer.presenters.rechecking import Rechecker
            from reviewer.presenters.stored.rechecking import StoredCases

            self._rechecker = Rechecker(StoredCases(self._office.workspace), self._office.runner, self)
            self._rechecker.rechecked.connect(self.follow_checks)
            self._rechecker.stopped.connect(self.follow_checks)
        return self._rechecker

    @Slot()
    def follow_checks(self) -> None:
        """Suspicions changed: show them in the list, and on the desk where a case file lies there."""
        office = self._office
        office.cases.refresh()
        if office.desk is not None:
            office.desk.place.desk.look_again()


def _bring(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
