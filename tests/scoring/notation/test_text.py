import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.notation.text import closed, normalise

WRITING = (
    "0123456789０１２ 　\t\n年月日时分第条款项号（）()〔〕[]，。,.．:：-/元万¥￥_＿一二三〇○廿ABCａ⼈⾏⺠⻝⻓当事人案由"
)
pieces = st.text(alphabet=WRITING, max_size=80) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("⼈⾏⽚⾦⺠⻝⻓⻔⻋⻅⻢", "人行片金民食长门车见马"),
        ("２０２５．４．７", "2025.4.7"),
        ("２０２５ 年 9　月 26 日", "2025年9月26日"),
        ("二 〇 二 五 年 九 月", "二〇二五年九月"),
        ("14 时 30 分", "14时30分"),
        ("2025 - 09 - 26", "2025-09-26"),
        ("罚款 5, 200.00 元", "罚款 5,200.00元"),
        ("￥ 60,000.00", "¥60,000.00"),
        ("第 二十五 条第（ 三 ）项", "第二十五条第（三）项"),
        ("案由：甲\u00a0乙", "案由：甲 乙"),
        ("立案审批表   2024.09.06\t1-2", "立案审批表\u30002024.09.06\u30001-2"),
        ("\u200b当\ufeff事人\u00ad", "当事人"),
        ("ＡＢＣ－１２", "ABC－12"),
        ("于____2025__年_3_月__4__日__9__时__25__分在", "于2025年3月4日9时25分在"),
        ("姓名：____张山____性别：____男____", "姓名：张山\u3000性别：男"),
        ("违反了____《城市绿化条例》第七条____的规定", "违反了《城市绿化条例》第七条的规定"),
        ("于____年__月__日前改正", "于年月日前改正"),
        ("当事人：_ _张山", "当事人： 张山"),
    ],
)
def test_the_normal_form_of_what_is_written(written, normal):
    assert normalise(written) == normal


@pytest.mark.parametrize(
    "text", ["（一）①《》“”，。；：", "证据5, 200米处", "1-2", "3 2025年", "甲 乙", "㎡", "IMG_0217.jpg"]
)
def test_what_means_something_stays(text):
    assert normalise(text) == text


@given(pieces)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)
    assert normalise(once) == once


@given(pieces)
def test_normalising_keeps_the_number_of_lines(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert normalise(text).count("\n") == lines


def test_a_title_spaced_out_on_the_sheet_is_closed():
    assert closed("行 政　处 罚 决 定 书") == "行政处罚决定书"
