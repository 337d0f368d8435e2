"""A unit's result from its files (单位成绩), and the ranking, as the edition's unit rule says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from scoring.grades import grade_of, rounded
from scoring.rubric import Rubric, TieBreak
from scoring.score import PRECISION, Score, ScoreState

_FAILED = (ScoreState.ZEROED, ScoreState.FAILED_UNSCORED)


@dataclass(frozen=True, slots=True)
class UnitScore:
    """`files` are all, `eligible` without 不符合评查条件, `averaged` those the average is made of."""

    average: Decimal | None
    grade: str | None
    files: int
    eligible: int
    averaged: int
    failed: int
    ineligible: int
    total_points: Decimal
    best: Decimal | None
    worst: Decimal | None


def unit_score(rubric: Rubric, scores: Sequence[Score]) -> UnitScore:
    """The average over the states the edition counts, and its grade."""
    eligible = [s for s in scores if s.state is not ScoreState.INELIGIBLE]
    points = [p for p in (counted_points(rubric, s) for s in eligible) if p is not None]
    total, average = Decimal(0), None
    if points:
        total, _exact, average = mean(rubric, points)
    grades = rubric.unit.grades or rubric.grades
    lowest = rubric.grades[-1].label if rubric.grades else None
    return UnitScore(
        average,
        None if average is None else grade_of(grades, average),
        len(scores),
        len(eligible),
        len(points),
        sum(1 for s in eligible if s.state in _FAILED or s.grade == lowest),
        len(scores) - len(eligible),
        total,
        max(points, default=None),
        min(points, default=None),
    )


def mean(rubric: Rubric, points: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """The sum of these points, of which there are some, their exact mean, and the mean as the edition rounds it."""
    with localcontext() as context:
        context.prec = PRECISION
        total = sum(points, Decimal(0))
        exact = total / len(points)
        return total, exact, rounded(exact, rubric.rounding)


def counted_points(rubric: Rubric, one: Score) -> Decimal | None:
    """What a file brings into an average; None where it is left out."""
    if one.state is ScoreState.FAILED_UNSCORED:
        return rubric.unit.unscored_counts_as
    return one.total if one.state.value in rubric.unit.average_over else None


def ranking(rubric: Rubric, units: Mapping[str, UnitScore]) -> list[tuple[int, str]]:
    """(place, unit), best first. Units equal in every respect share a place; those without an average come unplaced."""
    ranked = {name: unit for name, unit in units.items() if unit.average is not None}
    keys = {name: _key(rubric, unit) for name, unit in ranked.items()}
    ordered = sorted(ranked, key=lambda name: (*keys[name], name))
    return [(1 + sum(1 for other in ordered if keys[other] < keys[name]), name) for name in ordered]


def _key(rubric: Rubric, unit: UnitScore) -> tuple[Decimal, ...]:
    zero = Decimal(0)
    better = {
        TieBreak.TOTAL_POINTS: unit.total_points,
        TieBreak.BEST_FILE: unit.best or zero,
        TieBreak.WORST_FILE: unit.worst or zero,
        TieBreak.FEWER_FAILED: Decimal(-unit.failed),
        TieBreak.MORE_FILES: Decimal(unit.eligible),
    }
    return (-(unit.average or zero), *(-better[t] for t in rubric.unit.tie_break))
