"""The places' sources over a real workspace: two submitted reviews, one doubt, one file still waiting."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from reviewer.intake.starting import current_campaign
from reviewer.presenters.identity import Identity
from reviewer.presenters.ports import BulletinDraft, CaseState, Correction
from reviewer.presenters.stored.bulletins import IssueWasAltered, NoWordDocument
from reviewer.presenters.stored.catalogue import StoredCatalogue
from reviewer.presenters.stored.drafting import CheckStops, NobodyIssues, StoredDrafting
from reviewer.presenters.stored.lessons import StoredLessons
from reviewer.presenters.stored.statistics import StoredStatistics
from reviewer.storage.bulletins import NumberIsTaken
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.clock import SteppedClock
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import create_workspace
from scoring.acts import DoubtRaised, FindingAdded, ItemMarked, SessionSubmitted
from scoring.casefile import Box, Region
from scoring.errors import ReviewError
from scoring.progress import Silent
from scoring.rubric import Deduction, DeductionKind, Rubric
from scoring.sheet import Doubt, Finding, ItemState, Mark
from scoring.workspace_acts import CaseDescribed


class Office:
    """A workspace with two submitted reviews by one reviewer."""

    def __init__(self, folder: Path) -> None:
        self.workspace = create_workspace(folder / "评查库", SteppedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
        self.settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.identity = Identity(self.workspace, self.settings)
        self.identity.be("沈知远")
        campaign = current_campaign(self.workspace)
        self.rubric = self.workspace.editions.rubric(campaign.rubric)
        self.rule = a_rule(self.rubric)
        self.cases = [self._add(number, unit) for number, unit in enumerate(("城东大队", "城西大队", "城东大队"))]
        for number, case in enumerate(self.cases[:2]):
            self._review(case, findings=number)

    @property
    def author(self) -> Author:
        assert self.identity.author is not None
        return self.identity.author

    def _add(self, number: int, unit: str) -> str:
        described = CaseDescription(f"甲公司擅自占道案{number}", unit, "擅自占道", "甲公司", "", "普通程序")
        campaign = current_campaign(self.workspace)
        with self.workspace.store.writing():
            return self.workspace.catalogue.add_case(campaign.id, described, "甲.pdf", f"c{number}", [], 3)

    def _review(self, case: str, *, findings: int) -> None:
        campaign = current_campaign(self.workspace)
        session = self.workspace.sessions.open(case, campaign.id, campaign.rubric, self.author)
        region = Region(2, Box(0.1, 0.1, 0.4, 0.2))
        acts = [
            FindingAdded(Finding(f"f{n}", self.rule[0], self.rule[1], remark="没有说明理由", regions=(region,)))
            for n in range(findings)
        ]
        doubt = [DoubtRaised(Doubt("d1", self.rule[0], "是否可以补正？"))] if findings else []
        self.workspace.sessions.act(session.id, [*acts, *doubt, SessionSubmitted()], self.author)


def a_rule(rubric: Rubric) -> tuple[str, str]:
    """Some fixed deduction of the edition."""
    for criterion in rubric.criteria():
        for rule in criterion.deductions:
            if isinstance(rule, Deduction) and rule.kind is DeductionKind.FIXED and criterion.condition is None:
                return criterion.id, rule.id
    raise AssertionError("the edition has no fixed deduction")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("office"))
    yield made
    made.workspace.close()


@pytest.fixture
def drafting(office: Office) -> StoredDrafting:
    source = StoredDrafting(office.workspace)
    source.author = office.author
    return source


def test_the_list_says_state_points_and_reviewer(office: Office) -> None:
    rows = StoredCatalogue(office.workspace).cases()
    assert [row.state for row in rows] == [CaseState.SUBMITTED, CaseState.SUBMITTED, CaseState.WAITING]
    assert rows[0].score is not None
    assert rows[0].reviewer == "沈知远"
    assert rows[2].score is None


def test_a_correction_is_kept_and_stands_in_the_record(office: Office) -> None:
    catalogue = StoredCatalogue(office.workspace, author=lambda: office.author)
    before = catalogue.cases()[2]
    correction = Correction("009", "更正案", "城北大队", "占道", "乙公司", "〔2026〕9号", "简易程序")
    catalogue.correct(before.case_id, correction)
    after = next(row for row in catalogue.cases() if row.case_id == before.case_id)
    assert (after.number, after.title, after.unit, after.party) == ("009", "更正案", "城北大队", "乙公司")
    back = Correction("003", before.title, before.unit, before.cause, before.party, "", before.procedure)
    catalogue.correct(before.case_id, back)
    acts = [event.act for event in office.workspace.record.of_stream(before.case_id)]
    assert acts == [CaseDescribed(*correction), CaseDescribed(*back)]
    assert verify(office.workspace, Silent()) == []


def test_a_correction_that_is_refused_or_nobodys_leaves_no_trace(office: Office) -> None:
    catalogue = StoredCatalogue(office.workspace, author=lambda: office.author)
    row = catalogue.cases()[2]
    wrong = Correction("001", "更正案", "", "", "", "", "")
    with pytest.raises(ReviewError, match="已经用于另一份案卷"):
        catalogue.correct(row.case_id, wrong)
    with pytest.raises(ReviewError, match="评查人"):
        StoredCatalogue(office.workspace).correct(row.case_id, wrong._replace(number="010"))
    assert catalogue.cases()[2] == row
    assert not any(event.act == CaseDescribed(*wrong) for event in office.workspace.record.of_stream(row.case_id))


def test_statistics_count_what_was_submitted(office: Office) -> None:
    numbers = StoredStatistics(office.workspace, office.identity).read(Silent())
    assert (len(numbers.all_cases), len(numbers.submitted), numbers.findings) == (3, 2, 1)
    assert [unit.unit for unit in numbers.units] == ["城东大队", "城西大队"]
    assert numbers.units[0].cases == (office.cases[0],)
    assert [(row.reviewer, len(row.submitted)) for row in numbers.reviewers] == [("沈知远", 2)]
    assert sum(row.count for row in numbers.by_nature) == 1
    assert numbers.by_criterion[0].cases == (office.cases[1],)


def test_an_item_marked_as_absent_is_a_problem_its_reviewer_pointed_out(tmp_path: Path) -> None:
    office = Office(tmp_path / "office")
    campaign = current_campaign(office.workspace)
    session = office.workspace.sessions.open(office.cases[2], campaign.id, campaign.rubric, office.author)
    other = next(c.id for c in office.rubric.criteria() if c.condition is None and c.points and c.id != office.rule[0])
    absent = ItemMarked(Mark(other, ItemState.MISSING, "案卷中未见该文书。"))
    office.workspace.sessions.act(session.id, [absent, SessionSubmitted()], office.author)
    numbers = StoredStatistics(office.workspace, office.identity).read(Silent())
    assert [row.findings for row in numbers.reviewers] == [numbers.findings] == [2]
    office.workspace.close()


def test_a_conclusion_enters_the_record(office: Office) -> None:
    source = StoredStatistics(office.workspace, office.identity)
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


def test_the_bulletin_begins_with_what_the_data_say(office: Office, drafting: StoredDrafting) -> None:
    opened = drafting.open()
    assert opened.draft.text == opened.composed
    assert opened.draft.settings["year"] == "2026"
    assert opened.draft.settings["review_time"] == "2026年3月2日"
    proof = drafting.proof(opened.draft)
    lines = opened.draft.text.split("\n")
    assert proof.numbers
    for number in proof.numbers:
        assert lines[number.line][number.start : number.start + number.length].strip()
    assert proof.pdf.startswith(b"%PDF")


def test_an_office_s_own_wording_is_used_and_a_mistake_in_it_is_told(office: Office, drafting: StoredDrafting) -> None:
    folder = drafting.copy_wording()
    shipped = (folder / "bulletin.yaml").read_text(encoding="utf-8")
    assert (folder / "letters.yaml").exists()
    own = folder / "bulletin.yaml"
    own.write_text(shipped.replace("head: 好的做法", "head: 亮点做法"), encoding="utf-8")
    drafting.copy_wording()
    assert "、亮点做法" in drafting.open().draft.text
    own.write_text(shipped.replace("{案卷总数}", "{案卷总量}", 1), encoding="utf-8")
    with pytest.raises(ReviewError, match="案卷总量"):
        drafting.open()
    own.write_bytes("标题".encode("gb18030"))
    with pytest.raises(ReviewError, match="读不出来"):
        drafting.open()
    shutil.rmtree(folder)
    assert "、好的做法" in drafting.open().draft.text


def test_a_changed_number_is_found_on_its_line(drafting: StoredDrafting) -> None:
    opened = drafting.open()
    number = next(n for n in drafting.proof(opened.draft).numbers if n.name == "案卷总数")
    lines = opened.draft.text.split("\n")
    line = lines[number.line]
    lines[number.line] = line[: number.start] + "9" + line[number.start + number.length :]
    draft = BulletinDraft("\n".join(lines), opened.draft.settings)
    proof = drafting.proof(draft)
    assert any(n.edited and n.expected == "2" and n.line == number.line for n in proof.numbers)
    assert any(r.stops and r.line == number.line for r in proof.remarks)
    with pytest.raises(CheckStops):
        drafting.issue(draft)


def test_an_empty_draft_is_not_said_to_be_ready(drafting: StoredDrafting) -> None:
    proof = drafting.proof(BulletinDraft("", drafting.open().draft.settings))
    assert [(r.stops, r.message[:6]) for r in proof.remarks] == [(True, "正文没有内容")]


def test_an_issue_needs_somebody_and_prints_the_same_for_ever(office: Office, drafting: StoredDrafting) -> None:
    draft = drafting.open().draft
    drafting.author = None
    with pytest.raises(NobodyIssues):
        drafting.issue(draft)
    drafting.author = office.author
    issue = drafting.issue(draft)
    assert (issue.year, issue.number, issue.label) == (2026, 1, "2026年第1期（总第1期）")
    assert drafting.pdf_of(issue) == drafting.pdf_of(issue)
    assert drafting.text_of(issue) == draft.text
    numbers = {number.name: number for number in drafting.numbers_of(issue)}
    assert len(numbers["问题总数"].cases) == 1
    assert not any(number.edited for number in numbers.values())
    again = drafting.open()
    assert again.issues == (issue,)
    assert again.draft.settings["number"] == "2"


def test_the_next_campaign_is_compared_with_the_last_bulletin(office: Office, drafting: StoredDrafting) -> None:
    campaign = current_campaign(office.workspace)
    same = drafting.open().draft
    assert same.settings["previous_average"] == ""
    office.workspace.catalogue.change_campaign(replace(campaign, title="下一次评查"))
    try:
        later = drafting.open().draft
    finally:
        office.workspace.catalogue.change_campaign(campaign)
    average = later.settings["previous_average"]
    assert f"平均得分{average}分" in same.text
    assert f"上次（{average}分）" in later.text


def test_findings_can_be_chosen_as_typical_cases(drafting: StoredDrafting) -> None:
    (choice,) = drafting.choices(drafting.open().draft.settings)
    assert choice.is_chosen
    assert "002 号案卷" in choice.label


def test_the_person_at_this_computer_is_remembered(office: Office) -> None:
    same = Identity(office.workspace, office.settings)
    assert same.person == office.identity.person
    other = QSettings(office.settings.fileName() + "2", QSettings.Format.IniFormat)
    assert Identity(office.workspace, other).author is None
    with pytest.raises(ReviewError):
        same.be("  ")


def test_an_issue_is_saved_again_as_it_went_out_and_a_correction_is_a_new_one(
    office: Office, drafting: StoredDrafting
) -> None:
    """Although the campaign goes on, the PDF and the Word document of what went out stay; its number is taken."""
    drafting.author = office.author
    if not drafting.open().issues:
        drafting.issue(drafting.open().draft)
    issue = drafting.open().issues[-1]
    pdf, words, text = drafting.pdf_of(issue), drafting.docx_of(issue), drafting.text_of(issue)
    assert words.startswith(b"PK")
    campaign = current_campaign(office.workspace)
    office.workspace.catalogue.change_campaign(replace(campaign, title="改了名称的评查", organizer="改了名称的局"))
    try:
        draft = drafting.open().draft
        same_number = {**draft.settings, "number": str(issue.number)}
        with pytest.raises(NumberIsTaken):
            drafting.issue(BulletinDraft(draft.text, same_number))
        correction = drafting.issue(draft)
    finally:
        office.workspace.catalogue.change_campaign(campaign)
    assert (drafting.pdf_of(issue), drafting.docx_of(issue), drafting.text_of(issue)) == (pdf, words, text)
    assert (correction.bulletin_id, correction.number) != (issue.bulletin_id, issue.number)
    assert issue in drafting.open().issues
    office.workspace.originals.path(issue.docx_sha256).write_bytes(b"PK altered")
    with pytest.raises(IssueWasAltered):
        drafting.docx_of(issue)
    with pytest.raises(NoWordDocument):
        drafting.docx_of(replace(issue, docx_sha256=""))
    office.workspace.originals.path(issue.docx_sha256).write_bytes(words)
