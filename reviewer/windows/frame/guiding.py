"""The guided first review over an open workspace: what each step says, where it points, how it is seen to be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.presenters.desk.status import open_suspicions
from reviewer.presenters.guide import DECIDE, DONE, ITEM, OPEN, SCORE, STEPS, SUSPICION, Guide
from reviewer.presenters.ports import CaseState
from reviewer.windows.desk.actions import key_of
from reviewer.windows.frame.guide_bubble import GuideBubble
from scoring.folding import SessionContent

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.desk.desk_place import DeskPlace

JUDGE = "judge"  # the second half of the step about suspicions: one is open
FOLLOW = 200  # milliseconds; what the bubble stands beside may move
_SAYS = {
    OPEN: ("打开案卷", "列表里是一份虚构的案卷。按回车，或者点右上角的“评查本卷”。只看不记，不算评查。"),
    ITEM: ("选一个评查项", "按 {item_down} 或者点其中一项：页面自动翻到有关的文书。按 {next_unscored} 到下一未评项。"),
    DECIDE: (
        "记下您的判断",
        "看过页面：没有问题，按 {no_problem}；应当有而卷里没有，按 {missing}；有问题，先在页面上拖出一个框作证据，"
        "再按方框里的数字。也可以直接点。"
        "第一次记录时会问评查表上印的姓名。",
    ),
    SUSPICION: (
        "认定一条疑点",
        "疑点是程序核对期限、金额、引用得出的提示，本身不扣分。点左边“疑点”里的一条，或者按 {next_suspicion}。",
    ),
    JUDGE: (
        "认定一条疑点",
        "对着页面核对标出的地方和推算：确有问题，按 {accept} 采纳，记成问题；不成立，按 {dismiss} 排除并写明理由。"
        "也可以点页面下方的按钮。",
    ),
    SCORE: ("看得分怎么算", "每一步都已保存，得分随时跟着变。按 {trace} 或者点这里，看它是怎么算出来的。"),
    DONE: (
        "试评完成",
        "记错了按 {undo} 逐步撤销；评完一卷按 {submit} 提交，按 {next_file} 到下一份。按 {help} 看全部快捷键，"
        "按 F1 看手册。示例可以接着评，也可以放着不管。",
    ),
}


class Guiding(QObject):
    """Shows the guide over the main window. It never takes the focus."""

    home_wanted = Signal()

    def __init__(self, office: "OpenWorkspace", *, has_home: bool) -> None:
        super().__init__(office)
        self._office, self._has_home = office, has_home
        self.guide = Guide(self)
        self.bubble: GuideBubble | None = None
        self._before = SessionContent()
        self._said = ""
        self._desk: DeskPlace | None = None
        self._follow = QTimer(self, interval=FOLLOW)
        self._follow.timeout.connect(self._look)
        self.guide.moved.connect(self._show)
        self.guide.ended.connect(self._end)
        office.window.installEventFilter(self)
        office.window.closing.connect(self.guide.leave)

    @Slot()
    def begin(self) -> None:
        """From the list on, with a case file chosen that is not submitted yet."""
        office = self._office
        office.window.go("cases")
        assert office.cases_place is not None
        waiting = next((row for row in office.cases.rows if row.state is not CaseState.SUBMITTED), None)
        if waiting is not None:
            office.cases_place.table.choose(waiting.case_id)
            self.guide.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc ends the guide, once nothing on the desk wants it."""
        if not self.guide.is_on or not _is_escape(event) or self._desk_wants_escape():
            return super().eventFilter(watched, event)
        event.accept()
        QTimer.singleShot(0, self.guide.leave)
        return True

    def _desk_wants_escape(self) -> bool:
        place = self._desk
        if place is None or not place.isVisible():
            return False
        closes = (place.help, place.find_bar, place.suspicion_bar)
        return place.entry.prompt is not None or any(widget.isVisible() for widget in closes)

    @Slot(str)
    def _show(self, step: str) -> None:
        if self._desk is not None:
            self._before = self._desk.desk.content
            if step == SUSPICION and not self._waiting_suspicions():
                self.guide.skip()
                return
        if self.bubble is None:
            self.bubble = GuideBubble(self._office.window)
            self.bubble.skipped.connect(self.guide.skip)
            self.bubble.left.connect(self.guide.leave)
            self.bubble.home_wanted.connect(self.home_wanted)
        self._said = ""
        self._follow.start()
        self._look()

    def _say(self) -> None:
        """The words of the step, or of its half, where they are not said yet."""
        step = self.guide.step
        part = JUDGE if step == SUSPICION and self._is_judging else step
        if self.bubble is None or part == self._said or part not in _SAYS:
            return
        self._said = part
        title, words = _SAYS[part]
        keys = {name: key_of(name) for name in _KEYS}
        head = f"{title}　{self.guide.number}/{len(STEPS)}" if step != DONE else title
        self.bubble.say(head, words.format(**keys), is_last=step == DONE, has_home=self._has_home)

    @property
    def _is_judging(self) -> bool:
        return self._desk is not None and self._desk.desk.suspicion is not None

    @Slot()
    def _end(self) -> None:
        self._follow.stop()
        if self.bubble is not None:
            self.bubble.close_all()
            self.bubble = None

    @Slot()
    def _look(self) -> None:
        """Where the target stands now, and whether what no signal tells was done."""
        if self._desk is None and self._office.desk is not None:
            self._know_desk(self._office.desk.place)
        if self._desk is not None and self._desk.isVisible() and self._desk.desk.file is not None:
            self.guide.did(OPEN)
        if self.bubble is None or QApplication.activeModalWidget() is not None:
            return
        if self._desk is not None and self._desk.isVisible() and self._desk.entry.prompt is not None:
            self.bubble.step_aside()  # the form says itself what it asks
        else:
            self._say()
            self.bubble.stand_beside(self._target(), self._kept_free())

    def _know_desk(self, place: "DeskPlace") -> None:
        self._desk = place
        place.desk.opened.connect(lambda: self.guide.did(OPEN))
        place.desk.item_chosen.connect(lambda _item: self.guide.did(ITEM))
        place.desk.changed.connect(self._compare)
        place.acting.trace_shown.connect(lambda: self.guide.did(SCORE))

    @Slot()
    def _compare(self) -> None:
        """What was decided since the step began."""
        assert self._desk is not None
        now, before = self._desk.desk.content, self._before
        if now.sheet != before.sheet:
            self.guide.did(DECIDE)
        if now.decisions != before.decisions:
            self.guide.did(SUSPICION)

    def _waiting_suspicions(self) -> int:
        assert self._desk is not None
        desk = self._desk.desk
        return len(open_suspicions(desk.file, desk.content)) if desk.file else 0

    def _target(self) -> QRect | None:
        """The part of the window the step is about, None while it is not on the screen."""
        office, place, step = self._office, self._desk, self.guide.step
        if step == OPEN:
            return self._rect(office.cases_place.tools.review) if office.cases_place else None
        if place is None or step == DONE:
            return None
        widgets: dict[str, QWidget] = {
            ITEM: place.rubric,
            DECIDE: place.card,
            SUSPICION: place.suspicion_bar if self._is_judging else place.left,
            SCORE: place.score.total,
        }
        return self._rect(widgets[step])

    def _kept_free(self) -> list[QRect]:
        """What the steps on the desk are done in: the page, the suspicion below it, the form."""
        place = self._desk
        if place is None or self.guide.step not in (ITEM, DECIDE, SUSPICION):
            return []
        widgets: list[QWidget] = [place.area, place.suspicion_bar, place.form]
        if self.guide.step == SUSPICION and not self._is_judging:
            widgets = [place.left]  # nothing is read on the page before one is chosen
        rects = (self._rect(widget) for widget in widgets)
        return [rect for rect in rects if rect is not None]

    def _rect(self, widget: QWidget) -> QRect | None:
        if not widget.isVisible():
            return None
        return QRect(widget.mapTo(self._office.window, QPoint(0, 0)), widget.size())


def _is_escape(event: QEvent) -> bool:
    wanted = event.type() == QEvent.Type.ShortcutOverride
    return wanted and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


_KEYS = (
    "item_down",
    "next_unscored",
    "no_problem",
    "missing",
    "next_suspicion",
    "accept",
    "dismiss",
    "trace",
    "undo",
    "submit",
    "next_file",
    "help",
)
