"""What the actions about the whole file do: to the next one, submitting. Enter never leaves a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reviewer.presenters.desk.ports import DeskReader, OpenCase
from reviewer.presenters.desk.status import open_suspicions
from reviewer.windows.desk.actions import action, spoken
from reviewer.windows.messages import Messages
from scoring.errors import ReviewError
from scoring.sheet import ItemState

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

SLOW = 400  # ms after which somebody who waits wonders


class FileActing(QObject):
    """The actions that leave a file or close its sheet."""

    def __init__(self, place: "DeskPlace", messages: Messages) -> None:
        super().__init__(place)
        self._place, self._messages, self._desk = place, messages, place.desk
        self._far = 0  # how many files further the next one is that is on its way
        self.slow = QTimer(self, singleShot=True, interval=SLOW)
        self._waits = False  # somebody was told so, and has been told nothing since
        self.slow.timeout.connect(self._tell_to_wait)
        place.desk.opening.connect(self._follow_way)
        place.desk.too_early.connect(self._leave_said)

    def table(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        place = self._place
        return {
            "next_file": self._next_file,
            "across": place.across.switch,
            "across_on": self._across_on,
            "file_on": lambda: self._step(1),
            "file_back": lambda: self._step(-1),
            "submit": self._submit,
            "give_back": place.entry.give_back,
            "restart": self._restart,
        }

    @Slot(bool)
    def _follow_way(self, opening: bool) -> None:
        if opening:
            self.slow.start()
            return
        self.slow.stop()
        self._far = 0
        if self._waits:
            self._messages.note("")
        self._waits = False

    @Slot()
    def _tell_to_wait(self) -> None:
        self._waits = True
        self._messages.note(self.tr("正在打开案卷…"))

    @Slot()
    def _leave_said(self) -> None:
        self._waits = False

    def _is_writing(self) -> bool:
        """What was begun is finished first."""
        if self._place.entry.prompt is None:
            return False
        self._place.form.take_focus()
        return True

    def _across_on(self) -> None:
        """Enter goes on along 横评, where going from file to file is the work; elsewhere it leaves no file."""
        if self._place.form.hasFocus():  # a choice is made, and nothing is to be written
            self._place.form.answer()
        elif self._is_writing():
            return
        elif self._place.across.is_on:
            self._step(1)
        else:
            key = spoken(action("next_file").keys[0])
            self._messages.note(self.tr("到下一份待评案卷按 {}。").format(key))

    def refuse_while_writing(self, undone: str) -> bool:
        """What was begun is finished first, and that is said."""
        if not self._is_writing():
            return False
        told = self.tr("正在填写的内容还没有完成，{}。").format(undone)
        self._desk.refused.emit(ReviewError(told, self.tr("请先记录或者放弃它。")))
        return True

    def _step(self, by: int) -> None:
        if not self.refuse_while_writing(self.tr("没有换卷")):
            self._place.across.step(by, self._place.view.reading_depth())

    def _next_file(self) -> None:
        desk = self._desk
        if self.refuse_while_writing(self.tr("没有换卷")):
            return
        here, far = desk.file.case_id if desk.file else "", self._far + 1
        self._far = far  # pressed again while a file is on its way: one further
        desk.open_found(lambda reader: _next_of(reader, here, far), self._place.come_forward, self._tell_none)

    def _tell_none(self) -> None:
        if not self._desk.locked:
            self._messages.note(self.tr("本卷尚未提交。除本卷外，没有待评的案卷了。"))
        else:
            self._messages.note(self.tr("没有待评的案卷了。"))
            self._place.next_requested.emit()

    @Slot(int)
    def tell_end(self, by: int) -> None:
        """The list of case files ends here."""
        self._messages.note(self.tr("已是列表中的最后一卷。") if by > 0 else self.tr("已是列表中的第一卷。"))

    def _submit(self) -> None:
        if self.refuse_while_writing(self.tr("没有提交")):
            return
        desk = self._desk
        left = desk.undecided()
        question = self.tr("提交后评查表锁定，要改须点“退回…”写明理由。")
        detail = f"{self._still_open(left)}\n{self._result(is_whole=not left)}"
        instead = (self.tr("去看下一个未评项"), desk.next_unscored) if left else None
        if desk.locked or self._messages.ask(question, detail, self.tr("提交"), instead):
            desk.submit()
            self._place.enter()  # the button that had the keyboard may be gone

    def _restart(self) -> None:
        """By the standard that is for this kind of case; what was decided goes from the sheet, and is told before."""
        desk = self._desk
        if desk.fitting is None:
            desk.refused.emit(ReviewError(desk.locked or self.tr("这份评查表用的就是本卷适用的标准。")))
            return
        question = self.tr("改按《{}》重评？").format(desk.fitting.rubric.title)
        sheet = desk.sheet
        counts = (
            (self.tr("问题 {} 条"), len(sheet.findings)),
            (self.tr("无问题、不适用等标记 {} 项"), len(sheet.marks)),
            (self.tr("存疑 {} 处"), len(sheet.doubts)),
            (self.tr("对疑点的处理 {} 条"), len(desk.content.decisions)),
        )
        lost = "、".join(words.format(count) for words, count in counts if count)
        detail = self.tr("按原标准记下的{}不再计入，留在评查记录中；可以撤销。").format(lost)
        if not lost or self._messages.ask(question, detail, self.tr("重评")):
            desk.restart()
            self._place.enter()

    def _still_open(self, left: int) -> str:
        """What nobody has decided yet."""
        desk = self._desk
        waiting = len(open_suspicions(desk.file, desk.content)) if desk.file else 0
        items = self.tr("还有 {} 项未评，将按无问题计分。").format(left) if left else self.tr("各项均已评。")
        suspicions = self.tr("还有 {} 条疑点未处理。").format(waiting) if waiting else self.tr("没有未处理的疑点。")
        changed = len({c.finding.id for c in desk.changed_grounds()})
        grounds = self.tr("有 {} 条问题的依据已变，还没有处理。").format(changed) if changed else ""
        unread = sum(page.source is None for page in desk.file.case.pages) if desk.file else 0
        reading = self.tr("还有 {} 页没有识别文字，疑点没有核对全。").format(unread) if unread else ""
        other = self.tr("这份评查表用的不是本卷程序适用的标准。") if desk.fitting is not None else ""
        return "\n".join(filter(None, (items, suspicions, reading, grounds, other)))

    def _result(self, *, is_whole: bool) -> str:
        """What would be submitted; while items are open it is told only as what would come of it."""
        score, sheet = self._desk.score, self._desk.sheet
        total = self.tr("得分 {}").format(f"{score.total:f}") if score and score.total is not None else ""
        grade = self.tr("等次 {}").format(score.grade) if score and score.grade else ""
        findings = self.tr("问题 {} 条").format(len(sheet.findings))
        absent = sum(mark.state is ItemState.MISSING for mark in sheet.marks)
        lacking = self.tr("应有而无 {} 项").format(absent) if absent else ""
        waiting = len(self._desk.content.open_doubts)
        settled = len(sheet.doubts) - waiting
        doubts = self.tr("存疑 {} 条（由负责人定论）").format(waiting) if waiting else ""
        concluded = self.tr("存疑已有定论 {} 条").format(settled) if settled else ""
        words = "，".join(part for part in (total, grade, findings, lacking, doubts, concluded) if part) + "。"
        return words if is_whole else self.tr("若就此提交：{}").format(words)


def _next_of(reader: DeskReader, here: str, far: int) -> OpenCase | None:
    there = here
    for _ in range(far):
        following = reader.next_case(there)
        there = following if following not in ("", here) else there
    return reader.open(there) if there != here else None
