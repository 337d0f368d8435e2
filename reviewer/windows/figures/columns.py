"""Which columns the tables of 统计 have."""

from collections.abc import Sequence
from decimal import Decimal

from reviewer.models.figure_rows import FigureColumn
from reviewer.presenters.ports import DoubtRow
from reviewer.presenters.statistics import Cases, ReviewerRow, RuleRow, UnitRow, points


def _number(value: Decimal | None) -> float:
    return -1.0 if value is None else float(value)


def _count(cases: Sequence[str]) -> str:
    return str(len(cases)) if cases else "–"


def reviewer_columns() -> tuple[FigureColumn, ...]:
    """Progress of reviewers."""
    return (
        FigureColumn("评查人", lambda r: r.reviewer, _all, is_number=False),
        FigureColumn("在评", lambda r: _count(r.open), lambda r: r.open, lambda r: len(r.open)),
        FigureColumn("已提交", lambda r: _count(r.submitted), lambda r: r.submitted, lambda r: len(r.submitted)),
        FigureColumn("指出问题", lambda r: str(r.findings), lambda r: r.submitted, lambda r: r.findings),
        FigureColumn("平均给分", lambda r: points(r.average), lambda r: r.submitted, lambda r: _number(r.average)),
    )


def unit_columns(grades: Sequence[str]) -> tuple[FigureColumn, ...]:
    """Units with their average, place and files by grade."""
    return (
        FigureColumn("名次", lambda r: str(r.rank or "–"), _all, lambda r: r.rank or 9999),
        FigureColumn("承办机构", lambda r: r.unit, _all, is_number=False),
        FigureColumn("卷数", lambda r: str(len(r.cases)), _all, lambda r: len(r.cases)),
        FigureColumn(
            "平均分", lambda r: points(r.average) or "–", _all, lambda r: _number(r.average), tip=lambda r: r.reason
        ),
        *(_grade_column(grade) for grade in grades),
    )


def _grade_column(grade: str) -> FigureColumn:
    def cases(row: UnitRow) -> Cases:
        return row.of_grade(grade)

    return FigureColumn(grade, lambda r: _count(cases(r)), cases, lambda r: len(cases(r)))


def _all(row: ReviewerRow | UnitRow | RuleRow) -> Cases:
    return row.cases


def doubt_columns() -> tuple[FigureColumn, ...]:
    """Questions reviewers raised, and what was concluded."""

    def case(row: DoubtRow) -> Cases:
        return (row.case_id,)

    return (
        FigureColumn("状态", lambda r: "已有定论" if r.conclusion else "待定论", case, is_number=False),
        FigureColumn("案卷", lambda r: r.case_number, case, is_number=False),
        FigureColumn("承办机构", lambda r: r.unit, case, is_number=False),
        FigureColumn("评查项", lambda r: r.criterion, case, is_number=False),
        FigureColumn("存疑", lambda r: r.question, case, is_number=False),
        FigureColumn("评查人", lambda r: r.reviewer, case, is_number=False),
    )


def rule_columns() -> tuple[FigureColumn, ...]:
    """How the checks fared in this workspace."""
    return (
        FigureColumn("规则", lambda r: r.rule, _all, is_number=False),
        FigureColumn("核对内容", lambda r: r.title, _all, is_number=False),
        FigureColumn("提示", lambda r: str(r.raised), _all, lambda r: r.raised),
        FigureColumn("采纳", lambda r: str(r.accepted), _all, lambda r: r.accepted),
        FigureColumn("排除", lambda r: str(r.dismissed), _all, lambda r: r.dismissed),
        FigureColumn("未处理", lambda r: str(r.open), _all, lambda r: r.open),
        FigureColumn("采纳率", _share, _all, lambda r: _number(r.share_accepted)),
    )


def _share(row: RuleRow) -> str:
    return "–" if row.share_accepted is None else f"{row.share_accepted:.0f}%"
