"""One submitted review of one file, and the findings of it that count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scoring.rubric import Criterion, Rubric, Veto
from scoring.score import Score, ScoreState
from scoring.sheet import Finding, ItemState, Sheet
from scoring.trace import Role


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """One submitted review of one file. `code` is what stands in print in place of names.

    `parties` and `persons` are the names to keep out of print. `conclusions` are those on its doubts, by doubt id.
    `printed`: page in the order of the file → the number stamped on the sheet, where it was read.
    """

    case_id: str
    code: str
    unit: str
    title: str
    cause: str
    procedure: str
    reviewer: str
    rubric: Rubric
    sheet: Sheet
    score: Score
    pages: int
    conclusions: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    reference_number: str = ""
    reviewed_on: str = ""  # as printed: 2026年11月17日
    printed: Mapping[int, int] = field(default_factory=dict)

    @property
    def eligible(self) -> bool:
        return self.score.state is not ScoreState.INELIGIBLE

    def column(self, pages: Iterable[int]) -> str:
        """Pages for a column headed 页码: 5、20, or 5；电子卷21 where a sheet bears no number of its own."""
        stamped, rest = self._cited(pages)
        return "；".join(part for part in (stamped, f"电子卷{rest}" if rest else "") if part)

    def cited(self, pages: Iterable[int]) -> str:
        """Pages in a sentence: 第5、20页, or 第5页、电子卷第21页; empty without a page."""
        stamped, rest = self._cited(pages)
        return "、".join(
            part for part in (f"第{stamped}页" if stamped else "", f"电子卷第{rest}页" if rest else "") if part
        )

    def _cited(self, pages: Iterable[int]) -> tuple[str, str]:
        """The numbers stamped on the sheets, which is where the unit will look, and apart from them the pages that
        bear none, or one that stands twice, by their order in the file."""
        ordered = sorted(set(pages))
        if not self.printed:
            return "、".join(map(str, ordered)), ""
        times = Counter(self.printed.values())
        sure = [page for page in ordered if times[self.printed.get(page, 0)] == 1]
        rest = [page for page in ordered if page not in sure]
        return "、".join(str(self.printed[page]) for page in sure), "、".join(map(str, rest))


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding that counts, with its criterion and rule looked up."""

    case: ReviewedCase
    finding: Finding
    criterion: Criterion

    @property
    def id(self) -> str:
        return self.finding.id

    @property
    def text(self) -> str:
        """The rule as the rubric words it."""
        rule = self.criterion.rule(self.finding.rule)
        if rule is None:
            return f"{self.criterion.title}{'（应有而无）' if self.is_absence else ''}"
        return rule.text

    @property
    def is_absence(self) -> bool:
        """Whether it is the mark 应有而无 on the whole item, not a rule."""
        return not self.finding.rule

    @property
    def is_veto(self) -> bool:
        return isinstance(self.criterion.rule(self.finding.rule), Veto)

    @property
    def pages(self) -> tuple[int, ...]:
        """In the order of the file."""
        return tuple(sorted({region.page for region in self.finding.regions}))


def problems_of(case: ReviewedCase) -> tuple[Problem, ...]:
    """What counts against a file, in the order of the edition: its findings, not those the edition refused, nor those
    exempted on a basis, and the items marked 应有而无."""
    refused = {finding_id for finding_id, _ in case.score.refused}
    found = []
    for finding in (*case.sheet.findings, *_absences(case)):
        criterion = case.rubric.criterion(finding.criterion)
        if criterion is not None and finding.id not in refused and not finding.exemption:
            found.append(Problem(case, finding, criterion))
    places = {criterion.id: place for place, criterion in enumerate(case.rubric.criteria())}
    return tuple(sorted(found, key=lambda problem: places[problem.criterion.id]))


def _absences(case: ReviewedCase) -> Iterable[Finding]:
    counted = {line.ref for line in case.score.trace if line.role is Role.LEAF and line.state == ItemState.MISSING}
    for mark in case.sheet.marks:
        if mark.criterion in counted:
            yield Finding(f"missing-{mark.criterion}", mark.criterion, "", remark=mark.reason)
