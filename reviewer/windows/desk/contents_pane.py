"""The contents at the left: documents with their pages and how they stand, then what is missing."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyleOptionViewItem, QWidget

from reviewer.models.contents import LINE_ROLE, ContentsModel
from reviewer.presenters.desk.ports import ContentsLine, LineLook
from reviewer.windows import icons
from reviewer.windows.desk.list_keys import keeps
from reviewer.windows.desk.row_painting import (
    LINE_SIGNS,
    Index,
    RowDelegate,
    Tail,
    beside_sign,
    draw_sign,
    draw_tails,
    draw_words,
)


class ContentsPane(QListView):
    """Shows the contents; a click says which line."""

    chosen = Signal(object)  # a ContentsLine
    beside_wanted = Signal(int)  # a page
    menu_opening = Signal(object)  # the QMenu: others add what they can do with the document chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ContentsDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("卷内目录"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_lines(self, lines: tuple[ContentsLine, ...]) -> None:
        """The lines as they stand now."""
        self._model.set_lines(lines)

    def line(self) -> ContentsLine | None:
        """The line chosen."""
        line: ContentsLine | None = self.currentIndex().data(LINE_ROLE)
        return line

    def follow(self, page: int, missing: str) -> None:
        """Selects the document of the page looked at, or the missing one the next finding is about."""
        row = self._model.row_of_page(page)
        if missing:
            lines = [self._model.index(n).data(LINE_ROLE) for n in range(self._model.rowCount())]
            row = next((n for n, x in enumerate(lines) if not x.seq and x.title == missing), row)
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def event(self, event: QEvent) -> bool:
        """The arrows, Home, End and Enter move here while the keyboard is here, not in the desk."""
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow moves and turns to the document; a missing one is chosen with Enter."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        line = self.line()
        if line is not None and line.seq and self.currentIndex().row() != before:
            self.chosen.emit(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a document."""
        line: ContentsLine | None = self.indexAt(event.pos()).data(LINE_ROLE)
        if line is not None and line.seq:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            entry = menu.addAction(icons.icon("columns-2", "text"), self.tr("在右侧打开"))
            entry.triggered.connect(lambda: self.beside_wanted.emit(line.first_page))
            self.chosen.emit(line)
            menu.addSeparator()
            self.menu_opening.emit(menu)
            menu.popup(event.globalPos())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(LINE_ROLE))


class _ContentsDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Sign, title, first page. A number stamped on the sheet that says another is told by tip and page bar."""
        line: ContentsLine = index.data(LINE_ROLE)
        self.ground(painter, option)
        rect = option.rect.adjusted(8, 0, 0, 0)
        draw_sign(painter, rect, LINE_SIGNS[line.look])
        missing = not line.seq
        taken = draw_tails(painter, rect, [] if missing else [Tail(str(line.first_page))])
        absent = self.tr("缺：{}") if line.look is LineLook.MISSING else self.tr("未见：{}")
        words = absent.format(line.title) if missing else line.title
        draw_words(painter, beside_sign(rect).adjusted(0, 0, -taken - 4, 0), words, "muted" if missing else "text")
