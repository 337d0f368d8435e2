"""What the actions about suspicions do: from one to the next, deciding, and findings that rest on one that changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reviewer.presenters.desk.status import open_suspicions, suspicion_lines
from reviewer.windows.desk.actions import key_of
from reviewer.windows.messages import Messages
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace


class SuspicionActing(QObject):
    """The suspicions' part of the desk's actions."""

    def __init__(self, place: "DeskPlace", messages: Messages) -> None:
        super().__init__(place)
        self._place, self._messages = place, messages
        self._desk, self._entry = place.desk, place.entry
        self._entry.item_wanted.connect(self._to_items)
        self._desk.grounds_changed.connect(self._tell_grounds)
        self._desk.dismissals_changed.connect(self._tell_dismissals)

    def table(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "next_suspicion": self._next,
            "accept": lambda: self._decide(self._entry.accept),
            "dismiss": lambda: self._decide(self._entry.dismiss),
            "reopen": lambda: self._decide(self._reopen),
            "suspicion_page": self._turn,
            "keep": self._keep_first,
        }

    def _next(self) -> None:
        desk = self._desk
        assert desk.file is not None
        undecided = {s.key for s in open_suspicions(desk.file, desk.content)}
        lines = suspicion_lines(desk.file, desk.content)  # in the order of the list
        waiting = [x.suspicion.key for x in lines if x.suspicion.key in undecided]
        if not waiting:
            self._messages.note(self.tr("没有待认定的疑点。"))
            return
        now = desk.suspicion.key if desk.suspicion else ""
        following = waiting.index(now) + 1 if now in waiting else 0
        self._place.showing.enter_list()
        desk.show_suspicion(waiting[following % len(waiting)])

    def _decide(self, act: Callable[[], object]) -> None:
        """About the suspicion that is open, and no other."""
        if self._desk.suspicion is None:
            hint = self.tr("按 {} 打开下一条疑点，或者在左边“疑点”中点选一条。").format(key_of("next_suspicion"))
            self._desk.refused.emit(ReviewError(self.tr("没有打开疑点。"), hint))
        else:
            act()

    @Slot()
    def _to_items(self) -> None:
        """The keyboard to the tree, where another item is chosen for it."""
        self._place.rubric.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reopen(self) -> None:
        assert self._desk.suspicion is not None
        self._entry.reopen(self._desk.suspicion.key)

    def _turn(self) -> None:
        """To its next place."""
        suspicion = self._desk.suspicion
        if suspicion is None or not suspicion.regions:
            return
        pages = [r.page for r in suspicion.regions]
        here = pages.index(self._desk.page) + 1 if self._desk.page in pages else 0
        region = suspicion.regions[here % len(pages)]
        self._place.area.go(region.page, region.box)

    def _keep_first(self) -> None:
        changed = [c.finding.id for c in self._desk.changed_grounds()]
        if changed:
            self.keep(self._desk.finding if self._desk.finding in changed else changed[0])
        else:
            self._messages.note(self.tr("没有依据已变的问题。"))

    @Slot(str)
    def keep(self, finding: str) -> None:
        """A finding whose grounds changed stays; words that are the reviewer's own now are his to look over."""
        renews = any(c.now for c in self._desk.changed_grounds() if c.finding.id == finding)
        before = self._desk.stack.index()
        self._entry.keep(finding)
        if self._desk.stack.index() != before:
            self._desk.choose_finding(finding)
            more = "" if renews else self.tr("。说明里的推算仍是更正以前的，按 {} 改写").format(key_of("change"))
            self._messages.note(self.tr("已{}{}").format(self._desk.stack.undoText(), more))

    @Slot(int)
    def _tell_grounds(self, count: int) -> None:
        words = self.tr("更正后，有 {} 条问题的依据已变；按 {} 逐条看。")
        self._messages.note(words.format(count, key_of("next_doubtful")))

    @Slot(int)
    def _tell_dismissals(self, count: int) -> None:
        words = self.tr("更正后，有 {} 条排除过的疑点推算有变，待重新认定；按 {} 逐条看。")
        self._messages.note(words.format(count, key_of("next_suspicion")))
