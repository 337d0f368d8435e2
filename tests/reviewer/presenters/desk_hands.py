"""The desk without a screen for tests: fixtures, and what was asked and refused."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import Prompt
from scoring.casefile import Box
from scoring.errors import ReviewError
from tests.reviewer.presenters.desk_support import ListStore

BOX = Box(0.1, 0.2, 0.3, 0.4)


@pytest.fixture
def store() -> ListStore:
    return ListStore()


@pytest.fixture
def desk(qtbot: QtBot, store: ListStore) -> DeskPresenter:
    desk = DeskPresenter(store)
    desk.refusals = []  # type: ignore[attr-defined]
    desk.refused.connect(desk.refusals.append)  # type: ignore[attr-defined]
    desk.broken.connect(desk.refusals.append)  # type: ignore[attr-defined]
    desk.open_case("a")
    desk.see_page(1)
    return desk


@pytest.fixture
def entry(desk: DeskPresenter) -> DeskEntry:
    entry = DeskEntry(desk)
    entry.setParent(desk)
    return entry


def asked(entry: DeskEntry) -> Prompt:
    assert entry.prompt is not None
    return entry.prompt


def refusals(desk: DeskPresenter) -> list[ReviewError]:
    return desk.refusals  # type: ignore[attr-defined, no-any-return]


def total(desk: DeskPresenter) -> Decimal | None:
    assert desk.score is not None
    return desk.score.total
