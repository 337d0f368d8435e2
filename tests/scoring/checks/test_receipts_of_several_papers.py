"""One service receipt for several papers: each has its own day."""

from dataclasses import replace
from datetime import date

import pytest

from reviewer.documents.facts.extraction import extract
from reviewer.documents.kinds.recognising import recognise
from scoring.checks.finders import served
from scoring.checks.view import View
from tests.scoring.checks.casebook import Paper, case_of

SIGNED = """送达回证
受送达人：云渡市青禾商贸有限公司
文书一：行政处罚事先告知书（云城罚告〔2025〕3号）一份
收件人签名：何苗　2025年3月4日
送达人签名：陈默　柳岸　2025年3月4日
文书二：行政处罚决定书（云城罚决〔2025〕3号）一份
收件人签名：何苗　2025年3月20日
送达人签名：陈默　柳岸　2025年3月20日"""
NUMBERED = """送达回证
第1件：行政处罚事先告知书，云城罚告〔2025〕3号
收件人签名：何苗　2025年3月4日
第2件：行政处罚决定书，云城罚决〔2025〕3号
收件人签字：何苗　2025年3月20日"""
POSTED = """送达回证
文书（1）：行政处罚事先告知书　方式：电子送达
送达时间：2025年3月4日15时40分
文书（2）：行政处罚决定书　方式：邮寄送达
邮件信息：2025年3月17日交寄，2025年3月20日妥投（本人签收）
经办人签名：陈默　柳岸　2025年3月21日"""


@pytest.mark.parametrize("text", [SIGNED, NUMBERED, POSTED])
def test_each_paper_on_a_receipt_has_its_own_day(text: str) -> None:
    case = case_of("普通程序", (Paper("送达回证", "送达回证", "", "1", text),))
    kind, label, _ = recognise("送达回证", text)
    documents = (replace(case.documents[0], kind=kind, kind_label=label),)
    read = {f.key: f.value for f in reversed(extract(documents, case.pages)[1])}
    assert read["notice_served_date"] == "2025-03-04"
    assert read["decision_served_date"] == "2025-03-20"
    view = View(case)
    days = [moment.day for words in ("告知", "决定书") if (moment := served(view, words))]
    assert days == [date(2025, 3, 4), date(2025, 3, 20)]
