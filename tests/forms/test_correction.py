"""A correction says which issue it corrects, what was printed, what it should be; and nothing that has not changed."""

from dataclasses import replace

from forms.bulletin.checking import Trouble, check
from forms.bulletin.compose import compose
from forms.bulletin.correction import OldIssue, compose_correction
from forms.bulletin.editing import from_editable
from forms.bulletin.text import BulletinText, to_editable
from scoring.figures import CampaignFigures, collect
from scoring.reviewed import ReviewedCase
from scoring.score import score
from tests.forms.campaign import SETTINGS, campaign

CASES = campaign()
BEFORE = collect(CASES)
PRINTED = to_editable(compose(BEFORE, SETTINGS))
AVERAGE = f"平均得分{BEFORE.average.value:f}分" if BEFORE.average else ""
CORRECTING = replace(SETTINGS, corrects="an issue", number=4, total_number=13)


def without_a_finding(case: ReviewedCase) -> ReviewedCase:
    sheet = replace(case.sheet, findings=case.sheet.findings[1:])
    return replace(case, sheet=sheet, score=score(case.rubric, sheet))


def figures_now() -> CampaignFigures:
    return collect(tuple(without_a_finding(case) if case.code == "004" else case for case in CASES))


def corrected(figures: CampaignFigures, printed: str = PRINTED) -> BulletinText:
    old = OldIssue("2026年第3期（总第12期）", "2026年11月22日", "关于评查情况的通报", printed, BEFORE, SETTINGS)
    return compose_correction(figures, CORRECTING, old)


def lines_of(text: BulletinText) -> list[str]:
    return to_editable(text).splitlines()


def test_it_says_which_issue_it_corrects() -> None:
    text = corrected(figures_now())
    assert text.title == "关于《关于评查情况的通报》的更正"
    assert "本刊2026年11月22日编发的2026年第3期（总第12期）《关于评查情况的通报》" in text.opening[0].text


def test_what_was_printed_stands_beside_what_it_should_be() -> None:
    now = figures_now()
    assert BEFORE.average
    assert now.average
    assert BEFORE.average.value != now.average.value
    line = next(line for line in lines_of(corrected(now)) if AVERAGE in line)
    assert line.index("原文“") < line.index(AVERAGE) < line.index("”，更正为“")
    assert f"平均得分{now.average.value:f}分" in line.partition("更正为")[2]
    assert "“总体情况与各单位得分”部分" in line


def test_its_numbers_are_live_and_its_quotations_are_no_typed_numbers() -> None:
    now, text = figures_now(), corrected(figures_now())
    fields = {piece.field for paragraph in text.paragraphs for piece in paragraph.pieces if piece.field}
    assert {"更正.原文", "平均得分", "问题总数"} <= fields
    again = from_editable(to_editable(text), text)
    found = check(again, now, CORRECTING)
    assert [problem.message for problem in found if problem.kind is not Trouble.UNRATED] == []


def test_a_quotation_that_somebody_changes_stops_the_check() -> None:
    now, text = figures_now(), corrected(figures_now())
    edited = to_editable(text).replace(AVERAGE, "平均得分11.11分")
    assert any(problem.stops for problem in check(from_editable(edited, text), now, CORRECTING))


def test_what_a_person_had_written_into_the_issue_is_quoted_as_it_was_printed() -> None:
    printed = PRINTED.replace("本次评查共发现问题", "经汇总，本次评查共发现问题")
    line = next(line for line in lines_of(corrected(figures_now(), printed)) if "经汇总" in line)
    assert line.index("原文“经汇总，") < line.index("更正为“")


def test_what_a_person_had_taken_out_of_the_issue_needs_no_correction() -> None:
    printed = "\n".join(line for line in PRINTED.splitlines() if "需要整改的问题数" not in line)
    assert not any("需要整改的问题数" in line for line in lines_of(corrected(figures_now(), printed)))


def test_tables_that_changed_are_printed_once_more() -> None:
    lines = lines_of(corrected(figures_now()))
    assert "更正后的各单位案卷评查得分表如下：" in lines
    assert "〔表：单位得分〕" in lines
    assert "〔表：等次〕" not in lines  # it was not in the issue


def test_a_typical_case_whose_finding_is_gone_goes_whole_and_no_other_takes_its_place() -> None:
    lines = [line for line in lines_of(corrected(figures_now())) if "号案卷）”" in line]
    assert [line.partition(".")[2] for line in lines] == [
        "“典型案例剖析”部分“擅自处置建筑垃圾案（004号案卷）”：删去全部内容。"
    ]


def test_where_the_data_are_the_same_a_person_must_write_what_was_wrong() -> None:
    text = corrected(BEFORE)
    assert [section.head for section in text.sections] == ["更正内容"]
    assert any("“更正内容”部分没有内容" in problem.message for problem in check(text, BEFORE, CORRECTING))
