"""The desk in a window for tests: fixtures, and a hand on its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.pages.source import Pages
from reviewer.windows import theme
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.messages import Instead
from scoring.errors import ReviewError
from tests.reviewer.documents.rendering.papers import text_pdf
from tests.reviewer.presenters.desk_support import ListStore

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class HeardMessages:
    """Messages that are heard and not shown; every question is answered with yes."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.errors: list[ReviewError] = []
        self.questions: list[str] = []
        self.yes = True
        self.instead: Instead | None = None

    def refuse(self, error: ReviewError) -> None:
        self.errors.append(error)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def ask(self, question: str, detail: str, yes: str, instead: Instead | None = None) -> bool:
        self.questions.append(f"{question}{detail}")
        self.instead = instead
        return self.yes


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    pages = Pages()
    pages.start()
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return text_pdf(tmp_path_factory.mktemp("paper") / "案卷.pdf", 8)


@pytest.fixture
def store(paper: Path) -> ListStore:
    return ListStore([PageOrigin(paper, i, 595, 842) for i in range(8)])


@pytest.fixture
def heard() -> HeardMessages:
    return HeardMessages()


@pytest.fixture
def place(
    qtbot: QtBot, qapp: QApplication, pages: Pages, store: ListStore, heard: HeardMessages, tmp_path: Path
) -> DeskPlace:
    theme.apply(qapp, theme.Mode.LIGHT)
    desk = DeskPresenter(store)
    desk.refused.connect(heard.refuse)
    desk.broken.connect(heard.refuse)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    place = DeskPlace(desk, pages, heard, settings)
    desk.setParent(place)
    qtbot.addWidget(place)
    place.resize(1366, 700)
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    place.open_case("a")
    assert place.view.hasFocus()
    return place


def press(qtbot: QtBot, place: DeskPlace, *keys: Key, modifier: Qt.KeyboardModifier = CTRL ^ CTRL) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or place, key, modifier)


def compose(text: str) -> None:
    """Chinese as an input method commits it: into whatever has the focus."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    focus = QApplication.focusWidget()
    assert focus is not None
    QCoreApplication.sendEvent(focus, event)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
