"""The places' sources over a real workspace."""

import pytest
from PySide6.QtCore import QSettings

from reviewer.intake.starting import current_campaign
from reviewer.presenters.identity import Identity
from reviewer.presenters.ports import CaseState, Correction
from reviewer.presenters.stored.catalogue import StoredCatalogue
from reviewer.presenters.stored.lessons import StoredLessons
from reviewer.presenters.stored.statistics import StoredStatistics
from reviewer.storage.verification import verify
from scoring.acts import ItemMarked, SessionSubmitted
from scoring.errors import ReviewError
from scoring.progress import Silent
from scoring.sheet import ItemState, Mark
from scoring.workspace_acts import CaseDescribed
from tests.reviewer.presenters.review_office import Office, office, press

__all__ = ["office", "press"]  # fixtures


def test_the_list_says_state_points_and_reviewer(office: Office) -> None:
    rows = StoredCatalogue(office.workspace).reading()()
    assert [row.state for row in rows] == [CaseState.SUBMITTED, CaseState.SUBMITTED, CaseState.WAITING]
    assert rows[0].score is not None
    assert rows[0].reviewer == "沈知远"
    assert rows[2].score is None


def test_a_correction_is_kept_and_stands_in_the_record(press: Office) -> None:
    catalogue = StoredCatalogue(press.workspace, author=lambda: press.author)
    before = catalogue.reading()()[2]
    correction = Correction("009", "更正案", "城北大队", "占道", "乙公司", "〔2026〕9号", "简易程序")
    catalogue.correct(before.case_id, correction)
    after = next(row for row in catalogue.reading()() if row.case_id == before.case_id)
    assert (after.number, after.title, after.unit, after.party) == ("009", "更正案", "城北大队", "乙公司")
    back = Correction("003", before.title, before.unit, before.cause, before.party, "", before.procedure)
    catalogue.correct(before.case_id, back)
    acts = [event.act for event in press.workspace.record.of_stream(before.case_id)]
    assert acts == [CaseDescribed(*correction), CaseDescribed(*back)]
    assert verify(press.workspace, Silent()) == []


def test_a_correction_that_is_refused_or_nobodys_leaves_no_trace(press: Office) -> None:
    catalogue = StoredCatalogue(press.workspace, author=lambda: press.author)
    row = catalogue.reading()()[2]
    wrong = Correction("001", "更正案", "", "", "", "", "")
    with pytest.raises(ReviewError, match="已经用于另一份案卷"):
        catalogue.correct(row.case_id, wrong)
    with pytest.raises(ReviewError, match="评查人"):
        StoredCatalogue(press.workspace).correct(row.case_id, wrong._replace(number="010"))
    assert catalogue.reading()()[2] == row
    assert not any(event.act == CaseDescribed(*wrong) for event in press.workspace.record.of_stream(row.case_id))


def test_statistics_count_what_was_submitted(office: Office) -> None:
    numbers = StoredStatistics(office.workspace, office.identity).read(Silent())
    assert (len(numbers.all_cases), len(numbers.submitted), numbers.findings) == (3, 2, 1)
    assert [unit.unit for unit in numbers.units] == ["城东大队", "城西大队"]
    assert numbers.units[0].cases == (office.cases[0],)
    assert [(row.reviewer, len(row.submitted)) for row in numbers.reviewers] == [("沈知远", 2)]
    assert sum(row.count for row in numbers.by_nature) == 1
    assert numbers.by_criterion[0].cases == (office.cases[1],)


def test_an_item_marked_as_absent_is_a_problem_its_reviewer_pointed_out(press: Office) -> None:
    campaign = current_campaign(press.workspace)
    session = press.workspace.sessions.open(press.cases[2], campaign.id, campaign.rubric, press.author)
    other = next(c.id for c in press.rubric.criteria() if c.condition is None and c.points and c.id != press.rule[0])
    absent = ItemMarked(Mark(other, ItemState.MISSING, "案卷中未见该文书。"))
    press.workspace.sessions.act(session.id, [absent, SessionSubmitted()], press.author)
    numbers = StoredStatistics(press.workspace, press.identity).read(Silent())
    assert [row.findings for row in numbers.reviewers] == [numbers.findings] == [2]


def test_a_conclusion_enters_the_record(press: Office) -> None:
    source = StoredStatistics(press.workspace, press.identity)
    (doubt,) = source.read(Silent()).doubts
    source.settle(doubt, "可以补正。")
    assert source.read(Silent()).doubts[0].conclusion == "可以补正。"


def test_a_lesson_has_the_page_and_the_law(office: Office) -> None:
    lesson = StoredLessons(office.workspace).lesson(office.cases[1:2])
    assert lesson.slides[0].page == 2
    assert "没有说明理由" in lesson.slides[0].finding
    assert len(lesson.masked) == len(lesson.slides)
    assert [slide.page for slide in lesson.masked] == [slide.page for slide in lesson.slides]
    assert lesson.alias
    with pytest.raises(ReviewError):
        StoredLessons(office.workspace).lesson(office.cases[2:3])


def test_a_lesson_of_several_files_begins_each_with_what_it_came_to_and_leaves_out_what_nobody_submitted(
    office: Office,
) -> None:
    lesson = StoredLessons(office.workspace).lesson(office.cases)
    assert lesson.title == "2 份案卷"
    of_first = [slide for slide in lesson.slides if slide.case_id == office.cases[0]]
    assert [slide.finding for slide in of_first] == [""]  # a good file has this slide only
    assert "没有扣分，可以作为范例。" in of_first[0].remedy
    of_second = [slide for slide in lesson.slides if slide.case_id == office.cases[1]]
    assert [bool(slide.finding) for slide in of_second] == [False, True]
    assert "总分" in of_second[0].remedy
    assert {slide.case_id for slide in lesson.slides} == set(office.cases[:2])
    with pytest.raises(ReviewError, match="都还没有提交"):
        StoredLessons(office.workspace).lesson(office.cases[2:3] * 2)


def test_the_person_at_this_computer_is_remembered(office: Office) -> None:
    same = Identity(office.workspace, office.settings)
    assert same.person == office.identity.person
    other = QSettings(office.settings.fileName() + "2", QSettings.Format.IniFormat)
    assert Identity(office.workspace, other).author is None
    with pytest.raises(ReviewError):
        same.be("  ")
