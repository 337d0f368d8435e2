"""Marks, doubts and the prompt on the desk. What must be said first is asked for by a prompt; nothing else is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.ports import ItemLook, Prompt, PromptKind
from reviewer.presenters.desk.prompts import (
    doubt_prompt,
    ineligible_prompt,
    missing_prompt,
    not_applicable_prompt,
    return_prompt,
)
from scoring.acts import DoubtRaised, DoubtWithdrawn, FileEligible, FileIneligible, ItemMarked, ItemUnmarked
from scoring.casefile import Region
from scoring.errors import ReviewError
from scoring.refusals import mark_refusal
from scoring.rubric import Criterion
from scoring.sheet import Doubt, ItemState, Mark

_OWN_WORDS = (
    PromptKind.DOUBT,
    PromptKind.DISMISS,
    PromptKind.INELIGIBLE,
    PromptKind.RETURN,
)  # the core asks for none of these
Answer = Callable[[str, str, int], bool]  # chip, text, places; whether the prompt is done


class DeskMarking(QObject):
    """Asks what must be asked, and marks items. DeskEntry adds findings and suspicions."""

    rest_marked = Signal(str, int)  # what was done in words, and how many items were left because of a suspicion
    prompted = Signal(object)  # a Prompt, or None once it is answered or left

    def __init__(self, desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answer: Answer | None = None
        self.prompt: Prompt | None = None
        for begun in (desk.opened, desk.edition_changed):
            begun.connect(self.leave)
        desk.item_chosen.connect(self.leave)

    # Prompts

    def answer(self, chip: str, text: str, count: int = 1) -> None:
        """The open prompt is answered. It stays open where the answer is refused."""
        prompt = self.prompt
        if prompt is not None and prompt.kind in _OWN_WORDS and not (text.strip() or (prompt.chip_is_text and chip)):
            self._desk.refused.emit(ReviewError(self.tr("必须写明理由。"), self.tr("请在说明栏写明，再按回车。")))
        elif self._answer is not None and self._answer(chip, text.strip(), count):
            self.leave()

    def leave(self) -> None:
        """The open prompt is left unanswered (or was answered)."""
        if self.prompt is not None:
            self.prompt, self._answer = None, None
            self.prompted.emit(None)

    def _ask(self, prompt: Prompt, answer: Answer) -> None:
        desk = self._desk
        if desk.locked:
            desk.do("", [])
            return
        self._open(prompt, answer)

    def _open(self, prompt: Prompt, answer: Answer) -> None:
        self.prompt, self._answer = prompt, answer
        self.prompted.emit(prompt)

    # Marks and doubts

    def no_problem(self) -> None:
        """0: the current item is in order."""
        leaf = self._desk.leaf
        if leaf is not None and not self._has_findings(leaf, self.tr("无问题")):
            self._mark(leaf, Mark(leaf.id, ItemState.SCORED), self.tr("无问题"))

    def rest_clean(self, criterion: str = "") -> None:
        """Alt+0: what nobody has decided yet in the part of this item (else the current one) has no problem, but for
        items with a suspicion or a doubt."""
        desk = self._desk
        if desk.locked:
            desk.do("", [])
            return
        leaf = desk.rubric.criterion(criterion) if criterion else desk.leaf
        parts = [part for part in desk.rubric.sections if leaf in part.leaves()] if leaf is not None else []
        for part in parts:
            states = [(item, desk.statuses[item.id]) for item in part.leaves() if item.id in desk.statuses]
            waiting = [(i, s) for i, s in states if s.look is ItemLook.UNTOUCHED and not s.is_automatic]
            clean = [i for i, s in waiting if not (s.suspicions or s.doubts or s.settled)]
            words = self.tr("“{}”其余 {} 项无问题").format(part.title, len(clean))
            if clean and desk.do(words, [ItemMarked(Mark(item.id, ItemState.SCORED)) for item in clean]):
                self.rest_marked.emit(words, len(waiting) - len(clean))
            elif not clean:
                hint = self.tr("有疑点、存疑的项请逐项认定。") if waiting else self.tr("本部分各项都已评。")
                desk.refused.emit(ReviewError(self.tr("本部分没有可以一并记为无问题的项。"), hint))

    def _has_findings(self, leaf: Criterion, name: str) -> bool:
        """States without room for findings are refused where some are recorded: nothing stops counting unseen."""
        if all(f.criterion != leaf.id for f in self._desk.sheet.findings):
            return False
        words = self.tr("“{} {}”已记录问题，不能再记为{}。").format(leaf.code, leaf.title, name)
        self._desk.refused.emit(ReviewError(words, self.tr("如记录有误，请先撤回。")))
        return True

    def missing(self) -> None:
        """M: what the item is about should exist and does not."""
        leaf = self._desk.leaf
        if leaf is not None and self._marked(leaf, ItemState.MISSING):
            self._mark(leaf, Mark(leaf.id, ItemState.MISSING), "")
        elif leaf is not None:
            self._ask_missing(leaf, self.tr("应有而无"))

    def _ask_missing(self, leaf: Criterion, name: str, reason: str = "") -> None:
        def answered(chip: str, text: str, count: int) -> bool:
            mark = Mark(leaf.id, ItemState.MISSING, text or chip)
            error = mark_refusal(self._desk.rubric, self._desk.sheet, mark)
            if error is not None and not self._desk.locked:
                self._desk.refused.emit(error)
                return False
            return self._desk.do(f"{leaf.code} {leaf.title} {name}", [ItemMarked(mark)])

        self._ask(missing_prompt(leaf, reason), answered)

    def change_missing(self, criterion: str) -> None:
        """Asks anew what is said about something absent."""
        leaf = self._desk.rubric.criterion(criterion)
        known = next((m for m in self._desk.sheet.marks if m.criterion == criterion), None)
        if leaf is not None and known is not None:
            self._ask_missing(leaf, self.tr("应有而无，改说明"), known.reason)

    def withdraw_missing(self, criterion: str) -> None:
        """Takes back that something is absent."""
        leaf = self._desk.rubric.criterion(criterion)
        if leaf is not None and self._marked(leaf, ItemState.MISSING):
            self._mark(leaf, Mark(leaf.id, ItemState.MISSING), "")

    def elsewhere(self) -> None:
        """E: satisfied at the place looked at."""
        leaf, desk = self._desk.leaf, self._desk
        if (
            leaf is not None
            and desk.page
            and (self._marked(leaf, ItemState.ELSEWHERE) or not self._has_findings(leaf, self.tr("在他处满足")))
        ):
            place = desk.drawn[-1] if desk.drawn else Region(desk.page)
            if self._mark(leaf, Mark(leaf.id, ItemState.ELSEWHERE, place=place), self.tr("在他处满足")):
                desk.drawn = []
                desk.looked.emit()

    def not_applicable(self) -> None:
        """N: the item does not apply, with a reason; once more takes it back."""
        leaf = self._desk.leaf
        if leaf is None:
            return
        if self._marked(leaf, ItemState.NOT_APPLICABLE):
            self._mark(leaf, Mark(leaf.id, ItemState.NOT_APPLICABLE, "-"), "")
            return
        if self._has_findings(leaf, self.tr("不适用")):
            return

        def answered(chip: str, text: str, count: int) -> bool:
            mark = Mark(leaf.id, ItemState.NOT_APPLICABLE, text or chip)
            return self._mark(leaf, mark, self.tr("不适用"))

        self._ask(not_applicable_prompt(leaf), answered)

    def _marked(self, leaf: Criterion, state: ItemState) -> bool:
        return any(m.criterion == leaf.id and m.state is state for m in self._desk.sheet.marks)

    def _mark(self, leaf: Criterion, mark: Mark, name: str) -> bool:
        desk = self._desk
        if self._marked(leaf, mark.state):  # the same key again takes it back
            return desk.do(self.tr("恢复 {} {}").format(leaf.code, leaf.title), [ItemUnmarked(leaf.id)])
        error = mark_refusal(desk.rubric, desk.sheet, mark)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return False
        return desk.do(f"{leaf.code} {leaf.title} {name}", [ItemMarked(mark)])

    def doubt(self) -> None:
        """D: a question in place of a forced decision; once more withdraws it, while nobody has settled it."""
        leaf, desk = self._desk.leaf, self._desk
        if leaf is None:
            return
        known = next((d for d in desk.content.open_doubts if d.criterion == leaf.id), None)
        if known is not None:
            desk.do(self.tr("撤回存疑 {} {}").format(leaf.code, leaf.title), [DoubtWithdrawn(known.id)])
            return

        def answered(chip: str, text: str, count: int) -> bool:
            regions = tuple(desk.drawn) or ((Region(desk.page),) if desk.page else ())
            doubt = Doubt(desk.store.new_id(), leaf.id, text, regions)
            return desk.do(self.tr("存疑 {} {}").format(leaf.code, leaf.title), [DoubtRaised(doubt)])

        self._ask(doubt_prompt(leaf), answered)

    def ineligible(self) -> None:
        """The whole file cannot be reviewed, with a reason; once more takes it back."""
        desk = self._desk
        if desk.sheet.ineligible:
            desk.do(self.tr("恢复评查"), [FileEligible()])
            return
        self._ask(
            ineligible_prompt(),
            lambda _chip, text, _count: desk.do(self.tr("不符合评查条件"), [FileIneligible(text)]),
        )

    def give_back(self) -> None:
        """A submitted sheet is opened again, with a reason."""
        desk = self._desk
        if not desk.content.submitted:
            desk.refused.emit(ReviewError(self.tr("评查表还没有提交，不用退回。"), self.tr("可以直接修改。")))
            return
        self._open(return_prompt(), lambda chip, text, _count: desk.give_back(text or chip))
