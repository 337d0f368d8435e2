from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.working_time import IDLE, ActiveTime, DeskTime
from reviewer.presenters.progress_line import time_spent
from reviewer.storage.workspace import create_workspace
from tests.reviewer.places import Heard
from tests.reviewer.presenters import desk_support


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Kept:
    def __init__(self, spent: dict[str, int] | None = None) -> None:
        self.spent_ = spent

    @property
    def is_kept(self) -> bool:
        return self.spent_ is not None

    def ask(self, case_id: str, on_known: Callable[[int], None]) -> None:
        on_known((self.spent_ or {}).get(case_id, 0))

    def add(self, case_id: str, seconds: int) -> None:
        assert self.spent_ is not None
        self.spent_[case_id] = self.spent_.get(case_id, 0) + seconds


def test_time_between_things_done_counts_and_a_pause_does_not() -> None:
    watch = Watch()
    active = ActiveTime(watch)
    for gap in (0, 40, IDLE, IDLE + 1, 20):
        watch.now += gap
        active.touch()
    assert active.seconds == 40 + IDLE + 20


def test_what_was_taken_is_not_taken_again_and_no_half_second_is_lost() -> None:
    watch = Watch()
    active = ActiveTime(watch)
    active.touch()
    taken = 0
    for _ in range(4):
        watch.now += 0.5
        active.touch()
        taken += active.take()
    assert taken == 2


def test_nothing_counts_between_a_pause_and_the_next_thing_done() -> None:
    watch = Watch()
    active = ActiveTime(watch)
    active.touch()
    active.pause()
    watch.now += 60
    active.touch()
    assert active.seconds == 0


@pytest.mark.parametrize(("seconds", "words"), [(59, ""), (60, "用时 1 分"), (3900, "用时 1 小时 5 分")])
def test_time_is_told_in_whole_minutes(seconds: int, words: str) -> None:
    assert time_spent(seconds) == words


class Timed:
    """A desk with file a on it, a watch, and what is kept."""

    def __init__(self, kept: Kept) -> None:
        self.watch, self.kept = Watch(), kept
        self.store = desk_support.ListStore()
        self.desk = DeskPresenter(self.store)
        self.time = DeskTime(self.desk, kept, self.watch, self.desk)
        self.said = Heard(self.time.shown)
        self.desk.open_case("a")

    def work(self, seconds: float) -> None:
        self.watch.now += seconds
        self.desk.see_page(self.desk.page % 8 + 1)


@pytest.mark.usefixtures("qapp")
def test_each_file_gets_its_own_time_and_keeps_what_it_had() -> None:
    timed = Timed(Kept({"a": 600}))
    timed.work(90)
    timed.desk.open_case("b")
    timed.work(70)
    timed.time.keep()
    assert timed.kept.spent_ == {"a": 690, "b": 70}
    assert timed.said.said[-1] == ("用时 1 分",)
    timed.desk.open_case("a")
    assert timed.said.said[-1] == ("用时 11 分",)


@pytest.mark.usefixtures("qapp")
def test_a_sheet_that_is_closed_takes_no_time() -> None:
    timed = Timed(Kept({}))
    timed.store.locked = "本卷由他人评查，只能查看。"
    timed.desk.open_case("b")
    timed.work(100)
    timed.time.keep()
    assert timed.kept.spent_ == {}


@pytest.mark.usefixtures("qapp")
def test_time_waits_until_somebody_said_who_works_here() -> None:
    timed = Timed(Kept(None))
    timed.work(100)
    timed.time.keep()
    timed.kept.spent_ = {}
    timed.time.keep()
    assert timed.kept.spent_ == {"a": 100}


@pytest.mark.usefixtures("qapp")
def test_another_person_at_the_desk_begins_with_a_time_of_their_own() -> None:
    timed = Timed(Kept({"a": 600}))
    timed.work(90)
    timed.time.keep()
    assert timed.kept.spent_ == {"a": 690}
    timed.kept.spent_ = {"a": 60}  # of the other person
    timed.time.know_person()
    assert timed.said.said[-1] == ("用时 1 分",)
    timed.work(60)
    timed.time.keep()
    assert timed.kept.spent_ == {"a": 120}
    assert timed.said.said[-1] == ("用时 2 分",)


def test_time_is_kept_by_person_and_file_and_is_no_part_of_the_record(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "库")
    for seconds in (30, 45):
        workspace.times.add("甲", "卷一", seconds)
    workspace.times.add("乙", "卷一", 10)
    workspace.sessions.rebuild()
    assert workspace.times.of("甲") == {"卷一": 75}
    assert list(workspace.record.all()) == []
    workspace.close()
