"""The desk without its screen: keys become acts, acts become a score, everything can be taken back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.desk_entry import DeskEntry
from reviewer.presenters.desk_ports import ItemLook, LineLook, OpenCase, Prompt, PromptKind
from reviewer.presenters.desk_status import missing_lines, states
from reviewer.presenters.pages_marks import MarkKind
from scoring.acts import ConditionSet, FindingAdded, FindingWithdrawn, SessionOpened, SessionSubmitted, fold
from scoring.casefile import UNKNOWN_KIND, Box, Document, Region
from scoring.errors import ReviewError
from scoring.score import ScoreState
from scoring.sheet import Sheet
from tests.reviewer.presenters.desk_support import ListStore, case_file

BOX = Box(0.1, 0.2, 0.3, 0.4)


@pytest.fixture
def store() -> ListStore:
    return ListStore()


@pytest.fixture
def desk(qtbot: QtBot, store: ListStore) -> DeskPresenter:
    desk = DeskPresenter(store)
    desk.refusals = []  # type: ignore[attr-defined]
    desk.refused.connect(desk.refusals.append)  # type: ignore[attr-defined]
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


def test_a_scan_that_waits_for_recognition_lacks_nothing_yet(store: ListStore) -> None:
    opened = store.open("a")
    unread = replace(
        opened,
        case=replace(case_file(), documents=(Document(1, UNKNOWN_KIND, "其他文书", "其他文书", 1, 8),)),
        suspicions=(),
    )

    def missing(case: OpenCase) -> list[str]:
        return [line.title for line in missing_lines(case, case.rubric, states(case.rubric, Sheet()))]

    assert missing(opened) == ["听证告知书"]
    assert missing(unread) == []


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


def test_not_applicable_wants_a_reason_leaves_the_denominator_and_can_be_taken_back(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.2")
    entry.not_applicable()
    entry.answer("本案案情不涉及该项。", "")
    assert desk.statuses["1.2"].look is ItemLook.NOT_APPLICABLE
    assert desk.sheet.marks[0].reason == "本案案情不涉及该项。"
    entry.not_applicable()
    assert desk.statuses["1.2"].look is ItemLook.UNTOUCHED


def test_zero_marks_an_item_in_order_unless_it_has_findings(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.no_problem()
    assert desk.statuses["1.1"].look is ItemLook.CLEAN
    desk.choose_item("2.1")
    entry.apply(1)
    entry.no_problem()
    assert "已记录问题" in refusals(desk)[-1].message
    assert desk.statuses["2.1"].look is ItemLook.FINDING


def test_an_item_with_findings_is_neither_inapplicable_nor_satisfied_elsewhere(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    score = total(desk)
    entry.not_applicable()
    assert "不能再记为不适用" in refusals(desk)[-1].message
    assert entry.prompt is None
    entry.elsewhere()
    assert "不能再记为在他处满足" in refusals(desk)[-1].message
    assert desk.statuses["2.1"].look is ItemLook.FINDING
    assert total(desk) == score


def test_elsewhere_and_missing_are_marks(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.see_page(6)
    entry.elsewhere()
    assert desk.sheet.marks[0].place == Region(6)
    desk.choose_item("2.1")
    entry.missing()
    entry.answer("", "")
    assert desk.statuses["2.1"].look is ItemLook.MISSING


def test_a_doubt_is_a_mark_that_costs_nothing(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("2.1")
    before = total(desk)
    entry.doubt()
    entry.answer("", "公告期间如何计算")
    assert desk.statuses["2.1"].doubts == 1
    assert total(desk) == before
    entry.doubt()
    assert desk.sheet.doubts == ()


def test_a_suspicion_is_accepted_into_a_finding_on_the_item_it_feeds(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("T02:8")
    assert desk.item == "2.1"
    entry.accept()
    assert asked(entry).kind is PromptKind.ACCEPT
    entry.answer("2.1.1", "")
    (finding,) = desk.sheet.findings
    assert finding.suspicion == "T02:8"
    sums = "3 月 10 日宣告后 7 个工作日届满于 3 月 19 日，3 月 20 日送达，超过 1 个工作日。"
    assert finding.remark == f"处罚决定书送达超过七个工作日。{sums}"
    assert [r.page for r in finding.regions] == [8, 6]
    assert desk.content.decisions[0].finding == finding.id
    assert desk.statuses["2.1"].suspicions == 0
    desk.stack.undo()
    assert desk.sheet.findings == ()
    assert desk.content.decisions == ()
    assert desk.statuses["2.1"].suspicions == 1


def test_a_suspicion_accepted_under_a_range_asks_on(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("O02:1")
    entry.accept()
    entry.answer("1.2.1", "")
    assert asked(entry).kind is PromptKind.FINDING
    entry.answer("0.5", "未经法制审核")
    assert desk.sheet.findings[0].suspicion == "O02:1"


def test_a_suspicion_is_dismissed_with_a_reason_and_can_be_opened_again(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("T02:8")
    entry.dismiss()
    entry.answer("已核对原件，识读有误。", "")
    assert desk.content.decisions[0].reason == "已核对原件，识读有误。"
    entry.reopen("T02:8")
    assert desk.content.decisions == ()


def test_withdrawing_a_finding_opens_its_suspicion_again(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("T02:8")
    entry.accept()
    entry.answer("2.1.1", "")
    entry.withdraw(desk.sheet.findings[0].id)
    assert desk.sheet.findings == ()
    assert desk.content.decisions == ()


def test_a_finding_is_changed_and_the_change_undone(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.apply(2)
    entry.change(desk.sheet.findings[0].id)
    assert asked(entry).counts == 1
    entry.answer("", "第 2 页也没有日期", 3)
    assert desk.sheet.findings[0].occurrences == 3
    assert desk.finding_lines()[0].points == "−1×3"
    desk.stack.undo()
    assert desk.sheet.findings[0].occurrences == 1


def test_undo_says_what_it_takes_back_and_the_record_keeps_both(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    assert desk.stack.undoText() == "2.1 送达超过法定期限 −2"
    desk.stack.undo()
    desk.stack.redo()
    kinds = [type(act) for act in store.acts["a"] if not isinstance(act, SessionOpened | ConditionSet)]
    assert kinds == [FindingAdded, FindingWithdrawn, FindingAdded]


def test_undo_turns_back_to_the_file_it_belongs_to(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("2.1")
    entry.apply(1)
    desk.open_case("b")
    desk.stack.undo()
    assert desk.file is not None
    assert desk.file.case_id == "a"
    assert desk.sheet.findings == ()


def test_a_condition_switches_an_item_off_and_on(desk: DeskPresenter) -> None:
    desk.set_condition("hearing", False)
    assert desk.statuses["2.2"].look is ItemLook.NOT_APPLICABLE
    assert not any(line.look is LineLook.MISSING for line in desk.contents())
    desk.stack.undo()
    assert desk.statuses["2.2"].look is ItemLook.UNTOUCHED


def test_choosing_an_item_turns_to_the_document_it_is_about(qtbot: QtBot, desk: DeskPresenter) -> None:
    with qtbot.waitSignal(desk.page_wanted) as blocker:
        desk.choose_item("2.1")
    assert blocker.args == [8, None]
    desk.see_page(4)
    with qtbot.assertNotEmitted(desk.page_wanted):
        desk.choose_item("1.2")


def test_the_items_about_a_document_are_known(desk: DeskPresenter) -> None:
    assert desk.items_on(8) == {"2.1"}
    assert desk.items_on(6) == frozenset()


def test_the_next_unscored_item_comes_after_the_current_one_then_from_the_top(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.1")
    entry.no_problem()
    desk.next_unscored()
    assert desk.item == "1.2"
    desk.choose_item("2.2")
    desk.next_unscored()
    assert desk.item == "1.2"
    desk.next_doubtful()
    assert desk.item == "2.1"


def test_pages_the_rubric_makes_likely_are_those_of_the_next_items(desk: DeskPresenter) -> None:
    desk.choose_item("1.1")
    assert desk.likely_pages() == (3, 8)


def test_the_contents_tell_how_each_document_stands(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.see_page(3)
    entry.apply(1)
    looks = [line.look for line in desk.contents()]
    assert looks == [LineLook.READ, LineLook.FINDING, LineLook.SUSPICION, LineLook.SUSPICION, LineLook.MISSING]


def test_marks_carry_the_number_of_their_finding_and_a_page_one_frame(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    entry.apply(2)
    desk.draw_region(Region(1, BOX))
    entry.apply(2)
    desk.show_suspicion("T02:8")
    marks = [(m.kind, m.label) for m in desk.marks()]
    assert (MarkKind.FINDING, "3") in marks
    assert (MarkKind.FINDING, "1、2") in marks
    assert [label for kind, label in marks if kind is MarkKind.SUSPICION] == ["疑", "疑　见第 6 页"]


def test_a_submitted_sheet_is_closed(qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry, store: ListStore) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    with qtbot.waitSignal(desk.submitted) as blocker:
        desk.submit()
    assert blocker.args == ["a"]
    assert isinstance(store.acts["a"][-1], SessionSubmitted)
    entry.apply(2)
    desk.choose_item("2.1")
    entry.no_problem()
    entry.doubt()
    desk.set_condition("hearing", False)
    assert len(desk.sheet.findings) == 1
    assert not desk.stack.canUndo()
    assert all("已提交" in error.message for error in refusals(desk)[-3:])
    desk.open_case("a")
    assert desk.locked


def test_somebody_elses_sheet_is_only_looked_at(desk: DeskPresenter, entry: DeskEntry, store: ListStore) -> None:
    store.locked = "本卷由李四评查，只能查看。"
    desk.open_case("a")
    desk.choose_item("1.1")
    entry.apply(1)
    assert desk.sheet.findings == ()
    assert refusals(desk)[-1].message == "本卷由李四评查，只能查看。"


def test_every_commit_says_when_it_was_saved(qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    with qtbot.waitSignal(desk.saved) as blocker:
        entry.apply(1)
    assert f"{blocker.args[0]:%H:%M}" == "14:03"


def test_when_the_disk_is_full_the_desk_shows_what_the_record_holds(
    qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.choose_item("1.1")
    entry.apply(1)
    store.error = ReviewError("磁盘已满，没有记录。", "请腾出空间后再试。")
    with qtbot.waitSignal(desk.refused) as blocker:
        entry.apply(2)
    assert blocker.args[0].message == "磁盘已满，没有记录。"
    assert len(desk.sheet.findings) == 1
    assert not desk.stack.canUndo()


def test_a_file_that_is_gone_is_said_so(desk: DeskPresenter) -> None:
    desk.open_case("gone")
    assert refusals(desk)[-1].message == "找不到这份案卷。"
    assert desk.file is not None
    assert desk.file.case_id == "a"


def test_escape_drops_what_waits_and_says_whether_there_was_anything(desk: DeskPresenter) -> None:
    desk.show_suspicion("T02:8")
    desk.draw_region(Region(1, BOX))
    assert desk.let_go()
    assert desk.drawn == []
    assert desk.let_go()
    assert desk.suspicion is None
    assert not desk.let_go()


def test_an_ineligible_file_is_not_scored_and_can_be_taken_back(desk: DeskPresenter, entry: DeskEntry) -> None:
    entry.ineligible()
    entry.answer("", "不属于本次评查范围。")
    assert desk.score is not None
    assert desk.score.state is ScoreState.INELIGIBLE
    entry.ineligible()
    assert desk.sheet.ineligible == ""
    desk.stack.undo()
    assert desk.sheet.ineligible == "不属于本次评查范围。"


def test_words_are_found_where_they_stand(desk: DeskPresenter) -> None:
    desk.look_for("2025年3月")
    (hit,) = desk.hits
    assert hit.page == 8
    assert hit.box is not None
    assert 0.1 < hit.box.left < hit.box.right < 0.6
    desk.look_for("  ")
    assert desk.hits == ()


@pytest.mark.parametrize("ask", ["doubt", "ineligible", "dismiss"])
def test_a_doubt_a_dismissal_and_an_ineligible_file_want_words(
    desk: DeskPresenter, entry: DeskEntry, store: ListStore, ask: str
) -> None:
    desk.show_suspicion("T02:8")
    getattr(entry, ask)()
    entry.answer("", "  ")
    assert refusals(desk)[-1].message == "必须写明理由。"
    assert entry.prompt is not None
    assert store.acts == {}
