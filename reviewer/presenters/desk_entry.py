"""Recording on the desk: a number becomes a finding, a key a decision on a suspicion."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.desk_marking import DeskMarking
from reviewer.presenters.desk_prompts import (
    change_prompt,
    chosen_points,
    dismissal_prompt,
    finding_prompt,
    needs_prompt,
    rule_choice_prompt,
)
from reviewer.presenters.desk_status import points_text
from scoring.acts import (
    Act,
    FindingAdded,
    FindingChanged,
    FindingWithdrawn,
    SuspicionAccepted,
    SuspicionDismissed,
    SuspicionReopened,
)
from scoring.casefile import Region
from scoring.refusals import refusal
from scoring.rubric import Criterion, Deduction, Veto
from scoring.sheet import Finding
from scoring.suspicions import Suspicion


class DeskEntry(DeskMarking):
    """Turns keys into acts on the desk's sheet."""

    recorded = Signal(str)  # in words, what was just recorded

    def __init__(self, desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.quote = ""  # text selected on the page, for the next remark

    # Findings

    def rules(self) -> tuple[Deduction | Veto, ...]:
        """The current item's rules, as numbered on the screen: deductions, then vetoes."""
        leaf = self._desk.leaf
        return (*leaf.deductions, *leaf.vetoes) if leaf else ()

    def apply(self, number: int) -> None:
        """The rule with this number applies."""
        rules, leaf = self.rules(), self._desk.leaf
        if leaf is None or not 1 <= number <= len(rules):
            return
        self._begin(leaf, rules[number - 1])

    def _begin(self, leaf: Criterion, rule: Deduction | Veto, suspicion: Suspicion | None = None) -> None:
        finding = self._evident(Finding(self._desk.store.new_id(), leaf.id, rule.id))
        if suspicion is not None:
            regions = tuple(dict.fromkeys((*suspicion.regions, *self._desk.drawn)))
            finding = replace(finding, regions=regions, remark=suspicion.message, suspicion=suspicion.key, missing="")
        if self.quote and not finding.remark:
            finding = replace(finding, remark=f"“{self.quote}”")
        if not needs_prompt(rule):
            self._record(leaf, rule, finding)
            return
        offers = tuple(self._desk.store.remarks().get(f"{leaf.id}/{rule.id}", ()))

        def answered(chip: str, text: str, count: int) -> bool:
            points = chosen_points(rule, chip)
            full = replace(self._evident(finding), remark=text, points=points, occurrences=max(1, count))
            return self._record(leaf, rule, full)

        self._ask(finding_prompt(leaf, rule, finding, offers), answered)

    def _evident(self, finding: Finding) -> Finding:
        """With the evidence at hand: the regions drawn, the absent document, else the page looked at."""
        desk = self._desk
        if finding.suspicion:
            return finding
        if desk.missing:
            return replace(finding, missing=desk.missing, regions=())
        if desk.drawn:
            return replace(finding, regions=tuple(desk.drawn))
        regions = () if desk.whole_file or not desk.page else (Region(desk.page),)
        return replace(finding, regions=regions)

    def _record(self, leaf: Criterion, rule: Deduction | Veto, finding: Finding) -> bool:
        desk = self._desk
        error = refusal(desk.rubric, desk.sheet, finding)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return False
        acts: list[Act] = [FindingAdded(finding)]
        if finding.suspicion:
            acts.append(SuspicionAccepted(finding.suspicion, finding.id))
        words = f"{leaf.code} {rule.text} {points_text(rule, finding)}".strip()
        if desk.locked:
            return desk.do(words, acts)
        desk.drawn, desk.missing, desk.whole_file, self.quote = [], "", False, ""
        if finding.suspicion:
            desk.suspicion = None
        desk.do(words, acts)
        self.recorded.emit(words)
        return True

    def change(self, finding_id: str) -> None:
        """Asks for remark, points and places of a finding anew."""
        found = self._found(finding_id)
        leaf = self._desk.rubric.criterion(found.criterion) if found else None
        rule = leaf.rule(found.rule) if leaf and found else None
        if found is None or leaf is None or rule is None:
            return

        def answered(chip: str, text: str, count: int) -> bool:
            points = chosen_points(rule, chip)
            return self._changed(replace(found, remark=text, points=points, occurrences=max(1, count)))

        offers = tuple(self._desk.store.remarks().get(f"{leaf.id}/{rule.id}", ()))
        self._ask(change_prompt(leaf, rule, found, offers), answered)

    def attach(self) -> None:
        """The regions drawn (else the page) become evidence of the finding chosen, else of the last one."""
        desk = self._desk
        last = desk.sheet.findings[-1].id if desk.sheet.findings else ""
        found = self._found(desk.finding or last)
        if found is None:
            return
        new = tuple(desk.drawn) or ((Region(desk.page),) if desk.page else ())
        pages = {r.page for r in new if r.box is not None}
        kept = tuple(r for r in found.regions if r.box is not None or r.page not in pages)
        if self._changed(replace(found, regions=tuple(dict.fromkeys((*kept, *new))), missing="")):
            desk.drawn = []
            desk.looked.emit()

    def _changed(self, finding: Finding) -> bool:
        desk = self._desk
        error = refusal(desk.rubric, desk.sheet, finding)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return False
        return desk.do(self.tr("修改问题 {}").format(self._named(finding)), [FindingChanged(finding)])

    def withdraw(self, finding_id: str) -> None:
        """Takes a finding back; a suspicion accepted into it is open again."""
        found = self._found(finding_id)
        if found is None:
            return
        acts: list[Act] = [FindingWithdrawn(finding_id)]
        if found.suspicion:
            acts.append(SuspicionReopened(found.suspicion))
        self._desk.do(self.tr("撤回 {}").format(self._named(found)), acts)

    def _found(self, finding_id: str) -> Finding | None:
        return next((f for f in self._desk.sheet.findings if f.id == finding_id), None)

    def _named(self, finding: Finding) -> str:
        leaf = self._desk.rubric.criterion(finding.criterion)
        rule = leaf.rule(finding.rule) if leaf else None
        return f"{leaf.code} {rule.text}" if leaf and rule else ""

    # Suspicions

    def accept(self) -> None:
        """Y: the suspicion looked at becomes a finding on the item it feeds."""
        desk, suspicion = self._desk, self._desk.suspicion
        leaf = desk.leaf
        if suspicion is None or leaf is None:
            return
        rules = self.rules()
        if not rules:
            return
        if len(rules) == 1:
            self._begin(leaf, rules[0], suspicion)
            return

        def answered(chip: str, text: str, count: int) -> bool:
            rule = leaf.rule(chip)
            self.leave()
            if rule is not None:
                self._begin(leaf, rule, suspicion)
            return False  # a further prompt may be open now

        self._ask(rule_choice_prompt(leaf, rules, suspicion), answered)

    def dismiss(self) -> None:
        """X: the suspicion looked at is none, with a reason."""
        desk, suspicion = self._desk, self._desk.suspicion
        if suspicion is None:
            return

        def answered(chip: str, text: str, count: int) -> bool:
            words = self.tr("排除疑点 {}").format(suspicion.rule)
            if desk.do(words, [SuspicionDismissed(suspicion.key, text or chip)]):
                desk.suspicion = None
                desk.looked.emit()
                return True
            return False

        self._ask(dismissal_prompt(suspicion), answered)

    def reopen(self, key: str) -> None:
        """A decision on a suspicion is taken back, and the finding made of it."""
        desk = self._desk
        decision = next((d for d in desk.content.decisions if d.suspicion == key), None)
        if decision is None:
            return
        acts: list[Act] = [FindingWithdrawn(decision.finding)] if self._found(decision.finding) else []
        desk.do(self.tr("重新认定疑点"), [*acts, SuspicionReopened(key)])
