"""Which findings are dissected as typical cases, and what is said of them: the law, how it should be, what follows."""

import re
from collections.abc import Iterable
from decimal import Decimal

from forms.bulletin.settings import BulletinSettings
from scoring.figures import CampaignFigures, Problem
from scoring.rubric import Veto, VetoEffect
from scoring.trace import Role, shown


def typical_cases(figures: CampaignFigures, settings: BulletinSettings) -> tuple[Problem, ...]:
    """The chosen findings; else the gravest, one a file and one a rule."""
    if settings.chosen:
        by_id = {problem.id: problem for problem in figures.problems}
        return tuple(by_id[i] for i in settings.chosen if i in by_id)
    ordered = sorted(figures.problems, key=lambda p: (*_gravity(p), p.case.code, p.id))
    picked: list[Problem] = []
    for problem in ordered:
        taken = {(p.case.case_id) for p in picked} | {p.criterion.id for p in picked}
        if len(picked) < settings.typical_limit and not {problem.case.case_id, problem.criterion.id} & taken:
            picked.append(problem)
    return tuple(picked)


def _gravity(problem: Problem) -> tuple[bool, bool, Decimal]:
    """What failed the whole file first, then what bounded its grade, then by points."""
    rule = problem.criterion.rule(problem.finding.rule)
    fails = isinstance(rule, Veto) and rule.effect in (VetoEffect.FILE_ZERO, VetoEffect.FAIL_AND_STOP)
    return not fails, not problem.is_veto, -_weight(problem)


def _weight(problem: Problem) -> Decimal:
    if problem.finding.points is not None:
        return problem.finding.points
    rule = problem.criterion.rule(problem.finding.rule)
    return getattr(rule, "points", None) or problem.criterion.points or Decimal(0)


def law(problem: Problem) -> str:
    """The provisions the edition names for the item; empty where it names none."""
    return "、".join(merged_citations(problem.criterion.legal_basis))


def right_way(problem: Problem) -> str:
    """How it should be, in the edition's own words, and what else goes wrong there."""
    asked = problem.criterion.text.strip().rstrip("。；")
    mistakes = [mistake.strip().rstrip("。；") for mistake in problem.criterion.common_mistakes]
    others = f"办理同类案件，还要防止{'、'.join(mistakes)}等情形。" if mistakes else ""
    return f"{asked}。{others}" if asked else others


def consequence(problem: Problem) -> str:
    """What the edition makes of it: the veto's effect, or the points it cost."""
    rule = problem.criterion.rule(problem.finding.rule)
    item = f"不符合评查标准“{problem.criterion.title}”项的要求"
    if isinstance(rule, Veto):
        return f"上述情形{item}，属于否决情形，{_effect(rule)}。"
    lost = _lost(problem)
    return f"上述情形{item}，{f'扣{shown(lost)}分' if lost else '应当纠正'}。"


def _effect(veto: Veto) -> str:
    match veto.effect:
        case VetoEffect.FILE_ZERO:
            return "整卷计零分"
        case VetoEffect.FAIL_AND_STOP:
            return "判为不合格，不再评分"
        case VetoEffect.GRADE_CAP:
            return f"得分不变，等次不高于{veto.grade}"
        case _:
            return f"扣{shown(veto.points or Decimal(0))}分"


def _lost(problem: Problem) -> Decimal:
    """What this finding alone took off its item; nothing where several share it."""
    lines = [line for line in problem.case.score.trace if line.role is Role.LEAF and line.ref == problem.criterion.id]
    alone = all(set(line.findings) <= {problem.id} for line in lines)
    return sum((line.capped or Decimal(0) for line in lines), Decimal(0)) if alone else Decimal(0)


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
