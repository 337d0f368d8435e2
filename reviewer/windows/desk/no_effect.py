"""What is said of a key that has nothing to do here and now. No key stays silent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.presenters.desk.ports import ItemLook
from reviewer.windows.desk.actions import key_of
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

COUNTS = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九")
Reason = Callable[[], ReviewError | None]


class NoEffect(QObject):
    """Why an action has nothing to do, by its name."""

    def __init__(self, place: "DeskPlace") -> None:
        super().__init__(place)
        self._place, self._desk = place, place.desk
        self._reasons: Mapping[str, Reason] = {
            **{f"rule_{n}": partial(self._no_rule, n) for n in range(1, 10)},
            "change": self._no_finding,
            "withdraw": self._no_finding,
            "suspicion_page": self._no_place,
            "reopen": self._not_decided,
            "next_unscored": self._all_decided,
            "next_doubtful": self._nothing_doubtful,
            "document_next": partial(self._no_document, 1),
            "document_previous": partial(self._no_document, -1),
            "open_beside": self._no_line,
            "copy": self._no_text,
            "play": self._no_recording,
        }

    def reason(self, name: str) -> ReviewError | None:
        """Why this does nothing now, and what to do instead; None where it does something."""
        is_there = self._desk.file is not None and not self._desk.is_opening
        return self._reasons[name]() if is_there and name in self._reasons else None

    def _no_rule(self, number: int) -> ReviewError | None:
        """A digit is the form's while it asks."""
        count = len(self._place.entry.rules())
        if number <= count or self._place.entry.prompt is not None:
            return None
        if not count:
            return ReviewError(self.tr("本项没有列出可以按数字记录的情形。"))
        names = "、".join(str(n) for n in range(1, count + 1))
        return ReviewError(self.tr("本项只有 {} {}种情形。").format(names, COUNTS[count]))

    def _no_finding(self) -> ReviewError | None:
        if self._place.strip.current():
            return None
        return ReviewError(self.tr("本卷还没有记录问题。"), self.tr("有问题的，按情形前的数字记录。"))

    def _no_place(self) -> ReviewError | None:
        suspicion = self._desk.suspicion
        if suspicion is None:
            hint = self.tr("按 {} 打开下一条疑点，再看它的各处。").format(key_of("next_suspicion"))
            return ReviewError(self.tr("没有打开疑点。"), hint)
        pages = {region.page for region in suspicion.regions}
        if not pages:
            return ReviewError(self.tr("这条疑点没有对应的页面。"))
        return ReviewError(self.tr("这条疑点只涉及本页。")) if pages == {self._desk.page} else None

    def _not_decided(self) -> ReviewError | None:
        suspicion = self._desk.suspicion
        if suspicion is None or any(d.suspicion == suspicion.key for d in self._desk.content.decisions):
            return None  # that none is open is told as ever
        return ReviewError(self.tr("这条疑点还没有认定。"), self._decide())

    def _decide(self) -> str:
        return self.tr("按 {} 采纳，按 {} 排除。").format(key_of("accept"), key_of("dismiss"))

    def _all_decided(self) -> ReviewError | None:
        if self._place.suspicions.list.hasFocus():
            return None  # the same key is the way out of the list
        waiting = [name for name, s in self._desk.statuses.items() if s.look is ItemLook.UNTOUCHED]
        if not waiting:
            return ReviewError(self.tr("各项都已评。"), self.tr("按 {} 提交。").format(key_of("submit")))
        return ReviewError(self.tr("未评的只有本项。")) if waiting == [self._desk.item] else None

    def _nothing_doubtful(self) -> ReviewError | None:
        standing = self._desk.statuses.values()
        if any(s.suspicions or s.doubts or s.settled or s.shaken for s in standing):
            return None
        return ReviewError(self.tr("没有待认定的疑点和存疑的项。"))

    def _no_document(self, by: int) -> ReviewError | None:
        file = self._desk.file
        firsts = [document.first_page for document in file.case.documents] if file is not None else []
        if any((page - self._desk.page) * by > 0 for page in firsts):
            return None
        return ReviewError(self.tr("已经是最后一份文书。") if by > 0 else self.tr("已经是第一份文书的首页。"))

    def _no_line(self) -> ReviewError | None:
        place = self._place
        line = place.contents.line()
        if (line is not None and line.seq) or (place.thumbnails.hasFocus() and place.thumbnails.page):
            return None
        return ReviewError(self.tr("目录中没有选中文书。"), self.tr("点选一份，再在右侧打开。"))

    def _no_text(self) -> ReviewError | None:
        if self._place.view.selected_text():
            return None
        hint = self.tr("按住 Shift 拖过要复制的文字，或者按 {} 后拖动。").format(key_of("select_text"))
        return ReviewError(self.tr("没有选中文字。"), hint)

    def _no_recording(self) -> ReviewError | None:
        has_some = self._desk.file is not None and bool(self._desk.file.recordings)
        return None if has_some else ReviewError(self.tr("本卷没有录音录像。"))
