"""The program asked for one case file: its first page stands before there is a desk, and stays where it is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.places import PagePlace
from reviewer.storage.workspace import create_workspace
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.first_page import AROUND, FirstPage
from scoring.casefile import CaseFile, Page, Source
from tests.patience import PATIENCE
from tests.reviewer.documents.rendering.papers import text_pdf

PAGES = 5
UNLOADED = """
import sys
from pathlib import Path
from reviewer.__main__ import load_window
load_window()
from PySide6.QtCore import QSettings
from reviewer.windows.application import Application, _application
program = Application(_application(), QSettings(sys.argv[2], QSettings.Format.IniFormat))
program.begin(Path(sys.argv[1]), number="001")
program.open.window.grab()
late = ("scoring.acts", "reviewer.presenters.desk", "reviewer.windows.desk.desk_place", "reviewer.intake.understanding")
print([name for name in sys.modules if name.startswith(late)])
program.open.window.close()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two case files, the first of which has pages."""
    workspace = create_workspace(tmp_path / "库")
    campaign = current_campaign(workspace).id
    sha256 = workspace.originals.keep(text_pdf(tmp_path / "案卷.pdf", PAGES))
    for number in ("一", "二"):
        described = CaseDescription(title=f"第{number}商行擅自设置广告案", unit="一大队")
        with workspace.store.writing():
            case = workspace.catalogue.add_case(
                campaign, described, "案卷.pdf", f"hash-{number}", [(sha256, "案卷.pdf")], PAGES
            )
        places = [PagePlace(n, sha256, n - 1, 595, 842) for n in range(1, PAGES + 1)] if number == "一" else []
        workspace.readings.save(
            case, CaseFile("", pages=tuple(Page(p.number, (), Source.TEXT) for p in places)), places
        )
    workspace.close()
    return tmp_path / "库"


def settings_of(workspace: Path) -> QSettings:
    return QSettings(str(workspace.parent / "s.ini"), QSettings.Format.IniFormat)


def started(qapp: QApplication, workspace: Path, number: str = "001") -> OpenWorkspace:
    program = Application(qapp, settings_of(workspace))
    program.begin(workspace, number=number)
    assert program.open is not None
    return program.open


@pytest.fixture
def office(qapp: QApplication, workspace: Path) -> Iterator[OpenWorkspace]:
    office = started(qapp, workspace)
    yield office
    office.window.close()


def first_of(office: OpenWorkspace) -> FirstPage:
    first = office.window.shown
    assert isinstance(first, FirstPage)
    return first


def at_work(office: OpenWorkspace) -> bool:
    return office.desk is not None and office.desk.place.desk.file is not None


def where(view: QWidget) -> QRect:
    return QRect(view.mapTo(view.window(), QPoint(0, 0)), view.size())


def test_the_first_page_stands_before_the_desk_is_loaded(workspace: Path) -> None:
    command = [sys.executable, "-c", UNLOADED, str(workspace), str(workspace.parent / "s.ini")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stdout.strip() == "[]"


def test_the_desk_comes_in_its_place_with_the_case_file(qtbot: QtBot, office: OpenWorkspace) -> None:
    first_of(office)
    qtbot.waitUntil(lambda: at_work(office))
    assert office.desk is not None
    assert office.desk.place.desk.file is not None
    assert office.desk.place.desk.file.number == "001"
    assert office.window.shown is office.desk.place
    view = office.desk.place.view
    qtbot.waitUntil(lambda: 1 in view.sharp)
    qtbot.waitUntil(lambda: not office.window.findChildren(FirstPage))


def test_who_leafed_meanwhile_stays_on_that_page(qtbot: QtBot, office: OpenWorkspace) -> None:
    first_of(office).view.go(3)
    qtbot.waitUntil(lambda: at_work(office))
    assert office.desk is not None
    assert office.desk.place.view.page == 3


def test_who_went_to_the_list_meanwhile_stays_there(qtbot: QtBot, office: OpenWorkspace) -> None:
    office.window.go("cases")
    qtbot.waitUntil(lambda: office.desk is not None)
    assert office.desk is not None
    place = office.desk.place
    qtbot.waitUntil(lambda: not office.window.findChildren(FirstPage))
    assert office.window.shown is office.cases_place
    assert place.desk.file is None


def test_who_asks_for_the_desk_meanwhile_gets_the_case_file_on_it(qtbot: QtBot, office: OpenWorkspace) -> None:
    office.window.go("desk")
    qtbot.waitUntil(lambda: at_work(office))
    assert office.desk is not None
    assert office.desk.place.desk.file is not None
    assert office.desk.place.desk.file.number == "001"


def test_a_case_file_without_pages_is_put_on_the_desk_all_the_same(
    qapp: QApplication, qtbot: QtBot, workspace: Path
) -> None:
    office = started(qapp, workspace, "002")
    qtbot.waitUntil(lambda: at_work(office))
    office.window.close()


def test_the_program_can_be_closed_while_only_the_page_stands(
    qapp: QApplication, qtbot: QtBot, workspace: Path
) -> None:
    office = started(qapp, workspace)
    pages = office.pages()
    office.window.close()
    assert pages._closed
    again = started(qapp, workspace)  # and nothing holds the workspace
    again.window.close()


def test_the_page_stands_where_it_stood_the_last_time_and_does_not_move_when_the_desk_comes(
    qapp: QApplication, qtbot: QtBot, workspace: Path
) -> None:
    office = started(qapp, workspace)
    qtbot.waitUntil(lambda: at_work(office))
    assert office.desk is not None
    arranged = where(office.desk.place.view)
    office.window.close()
    again = started(qapp, workspace)
    assert settings_of(workspace).value(AROUND)
    assert where(first_of(again).view) == arranged
    qtbot.waitUntil(lambda: at_work(again))
    assert again.desk is not None
    assert where(again.desk.place.view) == arranged
    again.window.close()


def test_the_page_that_was_looked_at_last_stands_first(qapp: QApplication, qtbot: QtBot, workspace: Path) -> None:
    office = started(qapp, workspace)
    qtbot.waitUntil(lambda: at_work(office))
    assert office.desk is not None
    office.desk.place.view.go(4)
    office.window.close()
    again = started(qapp, workspace)
    assert first_of(again).view.page == 4
    qtbot.waitUntil(lambda: at_work(again))
    assert again.desk is not None
    assert again.desk.place.view.page == 4
    again.window.close()


def test_what_was_remembered_amiss_is_passed_over(qapp: QApplication, qtbot: QtBot, workspace: Path) -> None:
    settings_of(workspace).setValue(AROUND, "ein Wort")
    office = started(qapp, workspace)
    first_of(office)
    qtbot.waitUntil(lambda: at_work(office))
    office.window.close()
