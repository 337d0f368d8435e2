"""Every act on the desk is taken back and done again: the sheet is exactly as it was, the record keeps everything."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from scoring.acts import SessionOpened
from scoring.casefile import Box, Region
from scoring.folding import SessionContent, fold
from tests.reviewer.presenters.desk_support import ListStore

FRAME = Region(2, Box(0.1, 0.1, 0.4, 0.2))


class Hands(NamedTuple):
    """What a reviewer's hands reach."""

    desk: DeskPresenter
    entry: DeskEntry

    def on(self, item: str) -> "Hands":
        self.desk.choose_item(item)
        return self

    def finding(self, number: int = 0) -> str:
        return self.desk.sheet.findings[number].id


def _two_findings(h: Hands) -> None:
    h.on("1.1").entry.apply(1)
    h.on("2.1").entry.apply(1)


def _frame(h: Hands) -> None:
    h.on("1.1").desk.draw_region(FRAME)
    h.entry.apply(2)


def _missing_document(h: Hands) -> None:
    h.desk.choose_line(next(line for line in h.desk.contents() if not line.seq))
    h.entry.apply(1)
    h.entry.answer("", "卷内没有听证告知书")


def _whole_file(h: Hands) -> None:
    h.on("1.1").desk.whole_file = True
    h.entry.apply(1)


def _range(h: Hands) -> None:
    h.on("1.2").entry.apply(1)
    h.entry.answer("1.5", "没有结束时间")


def _veto(h: Hands) -> None:
    h.on("2.2").entry.apply(2)
    h.entry.answer("", "未告知听证权利")


def _change(h: Hands) -> None:
    h.entry.change(h.finding())
    h.entry.answer("", "补充说明")


def _attach(h: Hands) -> None:
    h.desk.draw_region(FRAME)
    h.entry.attach()


def _not_applicable(h: Hands) -> None:
    h.on("1.2").entry.not_applicable()
    h.entry.answer("本案案情不涉及该项。", "")


def _missing(h: Hands) -> None:
    h.on("2.1").entry.missing()
    h.entry.answer("", "未见送达回证")


def _change_missing(h: Hands) -> None:
    h.entry.change_missing("2.1")
    h.entry.answer("", "送达回证、照片均未见")


def _doubt(h: Hands) -> None:
    h.on("2.1").entry.doubt()
    h.entry.answer("", "见证人是否适格")


def _ineligible(h: Hands) -> None:
    h.entry.ineligible()
    h.entry.answer("", "不属于本次评查范围。")


def _accept(h: Hands) -> None:
    h.desk.show_suspicion("T02:8")
    h.entry.accept()
    h.entry.answer("2.1.1", "")


def _join(h: Hands) -> None:
    h.desk.show_suspicion("T02:8")
    h.entry.accept()
    h.entry.answer(next(f.id for f in h.desk.sheet.findings if f.criterion == "2.1"), "")


def _dismiss(h: Hands) -> None:
    h.desk.show_suspicion("T02:8")
    h.entry.dismiss()
    h.entry.answer("", "已核对原件，符合规定。")


def _nothing(_h: Hands) -> None:
    pass


Step = Callable[[Hands], object]
ACTS: dict[str, tuple[Step, Step]] = {  # what was done before, and the act
    "finding": (_nothing, lambda h: h.on("1.1").entry.apply(1)),
    "finding with a frame": (_nothing, _frame),
    "finding on what is missing": (_nothing, _missing_document),
    "finding on the whole file": (_nothing, _whole_file),
    "finding with points chosen": (_nothing, _range),
    "veto": (_nothing, _veto),
    "change": (_two_findings, _change),
    "attach": (_two_findings, _attach),
    "withdraw the first": (_two_findings, lambda h: h.entry.withdraw(h.finding())),
    "withdraw the last": (_two_findings, lambda h: h.entry.withdraw(h.finding(1))),
    "withdraw what a suspicion became": (_accept, lambda h: h.entry.withdraw(h.finding())),
    "no problem": (_nothing, lambda h: h.on("1.1").entry.no_problem()),
    "no problem taken back": (lambda h: h.on("1.1").entry.no_problem(), lambda h: h.entry.no_problem()),
    "not applicable": (_nothing, _not_applicable),
    "not applicable in place of no problem": (lambda h: h.on("1.2").entry.no_problem(), _not_applicable),
    "not applicable taken back": (_not_applicable, lambda h: h.entry.not_applicable()),
    "missing": (_nothing, _missing),
    "missing, said anew": (_missing, _change_missing),
    "missing taken back": (_missing, lambda h: h.entry.missing()),
    "missing withdrawn in the strip": (_missing, lambda h: h.entry.withdraw("absent:2.1")),
    "elsewhere": (_nothing, lambda h: h.on("1.1").entry.elsewhere()),
    "elsewhere taken back": (lambda h: h.on("1.1").entry.elsewhere(), lambda h: h.entry.elsewhere()),
    "doubt": (_nothing, _doubt),
    "doubt withdrawn": (_doubt, lambda h: h.entry.doubt()),
    "condition off": (_nothing, lambda h: h.desk.set_condition("hearing", False)),
    "condition on again": (
        lambda h: h.desk.set_condition("hearing", False),
        lambda h: h.desk.set_condition("hearing", True),
    ),
    "condition left to the edition": (
        lambda h: h.desk.set_condition("hearing", False),
        lambda h: h.desk.set_condition("hearing", None),
    ),
    "ineligible": (_nothing, _ineligible),
    "eligible again": (_ineligible, lambda h: h.entry.ineligible()),
    "accept": (_nothing, _accept),
    "accept into what is recorded": (_two_findings, _join),
    "dismiss": (_nothing, _dismiss),
    "reopen what was accepted": (_accept, lambda h: h.entry.reopen("T02:8")),
    "reopen what was joined": (lambda h: (_two_findings(h), _join(h)), lambda h: h.entry.reopen("T02:8")),
    "reopen what was dismissed": (_dismiss, lambda h: h.entry.reopen("T02:8")),
}


