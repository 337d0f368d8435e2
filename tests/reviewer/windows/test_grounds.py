"""A fact is put right after its suspicion was decided: what rests on it is marked and stays until the reviewer says."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.attaching import said
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.suspicions import Result, Suspicion
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LATE = "T02:8"


def accept_late_service(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_Y, Key.Key_1)
    assert [f.suspicion for f in place.desk.sheet.findings] == [LATE]


def checks_say(place: DeskPlace, store: ListStore, *late: Suspicion) -> None:
    """A fact was put right, the checks ran anew."""
    store.raised = (*late, *(s for s in store.raised if s.rule != "T02"))
    place.desk.look_again()


def of_rule(store: ListStore) -> Suspicion:
    return next(s for s in store.raised if s.rule == "T02")


def test_a_finding_whose_suspicion_no_longer_holds_is_marked_and_stays(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    accept_late_service(qtbot, place)
    assert not place.strip.grounds.isVisible()
    checks_say(place, store)
    assert len(place.desk.sheet.findings) == 1
    assert place.strip.grounds.isVisible()
    assert "问题 1（2.1 送达超过法定期限）" in place.strip.grounds.words.text()
    assert "疑点不再成立" in place.strip.grounds.words.text()
    assert "疑点不再成立" in place.strip.list.item(0).toolTip()
    assert "1 条问题的依据已变" in heard.notes[-1]
    assert place.desk.statuses["2.1"].shaken == 1


def test_one_click_withdraws_it_and_undo_brings_it_back_with_its_mark(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    checks_say(place, store)
    place.strip.grounds.withdraw.click()
    assert place.desk.sheet.findings == ()
    assert not place.strip.grounds.isVisible()
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(place.desk.sheet.findings) == 1
    assert place.strip.grounds.isVisible()


def test_by_keyboard_f3_finds_it_wherever_it_is_and_backspace_withdraws_it(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    checks_say(place, store)
    place.area.go(1)
    place.desk.choose_item("1.1")
    store_order = [name for name, s in place.desk.statuses.items() if s.suspicions or s.shaken]
    press(qtbot, place, *([Key.Key_F3] * len(store_order)))
    assert place.desk.item == "2.1"
    assert place.desk.page == 8
    assert place.desk.finding == place.desk.sheet.findings[0].id
    press(qtbot, place, Key.Key_Backspace)
    assert place.desk.sheet.findings == ()


def test_kept_it_is_the_reviewers_own_and_the_mark_goes(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    accept_late_service(qtbot, place)
    checks_say(place, store)
    press(qtbot, place, Key.Key_Y, modifier=SHIFT)
    assert [f.suspicion for f in place.desk.sheet.findings] == [""]
    assert place.desk.content.decisions == ()
    assert not place.strip.grounds.isVisible()
    assert "按 R 改写" in heard.notes[-1]
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [f.suspicion for f in place.desk.sheet.findings] == [LATE]
    assert place.strip.grounds.isVisible()


def test_other_arithmetic_is_told_and_one_act_takes_it_over(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    accept_late_service(qtbot, place)
    old = of_rule(store)
    later = replace(old, computation="3 月 25 日送达，超过 4 个工作日。")
    checks_say(place, store, later)
    assert "推算有变" in place.strip.grounds.words.text()
    assert place.strip.grounds.keep.text().startswith("按新推算改")
    place.strip.grounds.keep.click()
    finding = place.desk.sheet.findings[0]
    assert said(later) in finding.remark
    assert "超过 1 个工作日" not in finding.remark
    assert finding.suspicion == LATE
    assert not place.strip.grounds.isVisible()
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert place.desk.sheet.findings[0].remark == said(old)


def test_on_a_submitted_sheet_it_is_told_with_what_must_be_done_first(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    store.locked = "评查表已提交，只能查看。"
    place.open_case("a")
    checks_say(place, store)
    assert place.strip.grounds.words.text().endswith("请先把评查表退回。")
    assert not place.strip.grounds.withdraw.isVisible()


def test_what_a_later_version_words_otherwise_is_no_other_arithmetic(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    old = of_rule(store)
    checks_say(place, store, replace(old, message=f"经核对，{old.message}"))
    assert not place.strip.grounds.isVisible()


def test_raised_anew_from_another_document_it_is_taken_over_under_its_new_name(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    store.acts["a"][:] = [replace(a, suspicion="T02:4:") if hasattr(a, "said") else a for a in store.acts["a"]]
    place.open_case("a")
    elsewhere = replace(of_rule(store), key="T02:3,4:")
    checks_say(place, store, elsewhere)
    assert "推算有变" in place.strip.grounds.words.text()
    press(qtbot, place, Key.Key_Y, modifier=SHIFT)
    assert [(d.suspicion, bool(d.finding)) for d in place.desk.content.decisions] == [("T02:3,4:", True)]


def test_what_cannot_be_checked_any_more_is_not_said_to_be_wrong(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    checks_say(place, store, replace(of_rule(store), result=Result.UNKNOWN))
    assert "无法核对" in place.strip.grounds.words.text()


def test_on_a_submitted_sheet_it_is_told_and_nothing_is_offered(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    accept_late_service(qtbot, place)
    place.desk.submit()
    checks_say(place, store)
    assert place.strip.grounds.isVisible()
    assert not place.strip.grounds.withdraw.isVisible()
    assert not place.strip.grounds.keep.isVisible()


def test_submitting_says_that_a_finding_waits(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    accept_late_service(qtbot, place)
    checks_say(place, store)
    heard.yes = False
    place.acting.perform("submit")
    assert "有 1 条问题的依据已变" in heard.questions[-1]


def test_a_finding_made_by_hand_loses_only_what_joined_it(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    place.desk.choose_item("2.1")
    press(qtbot, place, Key.Key_1)
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_Y, Key.Key_1)
    assert place.desk.content.decisions[0].finding == place.desk.sheet.findings[0].id
    assert "超过 1 个工作日" in place.desk.sheet.findings[0].remark
    checks_say(place, store)
    press(qtbot, place, Key.Key_Y, modifier=SHIFT)
    assert len(place.desk.sheet.findings) == 1
    assert place.desk.sheet.findings[0].remark == ""
    assert place.desk.content.decisions == ()


def dismiss_late_service(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_X)
    place.form.remark.setPlainText("有中止送达的情形")
    press(qtbot, place, Key.Key_Return)
    assert [d.reason for d in place.desk.content.decisions] == ["有中止送达的情形"]


def test_a_dismissed_suspicion_that_says_something_else_now_is_told_again(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    dismiss_late_service(qtbot, place)
    waiting = place.left.tabText(1)
    later = replace(of_rule(store), computation="3 月 25 日送达，超过 4 个工作日。")
    checks_say(place, store, later)
    assert "1 条排除过的疑点推算有变" in heard.notes[-1]
    assert place.left.tabText(1) != waiting
    assert place.desk.statuses["2.1"].suspicions == 1
    place.desk.show_suspicion(LATE)
    bar = place.suspicion_bar
    assert "排除后推算有变" in bar.message.text()
    assert "有中止送达的情形" in bar.message.text()
    assert bar.accept.isVisible()
    assert bar.dismiss.isVisible()
    press(qtbot, place, Key.Key_X)
    place.form.remark.setPlainText("仍有中止的情形")
    press(qtbot, place, Key.Key_Return)
    assert [d.reason for d in place.desk.content.decisions] == ["仍有中止的情形"]
    assert place.desk.statuses["2.1"].suspicions == 0
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert place.desk.statuses["2.1"].suspicions == 1  # undone, the first dismissal stands, which is outdated


def test_a_dismissed_suspicion_that_says_the_same_stays_dismissed(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    dismiss_late_service(qtbot, place)
    checks_say(place, store, of_rule(store))
    assert place.desk.statuses["2.1"].suspicions == 0


def test_r_changes_the_finding_of_the_page_and_not_the_one_whose_grounds_changed_elsewhere(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    place.area.go(1)
    place.desk.choose_item("1.1", jump=False)
    press(qtbot, place, Key.Key_1)
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_Y, Key.Key_1)  # recorded later, so it stands last in the list
    here = place.desk.sheet.findings[0]
    checks_say(place, store)
    assert place.strip.grounds.isVisible()
    place.area.go(1)
    place.desk.let_go()
    qtbot.waitUntil(lambda: place.desk.page == 1)
    assert place.strip.current() == here.id
    press(qtbot, place, Key.Key_R)
    assert place.entry.prompt is not None
    assert "立案审批表缺少审批意见" in place.entry.prompt.title
