"""What a screen reader, the keyboard and larger text need of a window; each function lists what falls short."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from reviewer.windows.frame.elided_label import ElidedLabel

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit, QTextEdit)
QT_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton", "QAbstractScrollArea")


def shown(root: QWidget) -> Iterator[QWidget]:
    """The widgets on the screen below this one, apart from Qt's own small parts."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QMenu | QScrollBar | QHeaderView) or widget.objectName().startswith(QT_OWN):
            continue
        if widget.isVisible() and widget.window() is root.window() and not widget.visibleRegion().isEmpty():
            yield widget


def controls(root: QWidget) -> Iterator[QWidget]:
    """What can be used; the line inside a box belongs to the box."""
    for widget in shown(root):
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        if isinstance(widget, CONTROLS) and not inner and type(widget).__name__ not in ("QTableCornerButton",):
            yield widget


def described(widget: QWidget) -> str:
    """A widget as a failing test names it."""
    words = getattr(widget, "text", str)()
    path = [type(w).__name__ for w in (widget, widget.parentWidget()) if w is not None]
    return f"{' in '.join(path)} “{words}” {widget.toolTip()}"


def nameless(root: QWidget) -> list[str]:
    """Controls a screen reader has no name for."""
    return [described(w) for w in controls(root) if not _name(w).strip()]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def out_of_order(root: QWidget) -> list[str]:
    """Neighbours that Tab visits against the way one reads: within one box from left to right, then down."""
    chain = [w for w in _chain(root) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    wrong = []
    for before, after in pairwise(chain):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, two = _place(before, root), _place(after, root)
        same_row = one.top() < two.center().y() < one.bottom() or two.top() < one.center().y() < two.bottom()
        if (same_row and two.left() < one.left()) or (not same_row and two.bottom() < one.top()):
            wrong.append(f"{described(before)} → {described(after)}")
    return wrong


def _chain(root: QWidget) -> list[QWidget]:
    inside = set(controls(root))
    found, widget = [], root.nextInFocusChain()
    while widget is not root and widget is not None:
        if widget in inside:
            found.append(widget)
        widget = widget.nextInFocusChain()
        if len(found) > 500:
            break
    return found


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their words take."""
    found = []
    for widget in shown(root):
        if not isinstance(widget, QLabel | QAbstractButton) or not getattr(widget, "text", str)():
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or _gives_way(widget)):
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            if needed > widget.height() + 1:
                found.append(f"{described(widget)}: {widget.height()} high of {needed}")
            continue
        wanted = widget.sizeHint()
        if isinstance(widget, QAbstractButton):  # padding may give way, letters may not
            wanted.setHeight(widget.fontMetrics().height() + 2)
        if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1:
            found.append(f"{described(widget)}: {widget.size().toTuple()} of {wanted.toTuple()}")
    return found


def _gives_way(label: QLabel) -> bool:
    """Whether a label is meant to be cut where the window is narrow; it tells the whole by its tip then."""
    return isinstance(label, ElidedLabel) or (
        bool(label.toolTip()) and 0 < label.minimumWidth() < label.sizeHint().width()
    )


def looks_the_same_with_focus(root: QWidget) -> list[str]:
    """Controls that look with the focus as they look without it."""
    found = []
    for widget in [w for w in controls(root) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]:
        widget.clearFocus()
        before = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the Tab key does
        if widget.hasFocus() and _picture(widget) == before:
            found.append(described(widget))
        widget.clearFocus()
    return found


def _picture(widget: QWidget) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())
