"""The rubric at the right: the tree of items with points, state, and a sign for open suspicions."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QTreeView, QWidget

from reviewer.models.rubric import DECIDED_ROLE, ITEM_ROLE, RELEVANT_ROLE, STATUS_ROLE, RubricModel
from reviewer.presenters.desk.ports import ItemLook, ItemStatus
from reviewer.windows import theme
from reviewer.windows.desk.actions import key_of
from reviewer.windows.desk.row_painting import (
    ITEM_SIGNS,
    Index,
    RowDelegate,
    Tail,
    beside_sign,
    draw_sign,
    draw_tails,
    draw_words,
)
from scoring.rubric import Criterion, Rubric, Section
from scoring.trace import shown


class RubricPane(QTreeView):
    """Shows the tree; a click says which criterion."""

    chosen = Signal(str)
    rest_wanted = Signal(str)  # an item of the part whose other items have no problem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = RubricModel(self)
        self._rubric: Rubric | None = None
        self._followed = ""
        self._only_relevant = False
        self._relevant: frozenset[str] = frozenset()
        self.setModel(self.model_)
        self.setItemDelegate(_RubricDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(2 * theme.GRID)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("评查项"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_rubric(self, rubric: Rubric, item: str = "") -> None:
        """The edition; the tree stays as it is where it is the same one, else this item is the current one in it."""
        if rubric is not self._rubric:
            self._rubric = rubric
            self.model_.set_rubric(rubric)
            self.expandAll()
            self._end_with_a_whole_line()
            self._filter()
            self.follow(item)

    def show_statuses(self, statuses: dict[str, ItemStatus]) -> None:
        """How the items stand."""
        self.model_.set_statuses(statuses)

    def show_relevant(self, criteria: frozenset[str]) -> None:
        """The items about the document looked at."""
        if criteria != self._relevant:
            self._relevant = criteria
            self.model_.set_relevant(criteria)
            self._filter()

    def follow(self, criterion: str) -> None:
        """Selects the current item."""
        self._followed = criterion
        index = self.model_.index_of(criterion)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No half of a line at the lower edge; the current item stays in sight when the form below takes room."""
        super().resizeEvent(event)
        self._end_with_a_whole_line()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QTreeView.ScrollHint.EnsureVisible)

    def _end_with_a_whole_line(self) -> None:
        line = self.sizeHintForRow(0)
        if line > 0:
            self.setViewportMargins(0, 0, 0, (self.height() - 2 * self.frameWidth()) % line)

    def set_only_relevant(self, only: bool) -> None:
        """Hides what is not about the document looked at."""
        self._only_relevant = only
        self._filter()

    def _filter(self) -> None:
        """Hides rows only where something is about this document; otherwise everything shows."""
        hides = self._only_relevant and bool(self._relevant)

        def visit(parent: QModelIndex) -> bool:
            any_shown = False
            for row in range(self.model_.rowCount(parent)):
                index = self.model_.index(row, 0, parent)
                item = index.data(ITEM_ROLE)
                is_shown = visit(index) if isinstance(item, Section) else not hides or item.id in self._relevant
                self.setRowHidden(row, parent, not is_shown)
                any_shown = any_shown or is_shown
            return any_shown

        visit(QModelIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if isinstance(item, Criterion):
            self.chosen.emit(item.id)
        else:
            self.setExpanded(index, not self.isExpanded(index))
            self.follow(self._followed)  # keys go on about the item in the card

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be said of a whole part with the mouse."""
        part = self._part_at(event.pos())
        self.follow(self._followed)
        if part is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            words = self.tr("“{}”其余项无问题\t{}").format(part.title.replace("&", "&&"), key_of("rest_clean"))
            first = next(iter(part.leaves())).id
            menu.addAction(words).triggered.connect(lambda: self.rest_wanted.emit(first))
            menu.popup(event.globalPos())

    def _part_at(self, point: QPoint) -> Section | None:
        """The part of the rubric whose heading or item stands there."""
        index = self.indexAt(point)
        while index.parent().isValid():
            index = index.parent()
        item = index.data(ITEM_ROLE) if index.isValid() else None
        return item if isinstance(item, Section) else None


class _RubricDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Sign, code and title, then suspicions, doubt, loss or points."""
        item = index.data(ITEM_ROLE)
        self.ground(painter, option)
        if isinstance(item, Section):
            decided, total = index.data(DECIDED_ROLE)
            taken = draw_tails(painter, option.rect, [Tail(f"{decided}/{total}")])
            rect = option.rect.adjusted(2, 0, -taken - 4, 0)
            draw_words(painter, rect, item.heading, bold=True)
            return
        status: ItemStatus = index.data(STATUS_ROLE) or ItemStatus(ItemLook.UNTOUCHED)
        rect = option.rect.adjusted(4, 0, 0, 0)
        if index.data(RELEVANT_ROLE):
            painter.fillRect(QRect(rect.right() - 2, rect.y() + 4, 3, rect.height() - 8), theme.colour("accent"))
        draw_sign(painter, rect, ITEM_SIGNS[status.look])
        taken = draw_tails(painter, rect.adjusted(0, 0, -4, 0), _tails(item, status))
        faint = status.look is ItemLook.NOT_APPLICABLE
        words = beside_sign(rect).adjusted(0, 0, -taken - 8, 0)
        draw_words(painter, words, f"{item.code} {item.title}", "muted" if faint else "text")


def _tails(item: Criterion, status: ItemStatus) -> list[Tail]:
    tails = []
    if status.suspicions or status.shaken:
        tails.append(Tail(sign="triangle-alert", role="doubt"))
    if status.doubts:
        tails.append(Tail(sign="circle-question-mark", role="doubt"))
    elif status.settled:
        tails.append(Tail(sign="scale"))
    if status.look is ItemLook.VETO:
        tails.append(Tail("否决", role="veto"))
    elif status.lost:
        tails.append(Tail(status.lost, role="accent"))
    elif item.points is not None:
        tails.append(Tail(shown(item.points)))
    return tails
