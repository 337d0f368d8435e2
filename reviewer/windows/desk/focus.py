"""The keyboard stays where the work is: a click on a button does not take it, and what goes away does not lose it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace


def leave_keyboard(where: QWidget) -> None:
    """Its buttons are reached with Tab and clicked with the mouse, but a click does not leave the keyboard on them: the
    next space bar would press them again, and a button that goes away would take the desk's keys with it."""
    buttons = where.findChildren(QAbstractButton)
    for button in (*buttons, where) if isinstance(where, QAbstractButton) else buttons:
        if button.focusPolicy() is Qt.FocusPolicy.StrongFocus:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class FocusKeeper(QObject):
    """Where a widget of the desk that had the keyboard is gone, the page has it."""

    def __init__(self, place: "DeskPlace") -> None:
        super().__init__(place)
        self._place = place
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take_back)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._look)

    @Slot()
    def _look(self) -> None:
        """Takes none of the signal's widgets: one of them may be half gone already, and must not be touched."""
        if isValid(self._place) and self._place.isVisible() and QApplication.focusWidget() is None:
            self._soon.start()

    @Slot()
    def _take_back(self) -> None:
        """Unless somebody else has it by now: a dialog, a menu, another program."""
        place = self._place
        if not isValid(place):
            return
        is_ours = place.isVisible() and place.window().isActiveWindow() and QApplication.focusWidget() is None
        if is_ours and QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            place.enter()
