"""脱敏清单: what the bulletin keeps out, for the supervisor to look through before it goes out."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.printing.bulletins import Masked
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import without_pictures
from reviewer.windows.row_tables import dress_rows

HEAD = ("类别", "原文", "印出来是", "在哪里")


class MaskedDialog(QDialog):
    """A list to read; nothing in it can be changed."""

    def __init__(self, masked: Sequence[Masked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("脱敏清单"))
        self.table = self._table(masked)
        note = QLabel(
            self.tr("以下内容没有印入简报。印章、手写签名和没有识别出来的文字不在清单内，请在“截图遮盖”中逐张看。")
            if masked
            else self.tr("正文和截图中没有认出需要遮盖的内容。印章和手写签名请在“截图遮盖”中逐张看。")
        )
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        without_pictures(buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        for widget in (note, self.table, buttons):
            layout.addWidget(widget)
        fit(self, 760, 480)

    def _table(self, masked: Sequence[Masked]) -> QTableWidget:
        table = QTableWidget(len(masked), len(HEAD))
        table.setHorizontalHeaderLabels([self.tr(title) for title in HEAD])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_rows(table, self.tr("脱敏清单"), several=True)
        for row, one in enumerate(masked):
            for column, text in enumerate((one.kind, one.original, one.shown_as, one.where)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(HEAD)):  # the words get the room; what kind they are is read whole
            header.setSectionResizeMode(column, mode.Stretch if column in (1, 3) else mode.ResizeToContents)
        return table
