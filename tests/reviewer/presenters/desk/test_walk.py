"""Going about the desk: items and documents, what is shown of them, sheets that are closed."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import ItemLook, LineLook, OpenCase
from reviewer.presenters.desk.status import missing_lines, states
from reviewer.presenters.pages.marks import MarkKind
from scoring.acts import SessionReturned, SessionSubmitted
from scoring.casefile import UNKNOWN_KIND, Document, Region
from scoring.errors import ReviewError
from scoring.sheet import ItemState, Sheet
from tests.reviewer.presenters.desk_hands import BOX, desk, entry, refusals, store
from tests.reviewer.presenters.desk_support import ListStore, case_file

__all__ = ["desk", "entry", "store"]


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


def test_a_condition_switches_an_item_off_and_on(desk: DeskPresenter) -> None:
    desk.set_condition("hearing", False)
    assert desk.statuses["2.2"].look is ItemLook.NOT_APPLICABLE
    assert not any(line.look is LineLook.MISSING for line in desk.contents())
    desk.undo()
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
    desk.page_stood(1)
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


def test_findings_of_one_frame_keep_their_numbers_beside_each_other(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    for rule in (1, 2):
        desk.draw_region(Region(1, BOX))
        entry.apply(rule)
    assert [m.label for m in desk.marks()] == ["1", "2"]


def test_the_rest_of_a_part_is_clean_at_one_key_but_for_items_with_a_suspicion(
    qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.1")
    with qtbot.waitSignal(entry.rest_marked) as blocker:
        entry.rest_clean()
    assert blocker.args == ["“立案与调查”其余 1 项无问题", 1]
    assert [(mark.criterion, mark.state) for mark in desk.sheet.marks] == [("1.1", ItemState.SCORED)]
    entry.rest_clean()
    assert "没有可以一并记为无问题的项" in refusals(desk)[-1].message
    desk.undo()
    assert desk.sheet.marks == ()


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
    desk.undo()
    assert len(desk.sheet.findings) == 1
    assert all("已提交" in error.message for error in refusals(desk)[-4:])
    desk.open_case("a")
    assert desk.locked


def test_a_submitted_sheet_is_given_back_with_a_reason_and_takes_acts_again(
    qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry, store: ListStore
) -> None:
    desk.choose_item("1.1")
    entry.give_back()
    assert entry.prompt is None
    assert "还没有提交" in refusals(desk)[-1].message
    entry.apply(1)
    desk.submit()
    entry.give_back()
    entry.answer("", "  ")
    assert desk.content.submitted
    assert refusals(desk)[-1].message == "必须写明理由。"
    with qtbot.waitSignal(desk.given_back):
        entry.answer("", "漏评送达")
    assert store.acts["a"][-1] == SessionReturned("漏评送达")
    assert (entry.prompt, desk.locked, desk.notice) == (None, "", "退回重评：漏评送达")
    entry.apply(2)
    assert len(desk.sheet.findings) == 2
    desk.undo()
    desk.undo()
    assert desk.sheet.findings == (), "what was done before it was submitted is taken back, too"


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
    with qtbot.waitSignal(desk.broken) as blocker:
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


def test_words_are_found_where_they_stand(desk: DeskPresenter) -> None:
    desk.look_for("2025年3月")
    (hit,) = desk.hits
    assert hit.page == 8
    assert hit.box is not None
    assert 0.1 < hit.box.left < hit.box.right < 0.6
    desk.look_for("  ")
    assert desk.hits == ()
