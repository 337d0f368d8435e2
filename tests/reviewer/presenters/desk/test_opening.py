"""A case file is on its way to the desk: whatever is done meanwhile, nothing is recorded against a file that is not the
one shown."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject

from reviewer.presenters.desk.across import DeskAcross
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import DeskReader, OpenCase
from scoring.acts import Act, FindingAdded, SessionOpened, SessionSubmitted
from scoring.errors import ReviewError
from scoring.sheet import Finding
from tests.reviewer.presenters.desk_support import ListStore

T = TypeVar("T")


class SlowStore(ListStore):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def ask(
        self,
        question: Callable[[DeskReader], T],
        on_answer: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        self.waiting.append(partial(super().ask, question, on_answer, on_failed))

    def answer(self) -> None:
        """Whatever was asked until now, and whatever follows from it."""
        while self.waiting:
            self.waiting.pop(0)()


class Desk:
    """File a on a desk whose store takes its time."""

    def __init__(self) -> None:
        self.store = SlowStore()
        self.desk = DeskPresenter(self.store)
        self.entry, self.across = DeskEntry(self.desk, self.desk), DeskAcross(self.desk, self.desk)
        self.refused: list[ReviewError] = []
        self.broken: list[ReviewError] = []
        self.desk.refused.connect(self.refused.append)
        self.desk.broken.connect(self.broken.append)
        self.desk.open_case("a")
        self.store.answer()
        self.desk.choose_item("1.1")

    @property
    def case(self) -> str:
        return self.desk.file.case_id if self.desk.file else ""

    def written(self, case: str) -> list[Act]:
        return [act for act in self.store.acts.get(case, []) if not isinstance(act, SessionOpened)]


@pytest.fixture
def at(qapp: QObject) -> Desk:
    return Desk()


def test_the_file_before_stays_until_the_other_one_is_read(at: Desk) -> None:
    at.desk.open_case("b")
    assert (at.case, at.desk.is_opening, at.desk.item) == ("a", True, "1.1")
    at.store.answer()
    assert (at.case, at.desk.is_opening, at.desk.locked) == ("b", False, "")


ACTS: dict[str, Callable[[Desk], object]] = {
    "a number": lambda at: at.entry.apply(1),
    "no problem": lambda at: at.entry.no_problem(),
    "the rest has no problem": lambda at: at.entry.rest_clean(),
    "not applicable": lambda at: at.entry.not_applicable(),
    "missing": lambda at: at.entry.missing(),
    "elsewhere": lambda at: at.entry.elsewhere(),
    "a doubt": lambda at: at.entry.doubt(),
    "a condition": lambda at: at.desk.set_condition("hearing", True),
    "ineligible": lambda at: at.entry.ineligible(),
    "submitting": lambda at: at.desk.submit(),
    "undo": lambda at: at.desk.undo(),
    "redo": lambda at: at.desk.redo(),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_while_another_file_is_on_its_way_is_refused_in_words_and_written_nowhere(name: str, at: Desk) -> None:
    at.entry.no_problem()
    at.desk.undo()
    at.entry.no_problem()
    before, steps = (at.written("a"), at.written("b")), at.desk.stack.index()
    at.desk.open_case("b")
    ACTS[name](at)
    assert at.entry.prompt is None
    assert [error.message for error in at.refused] == ["正在打开案卷，没有记录。"]
    at.store.answer()
    assert (at.written("a"), at.written("b"), at.desk.stack.index()) == (*before, steps)
    assert at.case == "b"


def test_giving_back_waits_as_well(at: Desk) -> None:
    at.desk.submit()
    at.desk.open_case("b")
    at.desk.give_back("更正")
    assert at.refused
    at.store.answer()
    assert at.written("a")[-1] == SessionSubmitted()


def test_what_was_begun_to_be_filled_in_is_not_recorded_in_the_next_file(at: Desk) -> None:
    at.desk.choose_item("1.2")
    at.entry.apply(1)
    assert at.entry.prompt is not None
    at.desk.open_case("b")
    at.entry.answer("1", "笔录缺少时间")
    assert at.refused
    at.store.answer()
    assert (at.entry.prompt, at.written("a"), at.written("b")) == (None, [], [])


def test_the_file_asked_for_last_is_the_one_that_comes(at: Desk) -> None:
    came: list[str] = []
    at.desk.opened.connect(lambda: came.append(at.case))
    at.desk.open_case("b", lambda: came.append("then b"))
    at.desk.open_case("c", lambda: came.append("then c"))
    at.store.answer()
    assert came == ["c", "then c"]
    at.entry.no_problem()
    assert (at.written("a"), at.written("b"), len(at.written("c"))) == ([], [], 1)


def test_undo_in_another_file_takes_back_what_it_says_once_that_file_is_shown(at: Desk) -> None:
    at.entry.apply(1)
    at.desk.open_case("b")
    at.store.answer()
    told: list[str] = []
    at.desk.taken_back.connect(told.append)
    at.desk.undo()
    at.desk.undo()  # the key held down, or pressed once more
    assert (at.case, told, len(at.written("a"))) == ("b", [], 1)
    at.store.answer()
    assert (at.case, told, len(at.written("a")), at.desk.sheet.findings) == (
        "a",
        ["1.1 立案审批表缺少审批意见 −2"],
        2,
        (),
    )
    at.desk.open_case("b")
    at.store.answer()
    at.desk.redo()
    at.store.answer()
    assert isinstance(at.written("a")[-1], FindingAdded)
    assert at.written("b") == []


def test_a_file_that_cannot_be_opened_leaves_the_one_before_with_its_sheet_and_its_undo(at: Desk) -> None:
    at.entry.apply(1)
    at.desk.open_case("gone")
    at.store.answer()
    assert [error.message for error in at.broken] == ["找不到这份案卷。"]
    assert (at.case, at.desk.is_opening, at.desk.locked) == ("a", False, "")
    at.desk.undo()
    assert at.desk.sheet.findings == ()


def test_undo_in_a_file_that_cannot_be_opened_takes_nothing_back_and_can_be_tried_again(at: Desk) -> None:
    at.entry.apply(1)
    at.desk.open_case("b")
    at.store.answer()
    whole = at.store.open
    at.store.open = lambda _case: whole("gone")  # type: ignore[method-assign]
    at.desk.undo()
    at.store.answer()
    assert (at.case, len(at.broken), len(at.written("a")), at.desk.stack.canUndo()) == ("b", 1, 1, True)
    at.store.open = whole  # type: ignore[method-assign]
    at.desk.undo()
    at.store.answer()
    assert (at.case, len(at.written("a")), at.desk.stack.canUndo()) == ("a", 2, False)


def test_a_file_that_somebody_else_reviews_is_shown_and_takes_no_acts(at: Desk) -> None:
    at.store.locked = "本卷由沈知远评查，只能查看。"
    at.desk.open_case("b")
    at.store.answer()
    at.entry.no_problem()
    assert (at.case, at.written("b"), at.refused[0].message) == ("b", [], at.store.locked)


def test_nothing_is_put_on_the_desk_after_the_window_was_closed(at: Desk) -> None:
    at.desk.open_case("b")
    at.desk.questions.stop()
    at.store.answer()
    assert at.case == "a"


def test_going_on_twice_before_the_next_file_is_there_goes_two_files_on_and_no_further_than_the_last(at: Desk) -> None:
    came: list[str] = []
    at.desk.opened.connect(lambda: came.append(at.case))
    at.across.step(1)
    at.across.step(1)
    at.store.answer()
    assert came == ["c"]
    for _ in range(4):
        at.across.step(-1)
    at.store.answer()
    assert came == ["c", "a"]


def test_an_act_that_comes_too_early_is_told_for_longer_than_the_file_takes(at: Desk) -> None:
    told: list[int] = []
    at.desk.too_early.connect(lambda: told.append(1))
    at.desk.open_case("b")
    at.entry.no_problem()
    at.store.answer()
    at.entry.no_problem()
    assert (told, len(at.written("b"))) == ([1], 1)


def test_the_way_through_all_files_begins_once_it_is_known_which_have_the_item(at: Desk) -> None:
    at.store.without = {"1.1": ("b",)}
    at.across.begin()
    assert at.across.along is None
    at.across.step(1)  # before that is known
    at.store.answer()
    assert at.across.along is not None
    assert (at.case, at.across.along.number, at.across.along.total) == ("c", 2, 2)


def test_an_act_done_while_the_file_is_looked_at_again_is_neither_lost_nor_hidden(at: Desk) -> None:
    before: list[OpenCase] = [at.store.open("a")]
    read = at.store.open
    at.store.open = lambda case: before.pop() if before else read(case)  # type: ignore[method-assign]
    at.desk.look_again()
    at.entry.apply(1)
    at.store.answer()
    assert len(at.desk.sheet.findings) == 1
    assert at.desk.content.sheet == read("a").content.sheet


def test_what_changed_in_the_file_that_is_on_its_way_is_shown_with_it(at: Desk) -> None:
    told: list[str] = []
    at.desk.open_case("b")
    at.desk.look_again(lambda: told.append(at.case))
    at.store.answer()
    assert told == ["b"]


def test_text_selected_in_one_file_is_not_quoted_in_the_next(at: Desk) -> None:
    at.entry.quote = "甲公司"
    at.desk.open_case("b")
    at.store.answer()
    at.desk.choose_item("1.1")
    at.entry.apply(1)
    assert [f.remark for f in at.desk.sheet.findings] == [""]


def test_acts_of_another_computer_that_came_in_are_shown_on_the_desk(at: Desk) -> None:
    kept = at.store.acts.setdefault("a", [SessionOpened("a", "c", "r", at.desk.rubric.hash)])
    kept.append(FindingAdded(Finding("from elsewhere", "1.1", "1.1.1")))
    at.desk.look_again()
    at.store.answer()
    assert [f.id for f in at.desk.sheet.findings] == ["from elsewhere"]
    assert at.desk.file is not None
    assert at.desk.file.session
    assert at.desk.score is not None
    assert at.desk.score.total < 100
