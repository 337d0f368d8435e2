"""Name and kind of one document; the kind is found by typing any part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.windows import theme
from reviewer.windows.name_box import NameBox
from reviewer.windows.reading.form_keys import is_forms_own

BY_ITSELF = "由程序认定"


class DocumentForm(QFrame):
    """Hidden until a document is to be changed."""

    answered = Signal(str, str)  # title, code of the kind ("" by the program)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.title, self.kind, self._problem = QLineEdit(), NameBox(), QLabel()
        self.title.setAccessibleName(self.tr("文书名称"))
        self.kind.setAccessibleName(self.tr("文书种类"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(6)
        completer = self.kind.completer()
        assert completer is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        theme.set_look(self._problem, "doubt")
        self._problem.setWordWrap(True)
        take, cancel = QPushButton(self.tr("确定")), QPushButton(self.tr("取消"))
        theme.set_look(take, "primary")
        take.clicked.connect(self._take)
        cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(take)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        for words, field in ((self.tr("文书名称"), self.title), (self.tr("文书种类"), self.kind)):
            label = QLabel(words)
            theme.set_look(label, "muted")
            layout.addWidget(label)
            layout.addWidget(field)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        line = self.kind.lineEdit()
        assert line is not None
        for box in (self.title, line):
            box.installEventFilter(self)
            box.returnPressed.connect(self._take)
        self.hide()

    def begin(self, title: str, kind: str, kinds: Sequence[tuple[str, str]]) -> None:
        """Opens for a document, its name ready to be written over."""
        self._problem.hide()
        self.title.setText(title)
        self.kind.clear()
        self.kind.addItem(self.tr(BY_ITSELF), "")
        for code, label in kinds:
            self.kind.addItem(label, code)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.show()
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    @Slot()
    def _take(self) -> None:
        title, at = self.title.text().strip(), self.kind.findText(self.kind.currentText().strip())
        if not title or at < 0:
            missing = self.tr("请填写文书名称。") if not title else self.tr("文书种类请从列表中选择。")
            self._problem.setText(missing)
            self._problem.show()
            return
        self.answered.emit(title, self.kind.itemData(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc are the form's while one types in it."""
        return is_forms_own(event, self.left.emit) or super().eventFilter(watched, event)
