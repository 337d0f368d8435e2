import pytest

from reviewer.documents.facts.extraction import as_json
from scoring.casefile import Source
from tests.reviewer.documents.facts.files import (
    COMPANY,
    DECISION,
    FILING,
    MARKET_DECISION,
    NOTICE,
    ON_SPOT,
    REPORT,
    read,
    value,
    values,
)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("decision_number", "岚环罚〔2025〕12号"),
        ("filing_number", "岚环立字(2025)第8号"),
        ("party_name", "青岚市恒跃金属制品有限公司"),
        ("party_type", "法人"),
        ("credit_code", "91990217MA8R2W6D9E"),
        ("legal_representative", "尤可心"),
        ("cause", "未按规定运行大气污染防治设施"),
        ("violated_provision", "《中华人民共和国大气污染防治法》第二十条第二款"),
        ("penalty_provision", "《中华人民共和国大气污染防治法》第九十九条第（三）项"),
        ("act_date", "2025-03-03"),
        ("found_date", "2025-03-03"),
        ("filing_date", "2025-03-05"),
        ("investigation_closed_date", "2025-03-28"),
        ("notice_served_date", "2025-04-11"),
        ("hearing_notice_date", "2025-04-10"),
        ("decision_date", "2025-04-28"),
        ("decision_served_date", "2025-04-30"),
        ("fine_amount", "120000"),
        ("proposed_fine_amount", "120000"),
    ],
)
def test_a_penalty_case_of_another_bureau(key, expected):
    assert value(read(*COMPANY), key) == expected


def test_the_officers_are_those_who_sign_as_handlers():
    assert values(read(*COMPANY), "officers") == ["贺知远", "白露"]


def test_the_words_of_the_law_quoted_are_no_penalty():
    assert values(read(*COMPANY), "other_penalties") == []
    assert values(read(*COMPANY), "fine_amount") == ["120000"]


def test_a_decision_in_numbered_points():
    case = read(MARKET_DECISION)
    assert value(case, "fine_amount") == "5000"
    assert values(case, "other_penalties") == ["没收违法所得"]
    assert value(case, "party_type") == "个体工商户"
    assert value(case, "operator") == "罗素素"
    assert value(case, "id_number") == "990415198006123020"
    assert value(case, "act_date") == "2025-01-06"
    assert value(case, "decision_date") == "2025-02-20"
    assert value(case, "penalty_provision") == "《中华人民共和国食品安全法》第一百二十四条第一款第五项"
    assert case.procedure == "普通程序"


def test_a_decision_on_the_spot():
    case = read(ON_SPOT)
    assert case.procedure == "简易程序"
    assert value(case, "party_name") == "李国栋"
    assert value(case, "party_type") == "自然人"
    assert value(case, "id_number") == "990412198709302173"
    assert value(case, "birth_date") == "1987-09-30"
    assert value(case, "act_date") == "2025-05-06"
    assert value(case, "fine_amount") == "200"
    assert values(case, "other_penalties") == ["警告"]
    assert values(case, "officers") == ["康平", "穆清"]
    assert value(case, "registered_date") == "2025-05-08"
    assert value(case, "cause") == "未随车携带道路运输证"
    assert value(case, "violated_provision") == "《道路货物运输管理规定》第六十条"
    assert value(case, "penalty_provision") == "《道路货物运输管理规定》第六十八条"


def test_where_two_documents_disagree_both_values_stay_with_their_places():
    case = read(FILING, REPORT, NOTICE.replace("第二十条第二款", "第二十一条"), DECISION)
    found = [f for f in case.facts if f.key == "violated_provision"]
    assert [f.value.split("》")[1] for f in found] == ["第二十条第二款", "第二十一条"]
    assert [f.document for f in found] == [4, 3]


def test_one_misread_name_is_outvoted():
    case = read(*(t.replace("恒跃", "恒跌") if t is DECISION else t for t in COMPANY))
    assert values(case, "party_name")[0] == "青岚市恒跃金属制品有限公司"


def test_an_undated_approval_gives_no_filing_date():
    case = read(FILING.replace("　日期：2025 年 3 月 5 日", ""))
    assert value(case, "filing_date") is None


def test_every_fact_stands_on_a_line_of_its_document():
    case = read(*COMPANY)
    assert case.facts
    for fact in case.facts:
        document = case.documents[fact.document - 1]
        assert fact.region.page == document.first_page
        assert fact.region.box in {line.box for line in document.lines}
        assert 0 < fact.confidence <= 1
        assert fact.source is Source.TEXT


def test_facts_say_when_their_text_was_recognised():
    assert {f.source for f in read(*COMPANY, source=Source.OCR).facts} == {Source.OCR}


def test_lists_are_one_entry_of_the_printed_form():
    entries = as_json(read(*COMPANY).facts)
    (officers,) = [e for e in entries if e["key"] == "officers"]
    assert officers["value"] == ["贺知远", "白露"]
    decided = next(e for e in entries if e["key"] == "decision_date")
    assert decided["value"] == "2025-04-28"
    assert decided["page"] == 5
    assert len(decided["region"]) == 4
    assert decided["source"] == "text"


def test_nothing_is_known_of_no_documents():
    case = read()
    assert case.facts == ()
    assert case.procedure == ""


@pytest.mark.parametrize(
    ("sentence", "fine"),
    [
        ("决定处罚款5000元。", "5000"),
        ("决定处以5000元的罚款。", "5000"),
        ("决定给予罚款人民币伍仟元整（￥5000.00）的行政处罚。", "5000"),
        ("决定按工程造价286400元的7%处罚款，计20048元。", "20048"),
        ("决定罚款，数额为工程造价286400元的7%，即20048元。", "20048"),
        ("决定将罚款由60,000元调整为75,000元。", "75000"),
        ("决定没收违法所得90元，并处3000元罚款。", "3000"),
        ("可以处五万元以上十万元以下罚款，决定处罚款6万元。", "60000"),
        ("决定罚款200元。逾期不缴纳的，每日按罚款数额的百分之三加处罚款6元。", "200"),
    ],
)
def test_the_fine_in_the_words_of_a_decision(sentence, fine):
    assert value(read(f"行政处罚决定书\n{sentence}\n2025年1月2日"), "fine_amount") == fine


def test_a_share_of_the_cost_is_a_rate_and_the_daily_surcharge_is_none():
    case = read("行政处罚决定书\n按工程造价286400元的7%处罚款，计20048元。\n逾期每日按罚款数额的3%加处罚款。")
    assert values(case, "fine_rate") == ["0.07"]
    assert values(case, "project_cost") == ["286400"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("青岚市(渡口)米香副食店", "青岚市(渡口)米香副食店"),
        ("青岚市米香副食店（经营者：罗素素）", "青岚市米香副食店"),
        ("罗素素，女，1980年6月12日出生", "罗素素"),
        ("罗素素(公民)", "罗素素"),
        ("名称　青岚市米香副食店　地址　米市街2号", "青岚市米香副食店"),
    ],
)
def test_the_party_s_name_as_written(written, name):
    assert value(read(f"行政处罚决定书\n当事人：{written}\n2025年1月2日"), "party_name") == name


def test_half_and_full_width_brackets_are_one_name():
    case = read("行政处罚决定书\n当事人：甲市（东）商行", "立案审批表\n当事人：甲市(东)商行")
    assert values(case, "party_name") == ["甲市（东）商行"]
    assert values(case, "doc_party") == ["甲市（东）商行", "甲市(东)商行"]
