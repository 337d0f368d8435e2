"""An import that the end of the program cuts short goes on at the next start; one that was cancelled does not."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job
from reviewer.presenters.stored.catalogue import UNFINISHED
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from tests.journeys.conftest import Opener

CHOSEN = sorted((Path(__file__).parents[2] / "resources" / "examples" / "cases").glob("0[1-6]*.pdf"))


def begin_import(qtbot: QtBot, office: OpenWorkspace) -> Job:
    """An import of several case files, the first of which is in."""
    office.cases.import_paths(CHOSEN)
    job = office.cases._import
    assert job is not None
    steps: list[int] = []
    job.stepped.connect(lambda done, _total, _stage: steps.append(done))
    qtbot.waitUntil(lambda: any(steps))
    return job


def test_an_import_cut_short_by_the_end_goes_on_where_it_was(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    first = start(tmp_path / "库")
    begin_import(qtbot, first)
    program = first.parent()
    assert isinstance(program, Application)
    first.window.close()
    second = start(tmp_path / "库")
    assert len(second.cases.rows) < len(CHOSEN)
    qtbot.waitUntil(lambda: len(second.cases.rows) == len(CHOSEN))
    qtbot.waitUntil(lambda: not second.cases.is_busy)
    assert second.workspace.catalogue.setting(UNFINISHED) == "[]"


def test_a_cancelled_import_is_not_gone_on_with(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "库")
    begin_import(qtbot, office).cancel()
    qtbot.waitUntil(lambda: not office.cases.is_busy)
    assert office.cases._intake.unfinished() == ()
    office.cases.resume()
    qtbot.waitUntil(lambda: office.runner.is_idle)
    assert not office.cases.is_busy
