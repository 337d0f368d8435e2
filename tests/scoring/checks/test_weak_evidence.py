"""Where the evidence is weak a rule says that nobody can tell, and never that the file breaks the law."""

from dataclasses import replace

from scoring.casefile import CaseFile, DatedMention, Source
from scoring.suspicions import Result
from tests.scoring.checks.casebook import context, suspicions
from tests.scoring.checks.example_papers import CLOSED, FILED, NOTICE_TEXT, RECORD, REP, TEXT, D, R, changed, file

N_TEXT = ("行政处罚事先告知书", NOTICE_TEXT)


def results(case: CaseFile, rule: str) -> set[Result]:
    return {s.result for s in suspicions(case, context("noise")) if s.rule == rule}


def unsigned(record: str) -> str:
    return changed(changed(record, "李四　2025年3月2日", ""), "检查人签名：赵一　钱二　2025年3月2日", "检查人签名：")


def test_blank_places_say_nothing_where_no_signature_of_the_file_is_text() -> None:
    alone = file(("现场检查笔录", unsigned(RECORD)))
    assert results(alone, "F04") == {Result.UNKNOWN}
    beside = file(("现场检查笔录", unsigned(RECORD)), ("询问笔录", "被询问人签名：李四　2025年3月3日"))
    assert Result.VIOLATED in results(beside, "F04")


def test_a_file_that_was_not_split_as_its_list_is_not_blamed_for_what_is_not_found() -> None:
    rows = "\n".join(
        f"{n}　{name}　{n}"
        for n, name in enumerate(("立案审批表", "询问笔录", "听证笔录", "催告书", "行政处罚决定书"), 1)
    )
    case = file(("卷内目录", f"序号　文件名称　页号\n{rows}"), D)
    assert results(case, "F02") == {Result.UNKNOWN}


def test_another_may_pay_for_the_party() -> None:
    paid = ("罚款缴纳凭证", "缴款人：甲县乙丙商贸有限公司第一分公司\n缴款日期：2025年5月25日\n金额：5000元")
    assert Result.VIOLATED not in results(file(D, paid), "X01")


def test_a_missing_order_to_correct_is_certain_only_where_the_act_goes_on() -> None:
    assert results(file(D, CLOSED), "C11") == {Result.UNKNOWN}
    lasting = ("行政处罚决定书", changed(TEXT, "垃圾2吨", "垃圾2吨，至今仍未清理"))
    assert results(file(lasting, CLOSED), "C11") == {Result.VIOLATED}


def test_an_earlier_penalty_for_something_else_is_for_a_person_to_judge() -> None:
    decision = (
        "不予行政处罚决定书",
        changed(TEXT, "决定处罚款5000元", "你公司初次违法、危害后果轻微并及时改正，决定不予行政处罚"),
    )
    facts = {"cause": "擅自倾倒垃圾"}
    other = file(decision, ("询问笔录", "答：去年因占道经营被罚过。"), **facts)
    same = file(decision, ("询问笔录", "答：去年因倾倒垃圾被罚过。"), **facts)
    assert Result.VIOLATED not in results_of(other)
    assert Result.VIOLATED in results_of(same)


def test_a_date_that_recognition_damaged_and_reading_put_right_is_no_missing_date() -> None:
    damaged = file(("行政处罚决定书", changed(TEXT, "2025年5月20日", "2025-0520")), source=Source.OCR)
    read = DatedMention("落款日期", "2025-05-20", 1)
    mended = replace(damaged, documents=tuple(replace(d, dates=(read,)) for d in damaged.documents))
    assert dates_missed(damaged) == ["行政处罚决定书未识别到作出决定的日期，请人工核对。"]
    assert dates_missed(mended) == []


def dates_missed(case: CaseFile) -> list[str]:
    return [s.message for s in suspicions(case, context("noise")) if s.rule == "C10" and "作出决定的日期" in s.message]


def results_of(case: CaseFile) -> set[Result]:
    found = [s for s in suspicions(case, context("noise")) if s.rule == "C15" and s.key.endswith("初次")]
    return {s.result for s in found}


def test_what_the_list_of_contents_names_is_not_missing_for_certain() -> None:
    rows = "\n".join(
        f"{n}　{name}　{n}"
        for n, name in enumerate(("立案审批表", "现场检查笔录", "案件调查终结报告", "行政处罚决定书"), 1)
    )
    case = file(("卷内目录", f"序号　文件名称　页号\n{rows}"), FILED, R, D, CLOSED)
    found = {s.result for s in suspicions(case, context("noise")) if s.rule == "F03" and "终结报告" in s.message}
    assert found == {Result.UNKNOWN}
    without = file(FILED, R, D, CLOSED)
    found = {s.result for s in suspicions(without, context("noise")) if s.rule == "F03" and "终结报告" in s.message}
    assert found == {Result.VIOLATED}


def test_a_notice_that_nothing_shows_to_have_arrived_is_reported() -> None:
    untold = file(FILED, R, REP, N_TEXT, D, CLOSED)
    assert any(
        "告知书的送达凭证" in s.message for s in suspicions(untold, context("noise")) if s.result is Result.VIOLATED
    )
    receipt = ("送达回证", "送达文书：行政处罚事先告知书\n受送达人签收：李四　2025年5月7日")
    told = file(FILED, R, REP, N_TEXT, receipt, D, CLOSED)
    assert not any("告知书的送达凭证" in s.message for s in suspicions(told, context("noise")))
