"""What a workspace begins with."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from reviewer.intake import starting
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.rubric import Rubric
from tests.patience import PATIENCE

AT_ONCE = 4


def test_threads_that_ask_at_once_are_given_one_campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together, kept = Barrier(AT_ONCE), starting._kept

    def wait_for_all(workspace: Workspace, rubric_id: str) -> Rubric:
        rubric = kept(workspace, rubric_id)
        together.wait(PATIENCE)
        return rubric

    monkeypatch.setattr(starting, "_kept", wait_for_all)
    workspace = create_workspace(tmp_path / "评查库")

    def asked(_number: int) -> str:
        with closing(workspace.twin()) as own:
            return current_campaign(own).id

    with ThreadPoolExecutor(AT_ONCE) as pool:
        given = list(pool.map(asked, range(AT_ONCE)))
    assert len(set(given)) == len(workspace.catalogue.campaigns()) == 1
    workspace.close()
