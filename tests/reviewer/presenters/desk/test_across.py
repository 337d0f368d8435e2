"""横评: one item across the files of the list."""

import pytest

from reviewer.presenters.desk.across import DeskAcross
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from tests.reviewer.presenters.desk_support import ListStore


@pytest.fixture
def desk(qtbot: object) -> DeskPresenter:
    desk = DeskPresenter(ListStore())
    desk.page_wanted.connect(lambda page, _box: desk.see_page(page))
    desk.open_case("a")
    return desk


@pytest.fixture
def across(desk: DeskPresenter) -> DeskAcross:
    across = DeskAcross(desk, desk)
    across.moved.connect(lambda page, _depth: desk.see_page(page))
    return across


def test_the_item_stays_from_file_to_file_and_the_document_opens_as_far_in(
    desk: DeskPresenter, across: DeskAcross
) -> None:
    moves: list[tuple[int, float]] = []
    across.moved.connect(lambda page, depth: moves.append((page, depth)))
    desk.choose_item("1.2")
    desk.see_page(4)  # the second page of the interview record
    across.begin()
    across.step(1, 0.4)
    assert desk.file is not None
    assert (desk.file.case_id, desk.item, moves) == ("b", "1.2", [(4, 0.4)])


def test_from_another_document_the_likely_one_opens(desk: DeskPresenter, across: DeskAcross) -> None:
    desk.choose_item("2.1")
    desk.see_page(6)  # the decision, which item 2.1 is not about
    across.begin()
    across.step(1)
    assert desk.page == 8


def test_progress_counts_files_seen_and_decided(desk: DeskPresenter, across: DeskAcross) -> None:
    entry = DeskEntry(desk)
    desk.choose_item("1.1")
    across.begin()
    entry.apply(1)
    across.step(1)
    along = across.along
    assert along is not None
    assert (along.item, along.number, along.total, along.seen, along.decided) == ("1.1 立案审批", 2, 3, 2, 1)


def test_another_item_chosen_on_the_way_goes_along_from_there(desk: DeskPresenter, across: DeskAcross) -> None:
    desk.choose_item("1.1")
    across.begin()
    across.step(1)
    desk.choose_item("2.1")
    along = across.along
    assert along is not None
    assert (along.item, along.seen) == ("2.1 送达", 1)
    across.step(1)
    assert desk.item == "2.1"


def test_a_file_opened_from_elsewhere_keeps_the_item(desk: DeskPresenter, across: DeskAcross) -> None:
    desk.choose_item("2.1")
    across.begin()
    desk.open_case("c")
    assert desk.item == "2.1"
    assert across.along is not None
    assert across.along.number == 3


def test_the_list_ends_and_so_does_the_way(desk: DeskPresenter, across: DeskAcross) -> None:
    ends: list[int] = []
    across.ended.connect(ends.append)
    across.begin()
    across.step(-1)
    assert ends == [-1]
    across.leave()
    assert across.along is None
    assert not across.is_on


def test_files_whose_edition_has_not_the_item_are_left_out_and_never_counted(
    desk: DeskPresenter, across: DeskAcross
) -> None:
    store = desk.store
    assert isinstance(store, ListStore)
    store.without = {"1.1": ("b",)}
    desk.choose_item("1.1")
    across.begin()
    across.step(1)
    along = across.along
    assert desk.file is not None
    assert along is not None
    assert (desk.file.case_id, along.number, along.total, along.seen) == ("c", 2, 2, 2)
