"""The values of letters that follow from the data."""

from collections.abc import Sequence, Set
from decimal import Decimal

from forms.letters.templates import Values
from scoring.figures import CampaignFigures
from scoring.reviewed import Problem, ReviewedCase, problems_of
from scoring.rubric import VetoEffect
from scoring.score import ScoreState
from scoring.trace import Role, TraceLine, shown


def case_opinion(case: ReviewedCase, campaign: str, objection_by: str = "", mend_by: str = "") -> Values:
    """评查意见书（单卷）."""
    problems = problems_of(case)
    doubts = case.sheet.doubts
    return {
        "主送": case.unit,
        "活动名称": campaign,
        "案卷代号": case.code,
        "案件名称": case.title,
        "处罚文号": case.reference_number,
        "评查标准": case.rubric.title,
        "评查结果": result_of(case),
        "问题": [
            {
                "序号": str(at),
                "评查项": problem.criterion.title,
                "存在问题": _said(problem),
                "页码": case.column(problem.pages),
                "扣分计算": _arithmetic(case, problem),
            }
            for at, problem in enumerate(problems, 1)
        ],
        "存疑": [
            {"序号": str(at), "内容": doubt.question + _settled(case, doubt.id)} for at, doubt in enumerate(doubts, 1)
        ],
        "异议期限": objection_by,
        "整改期限": mend_by,
    }


def unit_opinion(
    figures: CampaignFigures, unit: str, campaign: str, objection_by: str = "", mend_by: str = ""
) -> Values:
    """评查意见书（单位）. Raises KeyError for a unit without files."""
    own = figures.unit(unit)
    cases = [case for case in figures.cases if case.unit == unit]
    average = "没有参加评分的案卷" if own.average is None else f"平均得分{own.average:f}分"
    zeroed = sum(case.score.state is ScoreState.ZEROED for case in cases)
    average += f"（其中{zeroed}卷存在否决情形，整卷计零分）" if zeroed else ""
    rank = "" if own.rank is None else f"，在{len(figures.units)}个单位中居第{own.rank}位"
    return {
        "主送": unit,
        "活动名称": campaign,
        "评查结果": f"你单位参评案卷{len(cases)}卷，{average}{rank}",
        "案卷": [_case_row(case) for case in cases],
        "问题": common_problems([p for case in cases if case.eligible for p in problems_of(case)]),
        "异议期限": objection_by,
        "整改期限": mend_by,
    }


