"""Below the pages: the suspicion looked at, its arithmetic step by step, its law and pages, and what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewer.presenters.desk.ports import SuspicionLine
from reviewer.presenters.likes import likes_shape
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import key_of, tip
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.desk.focus import leave_keyboard
from reviewer.windows.desk.likes_plot import LikesPlot
from reviewer.windows.desk.row_painting import shortened
from scoring.casefile import Region
from scoring.checks.fact_keys import LABELS, LOCAL_RULES
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result, Severity, Suspicion

SIGNS = {
    Severity.GRAVE: ("octagon-alert", "doubt"),
    Severity.MEDIUM: ("triangle-alert", "doubt"),
    Severity.NOTE: ("info", "muted"),
}
NARROW = 560  # below this width, at 100 %, the buttons have a row of their own
BESIDE = 380  # and from this width on the places stand beside them
AFTER_BUTTONS, BELOW_STEPS = 100, 2  # where the places stand: beside the buttons with all the room there, or below
LINE = 18  # a line of words, in pixels at 100 %
MOST, LEAST = 190, 64  # pixels at 100 %, and no more than a third of what is around: what is longer scrolls


class SuspicionBar(QFrame):
    """Hidden while no suspicion is looked at."""

    accepted = Signal()
    dismissed = Signal()
    reopened = Signal(str)
    fact_wanted = Signal(str)
    rules_wanted = Signal()
    page_wanted = Signal(int, object)
    closed = Signal()
    shown = Signal()  # it is there now, or gone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._line: SuspicionLine | None = None
        self._locked = False
        self._sign, self._kind, self.message, self.whole, self.steps, self.law = (QLabel() for _ in range(6))
        self.accept = self._button("", "accept", self.accepted.emit)
        self.dismiss = self._button("", "dismiss", self.dismissed.emit)
        self.reopen = self._button("", "reopen", self._reopen)
        self.close_button = self._button(self.tr("收起 Esc"), "", self.closed.emit)
        self.plot = LikesPlot()
        self.places = QWidget()
        self._links = FlowLayout(self.places)
        self._build()
        self.hide()

    def _button(self, words: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        theme.set_look(button, "chip")
        if name:
            button.setToolTip(tip(name))
        button.clicked.connect(lambda: act())
        leave_keyboard(button)
        return button

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.setContentsMargins(0, theme.GRID // 2, 0, 0)  # the words of the buttons beside it
        for label in (self._sign, self._kind):
            label.setFixedHeight(theme.px(LINE))  # level with the first line of the message
            head.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.message, 1)
        self._deciding = QWidget()
        row = self._row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self._buttons = (self.accept, self.dismiss, self.reopen, self.close_button)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(head, 1)
        self._top.addWidget(self._deciding, 0, Qt.AlignmentFlag.AlignTop)
        self._build_below()
        theme.set_look(self.message, "heading")
        theme.set_look(self._kind, "muted")
        theme.set_look(self.law, "muted")
        for label in (self.message, self.whole, self.steps, self.law):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(self._top)
        layout.addWidget(self._scroll)

    def _build_below(self) -> None:
        """What scrolls under the message: the whole of it where it is long, the steps, the places, the law, the shape
        of like cases."""
        inner = QWidget()
        theme.set_look(inner, "ground")
        below = QVBoxLayout(inner)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.GRID // 2)
        for widget in (self.whole, self.steps, self.places, self.law, self.plot):
            below.addWidget(widget)
        below.addStretch(1)
        self._below, self._scroll = below, QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)

    def show_line(self, line: SuspicionLine | None, *, locked: bool = False, under: str = "") -> None:
        """The suspicion looked at; None hides the bar. `under`: the item it would be accepted under, where it is not
        the one it is mapped to."""
        self._tell_keys(under)
        if line == self._line and locked == self._locked:
            return
        self._line, self._locked = line, locked
        self.setVisible(line is not None)
        self.shown.emit()
        if line is None:
            return
        one = line.suspicion
        self._draw_sign(one.severity)
        is_raised = one.result is Result.VIOLATED
        self._kind.setText(SEVERITY_WORDS[one.severity] if is_raised else RESULT_WORDS[one.result])
        message = "　".join(filter(None, (one.message, line.since or line.decision)))
        self.message.setText(shortened(message))
        self.whole.setText(message)
        self.whole.setHidden(self.message.text() == message)
        self.steps.setText("\n".join(steps(one.computation)))
        self.steps.setVisible(bool(one.computation))
        self.plot.show_shape(likes_shape(one.likes))
        self.law.setText("；".join(one.law))
        self.law.setVisible(bool(one.law))
        self._show_links(one)
        undecided = is_raised and not line.decision and not locked
        self.accept.setVisible(undecided)
        self.dismiss.setVisible(undecided)
        self.reopen.setVisible(bool(line.decision) and not locked)
        self._fit()

    def _tell_keys(self, under: str) -> None:
        """The keys as they are chosen now."""
        for button, words, name in (
            (self.accept, self.tr("采纳到 {}").format(under) if under else self.tr("采纳"), "accept"),
            (self.dismiss, self.tr("排除"), "dismiss"),
            (self.reopen, self.tr("重新认定"), "reopen"),
        ):
            button.setText(f"{words} {key_of(name)}")

    def changeEvent(self, event: QEvent) -> None:
        """The sign is drawn in the ink of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._line is not None:
            self._draw_sign(self._line.suspicion.severity)

    def _draw_sign(self, severity: Severity) -> None:
        self._sign.setPixmap(icons.pixmap(*SIGNS[severity], ratio=self.devicePixelRatioF()))

    def resizeEvent(self, event: object) -> None:
        """Words that break over more lines need their room."""
        self._fit()

    def _fit(self) -> None:
        width = max(200, self.width() - 2 * theme.GRID)
        is_narrow = self.width() < theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if way is not self._top.direction():  # the message is not squeezed beside the buttons
            self._top.setDirection(way)
        self._put_places(beside=is_narrow and width >= theme.px(BESIDE))
        wanted = self._below.totalHeightForWidth(width)
        around = self.parentWidget()
        self._kind.setHidden(is_narrow)  # the sign says as much
        share = 4 if is_narrow else 3
        room = around.height() // share if around is not None and around.height() else theme.px(MOST)
        self._scroll.setFixedHeight(min(max(wanted, 0), theme.px(MOST), max(room, theme.px(LEAST))))

    def _put_places(self, *, beside: bool) -> None:
        """A row of their own is the page's where they fit beside the buttons."""
        if beside is (self._row.indexOf(self.places) >= 0):
            return
        if beside:
            self._row.insertWidget(len(self._buttons), self.places, AFTER_BUTTONS)
        else:
            self._below.insertWidget(BELOW_STEPS, self.places)

    def _reopen(self) -> None:
        if self._line is not None:
            self.reopened.emit(self._line.suspicion.key)

    def _show_links(self, one: Suspicion) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for region in _one_a_page(one.regions):
            link = self._button(self.tr("第 {} 页").format(region.page), "", partial(self._turn, region))
            theme.set_look(link, "link")
            self._links.addWidget(link)
            link.show()  # it has its parent now; what is hidden has no height to be counted
        for key in one.missing if not self._locked else ():
            if key == LOCAL_RULES:
                chip = self._button(self.tr("设置当地规则"), "", self.rules_wanted.emit)
            else:
                chip = self._button(self.tr("补录{}").format(LABELS[key]), "", partial(self.fact_wanted.emit, key))
            chip.setIcon(icons.icon("pencil"))
            self._links.addWidget(chip)
            chip.show()
        self.places.setVisible(self._links.count() > 0)

    def _turn(self, region: Region) -> None:
        self.page_wanted.emit(region.page, region.box)


def steps(computation: str) -> tuple[str, ...]:
    """The arithmetic step by step, one a line."""
    return tuple(part for line in computation.split("\n") for part in line.split("；") if part)


def _one_a_page(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    found: dict[int, Region] = {}
    for region in regions:
        found.setdefault(region.page, region)
    return tuple(found.values())
