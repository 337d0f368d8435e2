"""What a person put right reaches rules that read words, or the result says that it rests on the words."""

from dataclasses import replace

from scoring.casefile import Box, CaseFile, Document, Fact, Page, Region, Source, TextLine
from scoring.checks.corrected import mended, noted
from scoring.checks.running import run_all
from scoring.notation.dates import find_dates, find_time_ranges
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
    told = noted(result, one).computation
    assert told.startswith(result.computation)
    assert "已人工更正为5200" in told
    assert "第1页的文字" in told


def test_a_result_of_another_page_says_nothing() -> None:
    one = case(Source.TEXT, said("fine_amount", "5200", "5000"), "x", "处罚款5000元。")
    result = Suspicion("X:1:", "X02", Result.VIOLATED, Severity.MEDIUM, (), (1,), (Region(2),), "决定5,000元", "不。")
    assert noted(result, one) is result


def test_a_misread_date_put_right_ends_the_suspicion_of_a_rule_that_reads_words() -> None:
    scanned = build("drainage", source=Source.OCR)
    paper = next(d for d in scanned.documents if "笔录" in d.kind_label)
    line = next(x for x in paper.lines if find_time_ranges(x.text))
    before = {(s.rule, s.result) for s in run_all(scanned, context("drainage"))}
    turned = line.text.replace("2025", "2024", 1)
    assert turned != line.text
    lines = tuple(replace(x, text=turned) if x is line else x for x in paper.lines)
    bad = replace(scanned, documents=tuple(replace(d, lines=lines) if d is paper else d for d in scanned.documents))
    read, right = (find_dates(t)[0].value.isoformat() for t in (turned, line.text))
    region = Region(line.page, line.box)
    fact = Fact("record_start", "开始时间", right, region, paper.seq, 1.0, Source.PERSON, read)
    assert {(s.rule, s.result) for s in run_all(bad, context("drainage"))} != before
    put_right = replace(bad, facts=(fact, *bad.facts))
    assert {(s.rule, s.result) for s in run_all(put_right, context("drainage"))} == before