@pytest.fixture
def store() -> ListStore:
    return ListStore()


@pytest.fixture
def hands(qapp: object, store: ListStore) -> Hands:
    desk = DeskPresenter(store)
    refused: list[Exception] = []
    desk.refused.connect(refused.append)
    desk.open_case("a")
    return Hands(desk, DeskEntry(desk, desk))


def as_kept(content: SessionContent) -> SessionContent:
    """The order of marks and decisions says nothing; that of findings is their number."""
    sheet = content.sheet
    marks = tuple(sorted(sheet.marks, key=lambda m: m.criterion))
    return replace(
        content,
        opened=None,
        sheet=replace(sheet, marks=marks),
        decisions=tuple(sorted(content.decisions, key=lambda d: d.suspicion)),
    )


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_taken_back_and_done_again_exactly(name: str, hands: Hands, store: ListStore) -> None:
    before_it, act = ACTS[name]
    before_it(hands)
    stack, desk = hands.desk.stack, hands.desk
    steps, before, kept = stack.count(), desk.content, len(store.acts.get("a", []))
    act(hands)
    after = desk.content
    assert stack.count() == steps + 1
    assert after != before
    assert any("\u4e00" <= c <= "\u9fff" for c in stack.undoText()), stack.undoText()
    desk.open_case("b")  # across files
    shown: list[str] = []
    desk.item_chosen.connect(shown.append)
    desk.undo()
    assert desk.file is not None
    assert desk.file.case_id == "a"
    assert desk.item, "the file has an item before it"
    assert shown == [desk.item], "the item of the act and none before it: each takes its time"
    assert as_kept(desk.content) == as_kept(before)
    desk.redo()
    assert as_kept(desk.content) == as_kept(after)
    assert as_kept(fold(store.acts["a"])) == as_kept(desk.content)  # what is shown is what is written
    done = [a for a in store.acts["a"][kept:] if not isinstance(a, SessionOpened)]
    assert len(done) >= 3  # the act, its taking back, and the act again


def test_all_of_it_is_taken_back_one_by_one_and_done_again(hands: Hands) -> None:
    states = [hands.desk.content]
    for step in (_two_findings, _frame, _doubt, _not_applicable, _join, _missing_document, _ineligible):
        step(hands)
        states.append(hands.desk.content)
    stack = hands.desk.stack
    while stack.canUndo():
        stack.undo()
    assert as_kept(hands.desk.content) == as_kept(states[0])
    while stack.canRedo():
        stack.redo()
    assert as_kept(hands.desk.content) == as_kept(states[-1])


@pytest.mark.parametrize(
    ("name", "item", "page"),
    [
        ("finding with a frame", "1.1", 2),  # the place of the finding
        ("not applicable", "1.2", 3),  # the document the item is about
        ("missing", "2.1", 8),
        ("finding on what is missing", "2.2", 1),  # no page is about it
        ("accept", "2.1", 8),
        ("dismiss", "2.1", 8),
    ],
)
def test_what_is_undone_or_redone_in_another_file_is_shown_where_it_stands(
    name: str, item: str, page: int, hands: Hands
) -> None:
    desk, turned = hands.desk, list[int]()
    before_it, act = ACTS[name]
    before_it(hands)
    act(hands)
    desk.page_wanted.connect(lambda to, _box: (turned.append(to), desk.see_page(to)))
    for again in (desk.undo, desk.redo):
        desk.open_case("b")
        turned.clear()
        again()
        assert desk.item == item
        assert desk.page == page
        assert turned == [page] * (page > 1)
    turned.clear()
    desk.undo()  # in the file that is read the page stays
    assert turned == []


def test_undo_turns_to_what_is_taken_back_and_leaves_a_page_that_shows_it(store: ListStore) -> None:
    desk = DeskPresenter(store)
    turned: list[int] = []
    desk.page_wanted.connect(lambda to, _box: (turned.append(to), desk.see_page(to)))
    desk.open_case("a")
    entry = DeskEntry(desk)
    desk.setParent(entry)
    desk.choose_item("1.1")
    desk.see_page(2)
    turned.clear()
    entry.apply(1)
    assert turned == []
    desk.choose_item("2.1", jump=False)
    desk.see_page(7)
    desk.undo()
    assert (desk.item, turned) == ("1.1", [2])
    desk.redo()
    assert (desk.item, turned) == ("1.1", [2])
    desk.see_page(5)
    desk.undo()
    assert turned == [2, 2]
