"""Letters that went out: numbered within their kind and year, frozen, computed again from the record."""

from pathlib import Path

import pytest

from reviewer.storage.papers import IssuedPaper, PaperNumberIsTaken
from reviewer.storage.workspace import Workspace
from scoring.paper_acts import PaperIssued
from tests.reviewer.storage.conftest import AUTHOR


def _issue(workspace: Workspace, folder: Path, template: str = "rectification-notice", number: int = 0) -> IssuedPaper:
    (folder / "文书.pdf").write_bytes(b"%PDF-1.4 paper")
    sha256 = workspace.originals.keep(folder / "文书.pdf")

    def make() -> PaperIssued:
        taken = number or workspace.papers.next_number(template, 2026)
        return PaperIssued(
            template, "整改通知书", 2026, taken, f"案评改〔2026〕{taken}号", "城东大队", "", sha256, ("c",)
        )

    return workspace.papers.issue(make, AUTHOR)


def test_each_kind_and_year_has_a_series_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    assert [_issue(workspace, tmp_path).paper.number for _ in range(2)] == [1, 2]
    assert _issue(workspace, tmp_path, "commendation").paper.number == 1
    assert workspace.papers.next_number("rectification-notice", 2026) == 3
    assert workspace.papers.next_number("rectification-notice", 2027) == 1


def test_a_number_is_given_once(workspace: Workspace, tmp_path: Path) -> None:
    _issue(workspace, tmp_path, number=5)
    with pytest.raises(PaperNumberIsTaken, match="第5号"):
        _issue(workspace, tmp_path, number=5)
    assert _issue(workspace, tmp_path).paper.number == 6


def test_007_papers_are_computed_again_from_the_record(workspace: Workspace, tmp_path: Path) -> None:
    issued = [_issue(workspace, tmp_path), _issue(workspace, tmp_path)]
    before = [tuple(row) for row in workspace.store.query("SELECT * FROM paper ORDER BY id")]
    workspace.store.execute("DELETE FROM paper")
    assert workspace.papers.rebuild() == 2
    assert [tuple(row) for row in workspace.store.query("SELECT * FROM paper ORDER BY id")] == before
    assert workspace.papers.all() == issued
