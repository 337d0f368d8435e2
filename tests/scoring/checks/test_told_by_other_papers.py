"""What one paper says settles what another seems to say: former names, admissions, earlier penalties, slips."""

from dataclasses import replace

import pytest

from reviewer.documents.facts.parties import bare_name
from reviewer.library.check_context import read_context
from scoring.checks import run_all
from scoring.suspicions import Result
from tests.scoring.checks.casebook import Paper, case_of

NOTICE = "云渡市青禾商贸有限公司：\n经查，你单位占用道路面积46.5平方米。拟处罚款{}。\n2025年3月3日"
DECISION = (
    "云城罚决〔2025〕3号\n当事人：云渡市青禾商贸有限公司{}\n"
    "经查明，当事人占用道路面积46.5平方米。依据《城市道路管理条例》第四十二条，决定处以罚款人民币壹万捌仟元整（￥18000.00）。\n"
    "2025年3月18日"
)


def paper(title: str, text: str) -> Paper:
    return Paper(title, title, "", "1", text)


def violated(*papers: Paper, procedure: str = "普通程序") -> set[str]:
    numbered = tuple(replace(p, pages=str(n)) for n, p in enumerate(papers, 1))
    return {s.rule for s in run_all(case_of(procedure, numbered), read_context(None)) if s.result is Result.VIOLATED}


@pytest.mark.parametrize(("told", "graver"), [("壹万捌仟元整（￥1800.00）", False), ("1800元", True)])
def test_a_slip_in_the_figures_of_the_notice_is_no_graver_penalty(told: str, graver: bool) -> None:
    found = violated(paper("行政处罚事先告知书", NOTICE.format(told)), paper("行政处罚决定书", DECISION.format("")))
    assert ("C16" in found) is graver
    assert "X02" in found or graver


@pytest.mark.parametrize(("note", "other"), [("（曾用名：云渡市青禾百货有限公司）", False), ("", True)])
def test_a_former_name_that_a_paper_tells_is_the_same_party(note: str, other: bool) -> None:
    record = paper(
        "现场检查笔录", "检查时间：2025年2月3日9时10分至9时40分\n当事人：云渡市青禾百货有限公司\n检查情况：占道经营。"
    )
    assert ("X01" in violated(record, paper("行政处罚决定书", DECISION.format(note)))) is other


@pytest.mark.parametrize("note", ["（曾用名：云渡市青禾百货有限公司）", "（原云渡市青禾百货有限公司）", ""])
def test_a_former_name_behind_the_party_is_no_part_of_its_name(note: str) -> None:
    assert bare_name(f"云渡市青禾商贸有限公司{note}") == "云渡市青禾商贸有限公司"


@pytest.mark.parametrize(("reported", "slip"), [("48.5", True), ("46.5", False), ("12", False)])
def test_one_figure_off_in_the_report_is_found_beside_the_right_number(reported: str, slip: bool) -> None:
    text = f"经勘查面积{reported}平方米。建议按46.5平方米计算，罚款18000元。\n承办人：陈默　柳岸　2025年3月1日"
    found = violated(paper("案件调查终结报告", text), paper("行政处罚决定书", DECISION.format("")))
    assert ("X07" in found) is slip


@pytest.mark.parametrize(("answer", "wrong"), [("答：去年五月也罚过我二百元。", True), ("答：没有被罚过。", False)])
def test_an_earlier_penalty_belies_the_first_offence(answer: str, wrong: bool) -> None:
    asked = paper("询问笔录", f"询问时间：2025年3月1日9时至9时30分\n问：以前是否被处罚过？\n{answer}\n以上属实。")
    text = "经查，你堆放物料。鉴于你系初次违法，危害后果轻微并及时改正，决定不予行政处罚。\n2025年3月18日"
    found = violated(asked, paper("不予行政处罚决定书", text), procedure="普通程序（不予处罚）")
    assert ("C15" in found) is wrong


