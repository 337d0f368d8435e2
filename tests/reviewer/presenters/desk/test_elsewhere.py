"""A suspicion is adopted under another item than the one its rule is mapped to."""

from dataclasses import replace

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import PromptKind
from reviewer.presenters.desk.prompts import ANOTHER_ITEM
from scoring.acts import FindingAdded, SuspicionAccepted
from scoring.folding import fold
from scoring.rubric import Criterion
from tests.reviewer.presenters.desk_support import ListStore, asked

LATE = "T02:8"


def test_the_choice_of_a_rule_offers_another_item_at_its_end(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion(LATE)
    entry.accept()
    assert asked(entry).chips[-1] == (ANOTHER_ITEM, "记到其他评查项…")
    wanted: list[bool] = []
    entry.item_wanted.connect(lambda: wanted.append(True))
    entry.answer(ANOTHER_ITEM, "")
    assert wanted == [True]
    assert asked(entry).title == "记到其他评查项"
    assert "再按“采纳”" in asked(entry).hint
    assert desk.suspicion is not None
    desk.pick_item("1.1")
    assert entry.prompt is None
    assert desk.suspicion.key == LATE


def test_it_becomes_a_finding_of_the_item_chosen_and_counts_as_adopted(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.show_suspicion(LATE)
    assert not entry.is_elsewhere
    turned: list[int] = []
    desk.page_wanted.connect(lambda page, _box: turned.append(page))
    desk.pick_item("1.1")
    assert entry.is_elsewhere
    assert turned == []  # its pages stay in sight
    entry.accept()
    prompt = asked(entry)
    assert prompt.title == "采纳疑点，记入 1.1 立案审批"
    assert [value for value, _ in prompt.chips] == ["1.1.1", "1.1.2", "item:2.1", ANOTHER_ITEM]
    entry.answer("1.1.1", "")
    (finding,) = desk.sheet.findings
    assert (finding.criterion, finding.rule, finding.suspicion) == ("1.1", "1.1.1", LATE)
    assert [r.page for r in finding.regions] == [8, 6]
    (decision,) = desk.content.decisions
    assert (decision.suspicion, decision.finding) == (LATE, finding.id)
    assert desk.statuses["2.1"].suspicions == 0
    assert desk.statuses["1.1"].lost == "−2"
    assert desk.changed_grounds() == ()
    assert [type(act) for act in store.acts["a"][-2:]] == [FindingAdded, SuspicionAccepted]
    assert fold(store.acts["a"]).decisions == desk.content.decisions


def test_undo_takes_all_of_it_back_in_one_step(desk: DeskPresenter, entry: DeskEntry) -> None:
    before = desk.content
    desk.show_suspicion(LATE)
    desk.pick_item("1.1")
    entry.accept()
    entry.answer("1.1.1", "")
    desk.undo()
    assert desk.content == before
    assert desk.statuses["2.1"].suspicions == 1
    desk.redo()
    assert desk.sheet.findings[0].criterion == "1.1"
    entry.reopen(LATE)
    assert desk.sheet.findings == ()
    assert desk.content.decisions == ()


def test_who_only_moved_on_is_led_back_to_the_item_it_is_mapped_to(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion(LATE)
    desk.choose_item("1.1")
    entry.accept()
    assert ("item:2.1", "记到疑点对应的项：2.1 送达") in asked(entry).chips
    entry.answer("item:2.1", "")
    assert desk.item == "2.1"
    assert [value for value, _ in asked(entry).chips] == ["2.1.1", "2.1.2", ANOTHER_ITEM]
    entry.answer("2.1.1", "")
    assert desk.sheet.findings[0].criterion == "2.1"


def test_what_was_deducted_on_the_item_it_is_mapped_to_is_offered_only_there(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    desk.choose_item("1.1")
    entry.apply(1)
    desk.show_suspicion(LATE)
    desk.pick_item("1.1")
    entry.accept()
    assert [value for value, _ in asked(entry).chips] == ["f2", "1.1.2", "item:2.1", ANOTHER_ITEM]
    entry.answer("item:2.1", "")
    assert [value for value, _ in asked(entry).chips] == ["f1", "2.1.2", ANOTHER_ITEM]


def test_under_an_item_it_is_not_mapped_to_no_way_is_chosen_beforehand(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    edition = store._edition
    part = edition.sections[0]
    leaf = part.items[0]
    assert isinstance(leaf, Criterion)
    single = replace(leaf, deductions=leaf.deductions[:1])
    store._edition = replace(edition, sections=(replace(part, items=(single, *part.items[1:])), edition.sections[1]))
    desk.open_case("b")
    desk.show_suspicion(LATE)
    desk.pick_item("1.1")
    entry.accept()
    assert [value for value, _ in asked(entry).chips] == ["1.1.1", "item:2.1", ANOTHER_ITEM]
    assert asked(entry).chosen == ""
    assert desk.sheet.findings == ()


def test_a_rule_that_asks_for_points_says_how_to_go_to_another_item(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("O02:1")
    entry.accept()
    entry.answer("1.2.1", "")
    assert asked(entry).kind is PromptKind.FINDING
    assert "要记到其他评查项，按 Esc" in asked(entry).hint
    desk.choose_item("1.2")
    entry.apply(1)
    assert "其他评查项" not in asked(entry).hint


def test_what_is_mapped_to_no_item_of_the_edition_goes_to_the_item_chosen(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    store.raised = tuple(replace(s, criteria=("9.9",)) for s in store.raised)
    desk.open_case("b")
    desk.show_suspicion(LATE)
    desk.choose_item("2.1")
    entry.accept()
    assert [value for value, _ in asked(entry).chips] == ["2.1.1", "2.1.2", ANOTHER_ITEM]
    entry.answer("2.1.1", "")
    assert desk.content.decisions[0].finding == desk.sheet.findings[0].id
