"""Asks who sits at this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from reviewer.storage.catalogue import Person
from reviewer.windows import theme
from reviewer.windows.dialog_buttons import AGREE, dialog_buttons
from reviewer.windows.name_box import NameBox


class PersonDialog(QDialog):
    """A name, known or new, and the unit that goes with it."""

    def __init__(self, known: Sequence[Person], current: Person, parent: QWidget | None = None) -> None:
        """`current` may be nobody yet: a proposal, or empty."""
        super().__init__(parent)
        self._units = {person.name: person.unit for person in (current, *known)}
        self.setWindowTitle(self.tr("评查人"))
        self.setMinimumWidth(theme.px(480))
        self.name, self.unit = NameBox(), QLineEdit()
        self.name.addItems([person.name for person in known])
        self.name.begin_with(current.name)
        self.unit.setText(current.unit)
        self.unit.setCursorPosition(0)  # its beginning is in sight
        note = QLabel(self.tr("评查、定论、签发都记在这个姓名之下，评查表上也印它。"))
        theme.set_look(note, "muted")
        form = QFormLayout(self)
        form.setContentsMargins(*[2 * theme.GRID] * 4)
        form.setSpacing(theme.GRID)
        form.addRow(note)
        form.addRow(self.tr("姓名(&N)"), self.name)
        form.addRow(self.tr("所在单位(&U)"), self.unit)
        buttons = dialog_buttons(self, self.tr("确定"))
        self._agree = buttons.button(AGREE)
        form.addRow(buttons)
        self._check()
        self.name.editTextChanged.connect(self._check)
        self.name.editTextChanged.connect(self._fill_unit)
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # a key opened it: its focus shows at once
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_unit(self, name: str) -> None:
        """The unit of a name that is known; what was typed for a new one stays."""
        if self._units.get(name.strip()):
            self.unit.setText(self._units[name.strip()])
            self.unit.setCursorPosition(0)

    def _check(self) -> None:
        self._agree.setEnabled(bool(self.name.currentText().strip()))
