import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents.kinds.recognising import KindLibrary, recognise, title_on
from reviewer.documents.kinds.wordings import clean_title, least_width, wordings
from reviewer.library.document_kinds import KindsUnreadable, kind_label, load_kinds, parse_kinds, shipped_kinds
from scoring.casefile import Box, TextLine


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("行政处罚决定书", "decision"),
        ("行 政 处 罚 决 定 书", "decision"),
        ("《行政处罚决定书》", "decision"),
        ("青岚市城市管理局行政处罚决定书", "decision"),
        ("行政处块决定书", "decision"),
        ("行政处罚决定书（简易程序）", "on_spot_decision"),
        ("不予行政处罚决定书", "no_penalty_decision"),
        ("行政处罚决定书送达回证", "service_receipt"),
        ("行政处罚事先告知书", "prior_notice"),
        ("行政处罚意见告知书", "prior_notice"),
        ("行政处罚告知书", "prior_notice"),
        ("行政处罚事先（听证）告知书", "hearing_notice"),
        ("听证通知书", "hearing_invitation"),
        ("责令（限期）改正通知书", "correction_order"),
        ("责令限期拆除违法建设决定书", "demolition_order"),
        ("案件集体讨论笔录", "panel_discussion"),
        ("案件处理意见书", "investigation_report"),
        ("关于张某擅自设置户外广告案的调查终结报告", "investigation_report"),
        ("案件核审意见表", "legal_review"),
        ("解除先行登记保存证据通知书", "preservation_disposal"),
        ("先行登记保存证据通知书（附清单）", "preservation_notice"),
        ("查封（扣押）决定书", "seizure_decision"),
        ("解除查封（扣押）决定书", "seizure_lift"),
        ("查封、扣押财物清单", "seizure_list"),
        ("准予行政许可决定书", "permit_decision"),
        ("补正材料通知书", "permit_supplement"),
        ("行政检查通知书", "check_notice"),
        ("代履行决定书", "enforcement_decision"),
        ("03_立案审批表.docx", "filing_approval"),
        ("卷内文件目录", "contents"),
        ("邮寄送达凭证粘贴页", "service_receipt"),
        ("罚款收据粘贴页", "payment_receipt"),
        ("检定结果通知书", "appraisal"),
    ],
)
def test_the_names_that_bureaus_use(title, kind):
    code, label, confidence = recognise(title)
    assert code == kind
    assert label == kind_label(kind)
    assert confidence >= 0.8


@pytest.mark.parametrize("title", ["今天天气很好", "以上笔录属实", "", "序号", "第一条"])
def test_what_is_no_title_is_not_recognised(title):
    assert recognise(title) == ("unknown", "其他文书", 0.0)


def test_every_title_of_the_library_is_recognised_as_its_own_kind():
    wrong = []
    for kind in shipped_kinds():
        sharing = [k.code for k in shipped_kinds() if set(k.titles) & set(kind.titles)]
        wrong += [(t, recognise(t)[0]) for t in kind.titles if recognise(t)[0] not in sharing]
    assert wrong == []


def test_a_shared_title_is_told_by_its_body():
    seized = "执法人员宣读扣押决定，告知采取扣押的理由、依据，采取强制措施。"
    assert recognise("现场笔录", "检查时间：2025年1月2日")[0] == "inspection_record"
    assert recognise("扣押现场笔录", seized)[0] == "seizure_record"


def test_without_a_title_the_body_tells():
    body = "送达文书：决定书\n受送达人：甲\n送达地点：乙\n送达方式：直接送达\n送达人：丙"
    code, _, confidence = recognise("", body)
    assert code == "service_receipt"
    assert confidence < 0.9


def test_at_least_forty_kinds_for_penalties_and_some_for_the_others():
    matters = [k.matter for k in shipped_kinds()]
    assert matters.count("行政处罚") >= 40
    assert min(matters.count(m) for m in ("行政许可", "行政强制", "行政检查")) >= 8


OWN = """format: document-kinds/1
matter: 行政处罚
kinds:
  - {code: river_note, label: 河道巡查告知单, stage: 调查, titles: [河道巡查告知单]}
  - {code: decision, label: 行政处罚决定书, stage: 决定, titles: [处罚裁决书]}
"""


