"""Bulletins over a real workspace: drafted, proved, issued, saved again."""

import shutil
from dataclasses import replace

import pytest

from reviewer.intake.starting import current_campaign
from reviewer.presenters.ports import BulletinDraft
from reviewer.presenters.stored.bulletins import IssueWasAltered, NoWordDocument
from reviewer.presenters.stored.drafting import CheckStops, NobodyIssues, StoredDrafting
from reviewer.storage.bulletins import NumberIsTaken
from scoring.errors import ReviewError
from tests.reviewer.presenters.review_office import Office, drafted, drafting, office, press

__all__ = ["drafting", "office", "press"]  # fixtures


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


def test_an_office_s_own_wording_is_used_and_a_mistake_in_it_is_told(press: Office) -> None:
    drafting = drafted(press)
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


def test_an_issue_needs_somebody_and_prints_the_same_for_ever(press: Office) -> None:
    drafting = drafted(press)
    draft = drafting.open().draft
    drafting.author = None
    with pytest.raises(NobodyIssues):
        drafting.issue(draft)
    drafting.author = press.author
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


def test_the_next_campaign_is_compared_with_the_last_bulletin(press: Office) -> None:
    drafting, campaign = drafted(press), current_campaign(press.workspace)
    drafting.issue(drafting.open().draft)
    same = drafting.open().draft
    assert same.settings["previous_average"] == ""
    press.workspace.catalogue.change_campaign(replace(campaign, title="下一次评查"))
    later = drafting.open().draft
    average = later.settings["previous_average"]
    assert f"平均得分{average}分" in same.text
    assert f"上次（{average}分）" in later.text


def test_findings_can_be_chosen_as_typical_cases(drafting: StoredDrafting) -> None:
    (choice,) = drafting.choices(drafting.open().draft.settings)
    assert choice.is_chosen
    assert "002号案卷" in choice.label


def test_an_issue_is_saved_again_as_it_went_out_and_a_correction_is_a_new_one(press: Office) -> None:
    """Although the campaign goes on, the PDF and the Word document of what went out stay; its number is taken."""
    drafting = drafted(press)
    issue = drafting.issue(drafting.open().draft)
    pdf, words, text = drafting.pdf_of(issue), drafting.docx_of(issue), drafting.text_of(issue)
    assert words.startswith(b"PK")
    campaign = current_campaign(press.workspace)
    press.workspace.catalogue.change_campaign(replace(campaign, title="改了名称的评查", organizer="改了名称的局"))
    draft = drafting.open().draft
    with pytest.raises(NumberIsTaken):
        drafting.issue(BulletinDraft(draft.text, {**draft.settings, "number": str(issue.number)}))
    correction = drafting.issue(draft)
    assert (drafting.pdf_of(issue), drafting.docx_of(issue), drafting.text_of(issue)) == (pdf, words, text)
    assert (correction.bulletin_id, correction.number) != (issue.bulletin_id, issue.number)
    assert issue in drafting.open().issues
    press.workspace.originals.path(issue.docx_sha256).write_bytes(b"PK altered")
    with pytest.raises(IssueWasAltered):
        drafting.docx_of(issue)
    with pytest.raises(NoWordDocument):
        drafting.docx_of(replace(issue, docx_sha256=""))
