"""Findings on the desk: a number becomes one, keys change it, add places, take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.desk.attaching import (
    counts_places,
    recorded_once,
    said,
    standing,
    with_regions,
)
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.grounds import accepted, keeping
from reviewer.presenters.desk.marking import DeskMarking
from reviewer.presenters.desk.prompts import (
    attach_prompt,
    change_prompt,
    chosen_points,
    finding_prompt,
    needs_prompt,
    with_remarks,
)
from reviewer.presenters.desk.status import absent_item, points_text, where
from reviewer.presenters.remarks import Remark
from scoring.acts import (
    Act,
    FindingAdded,
    FindingChanged,
    FindingWithdrawn,
    SuspicionReopened,
)
from scoring.casefile import Region
from scoring.errors import ReviewError
from scoring.refusals import refusal
from scoring.rubric import Criterion, Deduction, Veto
from scoring.sheet import Finding
from scoring.suspicions import Suspicion


class DeskRecording(DeskMarking):
    """Turns keys into findings. Decisions on suspicions are DeskEntry's."""

    quote_used = Signal()  # the text selected stands in a remark now
    attached = Signal(str)  # which places became evidence of which finding, in words
    repeated = Signal(str)  # the same was recorded here before, in words
    fewer_counted = Signal(int, int)  # places of a finding that deducts for each place, and for how many it deducts

    def __init__(self, desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.quote = ""  # text selected on the page, for the next remark
        desk.opened.connect(self._forget_quote)

    @Slot()
    def _forget_quote(self) -> None:
        """What was selected in another file is nothing of this one."""
        self.take_quote("", None)

    def take_quote(self, text: str, region: Region | None) -> None:
        """Text selected on the page, and where: for the next remark and its evidence. Empty: no more."""
        was_there, self.quote = bool(self.quote), text
        self._desk.quoted = region if text else None
        if was_there and not text:
            self.quote_used.emit()

    def rules(self) -> tuple[Deduction | Veto, ...]:
        """The current item's rules, as numbered on the screen: deductions, then vetoes."""
        leaf = self._desk.leaf
        return (*leaf.deductions, *leaf.vetoes) if leaf else ()

    def apply(self, number: int) -> None:
        """The rule with this number applies."""
        rules, leaf = self.rules(), self._desk.leaf
        if leaf is None or not 1 <= number <= len(rules):
            return
        rule = rules[number - 1]
        there = recorded_once(leaf, rule, self._desk.sheet)
        if there is not None and not self._desk.missing and with_regions(there, self._at_hand()) != there:
            self._offer_joining(rule, there)
        else:
            self._begin(leaf, rule)

    def _offer_joining(self, rule: Deduction | Veto, there: Finding) -> None:
        """The places at hand join the finding that counts once."""
        places = self._at_hand()
        number = self._desk.sheet.findings.index(there) + 1
        self._ask(attach_prompt(rule, there, number, where(places)), lambda *_: self._attach_to(there, places))

    def _begin(self, leaf: Criterion, rule: Deduction | Veto, suspicion: Suspicion | None = None) -> None:
        finding = self._evident(Finding(self._desk.store.new_id(), leaf.id, rule.id))
        if suspicion is not None:
            regions = tuple(dict.fromkeys((*suspicion.regions, *self._desk.drawn)))
            finding = replace(finding, regions=regions, remark=said(suspicion), suspicion=suspicion.key, missing="")
        if self.quote and not finding.remark:
            finding = replace(finding, remark=f"“{self.quote}”")
        if not needs_prompt(rule):
            self._record(leaf, rule, finding)
            return

        def answered(chip: str, text: str, count: int) -> bool:
            points = chosen_points(rule, chip)
            full = replace(self._evident(finding), remark=text, points=points, occurrences=max(1, count))
            return self._record(leaf, rule, full)

        self._ask(with_remarks(finding_prompt(leaf, rule, finding), leaf, rule.id, self._remarks()), answered)

    def _remarks(self) -> Mapping[str, Sequence[Remark]]:
        return self._desk.store.remarks()

    def _evident(self, finding: Finding) -> Finding:
        """With the evidence at hand: the regions drawn, the absent document, else the page looked at."""
        desk = self._desk
        if finding.suspicion:
            return finding
        if desk.missing:
            return replace(finding, missing=desk.missing, regions=())
        return replace(finding, regions=() if desk.whole_file and not desk.drawn else self._at_hand())

    def _record(self, leaf: Criterion, rule: Deduction | Veto, finding: Finding) -> bool:
        desk = self._desk
        error = refusal(desk.rubric, desk.sheet, finding)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return False
        acts: list[Act] = [FindingAdded(finding)]
        acts += [accepted(s, finding) for s in desk.raised() if s.key == finding.suspicion]
        words = f"{leaf.code} {rule.text} {points_text(rule, finding)}".strip()
        if desk.locked:
            return desk.do(words, acts)
        desk.drawn, desk.missing, desk.whole_file = [], "", False
        self.take_quote("", None)
        if finding.suspicion:
            desk.suspicion = None
        before = standing(desk.sheet, leaf.id, rule.id, finding.regions)
        desk.do(words, acts)
        if before:
            self.repeated.emit(before)
        return True

    def change(self, finding_id: str) -> None:
        """Asks for remark, points and places of a finding anew, or what is said about something absent."""
        if absent := absent_item(finding_id):
            self.change_missing(absent)
            return
        found = self._found(finding_id)
        leaf = self._desk.rubric.criterion(found.criterion) if found else None
        rule = leaf.rule(found.rule) if leaf and found else None
        if found is None or leaf is None or rule is None:
            return

        def answered(chip: str, text: str, count: int) -> bool:
            points = chosen_points(rule, chip)
            return self._changed(replace(found, remark=text, points=points, occurrences=max(1, count)))

        self._ask(with_remarks(change_prompt(leaf, rule, found), leaf, rule.id, self._remarks()), answered)

    def attach(self) -> None:
        """The regions drawn (else the page) become evidence of the finding chosen, else of the item's last one."""
        desk = self._desk
        here = [finding for finding in desk.sheet.findings if finding.criterion == desk.item]
        found = self._found(desk.finding) or next(reversed(here), None)
        if found is None:
            hint = self.tr("先按数字记下问题；要附到其他项的问题，先在问题栏里点选那一条。")
            desk.refused.emit(ReviewError(self.tr("本项没有可以附的问题。"), hint))
        elif with_regions(found, self._at_hand()) == found:
            words = self.tr("{}已经在{} 里。").format(where(self._at_hand()), self._numbered(found))
            desk.refused.emit(ReviewError(words))
        else:
            self._attach_to(found, self._at_hand())

    def _numbered(self, found: Finding) -> str:
        """2.1 问题 1."""
        leaf = self._desk.rubric.criterion(found.criterion)
        return f"{f' {leaf.code} ' if leaf else ''}问题 {self._desk.sheet.findings.index(found) + 1}"

    def _at_hand(self) -> tuple[Region, ...]:
        """The regions drawn, else the text selected, else the page looked at."""
        desk = self._desk
        page = (Region(desk.page),) if desk.page else ()
        return tuple(desk.drawn) or ((desk.quoted,) if desk.quoted is not None else page)

    def _attach_to(self, found: Finding, places: tuple[Region, ...]) -> bool:
        joined = with_regions(found, places)
        words = self.tr("{}已附到{}。").format(where(places), self._numbered(found))
        done = self._changed(joined)
        if done:
            self.take_quote("", None)
            self._desk.drop_frames()
            self.attached.emit(words)
            leaf = self._desk.rubric.criterion(found.criterion)
            if leaf is not None and counts_places(leaf.rule(found.rule)) and len(joined.regions) > joined.occurrences:
                self.fewer_counted.emit(len(joined.regions), joined.occurrences)
        return done

    def _changed(self, finding: Finding) -> bool:
        desk = self._desk
        error = refusal(desk.rubric, desk.sheet, finding)
        if error is not None and not desk.locked:
            desk.refused.emit(error)
            return False
        return desk.do(self.tr("修改问题 {}").format(self._named(finding)), [FindingChanged(finding)])

    def withdraw(self, finding_id: str) -> None:
        """Takes a finding back; a suspicion accepted into it is open again."""
        if absent := absent_item(finding_id):
            self.withdraw_missing(absent)
            return
        found = self._found(finding_id)
        if found is None:
            return
        acts: list[Act] = [FindingWithdrawn(finding_id)]
        acts += [SuspicionReopened(d.suspicion) for d in self._desk.content.decisions if d.finding == finding_id]
        self._desk.do(self.tr("撤回 {}").format(self._named(found)), acts)

    def keep(self, finding_id: str) -> None:
        """A finding whose grounds changed stays: on the grounds as they are now, else on the reviewer's own word."""
        changed = [c for c in self._desk.changed_grounds() if c.finding.id == finding_id]
        if changed:
            words = self.tr("按新推算改 {}") if any(c.now for c in changed) else self.tr("保留 {}")
            self._desk.do(words.format(self._named(changed[0].finding)), keeping(changed))

    def _found(self, finding_id: str) -> Finding | None:
        return next((f for f in self._desk.sheet.findings if f.id == finding_id), None)

    def _named(self, finding: Finding) -> str:
        leaf = self._desk.rubric.criterion(finding.criterion)
        rule = leaf.rule(finding.rule) if leaf else None
        return f"{leaf.code} {rule.text}" if leaf and rule else ""
