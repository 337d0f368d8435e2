"""The facts of the case that switch items on and off: what was read, and what a person says."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from scoring.rubric import Rubric


class ConditionsMenu(QMenu):
    """One checkable line a condition."""

    switched = Signal(str, bool)
    ineligible_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("案情条件"))

    def show_conditions(
        self, rubric: Rubric, known: Mapping[str, bool | None], *, ineligible: bool, at: QPoint
    ) -> None:
        """The conditions of this edition with their values."""
        self.clear()
        for condition in rubric.conditions:
            value = known.get(condition.id)
            words = condition.label if value is not None else self.tr("{}（未知，按涉及评查）").format(condition.label)
            line = self.addAction(words)
            line.setCheckable(True)
            line.setChecked(value is not False)
            line.triggered.connect(lambda on, name=condition.id: self.switched.emit(name, on))
        self.addSeparator()
        words = self.tr("恢复评查本卷") if ineligible else self.tr("本卷不符合评查条件…")
        self.addAction(words).triggered.connect(self.ineligible_wanted)
        self.popup(at)
