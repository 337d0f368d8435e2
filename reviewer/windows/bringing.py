"""Where the windows beside the main one open, and how large."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import redress

FRAME = QSize(8, 32)  # what the desktop draws around a window


def fit(window: QWidget, width: int, height: int) -> None:
    """As large as this at 100 %, larger with the text, never larger than the screen."""
    room = window.screen().availableSize() - FRAME
    window.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room))


def bring(window: QWidget, over: QWidget) -> None:
    """In front; where it was never put anywhere, in the middle of the main window, as far as the screen allows."""
    if not window.isVisible() and not window.testAttribute(Qt.WidgetAttribute.WA_Moved):
        screen = over.screen().availableGeometry()
        place = QRect(QPoint(), window.size().boundedTo(screen.size() - FRAME))
        place.moveCenter(over.geometry().center())
        left = min(max(place.left(), screen.left()), screen.right() - place.width())
        top = min(max(place.top(), screen.top()), screen.bottom() - place.height() - FRAME.height())
        window.resize(place.size())
        window.move(left, max(top, screen.top()))
    redress(window)
    window.show()
    window.raise_()
    window.activateWindow()
