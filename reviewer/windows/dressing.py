"""Who wears the style sheet. Qt styles in one go, and twice, whatever stands below a widget with a sheet of its own,
and everything there is where the application has one: so each place and each window has its own, in large ones each
pane, and another look comes to them one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QSplitterHandle, QWidget
from shiboken6 import isValid

from reviewer.windows import theme
from reviewer.windows.in_turns import InTurns
from reviewer.windows.rescaling import stretch
from reviewer.windows.stylesheet import stylesheet

SIZED = "mingjuan_sized"  # property of what has a sheet: the size of text that all below it was told of


@lru_cache(maxsize=4)
def sheet(dark: bool, scale: float) -> str:
    """The style sheet of one theme at one size of text."""
    icons = files("resources") / "icons"  # a style sheet knows no other ink than the file's
    names = {"ticked": theme.TICKS[dark], **theme.SIGNS}
    pictures = {use: str(icons / f"{name}.svg").replace("\\", "/") for use, name in names.items()}
    return stylesheet(asdict(theme.DARK if dark else theme.LIGHT), theme.TYPES, scale, pictures)


def dress(root: QWidget) -> None:
    """Gives a place, a pane or a window its style sheet: first of all, while nothing stands in it, or once it stands
    where it belongs and was not shown yet. What gets another parent is asked for its style with all that it holds."""
    root.setProperty(SIZED, theme.text_scale())
    root.setStyleSheet(_sheet())


def hold(holder: QWidget) -> None:
    """For what only holds places and panes: it has no style sheet, so that each of those can have its own."""
    holder.setProperty(SIZED, theme.text_scale())
    holder.installEventFilter(_Dresser(holder))


class _Dresser(QObject):
    """Whatever is shown over a holder has a style sheet of its own, dialogs and menus, too."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Polished is what is about to be shown; before that it may be half made, and afterwards half gone."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget) and child.property(SIZED) is None and not isinstance(child, QSplitterHandle):
                dress(child)
                _drop_icons(child)
        return False


def _drop_icons(dialog: QWidget) -> None:
    """From buttons that were made before there was a sheet that wants none."""
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            if box.standardButton(button) is not QDialogButtonBox.StandardButton.NoButton:
                button.setIcon(QIcon())


def is_dressed(widget: QWidget) -> bool:
    """Whether it wears the style sheet as it is now, its own or that of what it stands in; of what only holds others,
    whether they do."""
    above: QWidget | None = widget
    while above is not None and above.property(SIZED) is None:
        above = above.parentWidget()
    return above is not None and all(root.styleSheet() in ("", _sheet()) for root in _roots(above))


def redress(place: QWidget) -> None:
    """Brings what has a style sheet up to date before it is shown, where its turn has not come yet."""
    for root in _roots(place):
        for _ in _parts(root):
            pass


def _roots(place: QWidget) -> list[QWidget]:
    """What has a style sheet, from here on down; last what only holds the others, for it goes by their sizes."""
    return _in_order(widget for widget in (place, *place.findChildren(QWidget)) if widget.property(SIZED) is not None)


def _in_order(roots: Iterable[QWidget]) -> list[QWidget]:
    return sorted(roots, key=lambda root: not root.styleSheet())


def change_at_once(app: QApplication, mode: theme.Mode = theme.Mode.AUTO, *, scale: float = 1.0) -> None:
    """Another look for all there is, however long it takes."""
    for _ in change(app, mode, scale):
        pass


def change_in_turns(app: QApplication, mode: theme.Mode, scale: float, parent: QObject) -> InTurns:
    """Another look: what can be seen first, each window painted once it is dressed; then what is hidden."""
    turns = change(app, mode, scale)
    next(turns)  # whatever is made from now on has it
    return InTurns(turns, parent)


def change(app: QApplication, mode: theme.Mode, scale: float) -> Iterator[None]:
    """The steps from one look to another."""
    ratio = theme.possible(scale) / theme.text_scale()
    seen = [window for window in app.topLevelWidgets() if window.isVisible()]
    seen.sort(key=lambda window: window is not app.activeWindow())
    for window in app.topLevelWidgets():  # one that was hidden while a change before this one held it is let go
        window.setUpdatesEnabled(window not in seen)
    try:
        if ratio != 1:
            stretch(ratio)  # what follows from the face is measured before that changes
        theme.apply(app, mode, scale=scale)
        roots = _in_order(widget for widget in app.allWidgets() if widget.property(SIZED) is not None)
        yield
        for window in seen:
            yield from _dress_all(root for root in roots if isValid(root) and root.isVisible() and _in(root, window))
            _let_paint(window)
            yield
    finally:
        for window in seen:
            _let_paint(window)
    yield from _dress_all(iter(roots))


def _in(root: QWidget, window: QWidget) -> bool:
    return isValid(window) and root.window() is window


def _let_paint(window: QWidget) -> None:
    if isValid(window) and not window.updatesEnabled():
        window.setUpdatesEnabled(True)
        window.repaint()  # now: a wish to paint that came meanwhile was dropped, and under X Qt waits for its answer


def _dress_all(roots: Iterator[QWidget]) -> Iterator[None]:
    for root in roots:
        if isValid(root):
            yield from _parts(root)


def _parts(root: QWidget) -> Iterator[None]:
    """The sheet, then what was measured for another size of text."""
    if root.styleSheet() not in ("", _sheet()):
        root.setStyleSheet(_sheet())
        yield
    scale = theme.text_scale()
    if isValid(root) and root.property(SIZED) != scale:
        root.setProperty(SIZED, scale)
        for widget in _own(root):
            if isValid(widget):
                QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
        yield


def _own(root: QWidget) -> Iterator[QWidget]:
    """All that stands in it, but for what has a style sheet of its own."""
    yield root
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isValid(child) and child.property(SIZED) is None:
            yield from _own(child)


def _sheet() -> str:
    return sheet(theme.is_dark(), theme.text_scale())
