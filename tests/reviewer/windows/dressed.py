"""Whether what stands in a window wears the look that was chosen."""

from PySide6.QtWidgets import QMainWindow, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import SIZED, is_dressed


def undressed(window: QWidget) -> list[str]:
    """What wears another style sheet than the one in force, or was measured for another size of text."""
    found = []
    for widget in window.findChildren(QWidget):
        above: QWidget | None = widget
        while above is not None and above.property(SIZED) is None:
            above = above.parentWidget()
        if above is None and _only_holds(widget):
            continue
        if above is None or not is_dressed(widget) or above.property(SIZED) != theme.text_scale():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def all_are_dressed(*windows: QWidget) -> bool:
    """Everything in these windows wears the look in force, and is painted again."""
    return all(not undressed(window) and window.updatesEnabled() for window in windows)


def _only_holds(widget: QWidget) -> bool:
    """The main window's middle, which nothing is to be seen of."""
    window = widget.window()
    middle = window.centralWidget() if isinstance(window, QMainWindow) else None
    return widget is middle or (widget.parentWidget() is middle and bool(widget.findChildren(QWidget)))
