"""撤销 and 重做 of what was put right in the list, in the list's own menu and by the keys that everyone knows."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reviewer.presenters.corrections import CorrectionsPresenter

UNDO, REDO = ("Ctrl+Z",), ("Ctrl+Y", "Ctrl+Shift+Z")


class CorrectionHistory(QObject):
    """Two entries that say what they would take back or make again."""

    def __init__(self, corrections: CorrectionsPresenter, over: QWidget) -> None:
        super().__init__(over)
        self._corrections = corrections
        self.undo, self.redo = QAction(over), QAction(over)
        for action, keys, act in ((self.undo, UNDO, corrections.undo), (self.redo, REDO, corrections.redo)):
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(act)
            over.addAction(action)
        corrections.history_changed.connect(self._name)
        self._name()

    @Slot()
    def _name(self) -> None:
        pairs = (
            (self.undo, self.tr("撤销"), self._corrections.undo_words),
            (self.redo, self.tr("重做"), self._corrections.redo_words),
        )
        for action, verb, words in pairs:
            action.setText(self.tr("{}：{}").format(verb, words) if words else verb)
            action.setEnabled(bool(words))
