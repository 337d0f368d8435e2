"""Everything the program says to its user passes here, so that a test can listen instead of clicking dialogs away."""

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import dress
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

ICON = 32  # pixels at 100 %
Instead = tuple[str, Callable[[], object]]  # what another button says, and what it does

log = logging.getLogger(__name__)


class Messages(Protocol):
    """What a window may say and ask."""

    def refuse(self, error: ReviewError) -> None:
        """Show what could not be done and what to do next."""

    def note(self, text: str) -> None:
        """Say in passing that something was done."""

    def ask(self, question: str, detail: str, yes: str, instead: Instead | None = None) -> bool:
        """Ask before something that cannot be undone; `yes` is what the button says. `instead` is offered as well."""
        ...


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


class WindowMessages(QObject):
    """Messages as dialogs over a window; notes go to whoever shows `noted`."""

    noted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def refuse(self, error: ReviewError) -> None:
        """Show what could not be done and what to do next."""
        front = self._in_front()
        show_refusal(_tr("{}：没有完成").format(_matter(front)), error, front)

    def note(self, text: str) -> None:
        """Say in passing that something was done."""
        self.noted.emit(text)

    def ask(self, question: str, detail: str, yes: str, instead: Instead | None = None) -> bool:
        """Ask before something that cannot be undone; the default answer is the careful one."""
        from PySide6.QtWidgets import QMessageBox

        box = message_box("circle-question-mark", "accent", yes, question, self._in_front())
        box.setInformativeText(detail)
        agreed = box.addButton(f"{yes}(&Y)", QMessageBox.ButtonRole.AcceptRole)  # a letter alone presses it
        other = box.addButton(f"{instead[0]}(&G)", QMessageBox.ButtonRole.ActionRole) if instead else None
        cancel = box.addButton(_tr("取消(&N)"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        if instead is not None and box.clickedButton() is other:
            instead[1]()
        return box.clickedButton() is agreed

    def _in_front(self) -> QWidget:
        """The window the user looks at, so that no dialog opens behind it."""
        return QApplication.activeWindow() or self._window

    @Slot(Exception)
    def fail(self, error: Exception) -> None:
        """What a job ended with: a ReviewError is shown, anything else is our bug and goes to the hook for bugs."""
        if isinstance(error, ReviewError):
            self.refuse(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def _matter(front: QWidget) -> str:
    """What is being worked at: the place or the window that has the keyboard."""
    widget = QApplication.focusWidget() or front
    while not widget.windowTitle() and (above := widget.parentWidget()) is not None:
        widget = above
    return widget.windowTitle() or front.windowTitle()


def message_box(sign: str, role: str, title: str, text: str, parent: QWidget | None) -> "QMessageBox":
    """A dialog with one of our own icons, sharp on every screen."""
    from PySide6.QtWidgets import QMessageBox

    from reviewer.windows.icons import pixmap

    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=parent)
    if parent is None:
        dress(box)
    ratio = parent.devicePixelRatioF() if parent is not None else QGuiApplication.primaryScreen().devicePixelRatio()
    box.setIconPixmap(pixmap(sign, role, theme.px(ICON), ratio))
    return box


def show_refusal(title: str, error: ReviewError, parent: QWidget | None) -> None:
    """What could not be done and what to do next."""
    from PySide6.QtWidgets import QMessageBox

    box = message_box("triangle-alert", "doubt", title, error.message, parent)
    box.setInformativeText(error.hint)
    box.addButton(_tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def show_bug(text: str, window: QWidget | None = None) -> None:
    """The one dialog for our own mistakes: what happened, with a button that copies it."""
    from PySide6.QtWidgets import QMessageBox, QPushButton

    box = message_box("octagon-alert", "veto", _tr("程序差错"), _tr("程序出了差错，这一步没有完成。"), window)
    box.setInformativeText(_tr("此前的评查记录都已保存。请复制下面的内容交给维护人员。"))
    box.setDetailedText(text)
    copy: QPushButton = box.addButton(_tr("复制差错内容"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying does not close the dialog
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    close = box.addButton(_tr("关闭"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
