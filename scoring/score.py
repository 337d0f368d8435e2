"""score(rubric, sheet): the total, the grade, and the trace that explains both. Computed, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from scoring.errors import ReviewError
from scoring.grades import GradeFrom, capped_grade, grade_of, rounded, settled, worst
from scoring.index import RubricIndex
from scoring.refusals import mark_refusal, refusal, unfit
from scoring.rubric import Rubric, Veto, VetoEffect
from scoring.sheet import Finding, Sheet
from scoring.tally import Tally
from scoring.totals import Total, add_up
from scoring.trace import Role, TraceLine, places, shown
from scoring.walk import Walk

__all__ = ["Score", "ScoreState", "mark_refusal", "refusal", "score"]

PRECISION = 50


class ScoreState(StrEnum):
    SCORED = "scored"
    ZEROED = "zeroed"  # a veto set the whole file to nothing
    FAILED_UNSCORED = "failed_unscored"  # a basic standard failed: no score at all
    INELIGIBLE = "ineligible"  # 不符合评查条件


@dataclass(frozen=True, slots=True)
class Score:
    """The result for one file. `refused` are findings that the edition does not allow and that did not count."""

    state: ScoreState
    total: Decimal | None
    grade: str | None
    trace: tuple[TraceLine, ...]
    refused: tuple[tuple[str, ReviewError], ...] = ()


@dataclass(frozen=True, slots=True)
class _VetoHit:
    """A veto a reviewer recorded with reason and place."""

    veto: Veto
    finding: Finding
    code: str

    @property
    def sentence(self) -> str:
        where = places(self.finding.regions, self.finding.missing)
        return f"{self.code} {self.veto.text}{where}：{self.finding.remark}"


def score(rubric: Rubric, sheet: Sheet) -> Score:
    """Same arguments, same score; the order of findings does not matter."""
    with localcontext() as context:
        context.prec = PRECISION
        return _score(rubric.index.variant(sheet.conditions), sheet)


def _score(rubric: Rubric, sheet: Sheet) -> Score:
    if sheet.ineligible:
        text = f"不符合评查条件（{sheet.ineligible}），不评分，不计入平均分。"
        return Score(ScoreState.INELIGIBLE, None, None, (_last(text, None, "ineligible"),))
    index = rubric.index
    fit, refused = _sorted_out(index, sheet)
    walk = Walk(index, sheet, fit)
    hits = _vetoes(index, walk, fit)
    stopping = [h for h in hits if h.veto.effect is VetoEffect.FAIL_AND_STOP]
    aside = tuple(_aside_line(finding, error) for finding, error in refused)
    errors = tuple((f.id, e) for f, e in refused)
    if stopping:
        grade = worst(rubric.grades)
        text = f"存在否决情形“{stopping[0].veto.text}”，判为{grade or '不合格'}，不再打分。"
        lines = (*aside, *map(_veto_line, hits), _last(text, None, "failed_unscored"))
        return Score(ScoreState.FAILED_UNSCORED, None, grade, lines, errors)
    tallies = walk.sections()
    beyond = _beyond(tallies, hits)
    lines = (*walk.lines, *aside, *map(_veto_line, hits), *beyond)
    result = add_up(index, tallies, sum((line.capped or Decimal(0) for line in beyond), Decimal(0)))
    return _concluded(rubric, (*lines, *result.lines), result, hits, errors)


def _sorted_out(index: RubricIndex, sheet: Sheet) -> tuple[list[Finding], list[tuple[Finding, ReviewError]]]:
    fit: list[Finding] = []
    refused: list[tuple[Finding, ReviewError]] = []
    for finding in sheet.findings:
        wrong = unfit(index, finding)
        if wrong is None:
            fit.append(finding)
        else:
            refused.append((finding, wrong))
    return fit, sorted(refused, key=lambda pair: pair[0].id)


def _vetoes(index: RubricIndex, walk: Walk, findings: Sequence[Finding]) -> list[_VetoHit]:
    hits = []
    for finding in findings:
        rule = index.rules[finding.criterion, finding.rule]
        if isinstance(rule, Veto) and not finding.exemption and walk.is_applicable(finding.criterion):
            hits.append(_VetoHit(rule, finding, index.by_id[finding.criterion].code))
    return sorted(hits, key=lambda h: (index.order[h.finding.criterion], h.veto.id, h.finding.id))


def _beyond(tallies: Sequence[Tally], hits: Sequence[_VetoHit]) -> tuple[TraceLine, ...]:
    """What comes off the whole file, over the limits of its item and section."""
    lines = []
    for tally in tallies:
        if tally.to_file:
            text = f"“{tally.label}”中有不受本节分值限制的扣分，从总分中扣 {shown(tally.to_file)} 分。"
            lines.append(_beyond_line(tally.ref, tally.label, tally.to_file, text, ()))
    once: set[str] = set()
    for hit in hits:
        key = f"{hit.finding.criterion}/{hit.veto.id}"
        points = hit.veto.points
        if hit.veto.effect is VetoEffect.POINTS and points and hit.veto.reach.value == "file" and key not in once:
            once.add(key)
            text = f"{hit.sentence}，从总分中扣 {shown(points)} 分。"
            lines.append(_beyond_line(hit.finding.id, hit.code, points, text, (hit.finding.id,)))
    return tuple(lines)


def _beyond_line(ref: str, label: str, points: Decimal, text: str, findings: tuple[str, ...]) -> TraceLine:
    return TraceLine(ref, label, text, Role.BEYOND, claimed=points, capped=points, kept=-points, findings=findings)


def _veto_line(hit: _VetoHit) -> TraceLine:
    effects = {
        VetoEffect.FILE_ZERO: "整卷计 0 分",
        VetoEffect.FAIL_AND_STOP: "判为不合格卷，不再打分",
        VetoEffect.GRADE_CAP: f"等次最高为{hit.veto.grade}，分数不变",
        VetoEffect.POINTS: f"扣 {shown(hit.veto.points or Decimal(0))} 分",
    }
    said = hit.sentence.rstrip("。")
    text = f"一票否决：{said}。{effects[hit.veto.effect]}。"
    return TraceLine(hit.finding.id, hit.code, text, Role.VETO, state=hit.veto.effect, findings=(hit.finding.id,))


def _aside_line(finding: Finding, error: ReviewError) -> TraceLine:
    text = f"所记问题未计入：{error.message}"
    return TraceLine(finding.id, finding.criterion, text, Role.SET_ASIDE, findings=(finding.id,))


def _concluded(
    rubric: Rubric,
    lines: Sequence[TraceLine],
    result: Total,
    hits: Sequence[_VetoHit],
    errors: tuple[tuple[str, ReviewError], ...],
) -> Score:
    zeroing = next((h for h in hits if h.veto.effect is VetoEffect.FILE_ZERO), None)
    if zeroing is not None:
        grade = worst(rubric.grades)
        zero = rounded(Decimal(0), rubric.rounding)
        without = f"不计该情形时为 {result.rounded:f} 分"
        text = f"总分 = {zero:f}（存在否决情形“{zeroing.veto.text}”，整卷计 0 分；{without}）{_named(grade)}。"
        last = _last(text, zero, "zeroed")
        return Score(ScoreState.ZEROED, zero, grade, (*lines, last), errors)
    looked_at = result.rounded if rubric.rounding.grade_from is GradeFrom.ROUNDED else settled(result.exact)
    grade = grade_of(rubric.grades, looked_at)
    text = result.text
    for hit in hits:
        if hit.veto.effect is VetoEffect.GRADE_CAP:
            lowered = capped_grade(rubric.grades, grade, hit.veto.grade)
            if lowered != grade:
                text += f"；按分数为{grade}，因“{hit.veto.text}”最高评为{lowered}"
            grade = lowered
    last = _last(f"{text}{_named(grade)}。", result.rounded, "scored")
    return Score(ScoreState.SCORED, result.rounded, grade, (*lines, last), errors)


def _named(grade: str | None) -> str:
    return f"，等次：{grade}" if grade else ""


def _last(text: str, total: Decimal | None, state: str) -> TraceLine:
    return TraceLine("total", "总分", text, Role.TOTAL, kept=total, state=state)
