"""The row over the list of case files: import, filter, and what can be done with the chosen one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from reviewer.presenters.ports import CaseRow, CaseState
from reviewer.windows import theme
from reviewer.windows.frame.elided_label import ClausesLabel
from reviewer.windows.icons import icon, let_clear, side

ROOMY, NARROW = 1000, 840  # pixels at 100 % that all the words on the buttons need, and that the short ones need


class FilterBox(QLineEdit):
    """Any words, in any column. Esc empties it, a second Esc or the down key leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and the way down to the list; the rest is the box's own."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToolRow(QFrame):
    """Says what the user asks for; does none of it."""

    import_files_chosen = Signal()
    import_folder_chosen = Signal()
    filter_changed = Signal()
    state_changed = Signal()
    filter_left = Signal()
    sheet_print_chosen = Signal()
    sheet_save_chosen = Signal()
    all_sheets_save_chosen = Signal()
    papers_chosen = Signal()
    roster_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self.sheets = self._sheets_button()
        self._import = self._import_button()
        self._filter = FilterBox()
        self._filter.setPlaceholderText(self.tr("筛选：代号、案名、机构、案由、评查人…"))
        let_clear(self._filter)
        self._filter.setMinimumWidth(theme.px(120))
        self._filter.setMaximumWidth(theme.px(420))
        self._filter.setAccessibleName(self.tr("筛选案卷"))
        self._state = QComboBox()
        self._state.setAccessibleName(self.tr("按状态筛选"))
        self._state.addItem(self.tr("全部状态"), "")
        for state in CaseState:
            self._state.addItem(state.value, state.value)
        self._summary = ClausesLabel()
        theme.set_look(self._summary, "muted")
        self.correct = QPushButton(icon("pencil"), self.tr("更正信息"))
        self.teach = QPushButton(icon("presentation"), self.tr("讲评放映"))
        self.review = QPushButton(icon("list-checks", "on_accent"), self.tr("评查本卷"))
        theme.set_look(self.review, "primary")
        for button in (self._import, self.correct, self.sheets, self.teach):
            button.setAccessibleName(button.text())
        self._lay_out()
        self._filter.textChanged.connect(self.filter_changed)
        self._filter.left.connect(self.filter_left)
        self._state.currentIndexChanged.connect(self.state_changed)
        self.set_choice(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the lesser buttons say less, then show icons only, so that the filter can be read."""
        super().resizeEvent(event)
        width = event.size().width()
        shorter = (self.tr("导入"), self.tr("更正"), self.tr("文书"), self.tr("讲评"))
        for button, short in zip((self._import, self.correct, self.sheets, self.teach), shorter, strict=True):
            button.setText(button.accessibleName() if width >= theme.px(ROOMY) else short)
            if width < theme.px(NARROW) and button in (self.correct, self.teach):
                button.setText("")
            button.setIconSize(QSize() if button.text() else QSize(side(), side()))  # alone it stands in the middle

    def filter_text(self) -> str:
        """What is typed in the filter box."""
        return self._filter.text()

    def state(self) -> str:
        """The state to be shown, empty for all."""
        return str(self._state.currentData())

    def clear(self) -> None:
        """Filter nothing."""
        self._filter.clear()
        self._state.setCurrentIndex(0)

    @Slot()
    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self._filter.setFocus()
        self._filter.selectAll()

    def show_summary(self, text: str) -> None:
        """Say how many case files are shown."""
        self._summary.setText(text)

    def set_choice(self, row: CaseRow | None, submitted: int = 0) -> None:
        """Allow what can be done with this case file; so many of those chosen are `submitted`."""
        self.review.setEnabled(row is not None)
        self.correct.setEnabled(row is not None)
        self.teach.setEnabled(bool(submitted))
        which = self.tr("所选 {} 卷").format(submitted) if submitted > 1 else self.tr("本卷")
        as_file = self.tr("{}评查表存为一个 PDF…") if submitted > 1 else self.tr("{}评查表存为 PDF…")
        for action, text in zip(self._own_sheet, (self.tr("打印{}评查表…"), as_file), strict=True):
            action.setText(text.format(which))
            action.setEnabled(bool(submitted))
        done = row is not None and row.state == CaseState.SUBMITTED
        self.review.setText(self.tr("查看评查") if done else self.tr("评查本卷"))

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:
        """No second import while one runs."""
        self._import.setEnabled(not busy)

    def _import_button(self) -> QPushButton:
        button = QPushButton(icon("import"), self.tr("导入案卷"))
        menu = QMenu(button)
        menu.addAction(
            icon("file-plus"), self.tr("案卷文件（PDF、图片、Word、OFD、ZIP）…"), _later(self.import_files_chosen)
        )
        menu.addAction(icon("folder-open"), self.tr("案卷文件夹（一案一夹）…"), _later(self.import_folder_chosen))
        menu.addSeparator()
        menu.addAction(icon("list-checks"), self.tr("案卷目录（XLSX、CSV，核对送卷）…"), _later(self.roster_chosen))
        _hang(button, menu)
        return button

    def _sheets_button(self) -> QPushButton:
        button = QPushButton(icon("file-output"), self.tr("打印与文书"))
        menu = QMenu(button)
        own = ((icon("printer"), self.sheet_print_chosen), (icon("download"), self.sheet_save_chosen))
        self._own_sheet = [menu.addAction(image, "", chosen.emit) for image, chosen in own]
        menu.addSeparator()
        every = self.tr("列表中已提交的全部存为一个 PDF…")
        self.all_sheets = menu.addAction(icon("files"), every, self.all_sheets_save_chosen.emit)
        menu.addSeparator()
        several = self.tr("评查表、意见书、整改通知书、台账等文书…")
        papers = menu.addAction(icon("scroll-text"), several, self.papers_chosen.emit)
        papers.setShortcut("Ctrl+P")
        self.addAction(papers)
        _hang(button, menu)
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._import)
        layout.addWidget(self._filter, 5)
        layout.addWidget(self._state)
        layout.addWidget(self._summary, 6)  # gives way first where the window is narrow
        for button in (self.correct, self.sheets, self.teach, self.review):
            layout.addWidget(button)


def _hang(button: QPushButton, menu: QMenu) -> None:
    """The button's menu; Qt takes the mouse to be over the button still, where a dialog follows."""
    button.setMenu(menu)
    menu.aboutToHide.connect(lambda: button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False))


def _later(wanted: SignalInstance) -> Callable[[], None]:
    """Once the menu is gone: a dialog opened from within it would leave the button looking pressed."""
    return lambda: QTimer.singleShot(0, wanted.emit)


class OnlyBar(QFrame):
    """Says that only the case files behind one number are shown, and lets the user see all again."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self._text = QLabel()
        clear = QPushButton(icon("x"), self.tr("显示全部案卷"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self._text)
        layout.addWidget(clear)
        layout.addStretch(1)
        clear.clicked.connect(self.leave)
        clear.setToolTip(self.tr("显示全部案卷（Esc）"))
        self.hide()

    def describe(self, description: str) -> None:
        """Say which number the list is behind."""
        self._text.setText(self.tr("只显示：{}").format(description))
        self.show()

    @Slot()
    def leave(self) -> None:
        """All are shown again."""
        self.hide()
        self.cleared.emit()
