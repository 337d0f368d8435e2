"""The life of an edition: copied, published, superseded; and what a change of edition does to sheets already made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.errors import ReviewError
from scoring.rubric import Criterion, Rubric, Status
from scoring.score import Score, score
from scoring.sheet import Finding, Mark, Sheet


class EditionFrozen(ReviewError):
    """A published edition is never changed."""


def copied(rubric: Rubric, new_id: str, edition: str) -> Rubric:
    """A draft to work on; every criterion is mapped to the one it came from."""
    pairs = tuple((c.id, c.id) for c in rubric.criteria())
    return replace(rubric, id=new_id, edition=edition, status=Status.DRAFT, supersedes=rubric.hash, mapping=pairs)


def published(rubric: Rubric) -> Rubric:
    """The edition as it stands from now on."""
    return replace(rubric, status=Status.PUBLISHED)


def superseded(rubric: Rubric) -> Rubric:
    """A published edition that a later one replaces; its hash and its old sessions stay."""
    if rubric.status is Status.DRAFT:
        raise EditionFrozen("草稿没有发布过，不能标为已被替代。", "草稿可以直接删去或者发布。")
    return replace(rubric, status=Status.SUPERSEDED)


def ensure_draft(rubric: Rubric) -> None:
    """Raises where somebody is about to change a published edition."""
    if rubric.status is not Status.DRAFT:
        raise EditionFrozen(f"“{rubric.title}”（{rubric.edition}版）已经发布，不能修改。", "请复制为新的版本后再改。")


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
        return (
            f"两版可以对应的评查项 {len(self.paired)} 项，其中分值或者扣分情形有变动的 {changed} 项；"
            f"旧版删去 {len(self.dropped)} 项、新版增加 {len(self.added)} 项，不能比较。"
        )


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


def carried(sheet: Sheet, before: Rubric, after: Rubric) -> Carried:
    """The same decisions under the other edition; the sheet given is not touched."""
    to_of = {p.before.id: p.after for p in compared(before, after).paired}
    findings: list[Finding] = []
    marks: list[Mark] = []
    left: list[str] = []
    for finding in sheet.findings:
        new = to_of.get(finding.criterion)
        if new is None or new.rule(finding.rule) is None:
            left.append(finding.id)
        else:
            findings.append(replace(finding, criterion=new.id))
    for mark in sheet.marks:
        leaf = to_of.get(mark.criterion)
        if leaf is None:
            left.append(mark.criterion)
        else:
            earned = mark.earned if leaf.points is None or mark.earned is None else min(mark.earned, leaf.points)
            marks.append(replace(mark, criterion=leaf.id, earned=earned))
    known = {c.id for c in after.conditions}
    conditions = {k: v for k, v in sheet.conditions.items() if k in known or k.startswith("case_type.")}
    return Carried(replace(sheet, findings=tuple(findings), marks=tuple(marks), conditions=conditions), tuple(left))


@dataclass(frozen=True, slots=True)
class Impact:
    """What publishing would have meant for past sessions. Nothing of them is changed."""

    sessions: int
    totals_changed: int
    grades_changed: int
    incomplete: int  # sessions of which something could not be carried over
    largest: Decimal  # the largest change of a total, either way

    @property
    def sentence(self) -> str:
        changed = f"得分变动 {self.totals_changed} 份，等次变动 {self.grades_changed} 份"
        return f"按新版试算以往 {self.sessions} 份评查：{changed}" + (
            f"；其中 {self.incomplete} 份有内容在新版中没有对应，只供参考。" if self.incomplete else "。"
        )


def impact(before: Rubric, after: Rubric, sheets: Iterable[Sheet]) -> Impact:
    """Scores every sheet under both editions and counts what differs."""
    sessions = totals = grades = incomplete = 0
    largest = Decimal(0)
    for sheet in sheets:
        moved = carried(sheet, before, after)
        old, new = score(before, sheet), score(after, moved.sheet)
        sessions += 1
        totals += (old.state, old.total) != (new.state, new.total)
        grades += old.grade != new.grade
        incomplete += bool(moved.left_behind)
        largest = max(largest, _gap(old, new))
    return Impact(sessions, totals, grades, incomplete, largest)


def _gap(old: Score, new: Score) -> Decimal:
    if old.total is None or new.total is None:
        return Decimal(0)
    return abs(old.total - new.total)
