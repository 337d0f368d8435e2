"""Marks, doubts and suspicions on the desk: what costs nothing, what wants words, what is decided."""

from dataclasses import replace

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import ItemLook, PromptKind
from scoring.acts import FindingChanged
from scoring.casefile import Box, Region
from scoring.score import ScoreState
from tests.reviewer.presenters.desk_hands import asked, desk, entry, refusals, store, total
from tests.reviewer.presenters.desk_support import ListStore

__all__ = ["desk", "entry", "store"]


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
    desk.undo()
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


def test_an_ineligible_file_is_not_scored_and_can_be_taken_back(desk: DeskPresenter, entry: DeskEntry) -> None:
    entry.ineligible()
    entry.answer("", "不属于本次评查范围。")
    assert desk.score is not None
    assert desk.score.state is ScoreState.INELIGIBLE
    entry.ineligible()
    assert desk.sheet.ineligible == ""
    desk.undo()
    assert desk.sheet.ineligible == "不属于本次评查范围。"


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


def test_a_page_is_not_framed_whole_where_the_finding_has_its_places_on_it(
    desk: DeskPresenter, entry: DeskEntry
) -> None:
    desk.choose_item("2.1")
    desk.see_page(8)
    entry.apply(1)
    finding = desk.sheet.findings[0]
    boxed = replace(finding, regions=(Region(8), Region(8, Box(0.1, 0.3, 0.6, 0.33)), Region(6)))
    desk.do("框选", [FindingChanged(boxed)])
    assert [(mark.page, mark.box is None) for mark in desk.marks()] == [(8, False), (6, True)]
