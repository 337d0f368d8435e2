"""Evidence on the desk: whose frames they are, where a page goes that belongs to a finding recorded already."""

from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import ItemLook, PromptKind
from reviewer.presenters.desk.status import progress_words
from reviewer.presenters.desk.words import next_place
from scoring.casefile import Box, Region
from tests.reviewer.presenters.desk_hands import BOX, asked, desk, entry, refusals, store

__all__ = ["asked", "desk", "entry", "refusals", "store"]


def test_frames_stay_while_pages_turn_and_go_with_the_item_they_were_drawn_for(
    qtbot: QtBot, desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.1")
    desk.draw_region(Region(1, BOX))
    desk.see_page(2)
    desk.choose_item("1.1")  # the same one again
    assert desk.drawn == [Region(1, BOX)]
    with qtbot.waitSignal(desk.frames_dropped):
        desk.step_item(1)
    entry.apply(2)
    entry.answer("1", "")
    assert [r.box for r in desk.sheet.findings[-1].regions] == [None]


def test_frames_drawn_for_a_suspicion_go_with_it_to_the_item_it_feeds(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.show_suspicion("T02:8")
    desk.choose_item("1.1", jump=False)
    desk.draw_region(Region(1, BOX))
    entry.accept()
    entry.answer("item:2.1", "")
    entry.answer("2.1.1", "")
    assert Region(1, BOX) in desk.sheet.findings[0].regions


def test_what_counts_once_and_is_recorded_takes_the_new_place_in_the_same_step(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.1")
    desk.see_page(1)
    entry.apply(1)
    before = desk.sheet
    desk.see_page(2)
    desk.draw_region(Region(2, BOX))
    entry.apply(1)
    assert refusals(desk) == []
    assert asked(entry).kind is PromptKind.ATTACH
    assert "问题 1" in asked(entry).title
    entry.answer(asked(entry).chosen, "")
    (finding,) = desk.sheet.findings
    assert finding.regions == (Region(1), Region(2, BOX))
    assert desk.drawn == []
    assert entry.prompt is None
    desk.undo()
    assert desk.sheet == before


def test_where_nothing_new_is_at_hand_the_refusal_stays(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.see_page(1)
    entry.apply(1)
    entry.apply(1)
    assert entry.prompt is None
    assert "只扣一次" in refusals(desk)[-1].message


def test_what_is_absent_stands_among_the_findings_with_a_remark_that_can_be_changed_and_taken_back(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("1.1")
    entry.missing()
    assert asked(entry).kind is PromptKind.MISSING
    entry.answer("", "没有审批表")
    (line,) = desk.finding_lines()
    assert (line.text, line.remark, line.points) == ("应有而无：立案审批", "没有审批表", "扣全分")
    assert desk.statuses["1.1"].look is ItemLook.MISSING
    desk.choose_item("2.1")
    desk.choose_finding(line.finding)
    assert desk.item == "1.1"
    entry.change(line.finding)
    assert asked(entry).text == "没有审批表"
    entry.answer("", "审批表未入卷")
    assert desk.finding_lines()[0].remark == "审批表未入卷"
    desk.undo()
    assert desk.finding_lines()[0].remark == "没有审批表"
    entry.withdraw(line.finding)
    assert desk.finding_lines() == ()
    assert desk.sheet.marks == ()
    desk.undo()
    assert desk.finding_lines()[0].remark == "没有审批表"
    entry.missing()  # the same key again takes it back
    assert desk.sheet.marks == ()


def test_taking_back_without_choosing_means_the_finding_recorded_last(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.choose_item("1.1")
    desk.see_page(1)
    entry.apply(1)
    desk.choose_item("2.1")
    entry.missing()
    entry.answer("", "")
    assert desk.finding_lines()[-1].text == "立案审批表缺少审批意见"


def test_what_leaves_an_item_out_by_itself_is_counted_apart(desk: DeskPresenter, entry: DeskEntry) -> None:
    desk.set_condition("hearing", False)
    assert progress_words(desk.statuses) == ("已评 0/3", "已评 0/3，另有 1 项按案情自动判定不适用")
    desk.choose_item("1.1")
    entry.not_applicable()
    entry.answer("", "简易程序")
    assert progress_words(desk.statuses)[0] == "已评 1/3"  # said by a person, so decided
    desk.set_condition("hearing", True)
    assert progress_words(desk.statuses) == ("已评 1/4", "已评 1/4")


def test_lines_selected_are_the_evidence_of_the_finding_that_quotes_them(desk: DeskPresenter, entry: DeskEntry) -> None:
    lines, used = Region(3, Box(0.1, 0.2, 0.8, 0.24)), list[bool]()
    entry.quote_used.connect(lambda: used.append(True))
    desk.choose_item("1.1")
    desk.see_page(3)
    entry.take_quote("同意立案", lines)
    assert next_place(desk) == "记在：第 3 页，已选文字"
    entry.apply(1)
    (finding,) = desk.sheet.findings
    assert (finding.remark, finding.regions) == ("“同意立案”", (lines,))
    assert used == [True]
    assert next_place(desk) == "记在：第 3 页"
    entry.apply(2)
    entry.answer("", "")
    assert (desk.sheet.findings[1].remark, desk.sheet.findings[1].regions) == ("", (Region(3),))


def test_a_frame_drawn_goes_before_the_lines_selected(desk: DeskPresenter, entry: DeskEntry) -> None:
    frame = Region(3, Box(0.1, 0.5, 0.8, 0.6))
    desk.choose_item("1.1")
    entry.take_quote("同意立案", Region(3, Box(0.1, 0.2, 0.8, 0.24)))
    desk.draw_region(frame)
    entry.apply(1)
    assert desk.sheet.findings[0].regions == (frame,)
