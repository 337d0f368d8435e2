import pytest

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Document, Fact, Page, Source, TextLine
from tests.reviewer.documents.facts.files import DECISION, read, value


def ballot(*voices: tuple[str, float], source: Source = Source.TEXT) -> list[str]:
    votes = Ballot()
    for text, weight in voices:
        votes.add(Fact("party_name", "当事人", text, source=source), weight)
    return [f.value for f in votes.ranked()]


def test_the_weightier_value_is_preferred_and_the_other_follows():
    assert ballot(("甲乙商行", 1), ("丙丁商行", 3), ("甲乙商行", 1)) == ["丙丁商行", "甲乙商行"]


def test_a_recognised_value_lends_its_weight_to_the_one_it_resembles():
    voices = (("甲乙商仃", 3.0), ("甲乙商行", 1.0), ("甲乙商行", 1.0))
    assert ballot(*voices, source=Source.OCR) == ["甲乙商行", "甲乙商仃"]
    assert ballot(*voices, source=Source.TEXT) == ["甲乙商仃", "甲乙商行"]


def test_another_figure_is_another_value_even_where_it_was_recognised():
    voices = (("2025-01-04", 3.0), ("2025-09-04", 1.0), ("2025-09-04", 1.0))
    assert ballot(*voices, source=Source.OCR)[0] == "2025-01-04"


def test_no_voice_gives_no_fact():
    votes = Ballot()
    votes.add(None, 3)
    assert not votes
    assert votes.ranked() == []


def paper(*texts: str) -> Paper:
    lines = tuple(TextLine(t, 1) for t in texts)
    return Paper(Document(1, "decision", "行政处罚决定书", "行政处罚决定书", 1, 1, None, (), lines), {})


def test_running_text_that_breaks_off_is_joined():
    found = paper(
        "你单位的上述行为违反了《中华人民共和国大气污染防治法》第二",
        "十条第二款的规定。",
        "青岚市生态环境局",
        "2025年4月28日",
    )
    assert [p.text[:4] for p in found.passages] == ["你单位的", "青岚市生", "2025"]
    assert found.passages[0].text.endswith("第二十条第二款的规定。")


def test_a_labelled_line_begins_anew():
    found = paper("当事人的住所在青岚市渡口区工业二路九号院内东侧厂房", "法定代表人：尤可心")
    assert len(found.passages) == 2


def test_facts_are_the_same_where_every_line_is_cut_to_the_width_of_the_sheet():
    cut = "\n".join(line[i : i + 36] for line in DECISION.split("\n") for i in range(0, max(1, len(line)), 36))
    for key in ("violated_provision", "penalty_provision", "fine_amount", "decision_date", "act_date"):
        assert value(read(cut), key) == value(read(DECISION), key), key


def test_a_foot_date_that_lost_a_separator_is_still_a_date():
    found = paper("行政处罚决定书", "青岚市城市管理局（印章）", "2025-1119").foot_date
    assert found is not None
    assert found[0].value.isoformat() == "2025-11-19"


APPROVAL = """
结案审批表
承办人意见：建议结案。　贺知远　2025-09-04
单位负责人审批意见：同意结案。　孟长河　2C5-09-05
"""


def test_a_year_that_lost_a_figure_is_guessed_only_in_recognised_text_and_near_the_other_dates():
    assert value(read(APPROVAL, source=Source.OCR), "closed_date") == "2025-09-05"
    assert value(read(APPROVAL, source=Source.TEXT), "closed_date") is None
    assert value(read(APPROVAL.replace("09-05", "02-05"), source=Source.OCR), "closed_date") is None


def test_a_recognised_head_s_date_before_the_others_weighs_less_than_the_cover():
    cover = "卷宗封面\n结案日期：2025年9月5日"
    approval = APPROVAL.replace("2C5-09-05", "2025-01-05")
    assert value(read(cover, approval, source=Source.OCR), "closed_date") == "2025-09-05"
    assert value(read(cover, approval, source=Source.TEXT), "closed_date") == "2025-01-05"


@pytest.mark.parametrize(
    ("foot", "meant"),
    [
        (("2025年8月7",), "2025-08-07"),
        (("二五年四月九日",), "2025-04-09"),
        (("行政执法局（印章二五年四月九日",), "2025-04-09"),
        (("2025", "云渡市综合", "行政执法局（印章年　3　月　24　日"), "2025-03-24"),
    ],
)
def test_a_date_that_the_seal_damaged_is_the_date_at_the_foot(foot: tuple[str, ...], meant: str):
    lines = tuple(TextLine(t, 1) for t in ("行政处罚决定书", *foot))
    document = Document(1, "decision", "行政处罚决定书", "行政处罚决定书", 1, 1, None, (), lines)
    found = Paper(document, {1: Page(1, lines, Source.OCR)}).foot_date
    assert found is not None
    assert found[0].value.isoformat() == meant


def test_a_year_alone_above_another_figure_is_no_date():
    assert paper("2025", "罚款3000元", "云渡市城市管理局").foot_date is None
