from datetime import date

from reviewer.presenters.reading.facts import FactLine, correction, fact_lines, missing_keys
from reviewer.presenters.reading.timeline import timeline_of
from reviewer.storage.readings import with_corrections
from scoring.acts import FactCorrected, FactRestored
from scoring.casefile import Box, CaseFile, Document, Fact, Region, Source
from scoring.suspicions import Result, Severity, Suspicion

BOX = Box(0.1, 0.1, 0.5, 0.2)
FINE = Fact("fine_amount", "罚款金额", "5200", Region(21, BOX), 18)
OTHER = Fact("fine_amount", "罚款金额", "5000", Region(17), 14, 0.6, Source.OCR)


def case_of(*facts: Fact) -> CaseFile:
    return CaseFile("普通程序", (Document(18, "decision", "决定书", "行政处罚决定书", 21, 22),), facts)


def facts_only(lines: tuple[FactLine, ...]) -> list[FactLine]:
    return [line for line in lines if line.fact is not None]


def test_values_of_several_documents_that_differ_are_shown_with_their_pages_and_said() -> None:
    first, second = facts_only(fact_lines(case_of(FINE, OTHER), (), 1))
    assert (first.value, first.page, first.source, first.disagrees) == ("5,200 元", 21, "原文", True)
    assert (second.page, second.source, second.is_doubtful, second.disagrees) == (17, "扫描识别", True, True)
    assert "不一致" in first.spoken


def test_two_officers_do_not_contradict_each_other() -> None:
    officers = [Fact("officers", "承办人", name, Region(2), 2) for name in ("陶瑞安", "宁采薇")]
    assert not any(line.disagrees for line in facts_only(fact_lines(case_of(*officers), (), 1)))


def test_details_are_shown_of_the_document_on_the_page_only() -> None:
    detail = Fact("doc_date", "落款日期", "2024-12-12", Region(22), 18)
    assert facts_only(fact_lines(case_of(detail), (), 3)) == []
    lines = fact_lines(case_of(detail), (), 22)
    assert lines[0].heading == "行政处罚决定书"
    assert lines[1].value == "2024-12-12"


def test_a_correction_takes_the_place_of_what_was_read_and_is_taken_back() -> None:
    (line, _) = facts_only(fact_lines(case_of(FINE, OTHER), (), 1))
    act, doubt = correction(line, "5000元")
    assert doubt == ""
    facts = with_corrections((FINE, OTHER), [act])
    assert [(f.value, f.source) for f in facts] == [("5000", Source.PERSON), ("5000", Source.OCR)]
    assert facts[0].region == FINE.region  # the box stays
    (shown, _) = facts_only(fact_lines(case_of(*facts), (act,), 1))
    assert shown.is_persons
    assert shown.replaces == "5200"
    assert not shown.disagrees
    again, _ = correction(shown, "5100")
    assert again.replaces == "5200"
    assert with_corrections((FINE,), [act, again, FactRestored("fine_amount", 18, "5200")]) == (FINE,)


def test_a_fact_nobody_read_can_be_stated() -> None:
    assert ("closed_date", "结案日期") in missing_keys(case_of(FINE))
    assert "fine_amount" not in dict(missing_keys(case_of(FINE)))
    (fact, _) = with_corrections((FINE,), [FactCorrected("closed_date", "结案日期", "2025-01-07", 25)])
    assert (fact.value, fact.region, fact.source) == ("2025-01-07", Region(25), Source.PERSON)


def test_the_timeline_is_in_order_with_gaps_and_the_periods_a_check_computed() -> None:
    filed = Fact("filing_date", "立案日期", "2024-09-06", Region(4))
    decided = Fact("decision_date", "决定日期", "2024-12-12", Region(22))
    counted = "立案2024-09-06，决定2024-12-12，共97日；90日届满2024-12-05"
    late = Suspicion("T02:", "T02", Result.VIOLATED, Severity.GRAVE, (), (), (), counted, "超期")
    line = timeline_of(case_of(decided, filed), [late])
    assert [(m.day, m.words, m.page, m.gap) for m in line.moments] == [
        (date(2024, 9, 6), "立案", 4, 0),
        (date(2024, 12, 12), "决定", 22, 97),
    ]
    (span,) = line.spans
    assert (span.first, span.last, span.words, span.suspicion) == (0, 1, "共97日", "T02:")


def test_a_period_whose_dates_are_not_on_the_timeline_is_left_out() -> None:
    decided = Fact("decision_date", "决定日期", "2024-12-12", Region(22))
    other = Suspicion("T02:", "T02", Result.SATISFIED, Severity.NOTE, (), (), (), "2024-09-06至2024-12-12，共97日", "")
    assert timeline_of(case_of(decided), [other]).spans == ()
