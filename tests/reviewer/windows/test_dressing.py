"""Another look, or another size of text, comes in turns: whatever there is has it in the end, and before it is seen."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.workspace import create_workspace
from reviewer.windows import theme
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.dressing import SIZED, change, change_at_once, is_dressed
from reviewer.windows.frame.person_dialog import PersonDialog
from reviewer.windows.messages import message_box
from tests.reviewer.windows.dressed import all_are_dressed, root_of, undressed

PLACES = ("cases", "desk", "figures", "bulletin")
MOST = 240  # widgets below one style sheet: Qt styles them all in one go, and twice


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    workspace = create_workspace(tmp_path / "库")
    campaign = current_campaign(workspace).id
    with workspace.store.writing():
        workspace.catalogue.add_case(campaign, CaseDescription(title="某商行案"), "1.pdf", "hash", [], 0)
    workspace.close()
    program = Application(qapp, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    program.begin(tmp_path / "库")
    yield program
    assert program.open is not None
    program.open.window.close()
    change_at_once(qapp, theme.Mode.LIGHT)


@pytest.fixture
def office(program: Application) -> OpenWorkspace:
    assert program.open is not None
    return program.open


def open_all(qtbot: QtBot, program: Application, office: OpenWorkspace) -> list[QWidget]:
    """Every place was visited and every window stands."""
    for key in PLACES:
        office.window.place(key)
    office.windows.show_rubrics()
    office.windows.show_rules()
    office.windows.show_settings()
    office.show_papers((), ())
    program._show_manual("")
    windows = office.windows
    assert windows.rubrics is not None
    assert office.papers is not None
    qtbot.waitUntil(lambda: windows.rules is not None and windows.rules.isVisible())
    _ = windows.rubrics.editor_page
    others = (windows.rubrics, windows.rules, windows.settings, office.papers.window, program._manual)
    return [office.window, *(window for window in others if window is not None)]


def faces(windows: list[QWidget]) -> dict[str, set[tuple[str, int]]]:
    """Colour and size of the words of all that says something, by what it says."""
    found: dict[str, set[tuple[str, int]]] = {}
    for window in windows:
        for label in filter(QLabel.isEnabled, window.findChildren(QLabel)):
            label.ensurePolished()
            look = (label.palette().windowText().color().name(), label.font().pixelSize())
            found.setdefault(f"{label.property('look')}", set()).add(look)
    return found


def test_every_place_and_window_has_the_new_look_and_size_in_the_end(
    qtbot: QtBot, program: Application, office: OpenWorkspace
) -> None:
    windows = open_all(qtbot, program, office)
    program._set_look("dark")
    program._set_scale(150)
    qtbot.waitUntil(lambda: all_are_dressed(*windows))
    text, muted = theme.DARK.text.lower(), theme.DARK.muted.lower()
    labels = faces(windows)
    assert labels["heading"] == {(text, theme.px(theme.BODY))}
    assert labels["title"] == {(text, theme.px(theme.TITLE))}
    assert labels["muted"] == {(muted, theme.px(theme.SMALL))}


def test_nothing_large_stands_below_one_style_sheet_nor_anything_below_two(
    qtbot: QtBot, program: Application, office: OpenWorkspace
) -> None:
    windows = open_all(qtbot, program, office)
    below: Counter[QWidget | None] = Counter()
    for window in windows:
        for widget in window.findChildren(QWidget):
            root = root_of(widget)
            below[root] += 1
            if root is widget and root.styleSheet() and not root.isWindow():
                above = root_of(root.parentWidget())
                assert above is not None
                assert not above.styleSheet(), f"{type(root).__name__} would be styled with {type(above).__name__}, too"
    assert {type(root).__name__: count for root, count in below.items() if count > MOST} == {}


def test_what_is_made_after_a_change_has_the_look_at_once(
    qtbot: QtBot, program: Application, office: OpenWorkspace
) -> None:
    program._set_look("dark")
    dialog = PersonDialog((), office.identity.proposed, office.window)
    qtbot.addWidget(dialog)
    dialog.show()
    office.window.go("figures")
    assert is_dressed(dialog)
    assert all(is_dressed(box) for box in dialog.findChildren(QComboBox))
    assert office.figures_place is not None
    assert is_dressed(office.figures_place)
    qtbot.waitUntil(lambda: all_are_dressed(office.window, dialog))


def test_a_hidden_place_whose_turn_has_not_come_has_the_look_when_it_is_shown(
    qapp: QApplication, office: OpenWorkspace
) -> None:
    for key in PLACES:
        office.window.place(key)
    turns = change(qapp, theme.Mode.DARK, 1.5)
    next(turns)
    office.window.show_place("figures")
    assert office.figures_place is not None
    assert is_dressed(office.figures_place)
    assert office.figures_place.property(SIZED) == 1.5
    for _ in turns:
        pass
    assert undressed(office.window) == []


def test_a_change_comes_in_many_turns_and_the_window_is_painted_once_it_is_whole(
    qapp: QApplication, office: OpenWorkspace
) -> None:
    for key in PLACES:
        office.window.place(key)
    painted_at, turns = -1, 0
    for turns, _ in enumerate(change(qapp, theme.Mode.DARK, 1.0)):
        if office.window.updatesEnabled() and painted_at < 0:
            painted_at = turns
            assert office.cases_place is not None
            assert is_dressed(office.cases_place)
            assert is_dressed(office.window.top_bar)
    assert 0 < painted_at < turns, "what is hidden comes after what is seen"
    assert undressed(office.window) == []


def test_of_two_changes_in_a_hurry_the_last_one_stays(
    qtbot: QtBot, program: Application, office: OpenWorkspace
) -> None:
    for key in PLACES:
        office.window.place(key)
    program._set_scale(150)
    program._set_look("dark")
    program._set_scale(125)
    program._set_look("light")
    qtbot.waitUntil(lambda: all_are_dressed(office.window))
    assert (theme.is_dark(), theme.text_scale()) == (False, 1.25)


def test_a_window_closed_during_a_change_is_painted_when_it_comes_back(
    qtbot: QtBot, program: Application, office: OpenWorkspace
) -> None:
    program._show_manual("")
    manual = program._manual
    assert manual is not None
    program._set_look("dark")
    manual.close()
    program._set_look("light")
    program._show_manual("")
    qtbot.waitUntil(lambda: all_are_dressed(manual, office.window))


def test_a_message_over_no_window_is_dressed_too(qtbot: QtBot, office: OpenWorkspace) -> None:
    box = message_box("triangle-alert", "doubt", "评查库", "没有打开", None)
    qtbot.addWidget(box)
    assert is_dressed(box)


def test_standard_buttons_of_qts_own_dialogs_have_no_icons(qtbot: QtBot, office: OpenWorkspace) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "关于明卷", "明卷", QMessageBox.StandardButton.Ok, office.window)
    qtbot.addWidget(box)
    box.open()
    assert box.button(QMessageBox.StandardButton.Ok).icon().isNull()


def test_a_window_let_go_is_painted_at_once(qtbot: QtBot, qapp: QApplication, office: OpenWorkspace) -> None:
    """Under X a wish to paint that was dropped meanwhile stops all that come later."""
    with qtbot.waitExposed(office.window):
        office.window.show()
    painted = Painted(office.window.top_bar)
    for _ in change(qapp, theme.Mode.DARK, 1.0):
        pass
    assert painted.times > 0
