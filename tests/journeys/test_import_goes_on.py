"""An import that the end of the program cuts short goes on at the next start; one that was cancelled does not."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job
from reviewer.presenters.stored.catalogue import UNFINISHED
from reviewer.storage.originals import Originals
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from tests.journeys.conftest import Opener
from tests.patience import PATIENCE

CHOSEN = sorted((Path(__file__).parents[2] / "resources" / "examples" / "cases").glob("0[1-6]*.pdf"))


class SlowDisk:
    """Copies one file; the next one takes until the import is stopped."""

    def __init__(self, office: OpenWorkspace, copy_in: Callable[..., str]) -> None:
        self._office, self._copy_in, self.copied = office, copy_in, 0

    def __call__(self, originals: Originals, source: Path, sha256: str = "") -> str:
        job, until = self._office.cases._import, time.monotonic() + PATIENCE
        while self.copied and job is not None and not job.progress.is_stopped and time.monotonic() < until:
            time.sleep(0.01)
        self.copied += 1
        return self._copy_in(originals, source, sha256)


@pytest.fixture
def begin_import(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[OpenWorkspace], Job]:
    """An import of several case files, the first of which is in."""

    def begin(office: OpenWorkspace) -> Job:
        disk = SlowDisk(office, Originals.copy_in)
        monkeypatch.setattr(Originals, "copy_in", lambda *given: disk(*given))
        office.cases.import_paths(CHOSEN)
        job = office.cases._import
        assert job is not None
        qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
        return job

    return begin


def test_an_import_cut_short_by_the_end_goes_on_where_it_was(
    qtbot: QtBot, start: Opener, begin_import: Callable[[OpenWorkspace], Job], tmp_path: Path
) -> None:
    first = start(tmp_path / "库")
    begin_import(first)
    program = first.parent()
    assert isinstance(program, Application)
    first.window.close()
    second = start(tmp_path / "库")
    assert len(second.cases.rows) < len(CHOSEN)
    qtbot.waitUntil(lambda: len(second.cases.rows) == len(CHOSEN))
    qtbot.waitUntil(lambda: not second.cases.is_busy)
    assert second.workspace.catalogue.setting(UNFINISHED) == "[]"


def test_a_cancelled_import_is_not_gone_on_with(
    qtbot: QtBot, start: Opener, begin_import: Callable[[OpenWorkspace], Job], tmp_path: Path
) -> None:
    office = start(tmp_path / "库")
    begin_import(office).cancel()
    qtbot.waitUntil(lambda: not office.cases.is_busy)
    assert office.cases._intake.unfinished() == ()
    office.cases.resume()
    qtbot.waitUntil(lambda: office.runner.is_idle)
    assert not office.cases.is_busy
