"""选择典型案例: which findings the bulletin dissects."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.presenters.bulletin_values import TypicalChoice
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.row_tables import wrap_lines


class Words(NamedTuple):
    """What findings are chosen for."""

    title: str
    note: str
    list: str
    button: str


TYPICAL = Words(
    "选择典型案例",
    "勾选要在“典型案例剖析”中写出的问题。都不勾选时，按问题轻重自动选取。",
    "可作典型案例的问题",
    "按所选重写正文",
)
HANDOUT = Words(
    "选择讲义内容",
    "勾选要印在讲义上的问题：题目和截图在前，参考答案另起一页。"
    "截图上的姓名、名称和号码总是涂黑；文字按放映时的样子，隐去的就用代称。",
    "可以印在讲义上的问题",
    "存为…",
)
FINDING = int(Qt.ItemDataRole.UserRole)


class TypicalDialog(QDialog):
    """Findings with a tick each."""

    def __init__(self, choices: Sequence[TypicalChoice], parent: QWidget | None = None, words: Words = TYPICAL) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        fit(self, 720, 480)
        note = QLabel(words.note)
        note.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(words.list)
        wrap_lines(self.list)
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.is_chosen else Qt.CheckState.Unchecked)
            item.setData(FINDING, choice.finding)
            self.list.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(note)
        layout.addWidget(self.list, 1)
        layout.addWidget(dialog_buttons(self, words.button))

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked findings, in the order of the list."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return tuple(str(item.data(FINDING)) for item in items if item.checkState() == Qt.CheckState.Checked)
