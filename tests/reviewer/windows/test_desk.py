"""The desk through its window: keys and mouse, prompts, typing, composition, the overlay."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.models.rubric import ITEM_ROLE
from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.desk_ports import ItemLook
from reviewer.presenters.pages import Pages
from reviewer.windows import theme
from reviewer.windows.desk.actions import ACTIONS, PLACES, spoken, tip
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import RuleButton
from reviewer.windows.desk.trace_popup import TracePopup
from reviewer.windows.messages import Instead
from scoring.acts import SessionSubmitted, fold
from scoring.casefile import Box, Region
from scoring.errors import ReviewError
from tests.reviewer.documents.rendering.papers import text_pdf
from tests.reviewer.presenters.desk_support import ListStore

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class HeardMessages:
    """Messages that are heard and not shown; every question is answered with yes."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.errors: list[ReviewError] = []
        self.questions: list[str] = []
        self.yes = True
        self.instead: Instead | None = None

    def refuse(self, error: ReviewError) -> None:
        self.errors.append(error)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def ask(self, question: str, detail: str, yes: str, instead: Instead | None = None) -> bool:
        self.questions.append(f"{question}{detail}")
        self.instead = instead
        return self.yes


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    pages = Pages()
    pages.start()
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return text_pdf(tmp_path_factory.mktemp("paper") / "案卷.pdf", 8)


@pytest.fixture
def store(paper: Path) -> ListStore:
    return ListStore([PageOrigin(paper, i, 595, 842) for i in range(8)])


@pytest.fixture
def heard() -> HeardMessages:
    return HeardMessages()


@pytest.fixture
def place(
    qtbot: QtBot, qapp: QApplication, pages: Pages, store: ListStore, heard: HeardMessages, tmp_path: Path
) -> DeskPlace:
    theme.apply(qapp, theme.Mode.LIGHT)
    desk = DeskPresenter(store)
    desk.refused.connect(heard.refuse)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    place = DeskPlace(desk, pages, heard, settings)
    desk.setParent(place)
    qtbot.addWidget(place)
    place.resize(1366, 700)
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    place.open_case("a")
    assert place.view.hasFocus()
    return place


def press(qtbot: QtBot, place: DeskPlace, *keys: Key, modifier: Qt.KeyboardModifier = CTRL ^ CTRL) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or place, key, modifier)


