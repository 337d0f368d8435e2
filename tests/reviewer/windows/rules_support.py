"""The windows of 当地规则 and 设置 over a workspace of their own; tests import the fixtures they use."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.presenters.preferences import PreferencesPresenter
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.local_rules import StoredLocalRules
from reviewer.presenters.stored.preferences import StoredPreferences
from reviewer.presenters.stored.rechecking import StoredCases
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows import theme
from reviewer.windows.local_rules.rules_window import RulesWindow
from reviewer.windows.preferences.preferences_window import PreferencesWindow
from scoring.errors import ReviewError
from tests.reviewer.places import AtOnce

SCREEN = (1366, 728)  # of 1366 × 768, without the desktop's bar


@dataclass
class Answers:
    """Messages that remember; `yes` is what is answered."""

    yes: bool = True
    asked: list[str] = field(default_factory=list)
    refused: list[ReviewError] = field(default_factory=list)

    def refuse(self, error: ReviewError) -> None:
        self.refused.append(error)

    def note(self, text: str) -> None:
        pass

    def ask(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append(question)
        return self.yes


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "评查库")
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def rechecker(qtbot: QtBot, workspace: Workspace) -> Rechecker:
    return Rechecker(StoredCases(workspace), JobRunner(AtOnce()))


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def rules(
    qtbot: QtBot, workspace: Workspace, rechecker: Rechecker, settings: QSettings, answers: Answers
) -> RulesWindow:
    window = RulesWindow(
        LocalRulesPresenter(StoredLocalRules(workspace), rechecker, saver=JobRunner(AtOnce())), answers, settings
    )
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.show()
    window.presenter.load_example()
    return window


@pytest.fixture
def preferences(
    qtbot: QtBot, workspace: Workspace, rechecker: Rechecker, settings: QSettings, answers: Answers
) -> PreferencesWindow:
    presenter = PreferencesPresenter(StoredPreferences(workspace), rechecker, JobRunner(AtOnce()))
    window = PreferencesWindow(presenter, answers, settings)
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.show()
    return window


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Mode.DARK, scale=1.5)
    yield
    theme.apply(qapp, theme.Mode.LIGHT)


def clipped(window: QWidget) -> list[str]:
    """Buttons and labels whose words do not fit, and widgets that stick out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QPushButton | QLabel) or not widget.isVisible():
            continue
        corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
        narrow = isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width()
        if narrow or corner.x() > window.width() or corner.y() > window.height():
            found.append(widget.text())
    return found
