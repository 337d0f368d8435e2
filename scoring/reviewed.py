"""One submitted review of one file, and the findings of it that count."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.rubric import Criterion, Rubric, Veto
from scoring.score import Score, ScoreState
from scoring.sheet import Finding, Sheet


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """One submitted review of one file. `code` is what stands in print in place of names.

    `parties` and `persons` are the names to keep out of print. `conclusions` are those on its doubts, by doubt id.
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

    @property
    def eligible(self) -> bool:
        return self.score.state is not ScoreState.INELIGIBLE


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
        return rule.text if rule is not None else self.criterion.title

    @property
    def is_veto(self) -> bool:
        return isinstance(self.criterion.rule(self.finding.rule), Veto)

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({region.page for region in self.finding.regions}))


def problems_of(case: ReviewedCase) -> tuple[Problem, ...]:
    """The findings of a file that count: not those the edition refused, nor those exempted on a basis."""
    refused = {finding_id for finding_id, _ in case.score.refused}
    found = []
    for finding in case.sheet.findings:
        criterion = case.rubric.criterion(finding.criterion)
        if criterion is not None and finding.id not in refused and not finding.exemption:
            found.append(Problem(case, finding, criterion))
    return tuple(found)
