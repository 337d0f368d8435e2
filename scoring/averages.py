"""How an average came about, as a sentence: every file's points, their sum, the division, what was left out."""

from collections.abc import Mapping, Sequence

from scoring.figures import CampaignFigures, leading
from scoring.reviewed import ReviewedCase
from scoring.rubric import Rubric
from scoring.score import ScoreState
from scoring.totals import rounded_in_words
from scoring.trace import equals, shown
from scoring.units import counted_points, mean

MOST_NAMED = 12  # files
LEFT_OUT = {ScoreState.INELIGIBLE: "不符合评查条件", ScoreState.FAILED_UNSCORED: "不评分"}


def averages_in_words(figures: CampaignFigures) -> tuple[str, Mapping[str, str]]:
    """Of the whole campaign, empty where nothing was reviewed, and of each unit by its name."""
    rubric = leading([c for c in figures.cases if c.eligible] or figures.cases)
    if rubric is None:
        return "", {}
    of_unit: dict[str, list[ReviewedCase]] = {}
    for case in figures.cases:
        of_unit.setdefault(case.unit, []).append(case)
    return _in_words(rubric, figures.cases), {unit: _in_words(rubric, cases) for unit, cases in of_unit.items()}


def _in_words(rubric: Rubric, cases: Sequence[ReviewedCase]) -> str:
    found = [(case, counted_points(rubric, case.score)) for case in cases]
    named = [(case.code, points) for case, points in found if points is not None]
    left = [f"{case.code}（{LEFT_OUT.get(case.score.state, '不计分')}）" for case, points in found if points is None]
    beside = f"不计入平均分：{'、'.join(left)}。" if left else ""
    if not named:
        return beside
    total, exact, final = mean(rubric, [points for _, points in named])
    each = "、".join(f"{code} 得 {shown(points)}" for code, points in named)
    said = each if len(named) <= MOST_NAMED else f"{len(named)} 卷得分"
    quotient = f"{shown(total)} ÷ {len(named)} {equals(exact)}{rounded_in_words(exact, final, rubric.rounding)}"
    return f"{said}，合计 {shown(total)}；平均分 = {quotient}。{beside}"
