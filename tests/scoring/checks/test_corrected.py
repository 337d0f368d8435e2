"""What a person put right reaches rules that read words, or the result says that it rests on the words."""

from dataclasses import replace
from decimal import Decimal

from scoring.casefile import Box, CaseFile, Document, Fact, Page, Region, Source, TextLine
from scoring.checks.corrected import mended, noted, put_right
from scoring.checks.running import run_all
from scoring.notation.amounts import find_amounts
from scoring.suspicions import Result, Severity, Suspicion
from tests.scoring.checks.casebook import build, context

UPPER, LOWER = Box(0.1, 0.1, 0.9, 0.2), Box(0.1, 0.5, 0.9, 0.6)


def case(source: Source, fact: Fact, *texts: str) -> CaseFile:
    boxes = (UPPER, LOWER)
    lines = tuple(TextLine(text, 1, box) for text, box in zip(texts, boxes, strict=False))
    paper = Document(1, "decision", "行政处罚决定书", "行政处罚决定书", 1, 1, lines=lines)
    return CaseFile("普通程序", (paper,), (fact,), (Page(1, lines, source),))


def words(one: CaseFile) -> list[str]:
    return [line.text for line in one.documents[0].lines]


def said(key: str, value: str, read: str, box: Box | None = LOWER) -> Fact:
    return Fact(key, key, value, Region(1, box), None, 1.0, Source.PERSON, read)


def test_a_recognised_date_is_mended_where_it_stands() -> None:
    fact = said("decision_date", "2025-09-26", "2025-09-28")
    found = mended(case(Source.OCR, fact, "送达2025年9月28日", "2025年9月28日"))
    assert words(found) == ["送达2025年9月28日", "2025年9月26日"]


def test_a_value_broken_over_two_lines_is_mended_too() -> None:
    fact = said("decision_date", "2025-09-26", "2025-09-28", UPPER)
    assert words(mended(case(Source.OCR, fact, "于2025年9", "月28日送达"))) == ["于2025年9月26日送达"]
    named = said("party_name", "甲县恒昌物流有限公司", "甲县恒畅物流有限公司", UPPER)
    assert words(mended(case(Source.OCR, named, "当事人：甲县恒畅物流", "有限公司。"))) == [
        "当事人：甲县恒昌物流有限公司。"
    ]


def test_a_recognised_sum_is_mended_with_its_unit() -> None:
    fact = said("fine_amount", "5200", "5000", UPPER)
    assert words(mended(case(Source.OCR, fact, "处罚款5000元。", "罚款5000元"))) == ["处罚款5200元。", "罚款5000元"]


def test_a_recognised_name_is_mended() -> None:
    fact = said("party_name", "甲县新源商贸有限公司", "甲县新原商贸有限公司", UPPER)
    found = mended(case(Source.OCR, fact, "当事人：甲县新原商贸有限公司"))
    assert words(found) == ["当事人：甲县新源商贸有限公司"]


def test_original_text_stays_what_it_is() -> None:
    one = case(Source.TEXT, said("decision_date", "2025-09-26", "2025-09-28"), "x", "2025年9月28日")
    assert mended(one) is one


def test_what_nobody_read_mends_nothing() -> None:
    one = case(Source.OCR, said("decision_date", "2025-09-26", ""), "x", "2025年9月28日")
    assert mended(one) is one


def test_a_result_resting_on_words_says_so() -> None:
    one = case(Source.TEXT, said("fine_amount", "5200", "5000"), "x", "处罚款5000元。")
    result = Suspicion(
        "X02:1:",
        "X02",
        Result.VIOLATED,
        Severity.MEDIUM,
        (),
        (1,),
        (Region(1),),
        "决定5,000元，票据5,200元",
        "不一致。",
    )
    told = noted(result, put_right(one)).computation
    assert told.startswith(result.computation)
    assert "已人工更正为5200" in told
    assert "第1页的文字" in told


def test_a_result_of_another_page_says_nothing() -> None:
    one = case(Source.TEXT, said("fine_amount", "5200", "5000"), "x", "处罚款5000元。")
    result = Suspicion("X:1:", "X02", Result.VIOLATED, Severity.MEDIUM, (), (1,), (Region(2),), "决定5,000元", "不。")
    assert noted(result, put_right(one)) is result


def test_a_misread_sum_put_right_ends_the_suspicion_of_a_rule_that_reads_words() -> None:
    """X02 compares the sums that stand on the papers with one another; no fact is asked."""
    scanned = build("drainage", source=Source.OCR)
    paper = next(d for d in scanned.documents if "审批" in d.title and any("罚款" in x.text for x in d.lines))
    line = next(x for x in reversed(paper.lines) if _sums(x.text))
    read = _sums(line.text)[0]
    wrong = line.text.replace(f"{read:,}", f"{read + 1000:,}", 1)
    assert wrong != line.text
    lines = tuple(replace(x, text=wrong) if x is line else x for x in paper.lines)
    bad = replace(scanned, documents=tuple(replace(d, lines=lines) if d is paper else d for d in scanned.documents))
    region = Region(line.page, line.box)
    fact = Fact("doc_fine", "罚款", f"{read:f}", region, paper.seq, 1.0, Source.PERSON, f"{read + 1000:f}")
    before = of_x02(scanned)
    assert of_x02(bad) != before
    assert of_x02(replace(bad, facts=(*bad.facts, fact))) == before


def of_x02(one: CaseFile) -> list[Suspicion]:
    return [s for s in run_all(one, context("drainage")) if s.rule == "X02"]


def _sums(text: str) -> list[Decimal]:
    return [a.value for a in find_amounts(text) if not a.bound]
