"""The row over 简报: which bulletin is shown, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.presenters.ports import IssuedBulletin
from reviewer.windows import theme
from reviewer.windows.choice_box import ChoiceBox
from reviewer.windows.icons import icon


class BulletinBar(QFrame):
    """Says what the user asks for; does none of it."""

    draft_chosen = Signal()
    issue_chosen = Signal(object)  # IssuedBulletin
    correction_wanted = Signal(object)  # IssuedBulletin
    correction_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self.shown = ChoiceBox()
        self.shown.setAccessibleName(self.tr("简报"))
        self.shown.setMinimumWidth(theme.px(96))
        self.shown.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.shown.currentTextChanged.connect(self.shown.setToolTip)  # it may be cut
        self.state = QLabel()
        theme.set_look(self.state, "muted")
        self.state.setMinimumWidth(1)
        self.who = QPushButton(icon("users"), self.tr("先填写姓名…"))
        self.settings = QPushButton(icon("settings"), self.tr("报头与发文设置…"))
        self.typical = QPushButton(icon("list-filter"), self.tr("典型案例…"))
        self.recompose = QPushButton(icon("refresh-cw"), self.tr("按数据重写"))
        self.correct = QPushButton(icon("file-plus"), self.tr("更正这一期…"))
        self.correct.setToolTip(self.tr("另出一期，写明更正哪一期、哪些内容；原来的一期不变"))
        self.drop = QPushButton(icon("undo-2"), self.tr("不出更正了"))
        self.drop.setToolTip(self.tr("放下更正，重新按数据写下一期简报"))
        self.export = QPushButton(icon("download"), self.tr("存为…"))
        self.print = QPushButton(icon("printer"), self.tr("打印…"))
        self.issue = QPushButton(icon("stamp", "on_accent"), self.tr("定稿签发…"))
        theme.set_look(self.issue, "primary")
        self.print.setShortcut("Ctrl+P")
        self.print.setToolTip(self.tr("打印（Ctrl+P）"))
        self.correct.clicked.connect(lambda: self.correction_wanted.emit(self.shown.currentData()))
        self.drop.clicked.connect(self.correction_dropped)
        self._issues: Sequence[IssuedBulletin] = ()
        self._corrected = ""  # the id of the issue that the draft corrects
        self._editable, self._issuable, self._issuing = True, False, False
        self._lay_out()
        self.shown.currentIndexChanged.connect(self._choose)
        self.list_issues(())
        self.set_printable(False)
        self.set_issuable(False)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.shown)
        layout.addWidget(self.state, 1)
        for button in (self.who, self.settings, self.typical, self.drop, self.recompose, self.correct):
            layout.addWidget(button)
        for button in (self.export, self.print, self.issue):
            layout.addWidget(button)

    def list_issues(self, issues: Sequence[IssuedBulletin], current: str = "") -> None:
        """Offer the draft and these issues; `current` is the id of the one to show."""
        self.shown.blockSignals(True)
        self.shown.clear()
        self._issues = issues
        self.shown.addItem(self._draft_label(), None)
        for issue in issues:
            kind = self.tr("已签发（更正）：{}") if issue.corrects else self.tr("已签发：{}")
            self.shown.addItem(kind.format(issue.label), issue)
            if issue.bulletin_id == current:
                self.shown.setCurrentIndex(self.shown.count() - 1)
        self.shown.blockSignals(False)
        self._choose()

    def tell_draft(self, corrected: str) -> None:
        """The draft corrects the issue of this id, or none."""
        self._corrected = corrected
        self.shown.setItemText(0, self._draft_label())
        if self.shown.currentData() is None:
            self._offer(is_draft=True)

    def _draft_label(self) -> str:
        label = next((one.label for one in self._issues if one.bulletin_id == self._corrected), "")
        return self.tr("更正草稿：{}").format(label) if label else self.tr("草稿")

    def set_printable(self, printable: bool) -> None:
        """Whether there is a page to print."""
        self.export.setEnabled(printable)
        self.print.setEnabled(printable)

    def set_issuable(self, issuable: bool) -> None:
        """Whether the check lets the draft be issued."""
        self._issuable = issuable
        self._allow()

    def set_issuing(self, issuing: bool) -> None:
        """While the draft is being issued, the buttons that would change it wait."""
        self._issuing = issuing
        self._allow()

    def _allow(self) -> None:
        may_issue = self._issuable and self._editable and not self._issuing
        self.issue.setEnabled(may_issue and self.shown.currentData() is None)
        for button in (self.settings, self.typical, self.recompose, self.drop, self.correct):
            button.setEnabled(self._editable and not self._issuing)

    def set_editable(self, editable: bool) -> None:
        """Whether somebody is known in whose name the draft can be changed; until then one button asks who it is, in
        the place of those that could do nothing."""
        self._editable = editable
        self._allow()
        self._offer(self.shown.currentData() is None)

    def _offer(self, is_draft: bool) -> None:
        for button in (self.settings, self.recompose):
            button.setVisible(is_draft and self._editable)
        self.typical.setVisible(is_draft and self._editable and not self._corrected)
        self.drop.setVisible(is_draft and self._editable and bool(self._corrected))
        self.correct.setVisible(not is_draft and self._editable)
        self.issue.setVisible(is_draft)
        self.who.setVisible(is_draft and not self._editable)

    @Slot()
    def _choose(self) -> None:
        issue = self.shown.currentData()
        self._offer(issue is None)
        if issue is None:
            self.state.setText("")
            self.draft_chosen.emit()
        else:
            said = self.tr("{} 签发，已锁定").format(issue.issued_on)
            later = next((one.label for one in self._issues if one.corrects == issue.bulletin_id), "")
            self.state.setText(said + (self.tr("；已由{}更正").format(later) if later else ""))
            self.state.setToolTip(self.tr("文件校验值 {}").format(issue.sha256))
            self.issue_chosen.emit(issue)
