import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents.facts.fields import fields_of, names_in
from scoring.casefile import TextLine
from tests.reviewer.documents.facts.files import COMPANY, read, values

RECORD = """
现场检查笔录
检查时间：2025年3月3日9时10分至9时50分
检查地点：青岚市工业二路9号
被检查人：青岚市恒跃金属制品有限公司　现场负责人：秦小满
检查人：贺知远（执法证号99021700011）、白露（执法证号99021700012）　记录人：白露
检查人员出示执法证件，告知权利义务。
检查情况：喷涂车间建筑面积264平方米，正在生产，执法记录仪编号Q0303-1。
被检查人签名：秦小满　2025年3月3日
检查人签名：贺知远　2025年3月3日
"""
APPROVAL = """
行政处罚审批表
案由：未按规定运行大气污染防治设施
承办人意见：建议罚款12万元。　贺知远　白露　2025年4月21日
办案部门负责人意见：同意，由贺知远、白露办理。　段云起　2025年4月21日
法制机构意见：主体、事实、证据和裁量均无不当，同意。　安可　2025年4月22日
单位负责人审批意见：同意。　孟长河
"""
REVIEW = """
法制审核意见书
岚环法审〔2025〕4号
送审单位：执法支队　送审日期：2025年4月12日
审核意见：同意。建议完善证据目录。
审核人：安可（法律职业资格证号A9905-2211）
审核人签名：安可　2025年4月14日
"""
PANEL = """
案件集体讨论记录
讨论时间：2025年4月15日15时00分至15时50分
主持人：孟长河　记录人：苗青
参加人员：孟长河、段云起、安可
列席人员：贺知远、白露（汇报案情）
讨论结论：一致同意罚款12万元。
参加人员签名：孟长河　段云起　安可　2025年4月15日
"""
PAYMENT = """
罚款缴款凭证
票据号码：9902-0610-77815
缴款日期：2025-05-09
缴款人：青岚市恒跃金属制品有限公司
金额大写：壹拾贰万元整
金额小写：¥120,000.00
"""
LIST = """
扣押物品清单
1　喷枪　W-71　2把　红色
2　空压机　—　1台　铭牌缺失
当事人（签名）：
执法人员（签名）：贺知远　白露
2025年3月3日
"""
CONTENTS = """
卷内目录
序号　文书名称　文号　日期　页号
1　立案呈批表　岚环立字〔2025〕第8号　2025.03.05　1-2
二　现场检查笔录　2025.03.03　3
"""
DEMAND = """
履行行政决定催告书
岚环催〔2025〕1号
自2025年6月1日起每日按罚款120000元的百分之三加处罚款3600元，计至2025年6月10日共10日，加处罚款36000元。
"""
WAIVER = """
放弃陈述申辩权利声明书
我单位自愿放弃陈述、申辩的权利，也放弃要求听证的权利。
声明人：尤可心
2025年4月12日
"""


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        (RECORD, "record_start", ["2025-03-03T09:10"]),
        (RECORD, "record_end", ["2025-03-03T09:50"]),
        (RECORD, "inspector", ["贺知远", "白露"]),
        (RECORD, "recorder", ["白露"]),
        (RECORD, "person_on_site", ["秦小满"]),
        (RECORD, "certificate_number", ["99021700011", "99021700012"]),
        (RECORD, "identification_shown", ["是"]),
        (RECORD, "record_video", ["编号Q0303-1"]),
        (RECORD, "measure", ["264平方米"]),
        (APPROVAL, "opinion_handler_by", ["贺知远", "白露"]),
        (APPROVAL, "opinion_unit_by", ["段云起"]),
        (APPROVAL, "opinion_legal_by", ["安可"]),
        (APPROVAL, "opinion_legal_date", ["2025-04-22"]),
        (APPROVAL, "opinion_head_by", ["孟长河"]),
        (APPROVAL, "opinion_head_date", []),
        (REVIEW, "legal_reviewer", ["安可"]),
        (REVIEW, "legal_review_opinion", ["同意。建议完善证据目录。"]),
        (REVIEW, "legal_review_sent_date", ["2025-04-12"]),
        (REVIEW, "legal_reviewer_qualification", ["法律职业资格证号A9905-2211"]),
        (PANEL, "panel_chair", ["孟长河"]),
        (PANEL, "panel_attendee", ["孟长河", "段云起", "安可"]),
        (PANEL, "panel_observer", ["贺知远", "白露"]),
        (PANEL, "panel_conclusion", ["一致同意罚款12万元。"]),
        (PAYMENT, "paid_amount", ["120000"]),
        (PAYMENT, "paid_amount_capital", ["120000"]),
        (PAYMENT, "receipt_number", ["9902-0610-77815"]),
        (LIST, "item", ["喷枪　W-71　2把　红色", "空压机　—　1台　铭牌缺失"]),
        (LIST, "unsigned", ["空白"]),
        (CONTENTS, "contents_entry", ["立案呈批表|岚环立字〔2025〕第8号|2025-03-05|1-2", "现场检查笔录||2025-03-03|3"]),
        (DEMAND, "surcharge_daily", ["3600"]),
        (DEMAND, "surcharge_amount", ["36000"]),
        (DEMAND, "surcharge_days", ["10"]),
        (DEMAND, "surcharge_from", ["2025-06-01"]),
        (WAIVER, "waiver", ["陈述申辩", "听证"]),
        (WAIVER, "waiver_date", ["2025-04-12"]),
    ],
)
def test_what_one_document_says(text, key, expected):
    assert values(read(text), key) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("service_method", ["留置送达"]),
        ("refusal_reason", ["公司人员称法定代表人外出，拒绝签收"]),
        ("witness", ["秦小满"]),
        ("service_officer", ["贺知远", "白露"]),
        ("served_document", ["行政处罚决定书"]),
        ("served_number", ["岚环罚〔2025〕12号"]),
        ("served_at", ["2025-04-30T10:15"]),
        ("received_by", []),
    ],
)
def test_service_by_leaving_at_the_door(key, expected):
    assert values(read(*COMPANY), key, document=6) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("reconsideration_organ", ["青岚市人民政府"]),
        ("reconsideration_period", ["60日"]),
        ("lawsuit_court", ["青岚市渡口区人民法院"]),
        ("lawsuit_period", ["6个月"]),
        ("direct_lawsuit", ["是"]),
    ],
)
def test_the_remedies_of_a_decision(key, expected):
    assert values(read(*COMPANY), key, document=5) == expected


