"""Every screen: names for a screen reader, Tab in the order of reading, visible focus, room for text at 150 %."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import record_reviews, take_in_practice
from reviewer.presenters.ports import CaseState
from reviewer.storage.catalogue import Person
from reviewer.storage.workspace import create_workspace
from reviewer.windows.application import Application
from reviewer.windows.cases.empty_state import EmptyState
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.keys_dialog import KeysDialog
from reviewer.windows.desk.trace_popup import TracePopup
from reviewer.windows.frame.person_dialog import PersonDialog
from reviewer.windows.manual.window import ManualWindow
from reviewer.windows.settings import LOOK, SCALE
from scoring.progress import Silent
from tests.on_desk import put_on_desk
from tests.reviewer.windows.accessible import clipped, looks_the_same_with_focus, nameless, out_of_order
from tests.reviewer.windows.dressed import all_are_dressed
from tests.reviewer.windows.readable import faint

Screen = Callable[[QtBot, OpenWorkspace], QWidget]


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The program over a workspace with one reviewed case file, dark and with text at 150 %."""
    scratch = tmp_path_factory.mktemp("库")
    workspace = create_workspace(scratch / "评查库")
    record_reviews(workspace, take_in_practice(workspace, Silent()).taken)
    take_in_practice(workspace, Silent())  # another one, nobody's yet
    workspace.close()
    settings = QSettings(str(scratch / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue(SCALE, 150)
    settings.setValue(LOOK, "dark")
    program = Application(qapp, settings)
    assert program.begin(scratch / "评查库")
    yield program
    program._set_scale(100)
    program._set_look("light")
    office = program.open
    assert office is not None
    office.window.close()
    office.window.deleteLater()
    program.deleteLater()


@pytest.fixture
def office(qtbot: QtBot, program: Application) -> OpenWorkspace:
    assert program.open is not None
    program.open.window.resize(1366, 744)
    with qtbot.waitExposed(program.open.window):
        pass
    return program.open


def cases(_qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    return office.window


def desk(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    put_on_desk(qtbot, office, office.cases.rows[0].case_id)
    place = office.desk.place
    place.desk.choose_item(next(i for i, s in place.desk.statuses.items() if s.lost))
    qtbot.wait(60)
    return office.window


def desk_form(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    desk(qtbot, office)
    put_on_desk(qtbot, office, next(r.case_id for r in office.cases.rows if r.state is not CaseState.SUBMITTED))
    place = office.desk.place
    place.desk.choose_item(next(c.id for c in place.desk.rubric.criteria() if c.vetoes))
    place.entry.apply(len(place.entry.rules()))
    qtbot.wait(60)
    assert place.form.isVisible()
    return office.window


def desk_suspicion(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    desk(qtbot, office)
    office.desk.place.acting.perform("next_suspicion")
    qtbot.wait(60)
    return office.window


def desk_tools(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    desk(qtbot, office)
    for name in ("leave", "pair", "thumbnails", "find", "across"):
        office.desk.place.acting.perform(name)
    place = office.desk.place
    qtbot.waitUntil(place.across_bar.isVisible)  # once it is known which files have the item
    qtbot.wait(60)
    return office.window


def figures(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.window.go("figures")
    qtbot.waitUntil(lambda: office.runner.is_idle)
    return office.window


def bulletin(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.window.go("bulletin")
    qtbot.waitUntil(lambda: office.runner.is_idle)
    return office.window


def settings(_qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.windows.show_settings()
    return office.windows.settings


def rules(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.windows.show_rules()
    qtbot.waitUntil(lambda: office.windows.rules.isVisible())
    return office.windows.rules


def rubrics(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.windows.show_rubrics()
    qtbot.waitUntil(lambda: office.runner.is_idle)
    return office.windows.rubrics


def papers(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.show_papers((), [row.case_id for row in office.cases.rows])
    qtbot.waitUntil(lambda: office.runner.is_idle)
    return office.papers.window


def person(_qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    dialog = PersonDialog([Person("1", "沈知远", "")], Person("1", "沈知远", ""), office.window)
    dialog.show()
    return dialog


def keys(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.show_keys()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysDialog))


def trace(qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    desk(qtbot, office)
    office.desk.place.acting.perform("trace")
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, TracePopup))


def manual(_qtbot: QtBot, office: OpenWorkspace) -> QWidget:
    office.menu.help_wanted.emit()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ManualWindow) and w.isVisible())


DESK = (desk, desk_form, desk_suspicion, desk_tools)
SCREENS = (cases, *DESK, figures, bulletin, settings, rules, rubrics, papers, person, keys, trace, manual)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.__name__)
def test_a_screen_is_named_ordered_readable_and_shows_its_focus(
    qtbot: QtBot, program: Application, office: OpenWorkspace, screen: Screen
) -> None:
    window = screen(qtbot, office)
    window.activateWindow()
    qtbot.wait(30)
    short = {
        "without a name": nameless(window),
        "against the order of reading": out_of_order(window),
        "cut off at 150 %": clipped(window),
        "without visible focus, dark": looks_the_same_with_focus(window),
        "hard to read, dark": faint(window),
    }
    program._set_look("light")
    qtbot.waitUntil(lambda: all_are_dressed(window))
    short["hard to read, light"] = faint(window)
    short["without visible focus, light"] = looks_the_same_with_focus(window)
    program._set_look("dark")
    qtbot.waitUntil(lambda: all_are_dressed(window))
    if window is not office.window:
        window.close()
    assert "\n".join(f"{what}: {one}" for what, found in short.items() for one in found) == ""


def test_an_empty_workspace_is_as_accessible(qtbot: QtBot, program: Application, office: OpenWorkspace) -> None:
    place = EmptyState()
    qtbot.addWidget(place)
    place.resize(1366, 690)
    place.show()
    with qtbot.waitExposed(place):
        pass
    assert nameless(place) == out_of_order(place) == clipped(place) == looks_the_same_with_focus(place) == []
    assert faint(place) == []
