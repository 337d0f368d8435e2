"""选择典型案例: which findings the bulletin dissects."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.presenters.bulletin_values import TypicalChoice
from reviewer.windows import theme

FINDING = int(Qt.ItemDataRole.UserRole)


class TypicalDialog(QDialog):
    """Findings with a tick each."""

    def __init__(self, choices: Sequence[TypicalChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("选择典型案例"))
        self.resize(theme.px(720), theme.px(480))
        note = QLabel(self.tr("勾选要在“典型案例剖析”中写出的问题。都不勾选时，按问题轻重自动选取。"))
        theme.set_look(note, "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("可作典型案例的问题"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.is_chosen else Qt.CheckState.Unchecked)
            item.setData(FINDING, choice.finding)
            self.list.addItem(item)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._buttons())

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked findings, in the order of the list."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return tuple(str(item.data(FINDING)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(self.tr("按所选重写正文"))
        theme.set_look(buttons.button(standard.Ok), "primary")
        buttons.button(standard.Cancel).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
