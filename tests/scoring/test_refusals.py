"""What the desk may not add, and why."""

from dataclasses import replace

import pytest

from scoring.casefile import Region
from scoring.score import mark_refusal, refusal, score
from scoring.sheet import Finding, Sheet
from tests.scoring.rubric_building import D, found, leaf, mark, rubric, rule, section, veto

EDITION = rubric(
    section(
        "s",
        leaf(
            "a",
            "10",
            rule("once", "fixed", "2"),
            rule("each", "per_occurrence", "1"),
            rule("range", "range", low=D(1), high=D(5), step=D("0.5")),
            rule("free", "free", "1"),
            rule("why", "fixed", "1", reason_required=True),
            veto("v", "file_zero"),
            step=D("0.5"),
        ),
        leaf("b", "90"),
    )
)


def refused(finding: Finding, sheet: Sheet | None = None) -> str:
    error = refusal(EDITION, sheet or Sheet(), finding)
    return "" if error is None else str(error)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (found("zzz", "once"), "没有编号为“zzz”的评查项"),
        (found("a", "zzz"), "标准没写的不扣"),
        (found("a", "once", occurrences=0), "1 以上"),
        (found("a", "once", points=D(3)), "固定为 2 分"),
        (found("a", "range"), "要由评查人确定扣分"),
        (found("a", "range", points=D("2.25")), "不合“情形range”的扣分间隔"),
        (found("a", "range", points=D("5.5")), "超出“情形range”的扣分区间"),
        (found("a", "range", points=D(2), remark=""), "必须写明扣分理由"),
        (found("a", "free", remark=" "), "必须写明扣分理由"),
        (found("a", "why", remark=""), "必须写明扣分理由"),
        (found("a", "v", remark=""), "必须写明认定理由"),
        (found("a", "v", regions=()), "必须指明证据所在"),
    ],
)
def test_a_finding_that_does_not_fit_is_refused_with_the_reason(finding: Finding, said: str) -> None:
    assert said in refused(finding)
    assert score(EDITION, Sheet(findings=(finding,))).total == D(100)


@pytest.mark.parametrize(
    "finding",
    [
        found("a", "once", remark="", regions=()),
        found("a", "each", occurrences=30),
        found("a", "range", points=D("1.5")),
        found("a", "free", occurrences=2),
        found("a", "v", regions=(), missing="听证笔录"),
    ],
)
def test_a_finding_that_fits_is_let_in(finding: Finding) -> None:
    assert refused(finding) == ""


def test_a_fixed_deduction_counts_once_but_may_be_changed() -> None:
    sheet = Sheet(findings=(found("a", "once", id="1"),))
    assert "只扣一次" in refused(found("a", "once", id="2"), sheet)
    assert refused(found("a", "once", id="1", regions=(Region(8),)), sheet) == ""
    assert score(EDITION, replace(sheet, findings=(*sheet.findings, found("a", "once", id="2")))).total == D(98)


def test_nothing_is_recorded_on_a_file_that_is_not_eligible() -> None:
    assert "不符合评查条件" in refused(found("a", "once"), Sheet(ineligible="移送他处"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (mark("zzz", "missing"), "没有编号为“zzz”"),
        (mark("a", "not_applicable", reason=" "), "必须写明理由"),
        (mark("a", "elsewhere"), "必须指明所在页"),
        (mark("a", earned="10.5"), "超出本项分值"),
        (mark("a", earned="3.3"), "不合本项的评分间隔"),
        (mark("s", earned="3"), "不能直接填写得分"),
    ],
)
def test_a_state_that_does_not_fit_is_refused(given: object, said: str) -> None:
    error = mark_refusal(EDITION, Sheet(), given)  # type: ignore[arg-type]
    assert error is not None
    assert said in str(error)


def test_a_state_that_fits_is_let_in() -> None:
    for given in (
        mark("a", "not_applicable"),
        mark("a", "elsewhere", place=Region(3)),
        mark("a", earned="3.5"),
        mark("s", "missing"),
    ):
        assert mark_refusal(EDITION, Sheet(), given) is None
