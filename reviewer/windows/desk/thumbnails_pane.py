"""The pages as small pictures below the contents, on demand. Only those in sight are drawn."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QHideEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyleOptionViewItem, QWidget

from reviewer.models.thumbnails import PAGE_ROLE, ThumbnailsModel
from reviewer.presenters.desk.thumbnails import Thumbnail
from reviewer.presenters.pages.source import Pages
from reviewer.presenters.pages.wants import PageSize
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.desk.list_keys import keeps
from reviewer.windows.desk.row_painting import Index, RowDelegate, draw_sign

PAPER = QSize(84, 118)  # logical pixels a page may take
LABEL = 18  # the row of the number, at 100 %
AHEAD = 6  # pages drawn beyond those in sight


class ThumbnailsPane(QListView):
    """A click or the arrows say which page."""

    chosen = Signal(int)
    beside_wanted = Signal(int)

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._wants = pages.view(self)
        self._model = ThumbnailsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ThumbnailDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("缩略图"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self._wants.painted.connect(self._model.redraw)
        self.verticalScrollBar().valueChanged.connect(self._want)
        self._settling = QTimer(self, singleShot=True, interval=0)  # pictures are laid out a little later than shown
        self._settling.timeout.connect(self._bring_into_sight)
        self.hide()

    @property
    def page(self) -> int:
        """The page the keyboard is on, 0 where it is on none."""
        return self.currentIndex().row() + 1

    def show_pages(self, pages: tuple[Thumbnail, ...]) -> None:
        """The pages as they stand now."""
        self.setGridSize(cell())
        self._model.set_pages(pages)
        self._want()

    def follow(self, page: int) -> None:
        """The page looked at is the one outlined."""
        if page and page != self.page:
            self.setCurrentIndex(self._model.index(page - 1))
        self._settling.start()

    @Slot()
    def _bring_into_sight(self) -> None:
        if self.isVisible() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def size_of(self, page: int) -> PageSize:
        """A small picture in device pixels, upright."""
        origin, ratio = self._pages.origins[page - 1], self.devicePixelRatioF()
        scale = min(PAPER.width() / max(1.0, origin.width_pt), PAPER.height() / max(1.0, origin.height_pt))
        width, height = max(1, round(origin.width_pt * scale)), max(1, round(origin.height_pt * scale))
        return PageSize(page, round(width * ratio), round(height * ratio))

    def picture(self, painter: QPainter, page: int, room: QRect) -> QRect:
        """Paints a page into the middle of a place; where it stands there."""
        if page > len(self._pages.origins):
            return room
        size, ratio = self.size_of(page), self.devicePixelRatioF()
        paper = QRect(0, 0, round(size.width / ratio), round(size.height / ratio))
        paper.moveCenter(room.center())
        frame = self._pages.frame(size)
        if frame is not None:
            painter.drawImage(paper, frame.image)
        else:
            painter.fillRect(paper, QColor(theme.PAPER))
        return paper

    @Slot()
    def _want(self) -> None:
        """Asks for those in sight, from the top, then for some further on."""
        count = min(self._model.rowCount(), len(self._pages.origins))
        if not count or not self.isVisible():
            return
        columns = max(1, self.viewport().width() // max(1, self.gridSize().width()))
        high = max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        first = max(0, top // high * columns)
        last = min(count, ((top + self.viewport().height()) // high + 1) * columns + AHEAD)
        self._wants.want((), small=[self.size_of(n + 1) for n in range(first, last)])

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row() + 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The arrows turn the page with them."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid() and previous.isValid():
            self.chosen.emit(current.row() + 1)

    def event(self, event: QEvent) -> bool:
        """The arrows, Home, End and Enter move here, not in the desk."""
        return keeps(event, aside=True) or super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a page."""
        index = self.indexAt(event.pos())
        if index.isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            entry = menu.addAction(icons.icon("columns-2", "text"), self.tr("在右侧打开本页"))
            entry.setToolTip(tip("open_beside"))
            entry.triggered.connect(lambda: self.beside_wanted.emit(index.row() + 1))
            menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer are in sight."""
        super().resizeEvent(event)
        self._want()

    def showEvent(self, event: QShowEvent) -> None:
        """What could not be asked for while hidden."""
        super().showEvent(event)
        self._settling.start()
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn that nobody sees."""
        super().hideEvent(event)
        self._wants.stop()


def cell() -> QSize:
    """What one page takes, with its number."""
    return PAPER + QSize(theme.GRID + 4, theme.GRID + theme.px(LABEL))


class _ThumbnailDelegate(RowDelegate):
    def __init__(self, pane: ThumbnailsPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The page, its number below, the numbers of its findings at the corner."""
        line: Thumbnail = index.data(PAGE_ROLE)
        room = QRect(option.rect.topLeft() + QPoint(0, theme.GRID // 2), QSize(option.rect.width(), PAPER.height()))
        paper = self._pane.picture(painter, line.page, room)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.colour("accent" if selected else "control_line"), 2 if selected else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-1, -1, 1, 1) if selected else paper)
        low = QRect(option.rect.x(), room.bottom() + 2, option.rect.width(), theme.px(LABEL))
        painter.setFont(theme.font(theme.SMALL, bold=selected, tabular=True))
        painter.setPen(theme.colour("text" if selected or line.begins else "muted"))
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, str(line.page))
        if line.is_suspect:
            draw_sign(painter, QRect(paper.right() - icons.side(), low.y(), icons.side(), low.height()), _SUSPECT)
        if line.findings:
            _draw_tag(painter, paper, "、".join(map(str, line.findings)))


_SUSPECT = ("triangle-alert", "doubt")


def _draw_tag(painter: QPainter, paper: QRect, words: str) -> None:
    painter.setFont(theme.font(theme.SMALL, bold=True))
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, paper.width() - 12)
    tag = QRect(paper.left(), paper.top(), metrics.horizontalAdvance(cut) + 8, metrics.height())
    painter.fillRect(tag, QColor(theme.MARK_FINDING))
    painter.setPen(QColor(theme.PAPER))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, cut)
