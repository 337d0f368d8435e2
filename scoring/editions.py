"""The life of an edition: copied and published; and what a change of edition does to sheets already made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.rubric import Criterion, Rubric, Status
from scoring.score import Score, score
from scoring.sheet import Finding, Mark, Sheet
from scoring.trace import Role, TraceLine


def copied(rubric: Rubric, new_id: str, edition: str) -> Rubric:
    """A draft to work on; every criterion is mapped to the one it came from."""
    pairs = tuple((c.id, c.id) for c in rubric.criteria())
    return replace(rubric, id=new_id, edition=edition, status=Status.DRAFT, supersedes=rubric.hash, mapping=pairs)


def published(rubric: Rubric) -> Rubric:
    """The edition as it stands from now on."""
    return replace(rubric, status=Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Paired:
    """A criterion of the edition before and the one that took its place. Points differ: only shares compare."""

    before: Criterion
    after: Criterion

    @property
    def is_alike(self) -> bool:
        return self.before.points == self.after.points and self.before.rules == self.after.rules


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of two editions can be compared year on year, and what cannot."""

    paired: tuple[Paired, ...]
    merged: Mapping[str, tuple[str, ...]]  # several before → one after
    split: Mapping[str, tuple[str, ...]]  # one before → several after
    dropped: tuple[Criterion, ...]
    added: tuple[Criterion, ...]

    @property
    def sentence(self) -> str:
        """What the comparison covers, for the foot of a table."""
        changed = sum(1 for p in self.paired if not p.is_alike)
        alone = [f"新版删去 {len(self.dropped)} 项"] if self.dropped else []
        alone += [f"{'' if alone else '新版'}增加 {len(self.added)} 项"] if self.added else []
        apart = f"；{'、'.join(alone)}，这些项不能比较" if alone else ""
        return f"两版可以对应的评查项 {len(self.paired)} 项，其中分值或者扣分情形有变动的 {changed} 项{apart}。"


