"""Campaign figures: what the 简报 says in numbers, each with the files and findings it was counted from.

Not eligible files (不符合评查条件) are in no average and no share; files that failed without a score count as failed;
which states enter a unit's average, its grades and the tie-break are the edition's own rule (scoring.units).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.reviewed import Problem, ReviewedCase, problems_of
from scoring.rubric import Criterion, Nature, Rubric, Stage
from scoring.score import ScoreState
from scoring.shares import percents
from scoring.sheet import Doubt
from scoring.units import UnitScore, ranking, unit_score

__all__ = ["CampaignFigures", "Problem", "ReviewedCase", "collect", "problems_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what stands behind it: ids of case files and of findings."""

    value: Decimal
    cases: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How often something occurred and its part of the whole in percent (two places)."""

    label: str
    count: Figure
    percent: Decimal


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit: its files, average, place (None without an average) and files by grade."""

    unit: str
    result: UnitScore
    rank: int | None
    files: Figure
    grades: tuple[Share, ...]

    @property
    def average(self) -> Decimal | None:
        return self.result.average


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """The same rule found in several places: how often, in which files, and how reviewers worded it."""

    criterion: Criterion
    text: str
    count: Figure
    codes: tuple[str, ...]
    wordings: tuple[str, ...]
    is_veto: bool

    @property
    def files(self) -> int:
        return len(self.count.cases)


@dataclass(frozen=True, slots=True)
class DoubtFigures:
    """A doubt and what was concluded on it (empty while open)."""

    case: ReviewedCase
    doubt: Doubt
    criterion: Criterion | None
    conclusion: str


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """Everything counted, in a fixed order. `balanced`: shares were adjusted so that they add up to 100.00 %."""

    cases: tuple[ReviewedCase, ...]
    files: Figure
    eligible: Figure
    ineligible: Figure
    failed: Figure
    average: Figure | None
    best: Figure | None
    worst: Figure | None
    kinds: tuple[Share, ...]
    grades: tuple[Share, ...]
    units: tuple[UnitFigures, ...]
    problems: tuple[Problem, ...]
    occurrences: int
    by_nature: tuple[Share, ...]
    by_stage: tuple[Share, ...]
    common: tuple[CommonProblem, ...]
    doubts: tuple[DoubtFigures, ...]
    balanced: bool

    @property
    def findings(self) -> Figure:
        return _figure_of(self.problems)

    def case(self, case_id: str) -> ReviewedCase:
        """The file with this id. Raises KeyError."""
        return {c.case_id: c for c in self.cases}[case_id]

    def unit(self, name: str) -> UnitFigures:
        """The unit of this name. Raises KeyError."""
        return {u.unit: u for u in self.units}[name]


def collect(cases: Iterable[ReviewedCase], *, balance: bool = False) -> CampaignFigures:
    """The figures of a campaign. Same cases in any order, same figures."""
    ordered = tuple(sorted(cases, key=lambda c: (c.code, c.case_id)))
    eligible = tuple(c for c in ordered if c.eligible)
    problems = tuple(problem for case in eligible for problem in problems_of(case))
    rubric = leading(eligible or ordered)
    whole = None if rubric is None else unit_score(rubric, [c.score for c in ordered])
    counted = _counted(rubric, eligible)
    return CampaignFigures(
        cases=ordered,
        files=_cases_figure(ordered),
        eligible=_cases_figure(eligible),
        ineligible=_cases_figure([c for c in ordered if not c.eligible]),
        failed=_cases_figure([c for c in eligible if _failed(c)]),
        average=None if whole is None or whole.average is None else Figure(whole.average, _ids(counted)),
        best=_extreme(counted, max),
        worst=_extreme(counted, min),
        kinds=_case_shares(ordered, lambda c: c.procedure or "未注明", balance=balance),
        grades=_grade_shares(rubric, eligible, balance=balance),
        units=_units(rubric, ordered, balance=balance),
        problems=problems,
        occurrences=sum(p.finding.occurrences for p in problems),
        by_nature=_problem_shares(problems, [n.value for n in Nature], lambda p: p.criterion.nature, balance=balance),
        by_stage=_problem_shares(problems, [s.value for s in Stage], lambda p: p.criterion.stage, balance=balance),
        common=_common(problems),
        doubts=tuple(_doubts(ordered)),
        balanced=balance,
    )


def leading(cases: Sequence[ReviewedCase]) -> Rubric | None:
    """The edition most files were reviewed by: its rounding, grades and unit rule hold for the whole campaign."""
    counts = Counter(c.rubric.id for c in cases)
    if not counts:
        return None
    top = max(counts, key=lambda key: (counts[key], key))
    return next(c.rubric for c in cases if c.rubric.id == top)


def _counted(rubric: Rubric | None, cases: Sequence[ReviewedCase]) -> tuple[ReviewedCase, ...]:
    over = () if rubric is None else rubric.unit.average_over
    return tuple(c for c in cases if c.score.total is not None and c.score.state.value in over)


