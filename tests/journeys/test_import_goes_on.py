"""An import that the end of the program cuts short goes on at the next start; one that was cancelled does not."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from reviewer.presenters.stored.catalogue import UNFINISHED
from reviewer.windows.application import Application
from tests.journeys.conftest import Opener

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples" / "cases"


def test_an_import_cut_short_by_the_end_goes_on_where_it_was(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    chosen = sorted(EXAMPLES.glob("0[145]*.pdf"))
    first = start(tmp_path / "库")
    first.cases.import_paths(chosen)
    qtbot.waitUntil(lambda: len(first.cases.rows) >= 1, timeout=30_000)
    program = first.parent()
    assert isinstance(program, Application)
    first.window.close()
    second = start(tmp_path / "库")
    assert len(second.cases.rows) < len(chosen)
    qtbot.waitUntil(lambda: len(second.cases.rows) == len(chosen), timeout=30_000)
    qtbot.waitUntil(lambda: not second.cases.is_busy, timeout=30_000)
    assert second.workspace.catalogue.setting(UNFINISHED) == "[]"


def test_a_cancelled_import_is_not_gone_on_with(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    office = start(tmp_path / "库")
    office.cases.import_paths(sorted(EXAMPLES.glob("0[145]*.pdf")))
    qtbot.waitUntil(lambda: len(office.cases.rows) >= 1, timeout=30_000)
    office.cases._import.cancel()
    qtbot.waitUntil(lambda: not office.cases.is_busy, timeout=30_000)
    assert office.cases._intake.unfinished() == ()
    office.cases.resume()
    assert not office.cases.is_busy
