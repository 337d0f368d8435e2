"""Words begun and pages looked at are handed on to be remembered, soon and rarely, and come back with the file."""

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.memory import RARELY, SOON, DeskMemory
from reviewer.presenters.desk.ports import LineLook
from reviewer.storage.memory import Remembered
from tests.reviewer.presenters.desk_support import ListStore

pytestmark = pytest.mark.usefixtures("qapp")
FORM = "存疑：1.1 立案审批"


class KeptMemory:
    def __init__(self, store: ListStore) -> None:
        self.store, self.is_known, self.times = store, True, 0

    def keep(self, case_id: str, what: Remembered) -> bool:
        if self.is_known:
            self.store.remembered[case_id] = what
            self.times += 1
        return self.is_known


def begun(store: ListStore) -> tuple[DeskPresenter, DeskMemory, KeptMemory]:
    desk, kept = DeskPresenter(store), KeptMemory(store)
    memory = DeskMemory(desk, desk)
    memory.keep_in(kept)
    desk.open_case("a")
    return desk, memory, kept


def test_words_are_kept_once_the_hand_rests_and_are_there_after_a_restart(store: ListStore) -> None:
    _desk, memory, kept = begun(store)
    for words in ("见", "见证", "见证人"):
        memory.write(FORM, words)
    assert kept.times == 0
    assert memory.timer.isActive()
    assert memory.timer.interval() == SOON
    memory.timer.timeout.emit()
    assert kept.times == 1
    assert store.remembered["a"].drafts == {FORM: "见证人"}
    _again, later, _ = begun(store)
    assert later.draft(FORM) == "见证人"
    assert later.draft("存疑：1.2 调查取证") is None


def test_words_recorded_are_forgotten_at_once(store: ListStore) -> None:
    _desk, memory, _kept = begun(store)
    memory.write(FORM, "见证人")
    memory.keep()
    memory.drop(FORM)
    assert store.remembered["a"].drafts == {}
    assert memory.draft(FORM) is None


def test_words_begun_in_one_file_are_not_offered_in_another(store: ListStore) -> None:
    desk, memory, _kept = begun(store)
    memory.write(FORM, "见证人")
    desk.open_case("b")
    assert memory.draft(FORM) is None
    assert store.remembered["a"].drafts == {FORM: "见证人"}  # kept when the file was left
    desk.open_case("a")
    assert memory.draft(FORM) == "见证人"


def test_pages_looked_at_are_kept_rarely_and_ticked_after_a_restart(store: ListStore) -> None:
    desk, memory, kept = begun(store)
    desk.page_stood(1)
    desk.page_stood(2)
    assert kept.times == 0
    assert memory.timer.interval() == RARELY
    memory.timer.timeout.emit()
    assert kept.times == 1
    assert store.remembered["a"].pages == {1, 2}
    desk.page_stood(2)
    assert not memory.timer.isActive()  # it is known already
    again, _later, _ = begun(store)
    assert again.contents()[0].look is LineLook.READ


def test_what_was_begun_before_it_was_said_who_works_here_waits(store: ListStore) -> None:
    _desk, memory, kept = begun(store)
    kept.is_known = False
    memory.write(FORM, "见证人")
    memory.keep()
    assert store.remembered == {}
    kept.is_known = True
    memory.keep()
    assert store.remembered["a"].drafts == {FORM: "见证人"}


def test_nobody_is_offered_what_somebody_else_began(store: ListStore) -> None:
    desk, memory, _kept = begun(store)
    memory.write(FORM, "见证人")
    desk.page_stood(3)
    memory.forget()
    desk.page_stood(4)  # before what is remembered for the other one is there
    memory.write(FORM, "见证人")
    memory.keep()
    assert store.remembered == {}
    desk.change_hands()
    assert memory.draft(FORM) is None
    assert desk.seen_pages() == set()
    assert store.remembered == {}
