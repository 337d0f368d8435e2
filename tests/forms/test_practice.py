"""好的做法: what the best files kept to."""

from dataclasses import replace

from forms.bulletin.pieces import words
from forms.bulletin.practice import best_cases, practices
from forms.bulletin.scalars import scalars
from scoring.figures import collect
from scoring.score import score
from scoring.sheet import ItemState, Mark, Sheet
from tests.forms.campaign import RUBRIC, SETTINGS, campaign, reviewed

FIGURES = collect(campaign())


def test_the_best_files_stand_highest_first() -> None:
    totals = [case.score.total or 0 for case in best_cases(FIGURES)]
    assert totals == sorted(totals, reverse=True)
    assert len(totals) == 5


def test_each_file_is_praised_for_items_that_others_fell_short_in_and_it_did_not() -> None:
    found = list(practices(FIGURES))
    assert 1 <= len(found) <= 3
    wanting = {problem.criterion.id for problem in FIGURES.problems}
    for practice in found:
        own = {finding.criterion for finding in practice.case.sheet.findings}
        assert {item.id for item in practice.items} <= wanting - own
    told = [item.id for practice in found for item in practice.items]
    assert len(told) == len(set(told))
    assert "在“询问笔录”项上，笔录起止时间、签名齐全" in found[0].text


def test_an_item_that_did_not_apply_is_no_praise() -> None:
    sheet = Sheet(marks=tuple(Mark(item.id, ItemState.NOT_APPLICABLE, "无") for item in RUBRIC.criteria()[2:]))
    case = replace(reviewed(0), case_id="best", code="900", sheet=sheet, score=score(RUBRIC, sheet))
    figures = collect([case, *(reviewed(number) for number in (3, 8))])
    assert {item.id for practice in practices(figures) for item in practice.items} <= {"c1", "c2"}


def test_without_problems_there_is_nothing_to_contrast() -> None:
    assert list(practices(collect([reviewed(0), reviewed(9)]))) == []


def test_what_nobody_rated_is_neither_praised_nor_called_clean() -> None:
    untouched = Sheet()
    case = replace(reviewed(0), case_id="best", code="900", sheet=untouched, score=score(RUBRIC, untouched))
    nothing = words("")
    rated = [reviewed(number) for number in (3, 8)]
    assert scalars(collect(rated), SETTINGS)["无问题环节"] != nothing
    figures = collect([case, *rated])
    assert "900" not in {practice.case.code for practice in practices(figures)}
    assert scalars(figures, SETTINGS)["无问题环节"] == nothing
