"""Findings on the desk: keys become acts, acts become a score, everything can be taken back."""

from decimal import Decimal

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import ItemLook, LineLook, PromptKind
from scoring.acts import ConditionSet, FindingAdded, FindingWithdrawn, SessionOpened
from scoring.casefile import Region
from scoring.folding import fold
from scoring.score import ScoreState
from tests.reviewer.presenters.desk_hands import BOX, asked, desk, entry, refusals, store, total
from tests.reviewer.presenters.desk_support import ListStore

__all__ = ["desk", "entry", "store"]


def test_looking_at_a_file_begins_no_session(desk: DeskPresenter, store: ListStore) -> None:
    desk.choose_item("2.1")
    desk.see_page(5)
    desk.draw_region(Region(5, BOX))
    desk.show_suspicion("T02:8")
    assert store.acts == {}


def test_one_key_records_a_finding_with_the_page_looked_at(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    (finding,) = desk.sheet.findings
    assert (finding.criterion, finding.rule, finding.regions) == ("1.1", "1.1.1", (Region(1),))
    assert total(desk) == 38
    assert isinstance(store.acts["a"][0], SessionOpened)
    assert fold(store.acts["a"]).sheet == desk.sheet


def test_a_region_drawn_before_becomes_the_evidence(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.draw_region(Region(1, BOX))
    desk.draw_region(Region(2, BOX))
    entry.apply(1)
    assert desk.sheet.findings[0].regions == (Region(1, BOX), Region(2, BOX))
    assert desk.drawn == []


def test_a_region_drawn_after_is_attached_to_the_last_finding(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    desk.draw_region(Region(1, BOX))
    desk.draw_region(Region(4, BOX))
    entry.attach()
    assert desk.sheet.findings[0].regions == (Region(1, BOX), Region(4, BOX))


def test_a_range_is_chosen_by_chip_and_wants_a_reason(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.2")
    entry.apply(1)
    prompt = asked(entry)
    assert [value for value, _ in prompt.chips] == ["0.5", "1.0", "1.5", "2.0"]
    assert prompt.needs_chip
    assert prompt.needs_text
    entry.answer("1.5", "")
    assert "必须写明" in refusals(desk)[-1].message
    assert entry.prompt is prompt
    entry.answer("1.5", "没有结束时间")
    assert entry.prompt is None
    assert desk.sheet.findings[0].points == Decimal("1.5")
    assert total(desk) == Decimal("38.5")


def test_tiers_are_chips_with_their_words_and_need_no_reason(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.2")
    entry.apply(2)
    assert asked(entry).chips == (("1", "−1 一份"), ("3", "−3 多份"))
    assert not asked(entry).needs_text
    entry.answer("3", "")
    assert desk.sheet.findings[0].points == 3


def test_a_veto_takes_two_steps_and_wants_reason_and_place(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("2.2")
    entry.apply(2)
    assert asked(entry).kind is PromptKind.VETO
    assert "整卷 0 分" in asked(entry).hint
    assert desk.sheet.findings == ()
    entry.answer("", "")
    assert desk.sheet.findings == ()
    entry.answer("", "罚款六千元，未告知听证权利")
    assert desk.score is not None
    assert desk.score.state is ScoreState.ZEROED
    assert desk.statuses["2.2"].look is ItemLook.VETO


def test_leaving_a_prompt_records_nothing(desk: DeskPresenter, entry: DeskEntry, store: ListStore) -> None:
    desk.choose_item("2.2")
    entry.apply(2)
    entry.leave()
    entry.answer("", "迟到的回答")
    assert store.acts == {}


def test_a_finding_about_a_missing_document_names_it(desk: DeskPresenter, entry: DeskEntry) -> None:
    line = next(line for line in desk.contents() if line.look is LineLook.MISSING)
    assert line.title == "听证告知书"
    desk.choose_line(line)
    assert desk.item == "2.2"
    entry.apply(1)
    entry.answer("", "应告知听证而没有告知书")
    assert desk.sheet.findings[0].missing == "听证告知书"
    assert desk.sheet.findings[0].regions == ()
    assert desk.finding_lines()[0].where == "缺：听证告知书"


def test_a_finding_on_the_whole_file_names_no_page(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.whole_file = True
    entry.apply(1)
    assert desk.sheet.findings[0].regions == ()
    assert desk.finding_lines()[0].where == "全卷"


def test_selected_text_becomes_the_remark(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.quote = "同意立案"
    entry.apply(1)
    assert desk.sheet.findings[0].remark == "“同意立案”"
    entry.apply(2)
    assert desk.sheet.findings[1].remark == ""


def test_earlier_remarks_are_offered_with_their_counts(desk: DeskPresenter, entry: DeskEntry, store: ListStore) -> None:
    store.used = {"1.2/1.2.1": [("没有结束时间", 4)]}
    desk.choose_item("1.2")
    entry.apply(1)
    assert asked(entry).offers == (("没有结束时间", 4),)


def test_what_the_edition_forbids_is_refused_in_words(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    entry.apply(1)
    assert len(desk.sheet.findings) == 1
    assert "只扣一次" in refusals(desk)[-1].message


def test_a_finding_is_changed_and_the_change_undone(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.apply(2)
    entry.change(desk.sheet.findings[0].id)
    assert asked(entry).counts == 1
    entry.answer("", "第 2 页也没有日期", 3)
    assert desk.sheet.findings[0].occurrences == 3
    assert desk.finding_lines()[0].points == "−1×3"
    desk.undo()
    assert desk.sheet.findings[0].occurrences == 1


def test_undo_says_what_it_takes_back_and_the_record_keeps_both(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    assert desk.stack.undoText() == "2.1 送达超过法定期限 −2"
    desk.undo()
    desk.redo()
    kinds = [type(act) for act in store.acts["a"] if not isinstance(act, SessionOpened | ConditionSet)]
    assert kinds == [FindingAdded, FindingWithdrawn, FindingAdded]


def test_undo_turns_back_to_the_file_it_belongs_to(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    desk.open_case("b")
    desk.undo()
    assert desk.file is not None
    assert desk.file.case_id == "a"
    assert desk.sheet.findings == ()
