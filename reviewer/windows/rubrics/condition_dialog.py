"""适用条件: rows to choose from, no code."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.rubrics.conditions import ALL, ANY, COMPARED, Asked, Rows, condition_labels, rows_of, sentence
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.offers import Offers
from reviewer.presenters.rubrics.words import FACT_KINDS, Choice
from reviewer.windows import theme
from reviewer.windows.choice_box import ChoiceBox
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.icons import icon
from reviewer.windows.rubrics.fields import Where, show_focus
from reviewer.windows.rubrics.said_field import SaidField

OfferOf = Mapping[str, Sequence[Choice]]


def _combo(choices: Sequence[Choice], chosen: str, name: str, kind: type[QComboBox] = QComboBox) -> QComboBox:
    box = kind()
    box.setAccessibleName(name)
    for value, text in choices:
        box.addItem(text, value)
    if chosen and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    show_focus(box)
    return box


class ConditionRow(QWidget):
    """One thing asked: whether it is so, what, compared how."""

    def __init__(self, asked: Asked, offers: OfferOf, kinds: Sequence[Choice], drop: Callable[["ConditionRow"], None]):
        super().__init__()
        self._offers = offers
        self.sign = _combo((("", "符合"), ("not", "不符合")), "not" if asked.negated else "", "符合或不符合")
        self.kind = _combo(kinds, asked.kind, "条件的种类")
        self.kind.setVisible(len(kinds) > 1)
        self.name = _combo(offers[asked.kind], asked.name, "条件", ChoiceBox)
        self.compare = _combo(COMPARED, asked.compare, "比较")
        self.value = QLineEdit(asked.value)
        self.value.setAccessibleName("比较的值")
        self.value.setFixedWidth(theme.px(110))
        delete = QToolButton()
        delete.setIcon(icon("trash-2"))
        delete.setToolTip("删去这一条")
        theme.set_look(delete, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for box in (self.sign, self.kind):
            layout.addWidget(box)
        layout.addWidget(self.name, 1)
        for widget in (self.compare, self.value, delete):
            layout.addWidget(widget)
        self.kind.currentIndexChanged.connect(self._offer)
        self.compare.currentIndexChanged.connect(self._dress)
        delete.clicked.connect(lambda: drop(self))
        self._dress()

    def asked(self) -> Asked:
        """What the row asks now."""
        kind = str(self.kind.currentData())
        compare = str(self.compare.currentData()) if kind == "fact" else ""
        value = self.value.text().strip() if compare else ""
        return Asked(kind, str(self.name.currentData() or ""), bool(self.sign.currentData()), compare, value)

    @Slot()
    def _offer(self) -> None:
        self.name.clear()
        for value, text in self._offers[str(self.kind.currentData())]:
            self.name.addItem(text, value)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        is_fact = self.kind.currentData() == "fact"
        self.compare.setVisible(is_fact)
        self.value.setVisible(is_fact and bool(self.compare.currentData()))


class ConditionDialog(QDialog):
    """Any or all of some rows."""

    def __init__(self, title: str, rows: Rows, offers: OfferOf, kinds: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(560))
        self._offers, self._kinds = offers, kinds
        self.mode = _combo(((ANY, "满足其中任一条"), (ALL, "同时满足各条")), rows.mode, "怎样算满足")
        self.rows: list[ConditionRow] = []
        self._list = QVBoxLayout()
        self.more = QPushButton(icon("plus"), self.tr("增加一条"))
        note = QLabel(self.tr("没有条件时，本项对所有案卷适用。"))
        theme.set_look(note, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._list)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(note)
        layout.addStretch(1)
        layout.addWidget(dialog_buttons(self, self.tr("确定")))
        for asked in rows.asked:
            self._add(asked)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self._add(Asked(str(self._kinds[0][0]))).name.setFocus())
        self.more.setEnabled(any(offers[kind] for kind, _ in kinds))
        if not rows.asked and self.more.isEnabled():
            self._add(Asked(str(kinds[0][0])))
        if self.rows:
            self.rows[0].name.setFocus()

    def expr(self) -> Any:
        """The condition as it stands in the edition, None for none."""
        return Rows(str(self.mode.currentData()), tuple(row.asked() for row in self.rows)).expr()

    def _add(self, asked: Asked) -> ConditionRow:
        row = ConditionRow(asked, self._offers, self._kinds, self._drop)
        self.rows.append(row)
        self._list.addWidget(row)
        self.mode.setVisible(len(self.rows) > 1)
        return row

    def _drop(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.mode.setVisible(len(self.rows) > 1)
        self.more.setFocus()


class ConditionField(SaidField):
    """The condition as a sentence, with a button that opens the rows."""

    def __init__(self, editor: RubricEditor, where: Where, offers: Offers, *, facts: bool = False) -> None:
        super().__init__("设置…", "设置自动判断" if facts else "设置适用条件")
        self._editor, self._where, self._offers, self._facts = editor, where, offers, facts

    def _open(self) -> None:
        rows = rows_of(self._editor.value(self._where())) or Rows()
        kinds = FACT_KINDS[1:] + FACT_KINDS[:1] if self._facts else FACT_KINDS[:1]
        title = "自动判断" if self._facts else "适用条件"
        offers = self._offers.condition_offers()
        self.dialog = ConditionDialog(title, rows, offers, kinds, self.widget.window())
        self.dialog.accepted.connect(lambda: self._editor.set(self._where(), self.dialog.expr()))
        self.dialog.open()

    def show_value(self, value: Any) -> None:
        """Say the condition."""
        none = "不自动判断，由评查人选定" if self._facts else "对所有案卷适用"
        text = sentence(value, condition_labels(self._editor.tree), self._offers.kind_labels)
        if value and rows_of(value) is None:
            text += "（较复杂；重新设置会替换它）"
        self._say(text, none)
