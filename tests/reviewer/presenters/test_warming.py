"""What the desk needs of a workspace is read before anybody waits for it."""

from pathlib import Path

import pytest

from reviewer.intake.starting import current_campaign
from reviewer.intake.understanding import OWN_KINDS
from reviewer.library.rubrics import editions as rubrics
from reviewer.presenters.stored.warming import warm
from reviewer.storage import editions
from reviewer.storage.workspace import create_workspace


def test_an_edition_is_not_read_again_after_warming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = create_workspace(tmp_path / "w")
    campaign = current_campaign(workspace)
    editions._parsed.cache_clear()
    warm(workspace)
    monkeypatch.setattr(rubrics, "load_kept", None)
    assert workspace.editions.rubric(campaign.rubric).hash == campaign.rubric
    workspace.close()


def test_kinds_that_cannot_be_read_do_not_stop_the_start(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "w")
    (workspace.folder / OWN_KINDS).mkdir()
    (workspace.folder / OWN_KINDS / "own.yaml").write_text("kinds: [", "utf-8")
    warm(workspace)
    workspace.close()
