"""The facts of the case that switch items on and off: what was read, and what a person says."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction

from reviewer.windows import theme
from reviewer.windows.dressing import dress
from scoring.rubric import Rubric


class ConditionsMenu(QMenu):
    """One line to tick a condition. It stays open while one ticks."""

    switched = Signal(str, bool)
    ineligible_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAccessibleName(self.tr("案情条件"))

    def show_conditions(
        self, rubric: Rubric, known: Mapping[str, bool | None], *, ineligible: bool, at: QPoint
    ) -> None:
        """The conditions of this edition with their values."""
        self.clear()
        self._add_heading(self.tr("本案的情况：按卷内文书判断，可以改。不打勾的，有关评查项不参评。"))
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

    def _add_heading(self, words: str) -> None:
        heading, line = QLabel(words), QWidgetAction(self)
        heading.setMargin(theme.GRID)
        theme.set_look(heading, "muted")
        line.setDefaultWidget(heading)
        self.addAction(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tick leaves the menu where it is: more than one may be wrong."""
        line = self.actionAt(event.position().toPoint())
        if line is not None and line.isCheckable() and line.isEnabled():
            line.trigger()
            event.accept()
            return
        super().mouseReleaseEvent(event)