def compose(text: str) -> None:
    """Chinese as an input method commits it: into whatever has the focus."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    focus = QApplication.focusWidget()
    assert focus is not None
    QCoreApplication.sendEvent(focus, event)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_every_action_has_a_binding_a_chinese_name_and_a_place(place: DeskPlace) -> None:
    for action in ACTIONS:
        assert action.keys, action.name
        assert any("\u4e00" <= c <= "\u9fff" for c in action.words), action.name
        assert action.place in PLACES
        assert len(place.acting.keys.bound[action.name]) == len(action.keys)
    assert set(place.acting.slots) == {action.name for action in ACTIONS}


def test_no_key_is_bound_twice() -> None:
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_the_overlay_lists_every_action(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_Question)
    assert place.help.isVisible()
    shown = words_of(place.help)
    for action in ACTIONS:
        if action.name.startswith("rule_"):
            continue
        assert action.words in shown
        assert spoken(action.keys[0]) in shown
    assert "1 … 9" in shown
    press(qtbot, place, Key.Key_Escape)
    assert not place.help.isVisible()


def test_a_finding_takes_two_keys(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_Down, Key.Key_Up, Key.Key_1)
    assert [f.rule for f in place.desk.sheet.findings] == ["1.1.1"]
    assert place.strip.list.count() == 1
    assert "38" in place.score.total.text()


def test_a_range_takes_number_chip_words_enter(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1)
    assert place.form.isVisible()
    press(qtbot, place, Key.Key_3)
    qtbot.keyClicks(QApplication.focusWidget(), "d1N")
    press(qtbot, place, Key.Key_Return)
    (finding,) = place.desk.sheet.findings
    assert (finding.points, finding.remark) == (Decimal("1.5"), "d1N")
    assert not place.form.isVisible()
    assert place.desk.sheet.doubts == ()


def test_letters_and_digits_are_text_while_somebody_types(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    box = QApplication.focusWidget()
    assert box is place.form.remark
    qtbot.keyClicks(box, "1234567890nmedjkafrsyxqg[]wptcvlio?")
    assert place.form.remark.toPlainText() == "1234567890nmedjkafrsyxqg[]wptcvlio?"
    qtbot.keyClick(box, Key.Key_Backspace)
    qtbot.keyClick(box, Key.Key_Home)
    assert place.desk.sheet.findings == ()
    assert place.view.page == 1
    assert not place.help.isVisible()


def test_nothing_fires_while_an_input_method_composes(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    box = place.form.remark
    QCoreApplication.sendEvent(box, QInputMethodEvent("weigaozhi", []))
    qtbot.keyClick(box, Key.Key_Space)
    compose("未告知")
    assert box.toPlainText().strip() == "未告知"
    assert place.view.page == 1
    assert place.desk.sheet.findings == ()
    for widget in (place.view, place.rubric, place.contents, place.strip.list, place.suspicions.list):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_veto_takes_two_steps_and_escape_leaves_it(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    assert "整卷 0 分" in words_of(place.form)
    press(qtbot, place, Key.Key_Escape)
    assert not place.form.isVisible()
    assert place.view.hasFocus()
    press(qtbot, place, Key.Key_2)
    compose("未告知听证")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.statuses["2.2"].look is ItemLook.VETO
    assert place.score.grade.text() == "不合格"


def test_enter_in_an_unanswered_veto_says_what_is_missing(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2, Key.Key_Return)
    assert "必须写明认定理由" in heard.errors[-1].message
    assert place.form.isVisible()


def test_an_earlier_remark_is_taken_with_alt_and_its_number(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    store.used = {"1.2/1.2.1": [("没有结束时间", 4), ("没有签名", 1)]}
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    qtbot.keyClick(place.form.remark, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert place.form.remark.toPlainText() == "没有签名"


def test_shift_and_enter_breaks_the_line_of_a_remark(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("甲")
    qtbot.keyClick(place.form.remark, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    compose("乙")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].remark == "甲\n乙"


def test_a_file_is_reviewed_by_keyboard_from_first_item_to_the_next_file(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_1)  # 1.1: a finding on page 1
    press(qtbot, place, Key.Key_Tab)
    assert place.desk.item == "1.2"
    assert place.view.page == 3
    press(qtbot, place, Key.Key_0, Key.Key_Tab)
    assert (place.desk.item, place.view.page) == ("2.1", 8)
    press(qtbot, place, Key.Key_S, Key.Key_S, Key.Key_Y, Key.Key_1)  # the second suspicion into its first rule
    press(qtbot, place, Key.Key_Tab, Key.Key_N, Key.Key_1, Key.Key_Return)
    assert place.desk.undecided() == 0
    press(qtbot, place, Key.Key_G)
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    press(qtbot, place, Key.Key_Return)
    assert place.view.page == 5
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert "各项均已评" in heard.questions[0]
    assert isinstance(store.acts["a"][-1], SessionSubmitted)
    content = fold(store.acts["a"])
    assert [f.rule for f in content.sheet.findings] == ["1.1.1", "2.1.1"]
    press(qtbot, place, Key.Key_PageDown, modifier=Qt.KeyboardModifier.AltModifier)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "b"


def test_a_file_is_reviewed_by_mouse_alone(qtbot: QtBot, place: DeskPlace) -> None:
    left = Qt.MouseButton.LeftButton
    place.contents.scrollTo(place.contents.model().index(3, 0))
    at = place.contents.visualRect(place.contents.model().index(3, 0)).center()
    qtbot.mouseClick(place.contents.viewport(), left, pos=at)
    assert place.view.page == 8
    index = place.rubric.model_.index_of("2.1")
    qtbot.mouseClick(place.rubric.viewport(), left, pos=place.rubric.visualRect(index).center())
    assert place.desk.item == "2.1"
    rect = place.view._rect(8)
    start = QPoint(round(rect.x() + 50), 60)
    qtbot.mousePress(place.view.viewport(), left, pos=start)
    qtbot.mouseMove(place.view.viewport(), start + QPoint(120, 60))
    qtbot.mouseRelease(place.view.viewport(), left, pos=start + QPoint(120, 60))
    assert len(place.desk.drawn) == 1
    rules = place.card.findChildren(RuleButton)
    qtbot.mouseClick(rules[0], left)
    (finding,) = place.desk.sheet.findings
    assert finding.regions[0].page == 8
    assert finding.regions[0].box is not None
    chip = next(b for b in place.card.findChildren(QPushButton) if "存疑" in b.text())
    qtbot.mouseClick(chip, left)
    qtbot.keyClicks(place.form.remark, "?")
    record = next(b for b in place.form.findChildren(QPushButton) if "回车" in b.text())
    qtbot.mouseClick(record, left)
    assert place.desk.statuses["2.1"].doubts == 1
    qtbot.mouseClick(place.head.buttons["undo"], left)
    assert place.desk.statuses["2.1"].doubts == 0


def test_undo_says_in_words_what_was_undone(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.choose_item("2.1")
    press(qtbot, place, Key.Key_1)
    press(qtbot, place, Key.Key_Z, modifier=CTRL)
    assert heard.notes[-1] == "撤销：2.1 送达超过法定期限 −2"
    assert place.desk.sheet.findings == ()
    press(qtbot, place, Key.Key_Y, modifier=CTRL)
    assert len(place.desk.sheet.findings) == 1


def test_tab_in_a_box_goes_on_to_the_next_control(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    assert place.form.remark.hasFocus()
    press(qtbot, place, Key.Key_Tab)
    assert not place.form.remark.hasFocus()
    assert place.desk.item == "1.2"


def test_f6_reaches_every_pane(qtbot: QtBot, place: DeskPlace) -> None:
    def seen(times: int) -> list[object]:
        return [(press(qtbot, place, Key.Key_F6), QApplication.focusWidget())[1] for _ in range(times)]

    assert seen(3) == [place.rubric, place.contents, place.view]  # the strip is one line while nothing is listed
    press(qtbot, place, Key.Key_1)
    assert seen(4) == [place.rubric, place.strip.list, place.contents, place.view]


def test_the_strip_is_one_line_until_something_is_recorded(qtbot: QtBot, place: DeskPlace) -> None:
    empty = place.strip.height()
    assert empty <= 40
    press(qtbot, place, Key.Key_1)
    qtbot.waitUntil(lambda: place.strip.height() > 60)
    assert place.strip.list.isVisible()
    press(qtbot, place, Key.Key_Z, modifier=CTRL)
    qtbot.waitUntil(lambda: place.strip.height() == empty)


def test_a_submitted_sheet_shows_no_way_to_change_it(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_1)
    heard.yes = False
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert not place.desk.content.submitted
    assert "还有" in heard.questions[-1]
    heard.yes = True
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert place.desk.content.submitted
    assert not place.score.submit.isEnabled()
    assert not any(b.isEnabled() for b in place.card.findChildren(RuleButton))
    assert "已提交" in words_of(place.head)
    press(qtbot, place, Key.Key_2)
    assert len(place.desk.sheet.findings) == 1


def test_a_digit_in_the_empty_box_takes_the_chip_it_stands_on(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_N, Key.Key_1)
    assert place.form.remark.toPlainText() == "本案案情不涉及该项。"
    press(qtbot, place, Key.Key_1)
    assert place.form.remark.toPlainText() == "本案案情不涉及该项。1"


def test_nothing_is_submitted_while_something_is_being_written(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_N)
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert not place.desk.content.submitted
    assert place.form.isVisible()


def test_the_total_opens_its_arithmetic(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1, Key.Key_I)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TracePopup) and w.isVisible())
    last = popup.table.topLevelItem(popup.table.topLevelItemCount() - 1)
    assert last is not None
    assert last.text(3) == "38"
    assert place.desk.score is not None
    assert last.text(4) == place.desk.score.trace[-1].text
    popup.close()


def test_suspicions_stand_by_severity_with_their_arithmetic(qtbot: QtBot, place: DeskPlace) -> None:
    texts = [place.suspicions.list.item(n).text() for n in range(place.suspicions.list.count())]
    assert texts == [
        "重大",
        "未经法制审核",
        "一般",
        "处罚决定书送达超过七个工作日",
        "无法核对",
        "缺少告知日期，无法核对",
    ]
    press(qtbot, place, Key.Key_S, Key.Key_S)
    assert "7 个工作日届满于 3 月 19 日" in words_of(place.suspicion_bar)
    assert place.view.page == 8
    press(qtbot, place, Key.Key_Q)
    assert place.view.page == 6
    assert place.left.tabText(1) == "疑点 2"


def test_the_line_of_a_missing_document_takes_the_next_finding(qtbot: QtBot, place: DeskPlace) -> None:
    row = place.contents.model().rowCount() - 1
    at = place.contents.visualRect(place.contents.model().index(row, 0)).center()
    qtbot.mouseClick(place.contents.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "记在：缺 听证告知书" in words_of(place.card)
    assert place.desk.item == "2.2"


def test_only_items_about_this_document_can_be_shown(qtbot: QtBot, place: DeskPlace) -> None:
    place.view.go(8)
    press(qtbot, place, Key.Key_L)

    def shown(name: str) -> bool:
        index = place.rubric.model_.index_of(name)
        assert index.data(ITEM_ROLE).id == name
        return not place.rubric.isRowHidden(index.row(), index.parent())

    assert [shown(name) for name in ("1.1", "1.2", "2.1", "2.2")] == [False, False, True, False]
    press(qtbot, place, Key.Key_L)
    assert shown("1.1")


def test_selected_text_waits_for_the_next_remark(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.quote("同意立案")
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1)
    assert place.desk.sheet.findings[0].remark == "“同意立案”"


def test_a_finding_is_chosen_on_the_page_and_changed(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    place.desk.draw_region(Region(1, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_2)
    place.desk.choose_item("2.1", jump=False)
    place.acting.open_mark(place.desk.sheet.findings[0].id)
    assert place.desk.item == "1.1"
    press(qtbot, place, Key.Key_R)
    place.form.count.setValue(2)
    qtbot.keyClicks(place.form.remark, "two")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].occurrences == 2
    press(qtbot, place, Key.Key_Backspace)
    assert place.desk.sheet.findings == ()


def test_every_button_has_a_name_for_screen_readers_and_a_tip_with_its_key(place: DeskPlace) -> None:
    for bar in (place.head, place.page_bar):
        for name, button in bar.buttons.items():
            assert button.accessibleName()
            assert button.toolTip().startswith(tip(name))
    for pane in (place.view, place.contents, place.rubric, place.card, place.strip.list, place.suspicions.list):
        assert pane.accessibleName()


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1366, 1.5), (1920, 1.0)])
def test_no_button_of_the_bars_is_cut(
    qapp: QApplication, qtbot: QtBot, place: DeskPlace, mode: theme.Mode, width: int, scale: float
) -> None:
    theme.apply(qapp, mode, scale=scale)
    place.resize(width, 720)
    qapp.processEvents()
    for button in (*place.head.buttons.values(), *place.page_bar.buttons.values(), place.score.submit):
        assert button.width() >= button.minimumSizeHint().width(), button.accessibleName()
        assert place.rect().contains(button.mapTo(place, button.rect().bottomRight()))
    theme.apply(qapp, theme.Mode.LIGHT)


def test_the_panes_sizes_are_remembered(qtbot: QtBot, place: DeskPlace, pages: Pages, heard: HeardMessages) -> None:
    across = place.panes.splitters["across"]
    across.setSizes([300, 600, 400])
    kept = across.sizes()
    place.keep_layout()
    again = DeskPlace(place.desk, pages, heard, place.settings)
    qtbot.addWidget(again)
    again.resize(place.size())
    again.show()
    assert again.panes.splitters["across"].sizes() == kept


def test_words_are_found_marked_and_walked_through(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_Slash)
    compose("送达日期")
    assert place.view.page == 8
    assert "1/1" in words_of(place.find_bar)
    assert [m.kind.value for m in place.desk.marks()] == ["hit"]
    press(qtbot, place, Key.Key_Return)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "a"
    press(qtbot, place, Key.Key_Escape)
    assert not place.find_bar.isVisible()
    assert place.desk.marks() == ()


def test_words_begun_in_a_prompt_are_there_when_it_is_asked_again(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("没有结束")
    place.desk.choose_item("1.1")
    place.desk.choose_item("1.2")
    place.entry.apply(1)
    assert place.form.remark.toPlainText() == "没有结束"
    press(qtbot, place, Key.Key_1)
    compose("时间")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].remark == "没有结束时间"
    place.entry.apply(1)
    assert place.form.remark.toPlainText() == ""


def test_the_total_stays_large_when_the_theme_changes(qapp: QApplication, place: DeskPlace) -> None:
    before = place.score.total.fontMetrics().height()
    theme.apply(qapp, theme.Mode.DARK)
    theme.apply(qapp, theme.Mode.LIGHT)
    place.desk.changed.emit()
    assert place.score.total.fontMetrics().height() == before > place.score.submit.fontMetrics().height()
