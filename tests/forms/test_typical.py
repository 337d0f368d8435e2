"""Typical cases: which findings, and what is said of them."""

from forms.bulletin.settings import BulletinSettings
from forms.bulletin.typical import comment, merged_citations, typical_cases
from scoring.figures import collect
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


def test_the_comment_names_law_requirement_and_fault() -> None:
    text = comment(typical_cases(FIGURES, BulletinSettings())[0])
    assert text.startswith("评查项“执法人员资格”要求：由两名以上具有执法资格的人员实施（行政处罚法第四十二条）。")
    assert "执法人员不具有执法资格" in text