def test_an_impossible_date_is_a_fact_of_its_own():
    assert values(read(PAYMENT.replace("2025-05-09", "2025-02-30")), "invalid_date") == ["2025-02-30"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("案　　由：甲乙", [("案由", "甲乙")]),
        ("当事人:甲公司　类型:个体工商户", [("当事人", "甲公司"), ("类型", "个体工商户")]),
        ("当事人　甲公司", [("当事人", "甲公司")]),
        ("问：你是谁？", []),
        ("经查，你店违反规定。如下：一、甲", []),
        ("姓名　张三　性别　男　身份证号码　9903", [("姓名", "张三"), ("性别", "男"), ("身份证号码", "9903")]),
    ],
)
def test_labelled_values_of_a_line(line, fields):
    assert [(f.label, f.value) for f in fields_of(TextLine(line, 1))] == fields


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("贺知远、白露　2025年3月3日", ("贺知远", "白露")),
        ("贺知远（执法证号99021700011）、白露", ("贺知远", "白露")),
        ("买买提·艾力", ("买买提·艾力",)),
        ("同意。", ()),
        ("拒签", ()),
    ],
)
def test_names_of_a_list(text, names):
    assert names_in(text) == names


PIECES = st.sampled_from(
    [
        "当事人：",
        "案由：",
        "承办人意见：",
        "同意。",
        "贺知远",
        "2025年3月3日",
        "罚款5000元",
        "《甲法》第五条第一款",
        "违反",
        "依据",
        "（",
        "）",
        "、",
        "\u3000",
        "送达文书：",
        "法定代表人：",
        "行政处罚决定书",
        "询问笔录",
        "问：",
        "第",
        "条",
        "〔2025〕8号",
        "9299",
        "¥",
        "万元",
        "至",
        "14时30分",
        "时间：",
        "不服",
        "复议",
        "法院",
        "加处罚款",
        "结论：",
    ]
)
TITLES = st.sampled_from(
    ["行政处罚决定书", "送达回证", "立案审批表", "询问笔录", "催告书", "卷内目录", "扣押决定书", "甲", ""]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(TITLES, st.lists(st.lists(PIECES, max_size=9).map("".join), max_size=6)), max_size=4))
def test_reading_facts_never_fails(documents):
    case = read(*("\n".join([title, *lines]) for title, lines in documents))
    assert all(f.value and f.key and f.region for f in case.facts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=3))
def test_any_text_is_read_to_an_end(texts):
    read(*(f"行政处罚决定书\n{text}" for text in texts))


def test_a_hostile_document_ends_soon():
    start = time.thread_time()
    for piece in (
        "当事人：",
        "第一条第",
        "罚款1元",
        "2025年1月1日至",
        "《甲法》第一条、",
        "意见：",
        "一　",
        "（法定代表人",
        "向法院",
    ):
        read("行政处罚决定书\n" + piece * 1500)
        read("送达回证\n" + "\n".join([piece] * 300))
    assert time.thread_time() - start < 20
