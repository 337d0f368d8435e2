"""Bulletins: drafts may change, issues never, numbers are used once."""

from pathlib import Path

import pytest

from reviewer.storage.bulletins import BulletinIsIssued, NothingDrafted, NumberIsTaken
from reviewer.storage.workspace import Workspace
from scoring.bulletin_acts import BulletinIssued
from tests.reviewer.storage.conftest import AUTHOR


def _issued(workspace: Workspace, folder: Path, number: int = 1, year: int = 2026) -> BulletinIssued:
    (folder / "简报.pdf").write_bytes(b"%PDF-1.4 issue")
    sha256 = workspace.originals.keep(folder / "简报.pdf")
    return BulletinIssued(year, number, number, "标题", "2026年3月2日", sha256)


def test_the_last_text_of_a_draft_counts(workspace: Workspace) -> None:
    draft = workspace.bulletins.draft("一", {"number": "1"}, AUTHOR)
    draft = workspace.bulletins.draft("二", {"number": "1"}, AUTHOR, draft.id)
    assert workspace.bulletins.get(draft.id).text == "二"
    assert len(workspace.record.of_stream(draft.id)) == 2


def test_an_issue_never_changes(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.bulletins.draft("正文", {}, AUTHOR)
    workspace.bulletins.issue(draft.id, _issued(workspace, tmp_path), AUTHOR)
    with pytest.raises(BulletinIsIssued):
        workspace.bulletins.draft("改", {}, AUTHOR, draft.id)
    with pytest.raises(BulletinIsIssued):
        workspace.bulletins.issue(draft.id, _issued(workspace, tmp_path, 2), AUTHOR)


def test_a_number_is_used_once_and_the_next_follows(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.bulletins.next_number(2026) == (1, 1)
    first, second = (workspace.bulletins.draft(text, {}, AUTHOR).id for text in ("一", "二"))
    workspace.bulletins.issue(first, _issued(workspace, tmp_path), AUTHOR)
    with pytest.raises(NumberIsTaken, match="已经签发过"):
        workspace.bulletins.issue(second, _issued(workspace, tmp_path), AUTHOR)
    assert workspace.bulletins.next_number(2026) == (2, 2)
    assert workspace.bulletins.next_number(2027) == (1, 2)


@pytest.mark.parametrize(("text", "number", "year"), [("", 1, 2026), ("正文", 0, 2026), ("正文", 1, 0)])
def test_nothing_is_issued_without_text_and_number(
    workspace: Workspace, tmp_path: Path, text: str, number: int, year: int
) -> None:
    draft = workspace.bulletins.draft(text, {}, AUTHOR)
    with pytest.raises(NothingDrafted):
        workspace.bulletins.issue(draft.id, _issued(workspace, tmp_path, number, year), AUTHOR)


def test_rebuilding_gives_the_same_bulletins(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.bulletins.draft("正文", {"number": "1"}, AUTHOR)
    workspace.bulletins.issue(draft.id, _issued(workspace, tmp_path), AUTHOR)
    workspace.bulletins.draft("下一期", {}, AUTHOR)
    before = [tuple(row) for row in workspace.store.query("SELECT * FROM bulletin ORDER BY id")]
    assert workspace.bulletins.rebuild() == 2
    assert [tuple(row) for row in workspace.store.query("SELECT * FROM bulletin ORDER BY id")] == before
