"""The page of a case file the program was asked for, before there is a desk: where the desk will show it."""

from PySide6.QtCore import QMargins, QPoint, QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.presenters.pages.source import Pages
from reviewer.windows import theme
from reviewer.windows.dressing import dress
from reviewer.windows.manual.pages import PLACES, set_help
from reviewer.windows.page_view.view import PageView

AROUND = "desk/around_page"
USUAL = (219, 38, 347, 70)  # left, top, right, bottom of the page in a desk nobody has arranged, at 100 %


class FirstPage(QWidget):
    """Shows pages alone while the rest of the desk is loaded and built."""

    def __init__(self, pages: Pages, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        set_help(self, PLACES["desk"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_around(settings))
        self.view = PageView(pages)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)


def _around(settings: QSettings) -> QMargins:
    try:
        left, top, right, bottom = (max(0, int(side)) for side in str(settings.value(AROUND)).split())
    except ValueError:
        left, top, right, bottom = (theme.px(side) for side in USUAL)
    return QMargins(left, top, right, bottom)


def keep_around(place: QWidget, page: QWidget, settings: QSettings) -> None:
    """Remembers what stands around the page, if it stands on the desk now."""
    if place.isVisible() and place.isAncestorOf(page):
        corner = page.mapTo(place, QPoint(0, 0))
        right, bottom = place.width() - corner.x() - page.width(), place.height() - corner.y() - page.height()
        settings.setValue(AROUND, f"{corner.x()} {corner.y()} {right} {bottom}")
