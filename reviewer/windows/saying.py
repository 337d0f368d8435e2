"""What appears on the screen without the keyboard going there is told to a screen reader, where one is running."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say(where: QWidget, words: str, *, at_once: bool = False) -> None:
    """Has these words read out; `at_once` in place of what is being read."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(where, words)
        manners = QAccessible.AnnouncementPoliteness
        event.setPoliteness(manners.Assertive if at_once else manners.Polite)
        QAccessible.updateAccessibility(event)
