"""What the person in charge concluded on a doubt is on the desk, at its item."""

from dataclasses import replace

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import OpenCase
from reviewer.presenters.desk.words import reasons
from scoring.acts import DoubtSettled, SessionReturned, SessionSubmitted
from tests.reviewer.presenters.desk_support import ListStore


class SettlingStore(ListStore):
    """Knows who settled."""

    def open(self, case_id: str) -> OpenCase:
        settled = dict.fromkeys(super().open(case_id).content.conclusions, "周科长 2026-11-20")
        return replace(super().open(case_id), settled_by=settled)


@pytest.fixture
def store() -> ListStore:
    return SettlingStore()


def settle(entry: DeskEntry) -> str:
    """A doubt on 1.1 is settled after the sheet was submitted, and the sheet given back. The doubt's id."""
    desk = entry._desk
    desk.choose_item("1.1")
    entry.doubt()
    entry.answer("", "审批意见能否由授权人签署？")
    doubt = desk.sheet.doubts[0].id
    assert isinstance(desk.store, ListStore)
    settled = DoubtSettled(doubt, "有书面授权的可以。")
    desk.store.acts["a"] += [SessionSubmitted(), settled, SessionReturned("按定论更正")]
    return doubt


def test_the_conclusion_stands_under_the_doubt_with_who_and_when(desk: DeskPresenter, entry: DeskEntry) -> None:
    settle(entry)
    desk.open_case("a")
    desk.choose_item("1.1")
    assert reasons(desk).splitlines() == [
        "存疑：审批意见能否由授权人签署？",
        "定论：有书面授权的可以。（周科长 2026-11-20）",
    ]


def test_a_settled_doubt_is_no_open_one(desk: DeskPresenter, entry: DeskEntry) -> None:
    settle(entry)
    assert (desk.statuses["1.1"].doubts, desk.statuses["1.1"].settled) == (1, 0)
    desk.open_case("a")
    assert (desk.statuses["1.1"].doubts, desk.statuses["1.1"].settled) == (0, 1)
    assert desk.content.open_doubts == ()


def test_it_arrives_while_the_file_lies_on_the_desk(desk: DeskPresenter, entry: DeskEntry) -> None:
    settle(entry)
    item = desk.item
    desk.look_again()
    assert desk.item == item
    assert "定论：有书面授权的可以。" in reasons(desk)
    assert desk.statuses["1.1"].settled == 1


def test_the_key_for_a_doubt_asks_a_new_one_and_leaves_the_settled_one(desk: DeskPresenter, entry: DeskEntry) -> None:
    doubt = settle(entry)
    desk.open_case("a")
    desk.choose_item("1.1")
    entry.doubt()
    assert entry.prompt is not None
    entry.answer("", "授权书未附卷的呢？")
    assert desk.sheet.doubts[0].id == doubt
    assert (desk.statuses["1.1"].doubts, desk.statuses["1.1"].settled) == (1, 1)
    entry.doubt()
    assert [d.id for d in desk.sheet.doubts] == [doubt]


def test_what_was_concluded_on_is_not_marked_without_being_looked_at(desk: DeskPresenter, entry: DeskEntry) -> None:
    settle(entry)
    desk.open_case("a")
    desk.choose_item("1.1")
    entry.rest_clean()
    assert all(mark.criterion != "1.1" for mark in desk.sheet.marks)


def test_who_corrects_by_conclusions_is_led_from_one_to_the_next(desk: DeskPresenter, entry: DeskEntry) -> None:
    settle(entry)
    desk.open_case("a")
    desk.choose_item("2.2")
    desk.next_doubtful()
    assert desk.item == "1.1"