def test_an_office_extends_the_library(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(OWN, "utf-8")
    kinds = load_kinds([path])
    assert recognise("河道巡查告知单", kinds=kinds)[0] == "river_note"
    assert recognise("处罚裁决书", kinds=kinds)[0] == "decision"
    assert recognise("行政处罚决定书", kinds=kinds)[0] == "decision"
    assert recognise("河道巡查告知单")[0] != "river_note"


@pytest.mark.parametrize(
    ("change", "line", "word"),
    [
        (("code: river_note", "code: River"), 4, "code"),
        (("stage: 决定", "stage: 判决"), 5, "stage"),
        (("titles: [河道巡查告知单]", "titles: 河道"), 4, "titles"),
        (("titles: [处罚裁决书]", "patterns: ['(']"), 5, "patterns"),
        (("label: 河道巡查告知单", "labels: 甲"), 4, "labels"),
        (("document-kinds/1", "document-kinds/9"), 1, "format"),
        (("kinds:", "kind:"), 1, "kinds"),
    ],
)
def test_a_mistake_in_a_file_of_kinds_is_named_with_its_line(change, line, word):
    with pytest.raises(KindsUnreadable) as caught:
        parse_kinds(OWN.replace(*change), "own.yaml")
    assert f"own.yaml：第{line}行" in caught.value.message
    assert word in caught.value.message


def test_a_broken_file_of_kinds_is_refused():
    with pytest.raises(KindsUnreadable):
        parse_kinds("kinds: [", "own.yaml")


def page(*lines: str, left: float = 0.12) -> list[TextLine]:
    return [
        TextLine(
            t, 1, Box(0.3 if len(t) < 16 else left, 0.05 + 0.03 * n, 0.7 if len(t) < 16 else 1 - left, 0.075 + 0.03 * n)
        )
        for n, t in enumerate(lines)
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["青岚市城市管理局", "送达回证", "案由：甲"], "送达回证"),
        (["青岚市城市管理局", "行 政 处 罚 决 定 书", "岚罚〔2025〕1号"], "行政处罚决定书"),
        (["岚罚〔2025〕1号", "行政处罚决定书"], "行政处罚决定书"),
        (["附件1", "现场照片"], "现场照片"),
        (["第 2 页", "询问笔录", "问：甲"], "询问笔录"),
        (["询问笔录（续页）", "问：甲"], None),
        (["询问笔录 第2页", "答：乙"], None),
        (["问：看到送达回证没有？", "答：看到了。", "送达回证"], None),
        (["二、证据", "现场检查笔录、询问笔录、照片七张。"], None),
        (["15　送达回证　21"], None),
        ([], None),
    ],
)
def test_a_recognised_title_at_the_top_begins_a_document(lines, title):
    assert title_on(page(*lines)) == title


def test_a_title_over_two_lines_is_one_title():
    lines = page("重大行政执法决定", "法制审核意见书", "岚审〔2025〕1号")
    assert title_on(lines) in ("重大行政执法决定法制审核意见书", "法制审核意见书")


def test_a_title_at_the_foot_of_a_page_begins_nothing():
    assert title_on([TextLine("送达回证", 1, Box(0.4, 0.8, 0.6, 0.83))]) is None


def test_titles_are_freed_of_numbering_agency_and_notes():
    assert clean_title("一、《送达 回证》") == "送达回证"
    assert "行政处罚决定书" in wordings("青岚市渡口区城市管理局行政处罚决定书（存根）")


@pytest.mark.parametrize(
    ("pattern", "width"),
    [(".*函", 1), (".*(移送|交办).*(书|函)?", 2), ("(甲乙|丙)?.*丁戊", 2), ("(?!.*不予).*决定书", 3)],
)
def test_how_much_a_pattern_asks_for(pattern, width):
    assert least_width(pattern) == width


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="行政处罚决定书（）()《》关于案的审批表送达回证立一1. 　解除不予", max_size=60),
    st.text(max_size=200),
)
def test_recognising_never_fails(title, body):
    code, label, confidence = recognise(title, body)
    assert code
    assert label
    assert 0 <= confidence <= 1
    title_on([TextLine(title, 1), TextLine(body[:40], 1)])


def test_a_hostile_title_ends_soon():
    start = time.thread_time()
    for piece in ("关于", "（", "审批", "的案", "局"):
        recognise(piece * 3000, piece * 3000)
        title_on([TextLine(piece * 3000, 1)])
    assert time.thread_time() - start < 5


def test_the_library_is_built_once_for_the_shipped_kinds():
    assert isinstance(KindLibrary(shipped_kinds()).by_title, dict)


def _official_forms() -> list[tuple[str, str, str]]:
    """Field, title and the kinds it may be (one only the body can tell apart has several)."""
    text = (Path(__file__).parents[1] / "official_forms.txt").read_text("utf-8")
    found, field = [], ""
    for line in text.splitlines():
        if line.startswith("#"):
            field = line.strip("# ")
        elif line:
            kinds, titles = line.split(": ", 1)
            found.extend((field, title, kinds) for title in titles.split("|"))
    return found


def test_every_form_that_ministries_publish_is_recognised_as_its_kind():
    wrong = [(f, t, k, recognise(t)[0]) for f, t, k in _official_forms() if recognise(t)[0] not in k.split("/")]
    assert wrong == []
    assert len(_official_forms()) > 400