def common_problems(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Each problem once, with the files it was found in; the most frequent first."""
    common: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        common.setdefault((problem.criterion.id, problem.finding.rule), []).append(problem)
    ordered = sorted(common.values(), key=lambda group: -len({problem.case.code for problem in group}))
    return [_common_row(at, group) for at, group in enumerate(ordered, 1)]


def rectification_notice(figures: CampaignFigures, unit: str, campaign: str, mend_by: str) -> Values:
    """整改通知书: every finding of the unit's files. Raises KeyError for a unit without files."""
    figures.unit(unit)
    problems = [problem for problem in figures.problems if problem.case.unit == unit]
    return {
        "主送": unit,
        "活动名称": campaign,
        "整改期限": mend_by,
        "问题": [
            {
                "序号": str(at),
                "案卷代号": problem.case.code,
                "案卷": known_as(problem.case),
                "存在问题": _said(problem) + _where(problem),
                "整改要求": problem.criterion.text or "对照评查标准整改",
            }
            for at, problem in enumerate(problems, 1)
        ],
    }


def commendation(figures: CampaignFigures, to: str, campaign: str) -> Values:
    """优秀案卷通报: the files of the best grade."""
    best = figures.grades[0].count.cases if figures.grades else ()
    cases = sorted((figures.case(case) for case in best), key=lambda c: (-(c.score.total or 0), c.code))
    return {
        "主送": to,
        "活动名称": campaign,
        "案卷": [{"序号": str(at), "单位": case.unit, **_case_row(case)} for at, case in enumerate(cases, 1)],
    }


def yearly_ledger(year: str, campaigns: Sequence[tuple[str, CampaignFigures]]) -> Values:
    """年度台账: every file of these campaigns (name, figures), without names of parties."""
    rows = [
        {"评查活动": name, "单位": case.unit, **_case_row(case)}
        for name, figures in campaigns
        for case in figures.cases
    ]
    return {"年度": year, "台账": [{"序号": str(at), **row} for at, row in enumerate(rows, 1)]}


def result_of(case: ReviewedCase) -> str:
    """What came out, in one sentence."""
    match case.score.state:
        case ScoreState.INELIGIBLE:
            return f"该案卷不符合评查条件（{case.sheet.ineligible}），不予评分"
        case ScoreState.FAILED_UNSCORED:
            return f"该案卷存在否决情形，判为{case.score.grade or '不合格'}，不予评分"
        case _:
            return f"该案卷得{case.score.total:f}分{_vetoed(case)}，等次为{case.score.grade or '未定'}"


def _vetoed(case: ReviewedCase) -> str:
    if case.score.state is ScoreState.ZEROED:
        return "（存在否决情形，整卷计零分）"
    is_capped = any(line.role is Role.VETO and line.state == VetoEffect.GRADE_CAP for line in case.score.trace)
    return "（有限制等次的情形）" if is_capped else ""


def _case_row(case: ReviewedCase) -> dict[str, str]:
    return {
        "案卷代号": case.code,
        "文号": case.reference_number,
        "案由": case.cause,
        "程序": case.procedure,
        "得分": "—" if case.score.total is None else f"{case.score.total:f}",
        "等次": case.score.grade or ("不符合条件" if not case.eligible else "—"),
        "问题数": str(len(problems_of(case)) if case.eligible else 0),
    }


def _common_row(at: int, group: Sequence[Problem]) -> dict[str, str]:
    codes = tuple(dict.fromkeys(problem.case.code for problem in group))
    text = group[0].text
    return {"序号": str(at), "存在问题": text, "案卷数": str(len(codes)), "案卷代号": "、".join(codes)}


def _said(problem: Problem) -> str:
    remark = problem.finding.remark.strip()
    return f"{problem.text}：{remark}" if remark else problem.text


def known_as(case: ReviewedCase) -> str:
    """By our code and by what the unit knows the file by."""
    return f"{case.code}　{case.reference_number or case.title}"


def _where(problem: Problem) -> str:
    pages = problem.case.cited(problem.pages)
    return f"（{pages}）" if pages else ""


def _settled(case: ReviewedCase, doubt: str) -> str:
    conclusion = case.conclusions.get(doubt, "")
    return f"　定论：{conclusion}" if conclusion else "　（待研究）"


def _arithmetic(case: ReviewedCase, problem: Problem) -> str:
    """What the finding cost, or what its veto does: from the lines of the trace that it stands in."""
    lines = [line for line in case.score.trace if problem.id in line.findings or _is_absence_of(problem, line)]
    for role in (Role.VETO, Role.BEYOND):
        for line in lines:
            if line.role is role:
                return line.text.rstrip("。").rsplit("。", 1)[-1].replace(" ", "")
    vetoes = {line.ref for line in case.score.trace if line.role is Role.VETO}
    return next((_cost(line, vetoes) for line in lines if line.role is Role.LEAF and line.capped is not None), "")


def _is_absence_of(problem: Problem, line: TraceLine) -> bool:
    return problem.is_absence and line.ref == problem.criterion.id


def _cost(line: TraceLine, vetoes: Set[str]) -> str:
    lost, claimed = line.capped or Decimal(0), line.claimed or Decimal(0)
    limit = f"（应扣{shown(claimed)}分，扣完为止）" if claimed > lost else ""
    return f"本项{'共' if len(set(line.findings) - vetoes) > 1 else ''}扣{shown(lost)}分{limit}"
