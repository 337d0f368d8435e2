"""What an import keeps of its files, and what it says of those it cannot keep."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.progress import Silent
from scoring.suspicions import Result
from tests.reviewer.documents.papers import paragraph, pdf
from tests.reviewer.documents.test_reading import FILING
from tests.reviewer.documents.test_word import _with_footer


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


def _papers(folder: Path, *footers: str) -> Path:
    """A case file of Word files, each with the numbers of its sheets at its foot."""
    folder.mkdir()
    for number, footer in enumerate(footers, 1):
        _with_footer(folder / f"{number:02d}询问笔录.docx", paragraph(footer))
    return folder


def _numbering(workspace: Workspace, folder: Path) -> list[str]:
    (taken,) = import_paths(workspace, [folder], current_campaign(workspace).id, Silent()).taken
    found = workspace.readings.suspicions(taken.case)
    return [s.message for s in found if s.rule == "F01" and s.result is Result.VIOLATED]


def test_a_word_file_that_stands_for_several_sheets_leaves_no_gap(workspace: Workspace, tmp_path: Path) -> None:
    assert _numbering(workspace, _papers(tmp_path / "甲案", "1", "2-3", "4", "5-7", "8")) == []
    (case,) = workspace.catalogue.cases()
    pages = workspace.readings.pages(case.id)
    assert [(page.printed_number, page.printed_last) for page in pages] == [
        (1, None),
        (2, 3),
        (4, None),
        (5, 7),
        (8, None),
    ]


def test_a_gap_or_repetition_after_several_sheets_is_told(workspace: Workspace, tmp_path: Path) -> None:
    assert _numbering(workspace, _papers(tmp_path / "甲案", "1", "2-3", "5", "6-7", "8")) == ["页码缺号：缺第4页。"]
    assert _numbering(workspace, _papers(tmp_path / "乙案", "1", "2-3", "3", "4", "5")) == ["页码重复：第3页编了两次。"]


def test_a_problem_of_an_archive_is_told_once(workspace: Workspace, tmp_path: Path) -> None:
    paper = pdf(tmp_path / "01立案审批表.pdf", [FILING])
    with zipfile.ZipFile(tmp_path / "甲案.zip", "w") as archive:
        archive.write(paper, "01立案审批表.pdf")
        archive.writestr("../逃.pdf", b"%PDF-1.4")
        archive.writestr("说明.exe", b"MZ")
    report = import_paths(workspace, [tmp_path / "甲案.zip"], current_campaign(workspace).id, Silent())
    told = [problem.message for problem in report.problems]
    assert len(report.taken) == 1
    assert len(told) == len(set(told)) == 2
    (case,) = workspace.catalogue.cases()
    assert [problem.message for problem in workspace.readings.problems(case.id)] == told


def test_the_same_folder_a_second_time_tells_the_same_files_that_were_passed_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "送卷"
    folder.mkdir()
    pdf(folder / "甲案.pdf", [FILING])
    (folder / "乙案.pdf").write_bytes(b"no PDF at all")
    (folder / "setup.exe").write_bytes(b"MZ")
    (folder / "说明.txt").write_text("第一批", "utf-8")
    campaign = current_campaign(workspace).id
    first = import_paths(workspace, [folder], campaign, Silent())
    again = import_paths(workspace, [folder], campaign, Silent())
    assert {"乙案.pdf", "setup.exe", "说明.txt"} == {problem.file for problem in first.problems}
    assert again.problems == first.problems
    assert [taken.is_new for taken in again.taken] == [False]


def test_a_file_that_could_not_be_read_is_told_again_once_its_case_file_is_under_review(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = _papers(tmp_path / "甲案", "1", "2")
    (folder / "03照片.jpg").write_bytes(b"no picture at all")
    campaign = current_campaign(workspace)
    first = import_paths(workspace, [folder], campaign.id, Silent())
    (taken,) = first.taken
    workspace.sessions.open(taken.case, campaign.id, campaign.rubric, Author("1", "沈知远"))
    again = import_paths(workspace, [folder], campaign.id, Silent())
    assert [problem.file for problem in first.problems] == ["03照片.jpg"]
    assert again.problems == first.problems
