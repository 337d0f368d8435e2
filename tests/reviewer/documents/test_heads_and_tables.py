"""Lines that stand on every sheet, cells broken within brackets, receipts set as tables, forms used for all matters."""

import pytest

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.kinds.recognising import recognise
from reviewer.documents.layout.joining import paragraphs
from reviewer.documents.page_numbers import without_running_heads
from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from scoring.casefile import Fact, Page, Source, TextLine
from scoring.notation.receipts import entries, is_table_head


def sheet(number: int, *texts: str) -> Page:
    return Page(number, tuple(TextLine(text, number, None, text) for text in texts), Source.TEXT)


TITLES = ("立案审批表", "询问笔录", "案件调查终结报告", "行政处罚事先告知书", "行政处罚决定书", "结案审批表")


@pytest.mark.parametrize("stamped", [False, True])
def test_the_number_of_the_whole_file_is_no_papers_own(stamped: bool) -> None:
    pages = tuple(
        sheet(n, f"某住建罚〔2025〕17号　卷{f'　{n}' if stamped else ''}", title, "正文。")
        for n, title in enumerate(TITLES, 1)
    )
    case = understand(pages, Structure())
    assert [d.title for d in case.documents] == list(TITLES)
    assert {d.reference_number for d in case.documents if d.title != "行政处罚决定书"} == {None}
    assert case.fact("decision_number") is not None  # the decision has no other


def test_a_slogan_over_every_sheet_is_no_title() -> None:
    pages = tuple(sheet(n, "“双随机、一公开”抽查", title, "正文。") for n, title in enumerate(TITLES, 1))
    assert [d.title for d in understand(pages, Structure()).documents] == list(TITLES)


def test_letterheads_and_what_stands_on_few_sheets_stay() -> None:
    pages = tuple(sheet(n, "某县水利局", title) for n, title in enumerate(TITLES, 1))
    assert without_running_heads(pages) == pages
    few = tuple(sheet(n, "案卷号 12", title) for n, title in enumerate(TITLES[:4], 1))
    assert without_running_heads(few) == few


def test_a_cell_that_breaks_within_brackets_is_one_line() -> None:
    page = sheet(1, "检查人：赵一（执法证", "11001）、钱二（执法证11002）", "记录人：钱二")
    assert [line.text for line in paragraphs([page])] == [
        "检查人：赵一（执法证11001）、钱二（执法证11002）",
        "记录人：钱二",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "送达文书名称及文号　送达方式：送达地点　收件人签名及日期：送达人",
        "送达文书名称、文号　送达方式　受送达人签收　送达时间　送达人",
    ],
)
def test_a_receipt_may_be_a_table_under_its_heads(head: str) -> None:
    assert is_table_head(head)
    lines = [
        head,
        "行政处罚告知书",
        "某罚告〔2025〕1号　直接送达　李四",
        "行政处罚决定书某罚〔2025〕1号　直接送达　李四",
        "备注：无",
    ]
    assert [list(own) for own in entries(lines)] == [[1, 2], [3]]


def test_a_line_that_names_its_values_is_no_table_head() -> None:
    assert not is_table_head("送达文书：行政处罚决定书　送达方式：直接送达　受送达人：李四")


@pytest.mark.parametrize(
    ("matter", "kind"),
    [
        ("实施行政强制措施（扣押）", "measure_approval"),
        ("延长行政强制措施期限", "seizure_extension"),
        ("延长办案期限", "extension_approval"),
        ("先行登记保存证据", "preservation_approval"),
        ("行政处罚决定", "penalty_approval"),
        ("结案", "closing_approval"),
        ("立案", "filing_approval"),
    ],
)
def test_a_form_for_all_matters_is_what_its_matter_says(matter: str, kind: str) -> None:
    for title in ("行政处罚案件有关事项审批表", "内部审批表", "行政执法事项呈批表"):
        assert recognise(title, f"审批事项：{matter}\n当事人：某公司\n局领导意见：同意。")[0] == kind


def test_a_name_written_otherwise_once_is_that_papers_slip() -> None:
    ballot = Ballot()
    ballot.add(Fact("party_name", "当事人", "甲县恒昌物流有限公司", document=4), 4)
    for seq in (1, 2):
        ballot.add(Fact("party_name", "当事人", "甲县恒畅物流有限公司", document=seq), 0.5)
    assert [f.value for f in ballot.ranked()] == ["甲县恒畅物流有限公司", "甲县恒昌物流有限公司"]
