"""Which column of a list is which field: guessed by the headings, put right by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from reviewer.documents.roster.columns import FIELDS
from reviewer.windows import theme
from reviewer.windows.choice_box import ChoiceBox

ABREAST = 3  # fields in a row
NONE = -1


def column_name(number: int) -> str:
    """A, B, … Z, AA as a spreadsheet counts."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class ColumnMatching(QWidget):
    """A box for each field. A column serves one field: choosing it for another takes it from the first."""

    changed = Signal()

    def __init__(self, headings: Sequence[str], columns: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        for number, field in enumerate(FIELDS):
            box = self._box(headings, columns.get(field.key, NONE))
            box.setAccessibleName(field.label)
            self.boxes[field.key] = box
            label = QLabel(field.label)
            label.setBuddy(box)
            row, at = divmod(number, ABREAST)
            grid.addWidget(label, row, 2 * at)
            grid.addWidget(box, row, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 1)
        for key, box in self.boxes.items():
            box.activated.connect(lambda _index, key=key: self._take(key))

    def columns(self) -> dict[str, int]:
        """Field → column, of the fields that have one."""
        return {key: int(box.currentData()) for key, box in self.boxes.items() if box.currentData() != NONE}

    def _box(self, headings: Sequence[str], chosen: int) -> QComboBox:
        box = ChoiceBox()
        box.setMinimumContentsLength(8)
        box.addItem(self.tr("（没有这一列）"), NONE)
        for number, heading in enumerate(headings):
            box.addItem(f"{column_name(number)}　{heading.strip() or self.tr('（无列名）')}", number)
        box.setCurrentIndex(box.findData(chosen))
        return box

    @Slot()
    def _take(self, key: str) -> None:
        column = self.boxes[key].currentData()
        for other, box in self.boxes.items():
            if other != key and column != NONE and box.currentData() == column:
                box.setCurrentIndex(0)
        self.changed.emit()
