"""Whether what stands in a window wears the look that was chosen."""

from functools import cache

from PySide6.QtWidgets import QSplitterHandle, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import SIZED, is_dressed


def undressed(window: QWidget) -> list[str]:
    """What wears another style sheet than the one in force, or was measured for another size of text."""

    @cache
    def is_right(root: QWidget | None) -> bool:
        return root is not None and is_dressed(root) and root.property(SIZED) == theme.text_scale()

    found = []
    for widget in window.findChildren(QWidget):
        root = root_of(widget)
        if not is_right(root) or _is_bare(widget, root):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def root_of(widget: QWidget | None) -> QWidget | None:
    """What it has its style sheet from, or what holds it."""
    root = widget
    while root is not None and root.property(SIZED) is None:
        root = root.parentWidget()
    return root


def all_are_dressed(*windows: QWidget) -> bool:
    """Everything in these windows wears the look in force, and is painted again."""
    return all(not undressed(window) and window.updatesEnabled() for window in windows)


def _is_bare(widget: QWidget, root: QWidget | None) -> bool:
    """Shown where no style sheet reaches, and not there for others."""
    is_held = root is not None and not root.styleSheet() and root is not widget
    is_for_others = isinstance(widget, QSplitterHandle) or bool(widget.findChildren(QWidget))
    return is_held and widget.isVisible() and not is_for_others
