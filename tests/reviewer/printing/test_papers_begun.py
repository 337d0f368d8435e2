"""What the papers begin with, where nobody wrote one yet."""

from dataclasses import replace
from pathlib import Path

from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.papers_stored import StoredPapers
from reviewer.presenters.papers_values import PaperOrder
from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Format
from reviewer.storage.workspace import Workspace
from scoring.progress import Silent
from tests.reviewer.printing.conftest import AUTHOR

SETTINGS = {"publisher": "霁川市行政执法监督办公室", "deadline": "2026年12月31日"}


def test_papers_go_out_under_the_office_and_by_the_deadline_of_the_bulletin(workspace: Workspace) -> None:
    workspace.bulletins.draft("", SETTINGS, AUTHOR)
    opened = StoredPapers(workspace).open([])
    assert opened.head.office == SETTINGS["publisher"]
    assert opened.remembered["rectification-notice"]["整改期限"] == SETTINGS["deadline"]


def test_what_was_given_for_the_papers_themselves_comes_first(workspace: Workspace) -> None:
    workspace.bulletins.draft("", SETTINGS, AUTHOR)
    papers = StoredPapers(workspace)
    head = papers.open([]).head
    papers.remember("rectification-notice", head, {"整改期限": "2027年1月15日"})
    assert papers.open([]).remembered["rectification-notice"] == {"整改期限": "2027年1月15日"}


def test_the_report_of_a_unit_names_the_notice_it_answers_as_soon_as_that_went_out(workspace: Workspace) -> None:
    papers = StoredPapers(workspace)
    papers.author = AUTHOR
    opened = papers.open([])
    notice = next(choice for choice in opened.choices if choice.id == "rectification-notice")
    first, second = notice.subjects[:2]
    head = replace(opened.head, office="霁川市司法局", series="案评改")
    order = PaperOrder(notice.id, (first,), head, {first.id: {"整改期限": "2026年3月1日"}})
    papers.produce(Output("1", Way.ISSUE, notice.name, (), order), Silent(), lambda _output: None)
    for source in (papers, again := StoredPapers(workspace)):
        assert again.open([]).choices
        assert _said(source, first, "整改通知文号") == "案评改〔2026〕1号"
        assert _said(source, second, "整改通知文号") == ""


def _said(papers: StoredPapers, unit: Subject, key: str) -> str:
    return next(field.text for field in papers.fields("rectification-report", unit, {}) if field.key == key)


def test_a_single_copy_is_written_under_the_name_that_was_given(workspace: Workspace, tmp_path: Path) -> None:
    papers = StoredPapers(workspace)
    opened = papers.open([])
    subject = opened.choices[0].subjects[0]
    target = tmp_path / "某卷.docx"
    order = PaperOrder("sheets", (subject,), opened.head, {})
    output = Output("1", Way.EACH, "评查表", (), order, str(target), Format.DOCX)
    assert papers.produce(output, Silent(), lambda _output: None) == str(target)
    assert [path.name for path in tmp_path.glob("*.docx")] == ["某卷.docx"]
