"""Another size of text while windows stand: what was given a size in pixels is given another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

NO_LIMIT = 16_777_215  # Qt's own for "no limit"
FOLLOWS = "follows_text"  # property of headings whose table sees to their widths itself
OURS = (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed)


def stretch(ratio: float) -> None:
    """Stretch the sizes that widgets were given."""
    for widget in QApplication.allWidgets():
        if not widget.isWindow():  # the desktop and the person decide on these
            _stretch(widget, ratio)


def _stretch(widget: QWidget, ratio: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    if most.width() < NO_LIMIT:
        widget.setMaximumWidth(round(most.width() * ratio))
    if most.height() < NO_LIMIT:
        widget.setMaximumHeight(round(most.height() * ratio))
    if not widget.property("_q_stylesheet_minw"):  # else Qt has set what the style sheet says now
        widget.setMinimumWidth(round(least.width() * ratio))
    if not widget.property("_q_stylesheet_minh"):
        widget.setMinimumHeight(round(least.height() * ratio))
    if isinstance(widget, QHeaderView) and not widget.property(FOLLOWS):
        _stretch_header(widget, ratio)


def _stretch_header(header: QHeaderView, ratio: float) -> None:
    shown = (n for n in range(header.count()) if not header.isSectionHidden(n) and header.sectionResizeMode(n) in OURS)
    is_across = header.orientation() is Qt.Orientation.Horizontal
    sizes = {n: header.sectionSize(n) for n in shown} if is_across else {}  # rows follow the height of all
    if header.stretchLastSection() and sizes:
        del sizes[max(sizes, key=header.visualIndex)]  # it ends where the others let it
    least, usual = round(header.minimumSectionSize() * ratio), round(header.defaultSectionSize() * ratio)
    if ratio > 1:  # else the rows take the least for a size of their own
        header.setDefaultSectionSize(usual)
        header.setMinimumSectionSize(least)
    else:
        header.setMinimumSectionSize(least)
        header.setDefaultSectionSize(usual)
    for section, size in sizes.items():
        header.resizeSection(section, round(size * ratio))