def compared(before: Rubric, after: Rubric) -> Comparison:
    """By the mapping the later edition carries; without one, by equal ids."""
    pairs = after.mapping or tuple((c.id, c.id) for c in before.criteria())
    known = [
        (old, new)
        for a, b in pairs
        if (old := before.criterion(a)) is not None and (new := after.criterion(b)) is not None
    ]
    from_of: dict[str, list[str]] = {}
    to_of: dict[str, list[str]] = {}
    for old, new in known:
        from_of.setdefault(new.id, []).append(old.id)
        to_of.setdefault(old.id, []).append(new.id)
    return Comparison(
        tuple(Paired(old, new) for old, new in known if len(from_of[new.id]) == len(to_of[old.id]) == 1),
        {new: tuple(olds) for new, olds in from_of.items() if len(olds) > 1},
        {old: tuple(news) for old, news in to_of.items() if len(news) > 1},
        tuple(c for c in before.criteria() if c.id not in to_of),
        tuple(c for c in after.criteria() if c.id not in from_of),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """A sheet moved to another edition for trial, and what could not be moved."""

    sheet: Sheet
    left_behind: tuple[str, ...]  # finding ids and criterion ids of marks


class Carrier:
    """Moves sheets from one edition to another; what corresponds is worked out once for all of them."""

    def __init__(self, before: Rubric, after: Rubric) -> None:
        self.before, self.after = before, after
        self.to_of = {p.before.id: p.after for p in compared(before, after).paired}
        self._known = {c.id for c in after.conditions}

    def carried(self, sheet: Sheet) -> Carried:
        """The same decisions under the other edition; the sheet given is not touched."""
        findings: list[Finding] = []
        marks: list[Mark] = []
        left: list[str] = []
        for finding in sheet.findings:
            new = self.to_of.get(finding.criterion)
            if new is None or new.rule(finding.rule) is None:
                left.append(finding.id)
            else:
                findings.append(replace(finding, criterion=new.id))
        for mark in sheet.marks:
            leaf = self.to_of.get(mark.criterion)
            if leaf is None:
                left.append(mark.criterion)
            else:
                earned = mark.earned if leaf.points is None or mark.earned is None else min(mark.earned, leaf.points)
                marks.append(replace(mark, criterion=leaf.id, earned=earned))
        conditions = {k: v for k, v in sheet.conditions.items() if k in self._known or k.startswith("case_type.")}
        moved = replace(sheet, findings=tuple(findings), marks=tuple(marks), conditions=conditions)
        return Carried(moved, tuple(left))

    def effect(self, sheet: Sheet) -> "Effect":
        """What the other edition does to one sheet."""
        moved = self.carried(sheet)
        old, new = score(self.before, sheet), score(self.after, moved.sheet)
        changed = (old.state, old.total) != (new.state, new.total)
        return Effect(changed, old.grade != new.grade, bool(moved.left_behind), _gap(old, new))


def carried(sheet: Sheet, before: Rubric, after: Rubric) -> Carried:
    """One sheet moved to another edition."""
    return Carrier(before, after).carried(sheet)


@dataclass(frozen=True, slots=True)
class Effect:
    """What another edition would do to one sheet. `gap` is the change of its total, either way."""

    total_changed: bool
    grade_changed: bool
    is_incomplete: bool
    gap: Decimal


@dataclass(frozen=True, slots=True)
class Impact:
    """What publishing would have meant for past sessions. Nothing of them is changed."""

    sessions: int
    totals_changed: int
    grades_changed: int
    incomplete: int  # sessions of which something could not be carried over
    largest: Decimal  # the largest change of a total, either way

    @property
    def headline(self) -> str:
        """What is told before publishing: 412 份评查中，得分变动 37 份，等次变动 2 份."""
        return f"{self.sessions} 份评查中，得分变动 {self.totals_changed} 份，等次变动 {self.grades_changed} 份"

    @property
    def sentence(self) -> str:
        changed = f"得分变动 {self.totals_changed} 份，等次变动 {self.grades_changed} 份"
        return f"按新版试算以往 {self.sessions} 份评查：{changed}" + (
            f"；其中 {self.incomplete} 份有内容在新版中没有对应，只供参考。" if self.incomplete else "。"
        )


def summed(effects: Iterable[Effect]) -> Impact:
    """The effects on single sheets, counted."""
    listed = tuple(effects)
    return Impact(
        len(listed),
        sum(e.total_changed for e in listed),
        sum(e.grade_changed for e in listed),
        sum(e.is_incomplete for e in listed),
        max((e.gap for e in listed), default=Decimal(0)),
    )


@dataclass(frozen=True, slots=True)
class LineChange:
    """How one criterion comes out under two editions; None where one of them has no such criterion."""

    label: str
    old: TraceLine | None
    new: TraceLine | None

    @property
    def is_changed(self) -> bool:
        return self._worth(self.old) != self._worth(self.new)

    @staticmethod
    def _worth(line: TraceLine | None) -> tuple[Decimal | None, Decimal | None]:
        return (None, None) if line is None else (line.full, line.kept)


def line_changes(carrier: Carrier, old: Score, new: Score) -> tuple[LineChange, ...]:
    """Two scores of one file side by side, in the order of the new edition; what only the old one has comes last."""
    before = {line.ref: line for line in old.trace if line.role is Role.LEAF}
    after = {line.ref: line for line in new.trace if line.role is Role.LEAF}
    from_of = {leaf.id: name for name, leaf in carrier.to_of.items()}
    rows = [LineChange(line.label, before.get(from_of.get(ref, "")), line) for ref, line in after.items()]
    met = {from_of[ref] for ref in after if ref in from_of}
    return (*rows, *(LineChange(line.label, line, None) for ref, line in before.items() if ref not in met))


def _gap(old: Score, new: Score) -> Decimal:
    if old.total is None or new.total is None:
        return Decimal(0)
    return abs(old.total - new.total)
