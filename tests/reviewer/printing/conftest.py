"""The example case files, reviewed: read once, copied where a test writes."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.intake.examples import record_reviews, take_in_examples
from reviewer.storage.clock import SteppedClock
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.progress import Silent

AUTHOR = Author("person-1", "computer-1")


@pytest.fixture(scope="session")
def reviewed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with the examples and their reviews. Never written to."""
    folder = tmp_path_factory.mktemp("文书") / "评查库"
    workspace = create_workspace(folder, SteppedClock(datetime(2026, 1, 5, 9, tzinfo=UTC)))
    record_reviews(workspace, take_in_examples(workspace, Silent()).taken)
    workspace.close()
    return folder


@pytest.fixture
def workspace(reviewed_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, open."""
    shutil.copytree(reviewed_folder, tmp_path / "评查库")
    workspace = open_workspace(tmp_path / "评查库", SteppedClock(datetime(2026, 1, 20, 9, tzinfo=UTC)))
    yield workspace
    workspace.close()
