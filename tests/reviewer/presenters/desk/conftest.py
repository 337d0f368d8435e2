"""A desk with case file a on it and a hand that scores."""

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from scoring.errors import ReviewError
from tests.reviewer.presenters.desk_support import ListStore


@pytest.fixture
def store() -> ListStore:
    return ListStore()


@pytest.fixture
def refused() -> list[ReviewError]:
    """What was refused, and why."""
    return []


@pytest.fixture
def entry(qtbot: QtBot, store: ListStore, refused: list[ReviewError]) -> DeskEntry:
    desk = DeskPresenter(store)
    desk.refused.connect(refused.append)
    desk.open_case("a")
    desk.see_page(1)
    entry = DeskEntry(desk)
    desk.setParent(entry)
    return entry


@pytest.fixture
def desk(entry: DeskEntry) -> DeskPresenter:
    return entry._desk
