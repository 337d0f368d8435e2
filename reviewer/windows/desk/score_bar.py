"""Under the rubric: how far the sheet is, the total, the grade, the way to its arithmetic, and submitting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import tip
from scoring.rubric import VetoEffect
from scoring.score import Score, ScoreState
from scoring.trace import Role, shown

_STATES = {ScoreState.FAILED_UNSCORED: "不再打分", ScoreState.INELIGIBLE: "不符合评查条件"}


class ScoreBar(QFrame):
    """Shows a score; computes nothing."""

    trace_wanted = Signal()
    submit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.total = QPushButton()
        self.total.setIcon(icons.icon("info", "accent"))
        self.total.setToolTip(tip("trace"))
        theme.set_look(self.total, "score")
        self.grade = QLabel()
        self.submit = QPushButton(self.tr("提交"))
        self.submit.setToolTip(tip("submit"))
        theme.set_look(self.submit, "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self.total)
        layout.addWidget(self.grade, 1)
        layout.addWidget(self.submit)
        self.total.clicked.connect(self.trace_wanted)
        self.submit.clicked.connect(self.submit_wanted)

    def show_score(self, score: Score | None, *, locked: bool) -> None:
        """The total as it stands."""
        self.submit.setEnabled(not locked)
        if score is None:
            self.total.setText("")
            self.grade.setText("")
            self.grade.setToolTip("")
            return
        words = self.tr(" 得分 {}").format(shown(score.total)) if score.total is not None else _STATES[score.state]
        self.total.setText(words)
        limited = _is_limited(score)
        self.grade.setText(self.tr("{}（否决所限）").format(score.grade) if limited else score.grade or "")
        self.grade.setToolTip(score.trace[-1].text if limited else "")
        bad = score.state in (ScoreState.ZEROED, ScoreState.FAILED_UNSCORED)
        theme.set_look(self.grade, "veto" if bad else "heading")


def _is_limited(score: Score) -> bool:
    """Whether a veto keeps the grade below what the points give; the last line of the trace names it."""
    caps = any(line.role is Role.VETO and line.state == VetoEffect.GRADE_CAP for line in score.trace)
    return caps and "最高评为" in score.trace[-1].text
