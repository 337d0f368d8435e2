"""Every shipped edition of a rubric can be reported and printed."""

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from forms.bulletin.checking import Trouble, check
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.layout import render_pdf
from forms.bulletin.text import to_editable
from forms.score_sheet import render_score_sheets
from reviewer.library.rubrics import editions as rubrics
from scoring.casefile import Region
from scoring.figures import ReviewedCase, collect
from scoring.rubric import Deduction, DeductionKind, Rubric, Veto
from scoring.score import score
from scoring.sheet import Finding, Sheet
from tests.forms.campaign import SETTINGS, reviewed


def drawn(rubric: Rubric, number: int) -> ReviewedCase:
    """A file with findings drawn at random, the same every time."""
    dice = random.Random(f"{rubric.id}{number}")
    findings = tuple(
        Finding(
            f"f{number}-{criterion.id}-{rule.id}",
            criterion.id,
            rule.id,
            points=points_for(rule),
            remark="记载不完整",
            regions=(Region(dice.randint(1, 20)),),
        )
        for criterion in rubric.criteria()
        for rule in criterion.rules
        if dice.random() < 0.06
    )
    sheet = Sheet(findings=findings)
    return replace(reviewed(number), rubric=rubric, sheet=sheet, score=score(rubric, sheet))


def points_for(rule: Deduction | Veto) -> Decimal | None:
    if isinstance(rule, Deduction) and rule.kind is DeductionKind.RANGE:
        return rule.low
    return Decimal(1) if isinstance(rule, Deduction) and rule.kind is DeductionKind.FREE else None


@pytest.mark.parametrize(("key", "path"), rubrics.shipped(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_bulletin_by_this_edition_reads_back_and_passes_the_check(key: str, path: Path) -> None:
    rubric = rubrics.load(path)
    figures = collect([drawn(rubric, number) for number in range(6)])
    text = compose(figures, SETTINGS)
    assert from_editable(to_editable(text), text) == text
    assert {problem.kind for problem in check(text, figures, SETTINGS)} == {Trouble.UNRATED}  # most items are
    assert render_pdf(text, figures, SETTINGS)[:5] == b"%PDF-"
    assert render_score_sheets(figures.cases[:1])[:5] == b"%PDF-"
