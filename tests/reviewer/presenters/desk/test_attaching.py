"""A suspicion about what was deducted by hand already joins that finding; nothing is deducted twice."""

from dataclasses import replace

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import PromptKind
from reviewer.presenters.desk.prompts import ANOTHER_ITEM
from reviewer.presenters.desk.status import suspicion_lines
from scoring.acts import FindingChanged, SuspicionAccepted
from scoring.errors import ReviewError
from scoring.folding import fold
from scoring.rubric import Criterion
from tests.reviewer.presenters.desk_support import ListStore, asked

LATE = "T02:8"


def deduct_by_hand(desk: DeskPresenter, entry: DeskEntry, number: int = 1) -> None:
    desk.choose_item("2.1")
    desk.see_page(8)
    entry.apply(number)


def test_it_is_offered_to_join_what_was_deducted_by_hand_and_not_to_deduct_it_again(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    deduct_by_hand(desk, entry)
    assert desk.score is not None
    before = desk.score.total
    desk.show_suspicion(LATE)
    entry.accept()
    prompt = asked(entry)
    assert prompt.kind is PromptKind.ACCEPT
    assert [value for value, _ in prompt.chips] == ["f1", "2.1.2", ANOTHER_ITEM]
    assert prompt.chips[0][1] == "附到问题 1，不再扣分：2.1 送达超过法定期限"
    assert prompt.costs["2.1.2"] == "扣全分"
    entry.answer("f1", "")
    (finding,) = desk.sheet.findings
    assert [r.page for r in finding.regions] == [8, 6]
    assert finding.regions[0].box is not None
    assert finding.remark == (
        "处罚决定书送达超过七个工作日。3 月 10 日宣告后 7 个工作日届满于 3 月 19 日，3 月 20 日送达，超过 1 个工作日。"
    )
    assert finding.suspicion == ""
    assert desk.score.total == before
    assert desk.statuses["2.1"].suspicions == 0
    assert [type(act) for act in store.acts["a"][-2:]] == [FindingChanged, SuspicionAccepted]
    kept = fold(store.acts["a"])
    assert (kept.sheet, kept.decisions) == (desk.content.sheet, desk.content.decisions)


def test_joining_is_one_step_of_undo(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    before = desk.content
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("f1", "")
    desk.undo()
    assert desk.content == before
    desk.redo()
    assert desk.content.decisions[0].finding == "f1"


def test_another_rule_of_the_item_can_still_be_chosen(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("2.1.2", "")
    assert [f.rule for f in desk.sheet.findings] == ["2.1.1", "2.1.2"]


def test_a_finding_about_another_item_is_not_offered(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    desk.show_suspicion("O02:1")
    entry.accept()
    assert [value for value, _ in asked(entry).chips] == ["1.2.1", "1.2.2", ANOTHER_ITEM]


def test_the_only_way_is_asked_about_like_all_others_and_is_chosen(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    edition = store._edition
    part = edition.sections[1]
    leaf = part.items[0]
    assert isinstance(leaf, Criterion)
    single = replace(leaf, deductions=leaf.deductions[:1])
    store._edition = replace(edition, sections=(edition.sections[0], replace(part, items=(single, *part.items[1:]))))
    desk.open_case("b")
    desk.show_suspicion(LATE)
    entry.accept()
    assert [value for value, _ in asked(entry).chips] == ["2.1.1", ANOTHER_ITEM]
    assert asked(entry).chosen == "2.1.1"
    assert desk.sheet.findings == ()
    desk.undo()
    deduct_by_hand(desk, entry)
    desk.show_suspicion(LATE)
    entry.accept()
    (finding,) = desk.sheet.findings
    assert [value for value, _ in asked(entry).chips] == [finding.id, ANOTHER_ITEM]
    entry.answer(asked(entry).chosen, "")
    assert desk.content.decisions[0].finding == finding.id
    assert len(desk.sheet.findings) == 1


def test_a_rule_that_counts_places_says_where_it_stands_on_the_same_page(desk: DeskPresenter, entry: DeskEntry) -> None:
    told: list[str] = []
    entry.repeated.connect(told.append)
    desk.choose_item("1.1")
    desk.see_page(6)
    entry.apply(2)
    entry.answer("", "")
    assert told == []
    desk.show_suspicion(LATE)  # on pages 8 and 6
    desk.pick_item("1.1")
    entry.accept()
    assert dict(asked(entry).chips)["1.1.2"] == "签名或者日期不全（第 6 页已记为问题 1）"
    assert dict(asked(entry).chips)["1.1.1"] == "立案审批表缺少审批意见"
    assert asked(entry).chosen == ""
    entry.answer("1.1.2", "")
    assert told == ["第 6 页已记为问题 1"]


def test_taking_the_decision_back_leaves_the_finding_as_it_was(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("f1", "")
    entry.reopen(LATE)
    (finding,) = desk.sheet.findings
    assert finding.remark == ""
    assert len(finding.regions) >= 1
    assert desk.content.decisions == ()


def test_withdrawing_the_finding_opens_every_suspicion_that_joined_it(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("f1", "")
    entry.withdraw("f1")
    assert desk.content.decisions == ()
    assert desk.statuses["2.1"].suspicions == 1
    desk.undo()
    assert desk.content.decisions[0].finding == "f1"


def test_what_is_accepted_is_not_accepted_again(
    desk: DeskPresenter, entry: DeskEntry, refused: list[ReviewError]
) -> None:
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("2.1.1", "")
    desk.show_suspicion(LATE)
    entry.accept()
    assert entry.prompt is None
    assert "已经采纳" in refused[0].message
    assert len(desk.sheet.findings) == 1


def test_what_could_not_be_told_is_neither_accepted_nor_dismissed(
    desk: DeskPresenter, entry: DeskEntry, refused: list[ReviewError]
) -> None:
    desk.show_suspicion("T09:1")
    entry.accept()
    entry.dismiss()
    assert entry.prompt is None
    assert len(refused) == 2


def test_the_list_says_which_finding_a_suspicion_went_to(desk: DeskPresenter, entry: DeskEntry) -> None:
    deduct_by_hand(desk, entry)
    desk.show_suspicion(LATE)
    entry.accept()
    entry.answer("f1", "")
    assert desk.file is not None
    lines = {x.suspicion.key: x.decision for x in suspicion_lines(desk.file, desk.content)}
    assert lines[LATE] == "已采纳，问题 1"


def test_a_further_place_of_a_rule_that_counts_places_is_told_where_it_is_not_counted(entry: DeskEntry) -> None:
    told: list[tuple[int, int]] = []
    entry.fewer_counted.connect(lambda places, counted: told.append((places, counted)))
    desk = entry._desk
    desk.choose_item("1.1")
    entry.apply(1)  # deducts once, however many places
    desk.see_page(2)
    entry.attach()
    assert told == []
    entry.apply(2)  # each place costs
    entry.answer("", "", 1)
    desk.see_page(3)
    entry.attach()
    assert told == [(2, 1)]
    finding = desk.sheet.findings[-1]
    entry.change(finding.id)
    entry.answer("", "", 2)
    desk.see_page(3)
    entry.attach()
    assert told == [(2, 1)]
