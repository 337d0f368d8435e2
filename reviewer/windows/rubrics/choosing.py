"""Choosing several things from a long list: a line to search with, ticks, and what was chosen as one sentence."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.words import Choice
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.rubrics.fields import Where
from reviewer.windows.rubrics.said_field import SaidField

Offer = Callable[[], Sequence[Choice]]
ROW = 28  # pixels a line of a list with ticks takes
VALUE = int(Qt.ItemDataRole.UserRole)


class PickDialog(QDialog):
    """A list with ticks. Those ticked already come first."""

    def __init__(self, title: str, choices: Sequence[Choice], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, 460, 520)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("输入几个字查找"))
        self.search.setAccessibleName(self.tr("查找"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for value, text in sorted(choices, key=lambda choice: choice[0] not in chosen):
            item = QListWidgetItem(text)
            item.setData(VALUE, value)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._before = list(chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(dialog_buttons(self, self.tr("确定")))
        self.search.textChanged.connect(self._find)
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def chosen(self) -> list[str]:
        """What is ticked: what was ticked before in its old order, then the new ones."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = [str(item.data(VALUE)) for item in items if item.checkState() == Qt.CheckState.Checked]
        return [v for v in self._before if v in ticked] + [v for v in ticked if v not in self._before]

    @Slot(str)
    def _find(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.strip() not in item.text())


class PickField(SaidField):
    """What was chosen, as words; a button opens the list."""

    def __init__(self, editor: RubricEditor, where: Where, title: str, offer: Offer, none: str = "未选") -> None:
        super().__init__("选择…", f"选择{title}")
        self._editor, self._where, self._title, self._offer, self._none = editor, where, title, offer, none

    def _open(self) -> None:
        value = self._editor.value(self._where())
        chosen = [str(v) for v in value] if isinstance(value, list) else []
        self.dialog = PickDialog(self._title, self._offer(), chosen, self.widget.window())
        self.dialog.accepted.connect(lambda: self._editor.set(self._where(), self.dialog.chosen() or None))
        self.dialog.open()

    def show_value(self, value: Any) -> None:
        """Say what is chosen."""
        words = dict(self._offer())
        chosen = [words.get(str(v), str(v)) for v in value] if isinstance(value, list) else []
        self._say("、".join(chosen), self._none)
