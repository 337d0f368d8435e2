"""The contents of a case file as a list: its documents, then what should be there and is not."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.desk.ports import ContentsLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class ContentsModel(QAbstractListModel):
    """Shows contents lines. Computes nothing, fetches nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ContentsLine, ...] = ()

    def set_lines(self, lines: Sequence[ContentsLine]) -> None:
        """Shows other lines; where only their look changed, the selection stays."""
        new = tuple(lines)
        if [_identity(line) for line in new] == [_identity(line) for line in self._lines]:
            changed = [row for row, line in enumerate(new) if line != self._lines[row]]
            self._lines = new
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def row_of_page(self, page: int) -> int:
        """The row of the document this page belongs to; −1 where it belongs to none."""
        rows = (n for n, line in enumerate(self._lines) if line.seq and line.first_page <= page <= line.last_page)
        return next(rows, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a line."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tip, the words for a screen reader, or the line itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(line)
        return line if role == LINE_ROLE else None


def _identity(line: ContentsLine) -> tuple[int, str, str, int, int]:
    return line.seq, line.kind, line.title, line.first_page, line.last_page


def _spoken(line: ContentsLine) -> str:
    if not line.seq:
        return f"{line.look.value}：{line.title}。点一下（或者按回车），下一条问题就记在它名下。"
    pages = f"第 {line.first_page} 页"
    if line.last_page > line.first_page:
        pages = f"第 {line.first_page} 至 {line.last_page} 页"
    if line.printed:
        pages += f"（印有页码 {line.printed}）"
    kind = f"（{line.kind_label}）" if line.kind_label and line.kind_label != line.title else ""
    return f"{line.title}{kind}，{pages}，{line.look.value}"
