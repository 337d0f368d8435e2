"""A form says the same with its labels before a colon, in cells of their own, or above their values."""

import pytest

from reviewer.documents.layout.labels import is_label, with_colons
from scoring.casefile import TextLine


def written(*texts: str) -> list[str]:
    return [line.text for line in with_colons([TextLine(text, 1) for text in texts])]


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("案由　店外经营", "案由：店外经营"),
        ("当事人　张山　性别　男　年龄　32", "当事人：张山　性别：男　年龄：32"),
        ("案件来源　巡查发现　立案日期　2025年3月1日", "案件来源：巡查发现　立案日期：2025年3月1日"),
        ("执法大队审核意见　同意。　李思　2025年3月2日", "执法大队审核意见：同意。　李思　2025年3月2日"),
        ("当事人　公民　姓名　张山　性别　男", "当事人：张山　性别：男"),
        ("当事人：名称：云水饭店", "当事人：云水饭店"),
        ("法定代表人（负责人）　王舞　联系电话", "法定代表人（负责人）：王舞　联系电话："),
    ],
)
def test_a_label_in_a_cell_of_its_own_gets_a_colon(row: str, meant: str) -> None:
    assert written(row) == [meant]


@pytest.mark.parametrize(
    "row",
    [
        "序号　文书名称　文号　日期　页号",
        "送达文书　送达方式　送达地点　收件人签名及日期　送达人",
        "1　立案审批表　—　2025年3月1日　1",
        "建议立案。　高振宇　林小满　2024年9月6日",
        "问：时间、地点还记得吗？",
    ],
)
def test_heads_of_columns_rows_of_lists_and_sentences_stay(row: str) -> None:
    assert written(row) == [row]


def test_a_value_below_its_label_is_joined_to_it() -> None:
    assert written("承办人意见", "建议立案。　李思　2025年3月1日") == ["承办人意见：建议立案。　李思　2025年3月1日"]
    assert written("送达人", "送达时间", "2025年3月1日") == ["送达人", "送达时间：2025年3月1日"]
    assert written("执法人员", "2025年3月1日") == ["执法人员", "2025年3月1日"]


def test_a_date_below_a_signature_belongs_to_it() -> None:
    assert written("收件人签名：张山", "2025年3月1日") == ["收件人签名：张山　2025年3月1日"]
    assert written("联系人：张山　电话：2213", "2025年3月1日") == ["联系人：张山　电话：2213", "2025年3月1日"]


def test_other_names_of_a_label_are_read_as_the_one_the_rules_know() -> None:
    assert written("送达文书名称及文号：决定书　送交时间：2025年3月1日") == ["送达文书：决定书　送达时间：2025年3月1日"]
    assert written("来源：巡查　案 由：店外经营") == ["来源：巡查　案由：店外经营"]


def test_the_original_stays_beside_what_was_put_right() -> None:
    (line,) = with_colons([TextLine("案由　店外经营", 1)])
    assert (line.text, line.original) == ("案由：店外经营", "案由　店外经营")


def test_what_is_a_label() -> None:
    assert all(map(is_label, ("案 由", "检查人（签名）", "分管领导审批意见", "经办人意见")))
    assert not any(map(is_label, ("同意立案", "张山", "决定书", "2025年")))


def test_one_row_under_its_heads_is_labels_and_values() -> None:
    heads, row = "决定书号　收缴日期　交款人", "（2025）0417　2025年4月17日　云中鹤"
    assert written(heads, row) == [heads, "决定书号：（2025）0417　收缴日期：2025年4月17日　交款人：云中鹤"]
    several = (heads, row, "（2025）0418　2025年4月18日　江城子")
    assert written(*several) == list(several)


def test_what_happened_below_its_label_belongs_to_it() -> None:
    assert written("简要案情：", "2025年3月1日，检查发现。") == ["简要案情：2025年3月1日，检查发现。"]
    assert written("检查情况：", "1.现场有人。") == ["检查情况：", "1.现场有人。"]
