"""The fields of a bulletin that stand anywhere: what the settings give, and what is counted over the whole campaign."""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from forms.bulletin.pieces import Field, number, score_field, words
from forms.bulletin.practice import MOST_BEST
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import Piece
from scoring.figures import CampaignFigures, Figure, ReviewedCase, UnitFigures
from scoring.grades import grade_of
from scoring.rubric import Stage
from scoring.score import ScoreState
from scoring.trace import unrated

MOST_NAMED = 8  # files that failed, one by one in the text
MOST_TO_MEND = 15  # units with what they must put right, one by one in the text
_BY = re.compile("[以之]?前$")
NO_PROCEDURE = "未注明"


def scalars(figures: CampaignFigures, settings: BulletinSettings) -> Mapping[str, Field]:
    """Every field that is no row of something."""
    return {**_given(figures, settings), **_counted(figures), **_points(figures, settings), **_worded(figures)}


def units_to_mend(figures: CampaignFigures) -> Sequence[str]:
    """The units something was found with, in the order of the table."""
    found = {problem.case.unit for problem in figures.problems}
    return [unit.unit for unit in figures.units if unit.unit in found]


def best_units(figures: CampaignFigures) -> Sequence[UnitFigures]:
    """The units in the first place, without those that have a failed file."""
    return [unit for unit in figures.units if unit.rank == 1 and not unit.result.failed]


def _cases_of(units: Sequence[UnitFigures]) -> tuple[str, ...]:
    return tuple(case for unit in units for case in unit.files.cases)


def _given(figures: CampaignFigures, s: BulletinSettings) -> dict[str, Field]:
    given = {
        "活动名称": s.campaign or "案卷评查",
        "组织单位": s.organizer or s.publisher,
        "部署依据": f"根据{s.basis.strip().removeprefix('根据').rstrip('，。')}，" if s.basis.strip() else "",
        "评查时间": s.review_time,
        "评查期": s.reviewed_period.removesuffix("办结").removesuffix("期间"),
        "抽取方式": s.drawing,
        "评查方式": s.method,
        "评查标准": "》《".join(dict.fromkeys(case.rubric.title for case in figures.cases)),
        "年度": str(s.year or ""),
        "期号": str(s.number or ""),
        "总期号": str(s.total_number or ""),
        "编发单位": s.publisher,
        "编发日期": s.issued_on,
        "整改时限": f"，于{_BY.sub('', s.deadline.strip())}前完成" if s.deadline.strip() else "",
        "报送要求": f"，并将整改情况报送{s.report_to}" if s.report_to else "",
        "占比口径": "占比保留两位小数，尾差已配平，合计为100.00%。" if s.balances else "占比按四舍五入保留两位小数。",
        "名次口径": "不符合评查条件的案卷不计入；平均得分相同的，按评查标准规定的顺序排列。",
    }
    return {name: words(text) for name, text in given.items()}


