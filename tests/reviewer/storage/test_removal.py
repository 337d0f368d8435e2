"""Taking out a case file that nobody has begun to review."""

from pathlib import Path

import pytest

from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.removal import ReviewHasBegun, remove_cases
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile
from scoring.progress import Silent
from tests.reviewer.storage.conftest import AUTHOR
from tests.reviewer.storage.support import add_case


def kept_case(workspace: Workspace, source: Path, title: str) -> str:
    """A case file that consists of this one file."""
    campaigns = workspace.catalogue.campaigns()
    sha256 = workspace.originals.keep(source)
    with workspace.store.writing():
        campaign = campaigns[0] if campaigns else workspace.catalogue.add_campaign("2026年评查", "", "")
        described = CaseDescription(title, "城东大队")
        case = workspace.catalogue.add_case(campaign.id, described, source.name, title, [(sha256, source.name)], 0)
    workspace.readings.save(case, CaseFile("普通程序"), [])
    return case


def test_a_case_file_imported_by_mistake_goes_with_its_reading_and_its_original(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "误选.pdf"
    source.write_bytes(b"%PDF-1.4 by mistake")
    first, case = add_case(workspace), kept_case(workspace, source, "误选")
    ((sha256, kept),) = workspace.originals.all()
    remove_cases(workspace, [case], AUTHOR)
    assert workspace.catalogue.case_ids() == [first]
    assert (workspace.originals.all(), kept.exists()) == ([], False)
    assert not workspace.store.query("SELECT 1 FROM reading WHERE case_file=?", (case,))
    assert [event.kind for event in workspace.record.of_stream(case)] == ["case_removed"]
    assert verify(workspace, Silent()) == []
    assert len(sha256) == 64


def test_an_original_that_another_case_file_has_stays(workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "两用.pdf"
    source.write_bytes(b"%PDF-1.4 of both")
    case, _other = kept_case(workspace, source, "甲"), kept_case(workspace, source, "乙")
    remove_cases(workspace, [case], AUTHOR)
    assert all(path.exists() for _, path in workspace.originals.all())
    assert verify(workspace, Silent()) == []


def test_what_comes_in_after_a_removal_gets_a_number_that_is_free(workspace: Workspace) -> None:
    cases = [add_case(workspace, f"案{n}") for n in range(3)]
    remove_cases(workspace, [cases[0]], AUTHOR)
    workspace.store.execute("UPDATE case_file SET content_hash = 'old-' || content_hash")
    add_case(workspace, "新来")
    assert [row.code for row in workspace.catalogue.cases()] == ["002", "003", "004"]


def test_what_somebody_has_begun_to_review_stays(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    with pytest.raises(ReviewHasBegun, match="已经开始评查"):
        remove_cases(workspace, [case], AUTHOR)
    assert workspace.catalogue.case_ids() == [case]


def test_an_original_that_a_page_is_drawn_from_stays_and_serves_when_it_is_taken_in_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "正在看.pdf"
    source.write_bytes(b"%PDF-1.4 on the desk")
    case = kept_case(workspace, source, "正在看")
    ((_, kept),) = workspace.originals.all()

    def held(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "as Windows says of a file that is open")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        remove_cases(workspace, [case], AUTHOR)
    assert workspace.catalogue.case_ids() == []
    assert kept.exists()
    assert verify(workspace, Silent()) == []
    kept_case(workspace, source, "又导入")
    assert [path for _, path in workspace.originals.all()] == [kept]
