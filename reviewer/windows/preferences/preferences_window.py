"""设置: rules, years, fonts, backup, text recognition of one workspace."""

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from reviewer.presenters.preferences import PreferencesPresenter
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dressing import dress
from reviewer.windows.icons import icon
from reviewer.windows.messages import Messages, WindowMessages
from reviewer.windows.preferences.rules_page import RulesPage
from reviewer.windows.preferences.upkeep_page import UpkeepPage
from reviewer.windows.preferences.years_page import YearsPage
from reviewer.windows.state_line import StateLine

LAYOUT = "preferences/geometry/{}"  # at this size of text: larger words want a larger window


class PreferencesWindow(QWidget):
    """What is changed is kept at once; where checks are due, they run when the window closes."""

    def __init__(self, presenter: PreferencesPresenter, messages: Messages | None, settings: QSettings) -> None:
        super().__init__()
        dress(self)
        self.presenter, self._settings = presenter, settings
        self._messages: Messages = messages or WindowMessages(self)
        self.tabs, self.line = QTabWidget(), StateLine(presenter.rechecker.runner)
        self.state = self.line.text
        self.years, self.rules = YearsPage(presenter), RulesPage(presenter)
        self.upkeep = UpkeepPage(presenter, settings)
        self.again = QPushButton(self.tr("重新检查全部案卷"))
        self.undo, self.redo = self._step("undo-2", self.tr("撤销")), self._step("redo-2", self.tr("重做"))
        self._build()
        presenter.refused.connect(self._messages.refuse)
        presenter.rules_changed.connect(self._show_due)
        presenter.years_changed.connect(self._show_due)
        presenter.backed_up.connect(self._tell_backed_up)
        presenter.rechecker.rechecked.connect(self._tell_rechecked)
        presenter.rechecker.stopped.connect(self._show_due)
        self.again.clicked.connect(self._recheck)
        self._connect_steps()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._show_due()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Check the case files by what was changed."""
        self._settings.setValue(_layout(), self.saveGeometry())
        if self.presenter.rechecker.is_due:
            self.presenter.rechecker.start()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("设置"))
        for page, title in (
            (self.years, self.tr("节假日安排")),
            (self.rules, self.tr("检查规则")),
            (_scrolled(self.upkeep), self.tr("字体、备份与识别")),
        ):
            self.tabs.addTab(page, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        inner.addWidget(self.tabs)
        layout.addLayout(inner, 1)
        layout.addWidget(self._footer())
        geometry = self._settings.value(_layout())
        if geometry is None or not self.restoreGeometry(geometry):
            fit(self, 1180, 680)

    def _footer(self) -> QFrame:
        footer = QFrame()
        theme.set_look(footer, "footer")
        line = QHBoxLayout(footer)
        line.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        line.setSpacing(theme.GRID)
        close = QPushButton(self.tr("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        line.addWidget(self.line, 1)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        line.addWidget(self.again)
        line.addWidget(close)
        return footer

    def _step(self, sign: str, words: str) -> QPushButton:
        button = QPushButton(icon(sign), words)
        button.setAutoDefault(False)
        return button

    def _connect_steps(self) -> None:
        stack, keys = self.presenter.undo_stack, QKeySequence.StandardKey
        for button, act, key in ((self.undo, stack.undo, keys.Undo), (self.redo, stack.redo, keys.Redo)):
            button.clicked.connect(act)
            QShortcut(QKeySequence(key), self, act)
        QShortcut(QKeySequence("Ctrl+Y"), self, stack.redo)
        stack.indexChanged.connect(self._show_steps)
        self._show_steps()

    @Slot()
    def _show_steps(self) -> None:
        """Each button says what it would take back or make again; without any they take no room."""
        stack = self.presenter.undo_stack
        if not (isValid(stack) and isValid(self.undo)):
            return  # a stack that goes with its window empties itself first
        for button, words, key in ((self.undo, stack.undoText(), "Ctrl+Z"), (self.redo, stack.redoText(), "Ctrl+Y")):
            button.setVisible(bool(stack.count()))
            button.setEnabled(bool(words))
            button.setToolTip(f"{button.text()}{f'：{words}' if words else ''}（{key}）")

    @Slot()
    def _show_due(self) -> None:
        is_due = self.presenter.rechecker.is_due
        self.again.setVisible(is_due)
        due = self.tr("设置已保存；还有案卷没有按新的设置检查，关闭本窗口时自动检查。")
        self.state.setText(due if is_due else self.tr("改动随时保存在评查库里。"))

    @Slot()
    def _recheck(self) -> None:
        self.presenter.rechecker.start()
        self.again.hide()
        self.state.setText(self.tr("正在重新检查案卷…"))

    @Slot(int)
    def _tell_rechecked(self, count: int) -> None:
        self.again.hide()
        self.state.setText(self.tr("{} 份案卷已重新检查；已采纳、已排除的疑点保持不变。").format(count))

    @Slot(str)
    def _tell_backed_up(self, path: str) -> None:
        self.state.setText(self.tr("已备份到 {}").format(path))


def _layout() -> str:
    return LAYOUT.format(round(100 * theme.text_scale()))


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    return area