def _extreme(cases: Sequence[ReviewedCase], pick: Callable[[Iterable[Decimal]], Decimal]) -> Figure | None:
    totals = {c.case_id: c.score.total for c in cases if c.score.total is not None}
    if not totals:
        return None
    value = pick(totals.values())
    return Figure(value, tuple(case for case, total in totals.items() if total == value))


def _failed(case: ReviewedCase) -> bool:
    lowest = case.rubric.grades[-1].label if case.rubric.grades else None
    return case.score.state in (ScoreState.ZEROED, ScoreState.FAILED_UNSCORED) or (
        lowest is not None and case.score.grade == lowest
    )


def _ids(cases: Iterable[ReviewedCase]) -> tuple[str, ...]:
    return tuple(c.case_id for c in cases)


def _cases_figure(cases: Sequence[ReviewedCase]) -> Figure:
    return Figure(Decimal(len(cases)), _ids(cases))


def _figure_of(problems: Sequence[Problem]) -> Figure:
    cases = tuple(dict.fromkeys(p.case.case_id for p in problems))
    return Figure(Decimal(len(problems)), cases, tuple(p.id for p in problems))


def _case_shares(
    cases: Sequence[ReviewedCase], label: Callable[[ReviewedCase], str], *, balance: bool
) -> tuple[Share, ...]:
    groups: dict[str, list[ReviewedCase]] = {}
    for case in cases:
        groups.setdefault(label(case), []).append(case)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), name))
    shares = percents([len(groups[name]) for name in ordered], balance=balance)
    return tuple(Share(n, _cases_figure(groups[n]), s) for n, s in zip(ordered, shares, strict=True))


def _grade_shares(rubric: Rubric | None, cases: Sequence[ReviewedCase], *, balance: bool) -> tuple[Share, ...]:
    """Every band of the edition, also empty ones, best first; other editions' bands behind them."""
    bands = [g.label for g in rubric.grades] if rubric is not None else []
    bands += sorted({c.score.grade for c in cases if c.score.grade is not None} - set(bands))
    groups = [[c for c in cases if c.score.grade == band] for band in bands]
    shares = percents([len(group) for group in groups], balance=balance)
    return tuple(Share(b, _cases_figure(g), s) for b, g, s in zip(bands, groups, shares, strict=True))


def _units(rubric: Rubric | None, cases: Sequence[ReviewedCase], *, balance: bool) -> tuple[UnitFigures, ...]:
    """Ranked units first, best first; then those without an average, by name."""
    if rubric is None:
        return ()
    groups: dict[str, list[ReviewedCase]] = {}
    for case in cases:
        groups.setdefault(case.unit, []).append(case)
    results = {name: unit_score(rubric, [c.score for c in group]) for name, group in groups.items()}
    ranks = {name: place for place, name in ranking(rubric, results)}
    ordered = sorted(groups, key=lambda name: (ranks.get(name, len(groups) + 1), name))
    return tuple(
        UnitFigures(
            name,
            results[name],
            ranks.get(name),
            _cases_figure(groups[name]),
            _grade_shares(rubric, [c for c in groups[name] if c.eligible], balance=balance),
        )
        for name in ordered
    )


def _problem_shares(
    problems: Sequence[Problem], labels: Sequence[str], label: Callable[[Problem], str], *, balance: bool
) -> tuple[Share, ...]:
    """In the order of `labels`; labels that nothing was found under are left out."""
    groups: dict[str, list[Problem]] = {name: [] for name in labels}
    for problem in problems:
        groups[str(label(problem))].append(problem)
    filled = [name for name in labels if groups[name]]
    shares = percents([len(groups[name]) for name in filled], balance=balance)
    return tuple(Share(n, _figure_of(groups[n]), s) for n, s in zip(filled, shares, strict=True))


def _common(problems: Sequence[Problem]) -> tuple[CommonProblem, ...]:
    """Rules found, those in most files first."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.criterion.id, problem.finding.rule), []).append(problem)
    made = [_common_problem(group) for group in groups.values()]
    return tuple(sorted(made, key=lambda c: (-c.files, -c.count.value, c.criterion.code, c.text)))


def _common_problem(group: Sequence[Problem]) -> CommonProblem:
    remarks = Counter(p.finding.remark.strip() for p in group if p.finding.remark.strip())
    wordings = sorted(remarks, key=lambda text: (-remarks[text], len(text), text))
    codes = tuple(dict.fromkeys(p.case.code for p in group))
    first = group[0]
    return CommonProblem(first.criterion, first.text, _figure_of(group), codes, tuple(wordings), first.is_veto)


def _doubts(cases: Sequence[ReviewedCase]) -> Iterable[DoubtFigures]:
    for case in cases:
        for doubt in case.sheet.doubts:
            yield DoubtFigures(case, doubt, case.rubric.criterion(doubt.criterion), case.conclusions.get(doubt.id, ""))
