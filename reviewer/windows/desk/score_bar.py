"""Under the rubric: how far the sheet is, the total, the grade, the way to its arithmetic, and submitting."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.frame.elided_label import ElidedLabel
from scoring.rubric import VetoEffect
from scoring.score import Score, ScoreState
from scoring.trace import Role

TIGHT = 330  # pixels at 100 %
_STATES = {ScoreState.FAILED_UNSCORED: "不再打分", ScoreState.INELIGIBLE: "不符合评查条件"}


class ScoreBar(QFrame):
    """Shows a score; computes nothing."""

    wanted = Signal(str)  # the action
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.total = QPushButton()
        self.total.setIcon(icons.icon("info", "accent"))
        self.total.setToolTip(tip("trace"))
        theme.set_look(self.total, "score")
        self._total = self._figure = ""
        self.grade = ElidedLabel()
        self.submit, self.print = QPushButton(self.tr("提交")), QPushButton(self.tr("打印…"))
        self.submit.setToolTip(tip("submit"))
        self.print.setToolTip(self.tr("打印本卷的评查表"))
        self.give_back = QPushButton(self.tr("退回…"))
        self.give_back.setToolTip(tip("give_back"))
        for button in (self.submit, self.print):
            theme.set_look(button, "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self.total)
        layout.addWidget(self.grade, 1)
        layout.addWidget(self.give_back)
        layout.addWidget(self.submit)
        layout.addWidget(self.print)
        self.print.hide()
        self.give_back.hide()
        self.total.clicked.connect(lambda: self.wanted.emit("trace"))
        self.submit.clicked.connect(lambda: self.wanted.emit("submit"))
        self.give_back.clicked.connect(lambda: self.wanted.emit("give_back"))
        self.print.clicked.connect(self.print_wanted)

    def show_score(
        self, score: Score | None, *, locked: bool, is_provisional: bool = False, submitted: bool = False
    ) -> None:
        """The total as it stands. While items are open it is no result that could be quoted: 暂计, and no grade but one
        that a veto brings. What is submitted is printed, or given back."""
        self.submit.setEnabled(not locked)
        self.submit.setVisible(not submitted)
        theme.set_look(self.submit, "" if is_provisional else "primary")  # the next thing to do once all is decided
        self.print.setVisible(submitted)
        self.give_back.setVisible(submitted)
        if score is None:
            self._total = self._figure = ""
            self._suit_room()
            self.grade.setText("")
            self.grade.setToolTip("")
            return
        words = self.tr("暂计 {}") if is_provisional else self.tr("得分 {}")
        self._figure = f"{score.total:f}" if score.total is not None else ""
        self._total = words.format(self._figure) if self._figure else _STATES[score.state]
        limited = _is_limited(score)
        bad = score.state in (ScoreState.ZEROED, ScoreState.FAILED_UNSCORED)
        limits = self.tr("最高{}") if is_provisional else self.tr("{}（否决所限）")
        settled = "" if is_provisional and not bad else score.grade or ""
        self.grade.setText(limits.format(score.grade) if limited else settled)
        self.grade.setToolTip(score.trace[-1].text if limited else "")
        theme.set_look(self.grade, "veto" if bad else "heading")
        self._suit_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for words."""
        super().resizeEvent(event)
        self._suit_room()

    def _suit_room(self) -> None:
        """The grade is read whole: beside two buttons in a narrow pane the figure stands without its word."""
        is_tight = self._figure and not self.give_back.isHidden() and self.width() < theme.px(TIGHT)
        self.total.setText(self._figure if is_tight else self._total)


def _is_limited(score: Score) -> bool:
    """Whether a veto keeps the grade below what the points give; the last line of the trace names it."""
    caps = any(line.role is Role.VETO and line.state == VetoEffect.GRADE_CAP for line in score.trace)
    return caps and "最高评为" in score.trace[-1].text
