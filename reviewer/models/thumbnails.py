"""The pages of the open file as an item model, for the small pictures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.desk.thumbnails import Thumbnail

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PAGE_ROLE = int(Role.UserRole) + 1


class ThumbnailsModel(QAbstractListModel):
    """Shows pages. Computes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Thumbnail, ...] = ()

    def set_pages(self, pages: Sequence[Thumbnail]) -> None:
        """Shows these pages; where only marks changed, the place in the list stays."""
        before, now = self._pages, tuple(pages)
        if len(before) != len(now):
            self.beginResetModel()
            self._pages = now
            self.endResetModel()
            return
        self._pages = now
        for row, (old, new) in enumerate(zip(before, now, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def redraw(self, page: int) -> None:
        """The picture of a page is there now."""
        index = self.index(page - 1)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a page."""
        return 0 if parent is not None and parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The number, the sentence for tip and screen reader, or the page itself."""
        if not index.isValid():
            return None
        page = self._pages[index.row()]
        if role == Role.DisplayRole:
            return str(page.page)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return page.spoken
        return page if role == PAGE_ROLE else None
