"""Deciding on the desk: a key accepts a suspicion into a finding, dismisses it, or takes that back."""

from PySide6.QtCore import Signal

from reviewer.presenters.desk.attaching import (
    attachable,
    fed,
    is_outdated,
    open_rules,
    said,
    standing,
    with_suspicion,
    without_suspicion,
)
from reviewer.presenters.desk.grounds import accepted
from reviewer.presenters.desk.prompts import (
    ANOTHER_ITEM,
    ITEM,
    dismissal_prompt,
    item_choice_prompt,
    rule_choice_prompt,
)
from reviewer.presenters.desk.recording import DeskRecording
from scoring.acts import Act, FindingChanged, SuspicionDismissed, SuspicionReopened
from scoring.errors import ReviewError
from scoring.refusals import refusal
from scoring.sheet import Finding
from scoring.suspicions import Result, Suspicion


class DeskEntry(DeskRecording):
    """Everything a key can record on the desk's sheet."""

    item_wanted = Signal()  # the item that a suspicion goes to is to be chosen in the tree

    def accept(self) -> None:
        """Y: the suspicion looked at becomes a finding on the current item, or joins one recorded by hand. Which it is
        to be is always asked, so that the hand does the same each time; where there is one way only, Enter takes it."""
        desk, suspicion, leaf = self._desk, self._desk.suspicion, self._desk.leaf
        if suspicion is None or leaf is None or not self._can_decide(suspicion):
            return
        rules, there = open_rules(leaf, self.rules(), desk.sheet), attachable(leaf, desk.sheet, suspicion)
        if self.is_elsewhere:
            there = tuple(f for f in there if f.criterion == leaf.id)

        def answered(chip: str, text: str, count: int) -> bool:
            self.leave()
            if (found := self._found(chip)) is not None:
                self._join(found, suspicion)
            elif (rule := leaf.rule(chip)) is not None:
                self._begin(leaf, rule, suspicion)
            elif chip == ANOTHER_ITEM:
                self._ask(item_choice_prompt(), lambda *_: False)
                self.item_wanted.emit()
            elif chip.startswith(ITEM):
                desk.choose_item(chip.removeprefix(ITEM), jump=False, keep_frames=True)
                self.accept()
            return False  # a further prompt may be open now

        joins = tuple((f.id, self._joining(f)) for f in there)
        home = fed(desk.rubric, suspicion) if self.is_elsewhere else ()
        known = {rule.id: standing(desk.sheet, leaf.id, rule.id, suspicion.regions) for rule in rules}
        self._ask(rule_choice_prompt(leaf, rules, suspicion, joins, home, known), answered)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the suspicion looked at is mapped to other items than the current one."""
        desk = self._desk
        return desk.suspicion is not None and desk.item not in {c.id for c in fed(desk.rubric, desk.suspicion)}

    def _can_decide(self, suspicion: Suspicion) -> bool:
        """Only what is raised and not decided yet; why not is said."""
        opened = self._desk.file
        decided = next((d for d in self._desk.content.decisions if d.suspicion == suspicion.key), None)
        if opened and decided and not is_outdated(decided, suspicion, opened.case):
            words = self.tr("这条疑点已经采纳。") if decided.finding else self.tr("已排除：{}").format(decided.reason)
            error = ReviewError(words, self.tr("要改变认定，请先按“重新认定”。"))
        elif suspicion.result is not Result.VIOLATED:
            error = ReviewError(
                self.tr("没有查出问题的事项，不能采纳或者排除。"),
                self.tr("可补录所缺的要素后由程序核对，或者自行核对后在评查项下记录问题。"),
            )
        else:
            return True
        self._desk.refused.emit(error)
        return False

    def _joining(self, finding: Finding) -> str:
        number = self._desk.sheet.findings.index(finding) + 1
        return self.tr("附到问题 {}，不再扣分：{}").format(number, self._named(finding))

    def _join(self, finding: Finding, suspicion: Suspicion) -> None:
        """Pages and arithmetic go to a finding that is there; the points stay."""
        desk = self._desk
        joined = with_suspicion(finding, suspicion)
        error = refusal(desk.rubric, desk.sheet, joined)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return
        words = self.tr("疑点附到问题 {} {}").format(desk.sheet.findings.index(finding) + 1, self._named(finding))
        if desk.do(words, [FindingChanged(joined), accepted(suspicion, finding)]):
            desk.suspicion = None
            desk.looked.emit()

    def dismiss(self) -> None:
        """X: the suspicion looked at is none, with a reason."""
        desk, suspicion = self._desk, self._desk.suspicion
        if suspicion is None or not self._can_decide(suspicion):
            return

        def answered(chip: str, text: str, count: int) -> bool:
            words = self.tr("排除疑点 {}").format(suspicion.rule)
            if desk.do(words, [SuspicionDismissed(suspicion.key, text or chip, said(suspicion))]):
                desk.suspicion = None
                desk.looked.emit()
                return True
            return False

        self._ask(dismissal_prompt(suspicion), answered)

    def reopen(self, key: str) -> None:
        """A decision on a suspicion is taken back, and the finding made of it; a finding it joined stays."""
        desk = self._desk
        decision = next((d for d in desk.content.decisions if d.suspicion == key), None)
        if decision is None:
            return
        found = self._found(decision.finding)
        if found is not None and found.suspicion == key:
            self.withdraw(found.id)
            return
        suspicion = next((s for s in desk.raised() if s.key == key), None)
        acts: list[Act] = [SuspicionReopened(key)]
        if found is not None and suspicion is not None:
            acts.insert(0, FindingChanged(without_suspicion(found, suspicion)))
        desk.do(self.tr("重新认定疑点"), acts)
