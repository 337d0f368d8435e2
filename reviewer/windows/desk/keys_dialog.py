"""Choosing keys: every action with its keys, a field that takes the next key pressed, a warning where it is taken."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.windows import theme
from reviewer.windows.bringing import FRAME
from reviewer.windows.desk.actions import PLACES, action, actions, spoken
from reviewer.windows.desk.keymap import KeyMap
from reviewer.windows.messages import Messages
from scoring.errors import ReviewError

FILE_NAME, FILTER = "明卷快捷键.json", "快捷键文件 (*.json)"
NAME_ROLE = Qt.ItemDataRole.UserRole + 1


class KeyField(QKeySequenceEdit):
    """Takes one key, not a series of them; Esc leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is no key that could be given."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class KeysDialog(QDialog):
    """Shows the keys as they are and changes them at once."""

    def __init__(self, keymap: KeyMap, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap, self._messages = keymap, messages
        self.setWindowTitle(self.tr("设置快捷键"))
        self.resize(QSize(theme.px(560), theme.px(560)).boundedTo(self.screen().availableSize() - FRAME))
        self.tree, self.keys, self.warning = QTreeWidget(), KeyField(), QLabel()
        self.tree.setHeaderLabels([self.tr("操作"), self.tr("快捷键")])
        self.tree.setAccessibleName(self.tr("操作和快捷键"))
        self.tree.setColumnWidth(0, theme.px(300))
        self.keys.setAccessibleName(self.tr("按下新的快捷键"))
        self.warning.setWordWrap(True)
        self.warning.setMinimumHeight(theme.px(36))
        theme.set_look(self.warning, "doubt")
        self.instead = QPushButton(self.tr("改为此键"))
        self.beside = QPushButton(self.tr("另加此键"))
        self.reset, self.load = QPushButton(self.tr("全部恢复默认")), QPushButton(self.tr("从文件导入…"))
        self.save, self.leave = QPushButton(self.tr("导出为文件…")), QPushButton(self.tr("关闭"))
        for button in (self.instead, self.beside, self.reset, self.load, self.save, self.leave):
            button.setAutoDefault(False)
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        choosing, foot = QHBoxLayout(), QHBoxLayout()
        choosing.addWidget(QLabel(self.tr("按下新的快捷键：")))
        choosing.addWidget(self.keys, 1)
        choosing.addWidget(self.instead)
        choosing.addWidget(self.beside)
        for button in (self.reset, self.load, self.save):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.tree, 1)
        layout.addLayout(choosing)
        layout.addWidget(self.warning)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(self._show_choice)
        self.keys.keySequenceChanged.connect(self._show_choice)
        self.instead.clicked.connect(lambda: self._give(also=False))
        self.beside.clicked.connect(lambda: self._give(also=True))
        self.reset.clicked.connect(self._reset)
        self.load.clicked.connect(self._load)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.close)
        self._keymap.changed.connect(self._fill)

    def chosen(self) -> str:
        """The action whose line is current; empty on a heading."""
        item = self.tree.currentItem()
        return str(item.data(0, NAME_ROLE)) if item is not None and item.data(0, NAME_ROLE) else ""

    def choose(self, name: str) -> None:
        """Makes an action's line the current one."""
        for row in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(row)
            lines = [head.child(number) for number in range(head.childCount())] if head is not None else []
            for line in lines:
                if line is not None and name and line.data(0, NAME_ROLE) == name:
                    self.tree.setCurrentItem(line)

    @Slot()
    def _fill(self) -> None:
        chosen = self.chosen()
        self.tree.clear()
        for place in PLACES:
            head = QTreeWidgetItem([place, ""])
            self.tree.addTopLevelItem(head)
            for one in actions():
                if one.place == place and self._keymap.may_change(one.name):
                    line = QTreeWidgetItem([one.words, "　".join(spoken(k) for k in one.keys)])
                    line.setData(0, NAME_ROLE, one.name)
                    head.addChild(line)
        self.tree.expandAll()
        self.choose(chosen)
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        """What the key pressed would mean for the line chosen."""
        name, keys = self.chosen(), self._pressed()
        objection = self._keymap.objection(name, keys) if name and keys else ""
        self.instead.setEnabled(bool(name and keys and not objection))
        self.beside.setEnabled(self.instead.isEnabled())
        owner = self._keymap.owner(keys) if keys else ""
        if not objection and owner and owner != name:
            objection = self.tr("此键现在用于“{}”，改后那里不再有此键。").format(action(owner).words)
        self.warning.setText(objection)

    def _pressed(self) -> str:
        return self.keys.keySequence().toString()

    def _give(self, *, also: bool) -> None:
        pressed = self._pressed()
        self.keys.clear()
        self._keymap.give(self.chosen(), pressed, also=also)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)  # where the next one is chosen

    def _reset(self) -> None:
        """Asks first: what somebody chose is gone then."""
        question = self.tr("全部恢复默认？")
        detail = self.tr("自己改过的快捷键都不再保留。要留着的，先“导出为文件”。")
        if self._messages.ask(question, detail, self.tr("恢复默认")):
            self._keymap.reset()

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("导出快捷键"), FILE_NAME, FILTER)
        if path:
            self.write(Path(path))

    def _load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("导入快捷键"), "", FILTER)
        if path:
            self.read(Path(path))

    def write(self, path: Path) -> None:
        """Keeps the keys in a file."""
        try:
            path.write_text(self._keymap.text(), encoding="utf-8")
        except OSError as error:
            self._messages.refuse(ReviewError(self.tr("快捷键没有写成文件：{}").format(error.strerror or error)))

    def read(self, path: Path) -> None:
        """Takes the keys out of a file; refused whole where anything in it is wrong."""
        try:
            self._keymap.take_text(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            self._messages.refuse(ReviewError(self.tr("快捷键文件无法读取。"), self.tr("请选择由本程序导出的文件。")))
        except ReviewError as error:
            self._messages.refuse(error)
