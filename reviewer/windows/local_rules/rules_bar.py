"""The row of buttons over the local rules: files in and out, the example, undo."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.messages import Messages

READABLE = "当地规则 (*.xlsx *.yaml *.yml)"
WRITABLE = "Excel 工作簿 (*.xlsx);;规则文件 (*.yaml)"


class RulesBar(QFrame):
    """Asks for files and hands them to the presenter."""

    leaving_cells = Signal()  # what is being typed is to be taken over first

    def __init__(self, presenter: LocalRulesPresenter, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self._presenter, self._messages = presenter, messages
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        line.setSpacing(theme.GRID)
        self.undo = self._button(self.tr("撤销"), "undo-2", self.tr("撤销（Ctrl+Z）"))
        self.redo = self._button(self.tr("重做"), "redo-2", self.tr("重做（Ctrl+Y）"))
        self.import_button = self._button(self.tr("导入…"), "import", self.tr("读入 XLSX 或 YAML 文件"))
        self.export_button = self._button(self.tr("导出…"), "download", self.tr("写成 XLSX 或 YAML 文件"))
        self.example = self._button(self.tr("载入虚构示例"), "file-plus", self.tr("示例说明写法，数字均为虚构"))
        for button in (self.undo, self.redo, self.import_button, self.export_button):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.example)
        self._connect()

    def _button(self, text: str, icon_name: str, tip: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        stack = self._presenter.undo_stack
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.example.clicked.connect(self._load_example)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, stack.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self, stack.redo)

    @Slot(str)
    def _name_undo(self, what: str) -> None:
        self.undo.setToolTip(self.tr("撤销{}（Ctrl+Z）").format(what))

    @Slot(str)
    def _name_redo(self, what: str) -> None:
        self.redo.setToolTip(self.tr("重做{}（Ctrl+Y）").format(what))

    @Slot()
    def _load_example(self) -> None:
        """The tables are replaced; Ctrl+Z brings them back."""
        self.leaving_cells.emit()
        self._presenter.load_example()

    @Slot()
    def _import(self) -> None:
        self.leaving_cells.emit()
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("导入当地规则"), "", READABLE)
        if chosen:
            self._presenter.import_file(Path(chosen))

    @Slot()
    def _export(self) -> None:
        self.leaving_cells.emit()
        first = self.tr("当地规则.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("导出当地规则"), first, WRITABLE)
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".yaml" if "yaml" in kind else ".xlsx")
        if self._presenter.export_file(path):
            self._messages.note(self.tr("已导出到 {}").format(path.name))
