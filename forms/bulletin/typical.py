"""Which findings are dissected as typical cases, and what is said of them."""

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
    """The law first, then how it should be, in the rubric's own words."""
    law = "、".join(problem.criterion.legal_basis)
    should = problem.criterion.text.strip().rstrip("。") or problem.criterion.title
    return (f"依照{law}，" if law else "") + f"{should}。办案中应当对照执行，避免同类问题。"
