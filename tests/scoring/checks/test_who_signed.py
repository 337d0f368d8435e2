"""Who signed, however the form sets its places to sign: below each other, under one bare label, or left blank."""

import pytest

from reviewer.library.check_context import read_context
from scoring.casefile import Box, Document, Source, TextLine
from scoring.checks import run_all
from scoring.checks.papers import Paper as Seen
from scoring.checks.people import place_of_officers
from scoring.suspicions import Result
from tests.scoring.checks.casebook import Paper, case_of
from tests.scoring.checks.example_papers import SEIZED, SEIZING

INTERVIEW = """询问时间：2025年3月4日9时10分至9时40分
询问人：李思思　　记录人：王舞
被询问人：张山
问：我们是执法人员李思思、王舞，这是我们的执法证件。
答：看清楚了。
"""
INSPECTION = """检查时间：2025年3月3日9时10分至9时40分
执法人员：李思思、王舞　执法证号：0101、0102
当事人：张山
检查情况：占道经营。执法人员出示了执法证件。
"""
BOTH = ("现场检查笔录", INSPECTION + "执法人员（签名）：李思思　王舞\n当事人（签名）：张山")
FORM = """案由：占道经营
承办人意见：建议处罚。承办人（签名）：李思思　王舞　2025年3月5日
审核意见：同意。审核人（签名）：{}
审批意见：同意。审批人（签名）：孙留　2025年3月7日"""


def reported(*texts: tuple[str, str], rule: str) -> bool:
    written = tuple(Paper(t, t, "", str(n), body) for n, (t, body) in enumerate(texts, 1))
    found = run_all(case_of("普通程序", written), read_context(None))
    return any(s.rule == rule and s.result is Result.VIOLATED for s in found)


@pytest.mark.parametrize(
    ("foot", "alone"),
    [
        ("执法人员（签名）：李思思　证号：0101\n王舞　证号：0102\n当事人（签名）：张山", False),
        ("执法人员（签名）：李思思　王舞\n当事人（签名）：张山", False),
        ("执法人员（签名）：李思思　王舞执法证号：0101、0102　当事人（签名）：张山", False),
        ("签名：张山\n签名：李思思　王舞", False),
        ("签名：张山\n签名：李思思", True),
        ("执法人员（签名）：李思思\n当事人（签名）：张山", True),
        ("执法人员（签名）：李思思　当事人（签名）：张山\n王舞", True),
    ],
)
def test_the_officers_are_counted_wherever_they_sign(foot: str, alone: bool) -> None:
    assert reported(("现场检查笔录", INSPECTION + foot), rule="S01") is alone


@pytest.mark.parametrize(("recorder", "alone"), [("", True), ("王舞", False)])
def test_a_recorder_who_is_the_second_officer_signs_too(recorder: str, alone: bool) -> None:
    foot = f"被询问人签名：张山　2025年3月4日\n询问人签名：李思思　记录人签名：{recorder}"
    assert reported(BOTH, ("询问笔录", INTERVIEW + foot), rule="S01") is alone


@pytest.mark.parametrize(("signed", "blank"), [("　　　　年　　月　　日", True), ("赵武　2025年3月6日", False)])
def test_a_box_that_prints_its_place_to_sign_and_is_left_blank_is_reported(signed: str, blank: bool) -> None:
    papers = (BOTH, ("行政处罚审批表", FORM.format(signed)))
    assert reported(*papers, rule="F04") is blank
    assert not reported(*papers, rule="O10")


def test_the_officers_of_a_record_are_shown_where_it_names_them() -> None:
    texts = ("现场检查笔录", "检查时间：2025年3月3日9时10分", "执法人员：李思思", "检查情况：占道经营。")
    lines = tuple(TextLine(t, 2, Box(0.1, n / 10, 0.9, n / 10 + 0.02)) for n, t in enumerate(texts, 1))
    record = Document(1, "inspection_record", "现场检查笔录", "现场检查笔录", 2, 2, None, (), lines)
    assert place_of_officers(Seen(record, "inspection", Source.TEXT)).box == lines[2].box


def test_a_witness_who_need_not_sign_is_named_apart_where_places_to_sign_are_counted() -> None:
    goods = ("扣押物品清单", "当事人（签名）：\n见证人（签名）：\n执法人员（签名）：\n2025年4月1日")
    written = tuple(Paper(t, t, "", str(n), body) for n, (t, body) in enumerate((SEIZED, SEIZING, goods), 1))
    found = run_all(case_of("普通程序", written), read_context(None))
    (blank,) = (s for s in found if s.rule == "C24" and "签名空白" in s.message)
    assert blank.computation.startswith("签名栏3处，空白3处，其中“见证人")
    assert blank.computation.endswith("”视情况签名，不计")
