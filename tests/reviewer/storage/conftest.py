"""A workspace with a clock that always tells the same time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.library.rubrics.editions import find, load
from reviewer.storage.clock import SteppedClock
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace

AUTHOR = Author("person-1", "computer-1")


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, clock: SteppedClock) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库 甲", clock)
    with workspace.store.writing():
        workspace.editions.keep(load(find("penalty-ordinary")))
    yield workspace
    workspace.close()


@pytest.fixture
def rubric_hash(workspace: Workspace) -> str:
    return workspace.editions.all()[0][0]
