"""What became of an import, as a plain list: what could not be read first, then what is new, then what was there."""

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.ports import IntakeReport

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
HEADINGS = ("结果", "文件", "原因与处理办法")


class Line(NamedTuple):
    """One file or case file and what became of it."""

    result: str
    name: str
    explanation: str = ""


class IntakeReportModel(QAbstractTableModel):
    """Shows the report of the last import."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_report(self, report: IntakeReport) -> None:
        """Show this report instead."""
        self.beginResetModel()
        self._lines = [
            *(Line(self.tr("案卷目录"), path.name, self.tr("可以在上方导入。")) for path in report.rosters),
            *(Line(self.tr("未能读入"), problem.file, problem.message) for problem in report.unread),
            *(Line(self.tr("已导入"), name, self._alike(report.same.get(name, ""))) for name in report.taken),
            *(Line(self.tr("原已在库"), name, self.tr("内容相同，未重复导入。")) for name in report.already),
        ]
        self.endResetModel()

    def _alike(self, codes: str) -> str:
        if not codes:
            return ""
        return self.tr("可能与 {} 为同一案卷（文号相同），请核对后再评。").format(codes)

    def as_text(self) -> str:
        """The whole list, to be pasted elsewhere."""
        return "\n".join("\t".join(line) for line in self._lines)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if index.isValid() and role in (Role.DisplayRole, Role.ToolTipRole):
            return self._lines[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(HEADINGS):
            return self.tr(HEADINGS[section])
        return None
