"""Asks how cases are drawn from the list: how many, and by which seed."""

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from reviewer.windows import theme
from reviewer.windows.dialog_buttons import AGREE, dialog_buttons
from reviewer.windows.number_box import NumberBox
from scoring.draw import METHOD


class DrawDialog(QDialog):
    """So many of each unit, or so many in all; the seed is drawn in public, or ours."""

    def __init__(self, candidates: int, units: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("随机抽取"))
        self.setMinimumWidth(theme.px(520))
        self.by_total, self.by_unit = QRadioButton(self.tr("一共抽取(&T)")), QRadioButton(self.tr("每个单位抽取(&E)"))
        self.total, self.each, self.seed = NumberBox(), NumberBox(), QLineEdit(secrets.token_hex(8))
        self._choice = QButtonGroup(self)
        about = self.tr("从列表里现在显示的 {} 件（{} 个单位）中抽取。").format(candidates, units)
        self._dress(candidates, units)
        form = QFormLayout(self)
        form.setContentsMargins(*[2 * theme.GRID] * 4)
        form.setSpacing(theme.GRID)
        form.addRow(_muted(about))
        form.addRow(self.by_total, self._counted(self.total, self.tr("件，按各单位件数分配，每个单位至少一件")))
        form.addRow(self.by_unit, self._counted(self.each, self.tr("件，不足的全部抽取")))
        form.addRow(self.tr("随机种子(&S)"), self.seed)
        form.addRow(_muted(self.tr("种子可以当众产生后填入。{}种子和结果记入评查记录。").format(METHOD)))
        buttons = dialog_buttons(self, self.tr("抽取"))
        self._agree = buttons.button(AGREE)
        form.addRow(buttons)
        self.seed.textChanged.connect(self._check)
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self.total.setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self, candidates: int, units: int) -> None:
        for button in (self.by_total, self.by_unit):
            self._choice.addButton(button)
        self.by_total.setChecked(True)
        for box, most, now, chosen in (
            (self.total, candidates, max(units, candidates // 10), self.by_total),
            (self.each, candidates, 2, self.by_unit),
        ):
            box.setRange(1, max(1, most))
            box.setValue(now)
            box.valueChanged.connect(lambda _value, button=chosen: button.setChecked(True))

    def _counted(self, box: NumberBox, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(box)
        row.addWidget(QLabel(words), 1)
        return row

    def _check(self) -> None:
        self._agree.setEnabled(bool(self.seed.text().strip()))


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    theme.set_look(label, "muted")
    return label
