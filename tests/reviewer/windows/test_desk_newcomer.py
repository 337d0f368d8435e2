"""What stops somebody new on the desk: frames left behind, files left by mistake, refusals without a way on."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import ItemLook
from reviewer.presenters.desk.status import open_suspicions
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import RuleButton
from reviewer.windows.page_view.magnifier import Magnifier
from scoring.casefile import Box, Region
from tests.reviewer.windows.desk_window import (
    CTRL,
    HeardMessages,
    compose,
    heard,
    pages,
    paper,
    place,
    press,
    store,
    words_of,
)

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def test_frames_on_another_page_are_said_loudly_and_can_be_dropped(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.draw_region(Region(place.desk.page, Box(0.1, 0.1, 0.4, 0.2)))
    line = next(label for label in place.card.findChildren(QLabel) if "已框选 1 处" in label.text())
    assert line.property("look") == "muted"
    press(qtbot, place, Key.Key_PageDown)
    assert "不是本页" in line.text()
    assert line.property("look") == "doubt"
    drop = next(b for b in place.card.findChildren(QToolButton) if b.accessibleName() == "放弃框选")
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert place.desk.drawn == []
    assert "已框选" not in words_of(place.card)
    place.desk.draw_region(Region(1, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_Down)
    assert heard.notes[-1] == "上一项的框选已放弃"
    assert "已框选" not in words_of(place.card)


def test_enter_leaves_no_file_and_names_the_key_that_does(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_Return)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "a"
    assert "Alt+PgDn" in heard.notes[-1]
    press(qtbot, place, Key.Key_PageDown, modifier=ALT)
    assert place.desk.file.case_id == "b"


def test_nothing_waits_is_not_said_of_a_file_that_is_not_submitted(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.open_case("c")  # the last one
    with qtbot.assertNotEmitted(place.next_requested):
        place.acting.perform("next_file")
    assert heard.notes[-1].startswith("本卷尚未提交")
    place.desk.submit()
    with qtbot.waitSignal(place.next_requested):
        place.acting.perform("next_file")
    assert heard.notes[-1] == "没有待评的案卷了。"


def test_submitting_says_how_many_are_not_rated_and_offers_the_next_of_them(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_0)
    heard.yes = False
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    left = place.desk.undecided()
    assert f"还有 {left} 项未评" in heard.questions[-1]
    assert place.desk.file is not None
    waiting = len(open_suspicions(place.desk.file, place.desk.content))
    assert place.desk.score is not None
    assert f"{waiting} 条疑点未处理。" in heard.questions[-1]
    came_to = f"若就此提交：得分 {place.desk.score.total:f}，等次 不合格，问题 0 条。"
    assert came_to in heard.questions[-1]
    assert heard.instead is not None
    words, go = heard.instead
    assert words == "去看下一个未评项"
    go()
    assert place.desk.statuses[place.desk.item].look is ItemLook.UNTOUCHED
    assert not place.desk.content.submitted
    assert place.desk.score is not None
    lines = [line.text for line in place.desk.score.trace if line.ref == place.desk.item]
    assert "未评，按无问题计分" in lines[0]


def test_a_place_found_later_joins_the_finding_that_counts_once_with_enter(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_1, Key.Key_PageDown)
    place.desk.draw_region(Region(2, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_1)
    assert "附到问题 1：第 2 页" in "".join(b.text() for b in place.form.findChildren(RuleButton))
    press(qtbot, place, Key.Key_Return)
    (finding,) = place.desk.sheet.findings
    assert [r.page for r in finding.regions] == [1, 2]
    assert not place.form.isVisible()


def test_one_magnifier_stands_under_the_pointer_and_none_on_the_other_side(qtbot: QtBot, place: DeskPlace) -> None:
    place.area.open_beside(4)
    place.acting.perform("magnify")
    left, right = (view.viewport() for view in place.area.views())
    glasses = [side.findChildren(Magnifier)[0] for side in (left, right)]
    qtbot.mouseMove(left, QPoint(60, 60))
    qtbot.waitUntil(lambda: [g.isVisible() for g in glasses] == [True, False])
    qtbot.mouseMove(right, QPoint(60, 60))
    qtbot.waitUntil(lambda: [g.isVisible() for g in glasses] == [False, True])


def test_the_hint_about_side_by_side_goes_with_the_right_side(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_F8)
    assert heard.notes[-1].startswith("已并排")
    press(qtbot, place, Key.Key_F8)
    assert heard.notes[-1] == ""


def test_an_unfinished_sheet_has_no_score_that_could_be_quoted_and_a_submitted_one_is_printed(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    assert place.score.total.text().startswith("暂计 ")
    assert place.score.grade.text() == ""
    assert not place.score.print.isVisible()
    place.desk.submit()
    assert place.score.total.text().startswith("得分 ")
    assert place.score.grade.text() == "不合格"
    assert not place.score.submit.isVisible()
    with qtbot.waitSignal(place.print_wanted) as asked:
        qtbot.mouseClick(place.score.print, Qt.MouseButton.LeftButton)
    assert asked.args == ["a"]


def test_frames_drawn_before_the_item_is_pointed_at_are_meant_for_it(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.draw_region(Region(1, Box(0.1, 0.1, 0.4, 0.2)))
    place.rubric.chosen.emit("2.1")
    assert place.desk.item == "2.1"
    assert place.view.page == 1  # beside what was framed
    assert len(place.desk.drawn) == 1
    press(qtbot, place, Key.Key_Down)  # who walks on does not take them along
    assert place.desk.drawn == []


def test_the_buttons_of_the_strip_mean_a_line_that_is_listed(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_1)  # on page 1
    first = place.desk.sheet.findings[0].id
    press(qtbot, place, Key.Key_PageDown)
    place.desk.choose_item("2.1", jump=False)
    place.desk.draw_region(Region(2, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_1)
    press(qtbot, place, Key.Key_PageUp)
    assert place.strip.list.count() == 1
    assert place.strip.current() == first
    place.strip._withdraw.click()
    assert first not in [f.id for f in place.desk.sheet.findings]
    assert heard.notes[-1].startswith("已撤回 1.1")
    assert not place.strip._withdraw.isEnabled()  # the other one stands on another page, and is not listed


def test_the_way_to_the_next_item_is_a_click_beside_the_marks(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_0)
    on = next(b for b in place.card.findChildren(QPushButton) if "下一未评项" in b.text())
    assert on.text().startswith("Tab")
    qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
    assert place.desk.item == "1.2"


def test_changing_a_veto_is_asked_in_red_as_recording_it_is(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    assert place.form.property("look") == "alarm"
    compose("未告知")
    press(qtbot, place, Key.Key_Return, Key.Key_R)
    assert place.form.property("look") == "alarm"
    assert "修改一票否决：2.2" in words_of(place.form)
    assert "整卷 0 分" in words_of(place.form)


def test_case_facts_are_ticked_one_after_the_other_in_one_menu(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_O)
    menu = place.conditions
    line = next(a for a in menu.actions() if a.isCheckable())
    before = line.isChecked()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())
    assert line.isChecked() is not before
    assert menu.isVisible()
    assert dict(place.desk.sheet.conditions)["hearing"] is not before
    menu.close()