@pytest.mark.parametrize(
    ("said", "untold"), [("报告当时没有单独告知当事人。", True), ("报告已于2月10日送达当事人。", False)]
)
def test_what_the_investigators_admit_in_the_hearing_counts(said: str, untold: bool) -> None:
    found = violated(
        paper("监测报告", "监测项目：噪声\n结论：超过限值。\n云渡市环境监测中心（印章）\n2025年2月9日"),
        paper("行政处罚事先告知书", NOTICE.format("18000元")),
        paper("听证笔录", f"听证时间：2025年3月10日9时至10时\n主持人：白露　记录员：何苗\n柳岸（调查人）：监测{said}"),
        paper("行政处罚决定书", DECISION.format("")),
    )
    assert ("O07" in found) is untold


@pytest.mark.parametrize(("chair", "wrong"), [("柳岸", True), ("白露", False)])
def test_who_took_part_in_an_inspection_may_not_chair_the_hearing(chair: str, wrong: bool) -> None:
    found = violated(
        paper("现场检查笔录", "检查时间：2025年2月3日9时至9时40分\n检查人员：陈默、柳岸　记录人：陈默\n占道经营。"),
        paper("案件调查终结报告", "占用46.5平方米。\n承办人：陈默　何苗　2025年3月1日"),
        paper("听证笔录", f"听证时间：2025年3月10日9时至10时\n主持人：{chair}　记录员：金穗\n当事人陈述意见。"),
        paper("行政处罚决定书", DECISION.format("")),
    )
    assert ("C07" in found) is wrong


@pytest.mark.parametrize(("signed", "wrong"), [("", True), ("裴正声", False)])
def test_the_head_signs_the_application_under_whatever_office(signed: str, wrong: bool) -> None:
    text = (
        "申请人：云渡市城市管理局\n申请事项：强制执行罚款18000元。\n附：决定书；当事人意见及催告情况；执行标的情况。\n"
        f"局长（签名）：{signed}\n2025年11月3日"
    )
    found = violated(paper("行政处罚决定书", DECISION.format("")), paper("强制执行申请书", text))
    assert ("C26" in found) is wrong


@pytest.mark.parametrize(("day", "wrong"), [("5", True), ("6", False)])
def test_an_act_decided_on_the_spot_happened_on_the_day_of_the_inspection(day: str, wrong: bool) -> None:
    record = paper("现场检查笔录", "检查时间：2025年11月6日8时40分至9时10分\n检查人员：陈默、柳岸\n未明码标价。")
    text = f"当事人：何苗\n2025年11月{day}日8时40分，你未明码标价，决定当场给予罚款100元。\n2025年11月6日"
    found = violated(record, paper("当场行政处罚决定书", text), procedure="简易程序")
    assert ("X05" in found) is wrong


def test_a_row_of_a_contents_page_over_two_sheets_is_no_page_number() -> None:
    rows = "序号　文书名称　页号\n" + "\n".join(f"{n}　文书{n}　{n}" for n in range(1, 6))
    contents = Paper("卷内目录", "卷内目录", "", "", rows)
    letters = tuple(Paper("证据材料", f"证据{n}", "", str(n), f"照片{n}") for n in range(1, 6))
    case = case_of("普通程序", (contents, *letters))
    astray = replace(case, pages=(replace(case.pages[0], printed_number=15), *case.pages[1:]))
    found = [s.result for s in run_all(astray, read_context(None)) if s.rule == "F01"]
    assert found
    assert Result.VIOLATED not in found


def test_a_party_that_only_admits_its_fault_has_made_no_statement() -> None:
    record = paper(
        "陈述申辩记录",
        "时间：2025年11月6日9时12分至9时20分\n何苗：知道错了，马上改，我认罚。\n当事人签名：何苗　2025年11月6日",
    )
    pleading = replace(record, text=record.text.replace("我认罚", "请求从轻处罚"))
    text = "当事人：何苗\n你未明码标价，决定当场给予罚款100元。\n2025年11月6日"
    closing = paper("结案审批表", "负责人意见：同意结案。　白露　2025年11月10日")
    decision = paper("当场行政处罚决定书", text)
    assert "O04" not in violated(record, decision, closing, procedure="简易程序")
    assert "O04" in violated(pleading, decision, closing, procedure="简易程序")
