"""The page as it will print, one sheet under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewer.windows import theme
from reviewer.windows.row_tables import say_instead

GAP = 2 * theme.GRID
EDGE = 5 * theme.GRID  # what stands nearer to the edge than this is brought further in
RESIZE_PAUSE = 120  # milliseconds
A4 = 297 / 210


class PaperPreview(QAbstractScrollArea):
    """Paints pictures of pages at the width of the pane; keeps its place when they are drawn anew."""

    width_changed = Signal(int)  # in pixels of the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[QImage] = ()
        self.setAccessibleName(self.tr("印样预览"))
        theme.set_look(self.viewport(), "canvas")
        self._settling = QTimer(self, singleShot=True, interval=RESIZE_PAUSE)
        self._settling.timeout.connect(lambda: self.width_changed.emit(self.wanted_width()))

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    @property
    def first_in_view(self) -> int:
        """The page at the upper edge, counted from 0."""
        below = self.verticalScrollBar().value()
        for number, page in enumerate(self._pages):
            below -= round(self._height(page) + GAP)
            if below < 0:
                return number
        return 0

    def go_to(self, page: int, down: float) -> None:
        """Bring this part of a page (counted from 0; `down`: of its height) into view, where it is not."""
        if page >= len(self._pages):
            return
        above = sum(self._height(one) + GAP for one in self._pages[:page]) + GAP
        at, bar = round(above + down * self._height(self._pages[page])), self.verticalScrollBar()
        if not bar.value() + EDGE <= at <= bar.value() + self.viewport().height() - EDGE:
            bar.setValue(at - self.viewport().height() // 3)

    def wanted_width(self) -> int:
        """How wide pages are best drawn, in pixels of the screen."""
        return max(200, round(self._page_width() * self.devicePixelRatioF()))

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages in place of those before, at the same place."""
        self._pages = pages
        self._set_range()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheets that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("canvas"))
        if not self._pages:
            painter.end()
            say_instead(self, self.tr("这里显示印出来的样子。"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = float(GAP - self.verticalScrollBar().value())
        width = self._page_width()
        left = (self.viewport().width() - width) / 2
        for page in self._pages:
            height = self._height(page)
            if top + height > 0 and top < self.viewport().height():
                sheet = QRectF(left, top, width, height)
                painter.fillRect(sheet, QColor(theme.PAPER))
                painter.drawImage(sheet, page)
            top += height + GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the pages drawn for the new width, once the dragging is over."""
        super().resizeEvent(event)
        self._set_range()
        self._settling.start()

    def _page_width(self) -> float:
        return float(min(self.viewport().width() - 2 * GAP, theme.px(900)))

    def _height(self, page: QImage) -> float:
        return self._page_width() * page.height() / max(1, page.width())

    def _set_range(self) -> None:
        whole = sum(self._height(page) + GAP for page in self._pages) + GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(whole) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(40))
