"""What counts against a file, and how paper names its pages."""

from dataclasses import replace

from forms.letters.from_review import case_opinion
from forms.score_sheet import on_paper
from scoring.reviewed import problems_of
from scoring.score import score
from scoring.sheet import ItemState, Mark, Sheet
from tests.forms.campaign import RUBRIC, reviewed

STAMPED = {2: 1, 3: 2, 4: 3, 5: 3, 7: 5}  # page 1 is a cover; two sheets bear a 3; page 6 bears none


def test_paper_names_pages_by_the_numbers_stamped_on_them() -> None:
    case = replace(reviewed(0), printed=STAMPED)
    assert case.column((3, 7)) == "2、5"
    assert case.cited((7, 3)) == "第2、5页"


def test_pages_without_a_number_or_with_one_that_stands_twice_are_named_apart() -> None:
    case = replace(reviewed(0), printed=STAMPED)
    assert case.column((3, 4, 6)) == "2；电子卷4、6"
    assert case.cited((3, 6)) == "第2页、电子卷第6页"
    assert case.cited((1,)) == "电子卷第1页"
    assert case.cited(()) == ""


def test_a_file_without_any_stamped_number_is_cited_by_its_order() -> None:
    assert reviewed(0).column((3, 7)) == "3、7"
    assert reviewed(0).cited((3,)) == "第3页"


def test_a_printed_sum_names_pages_as_the_paper_does() -> None:
    case = replace(reviewed(0), printed=STAMPED)
    assert on_paper(case, "送达超期（第 3、7 页），扣 1；得 2 分。") == "送达超期（第2、5页），扣1；得2分。"


def test_an_item_marked_as_absent_counts_as_a_problem_with_its_cost() -> None:
    criterion = next(c for c in RUBRIC.criteria() if c.points and c.condition is None)
    sheet = Sheet(marks=(Mark(criterion.id, ItemState.MISSING, "卷内没有法制审核意见"),))
    case = replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))
    (problem,) = problems_of(case)
    assert problem.text == f"{criterion.title}（应有而无）"
    rows = case_opinion(case, "评查")["问题"]
    assert not isinstance(rows, str)
    assert [row["存在问题"] for row in rows] == [f"{criterion.title}（应有而无）：卷内没有法制审核意见"]
    assert [row["扣分计算"] for row in rows] == [f"本项扣{criterion.points:f}分"]


def test_an_absence_that_does_not_count_is_no_problem() -> None:
    criterion = RUBRIC.criteria()[0]
    sheet = Sheet(marks=(Mark(criterion.id, ItemState.NOT_APPLICABLE, "不需要"),))
    assert problems_of(replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))) == ()
