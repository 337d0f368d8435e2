"""Typical cases: which findings, and what is said of them."""

from dataclasses import replace

from forms.bulletin.settings import BulletinSettings
from forms.bulletin.typical import consequence, law, merged_citations, right_way, typical_cases
from scoring.figures import collect
from scoring.rubric import Veto, VetoEffect
from tests.forms.campaign import campaign

FIGURES = collect(campaign())


def test_vetoes_come_first_then_weight_one_a_file_and_one_a_rule() -> None:
    picked = typical_cases(FIGURES, BulletinSettings(typical_limit=4))
    assert picked[0].is_veto
    assert len({p.case.case_id for p in picked}) == 4
    assert len({p.criterion.id for p in picked}) == 4


def test_chosen_findings_stand_in_the_chosen_order_and_unknown_ones_are_left_out() -> None:
    picked = typical_cases(FIGURES, BulletinSettings(typical="f06-2\ngone\nf02-0"))
    assert [p.id for p in picked] == ["f06-2", "f02-0"]


def test_citations_of_one_law_are_drawn_together() -> None:
    basis = ("《行政处罚法》第五条", "《行政处罚法》第三十四条", "《行政强制法》第十八条", "《行政处罚法》第六条")
    assert merged_citations(basis) == (
        "《行政处罚法》第五条",
        "第三十四条",
        "《行政强制法》第十八条",
        "《行政处罚法》第六条",
    )


def test_the_dissection_says_the_law_the_right_way_and_what_follows() -> None:
    failed, deducted, *_ = typical_cases(FIGURES, BulletinSettings())
    assert law(failed) == "行政处罚法第四十二条"
    assert right_way(failed) == "由两名以上具有执法资格的人员实施。"
    assert consequence(failed) == "上述情形不符合评查标准“执法人员资格”项的要求，属于否决情形，整卷计零分。"
    assert consequence(deducted) == "上述情形不符合评查标准“告知与听证”项的要求，扣15分。"


def test_a_veto_that_bounds_the_grade_says_so_and_weighs_less_than_one_that_fails_the_file() -> None:
    failed = typical_cases(FIGURES, BulletinSettings())[0]
    bound = replace(failed.criterion, vetoes=(Veto("c1-v", "超期", VetoEffect.GRADE_CAP, "合格"),))
    assert consequence(replace(failed, criterion=bound)).endswith("属于否决情形，得分不变，等次不高于合格。")


def test_what_else_goes_wrong_there_is_warned_of() -> None:
    problem = typical_cases(FIGURES, BulletinSettings())[0]
    item = replace(problem.criterion, common_mistakes=("末页只有一人签名", "执法证已过有效期。"))
    assert right_way(replace(problem, criterion=item)).endswith(
        "办理同类案件，还要防止末页只有一人签名、执法证已过有效期等情形。"
    )


def test_several_findings_of_an_item_do_not_claim_each_other_s_points() -> None:
    shared = next(p for p in FIGURES.problems if p.criterion.code == "7" and p.case.code == "008")
    assert consequence(shared).endswith("应当纠正。")
