"""Which findings are dissected as typical cases, and what is said of them."""

import re
from collections.abc import Iterable
from decimal import Decimal

from forms.bulletin.settings import BulletinSettings
from scoring.figures import CampaignFigures, Problem


def typical_cases(figures: CampaignFigures, settings: BulletinSettings) -> tuple[Problem, ...]:
    """The chosen findings; else the gravest, one a file and one a rule."""
    if settings.chosen:
        by_id = {problem.id: problem for problem in figures.problems}
        return tuple(by_id[i] for i in settings.chosen if i in by_id)
    ordered = sorted(figures.problems, key=lambda p: (not p.is_veto, -_weight(p), p.case.code, p.id))
    picked: list[Problem] = []
    for problem in ordered:
        taken = {(p.case.case_id) for p in picked} | {p.criterion.id for p in picked}
        if len(picked) < settings.typical_limit and not {problem.case.case_id, problem.criterion.id} & taken:
            picked.append(problem)
    return tuple(picked)


def _weight(problem: Problem) -> Decimal:
    if problem.finding.points is not None:
        return problem.finding.points
    rule = problem.criterion.rule(problem.finding.rule)
    return getattr(rule, "points", None) or problem.criterion.points or Decimal(0)


def comment(problem: Problem) -> str:
    """How it should be in the rubric's own words, by which law, and that this file is not so."""
    law = "、".join(merged_citations(problem.criterion.legal_basis))
    basis = f"（{law}）" if law else ""
    text = problem.criterion.text.strip().rstrip("。；")
    asked = f"评查项“{problem.criterion.title}”" + (f"要求：{text}{basis}" if text else basis)
    veto = "，属于否决情形" if problem.is_veto else ""
    return f"{asked}。本案{problem.text.rstrip('。；')}，与要求不符{veto}。"


_CITATION = re.compile(r"^(《[^》]+》)(第.+)$")


def merged_citations(basis: Iterable[str]) -> tuple[str, ...]:
    """《甲法》第一条、《甲法》第二条 → 《甲法》第一条、第二条."""
    result: list[str] = []
    last = ""
    for citation in basis:
        match = _CITATION.match(citation.strip())
        result.append(match[2] if match and match[1] == last else citation.strip())
        last = match[1] if match else ""
    return tuple(result)