def _counted(f: CampaignFigures) -> dict[str, Field]:
    all_ids, found = f.files.cases, f.findings
    best = f.grades[0] if f.grades else None
    to_mend, first = units_to_mend(f), best_units(f)
    counts = {
        "参评单位数": Figure(Decimal(len(f.units)), all_ids),
        "案卷总数": f.files,
        "有效案卷数": f.eligible,
        "多卷数": f.eligible if f.eligible.value > 1 else None,
        "多单位数": Figure(Decimal(len(f.units)), all_ids) if len(f.units) > 1 else None,
        "不符合条件数": f.ineligible,
        "不合格数": f.failed,
        "总页数": Figure(Decimal(sum(case.pages for case in f.cases)), all_ids),
        "评查人数": Figure(Decimal(len({case.reviewer for case in f.cases})), all_ids),
        "问题总数": found,
        "问题处数": Figure(Decimal(f.occurrences), found.cases, found.findings),
        "问题案卷数": Figure(Decimal(len(found.cases)), found.cases, found.findings),
        "未列名优秀单位数": Figure(Decimal(len(first)), _cases_of(first)) if len(first) > MOST_NAMED else None,
        "未列名不合格数": f.failed if len(f.failed.cases) > MOST_NAMED else None,
        "未列名整改单位数": Figure(Decimal(len(to_mend)), found.cases) if len(to_mend) > MOST_TO_MEND else None,
        "计零分数": _files([case for case in f.cases if case.score.state is ScoreState.ZEROED]),
        "限制等次数": _files([case for case in f.cases if _is_bounded(case)]),
        "最高等次数": best.count if best else None,
    }
    fields = {name: number(name, figure) for name, figure in counts.items()}
    if f.occurrences != len(f.problems):
        fields["处数说明"] = (Piece("（"), *fields["问题处数"], Piece("处）"))
    each = Decimal(len(f.problems)) / len(f.eligible.cases) if f.eligible.cases else Decimal(0)
    per_file = Figure(each.quantize(Decimal("0.1"), ROUND_HALF_UP), found.cases, found.findings)
    fields["卷均问题"] = number("卷均问题", per_file)
    return fields


def _points(f: CampaignFigures, settings: BulletinSettings) -> dict[str, Field]:
    points = {"平均得分": f.average, "最高得分": f.best, "最低得分": f.worst}
    fields = {name: score_field(name, figure) for name, figure in points.items()}
    if f.best and f.worst and f.best.value != f.worst.value:
        fields["得分不一"] = fields["最高得分"]
    fields["较上次变化"] = _change(f, settings)
    return fields


def _worded(f: CampaignFigures) -> dict[str, Field]:
    kinds = [share.label for share in f.kinds]
    return {
        "最高等次": words(f.grades[0].label if f.grades else "优秀"),
        "无问题环节": words("、".join(_clean_stages(f))),
        "逐项": words("" if any(unrated(case.score.trace) for case in f.cases) else "逐项"),
        "靠前说明": words("，得分靠前的有" if f.grades and f.grades[0].count.value > MOST_BEST else ""),
        "单一卷种": words(kinds[0] if len(kinds) == 1 and kinds != [NO_PROCEDURE] else ""),
        "多个卷种": words("、".join(kinds) if len(kinds) > 1 else ""),
    }


def _change(f: CampaignFigures, settings: BulletinSettings) -> Field:
    before, now = settings.before, f.average
    if before is None or now is None:
        return ()
    last = f"{before + 0 * now.value:f}"  # with the places of this average
    if now.value == before:
        return words(f"，与上次（{last}分）持平")
    moved = "上升" if now.value > before else "下降"
    by = Figure(abs(now.value - before), now.cases)
    return (Piece(f"，较上次（{last}分）{moved}"), *score_field("较上次变化", by), Piece("分"))


def _clean_stages(f: CampaignFigures) -> Sequence[str]:
    """Stages the editions ask about where nothing was found; what nobody rated is not called clean."""
    eligible = [case for case in f.cases if case.eligible]
    asked = {c.stage for case in eligible for c in case.rubric.criteria()}
    lines = ((case.rubric, line.ref) for case in eligible for line in unrated(case.score.trace))
    left = {leaf.stage for rubric, name in lines if (leaf := rubric.criterion(name)) is not None}
    if eligible and not f.by_stage and not left:
        return ["各"]
    found = {share.label for share in f.by_stage}
    return [stage.value for stage in Stage if stage in asked - left and stage.value not in found]


def _is_bounded(case: ReviewedCase) -> bool:
    """Whether a veto left the points and lowered the grade."""
    if case.score.state is not ScoreState.SCORED or case.score.total is None:
        return False
    return grade_of(case.rubric.grades, case.score.total) != case.score.grade


def _files(cases: Sequence[ReviewedCase]) -> Figure:
    return Figure(Decimal(len(cases)), tuple(case.case_id for case in cases))
