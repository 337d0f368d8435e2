"""评查标准 with keys and mouse, over editions in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.rubrics.plain import Key
from reviewer.presenters.rubrics.values import PastEffect, Use
from reviewer.windows.rubrics.choosing import PickDialog
from reviewer.windows.rubrics.condition_dialog import ConditionDialog
from reviewer.windows.rubrics.dialogs import NamingDialog, ProblemsDialog, PublishDialog
from reviewer.windows.rubrics.editor_page import EditorPage
from reviewer.windows.rubrics.rubrics_window import RubricsWindow
from scoring.editions import Effect
from tests.reviewer.places import AtOnce
from tests.reviewer.presenters.rubrics.keeping import KeptEditions, simple

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEAF: Key = ("sections", 0, "items", 0)


class Shown:
    """The window on a draft, with its first leaf chosen."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.store = KeptEditions()
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.window = RubricsWindow(self.store, JobRunner(AtOnce()), settings)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.enter()
        self.window.presenter.open(self.window.presenter.rows[0])
        self.page.tree.choose(LEAF)
        with qtbot.waitExposed(self.window):
            pass
        self.window.activateWindow()

    @property
    def page(self) -> EditorPage:
        return self.window.editor_page

    def field(self, name: str) -> QWidget:
        return next(field.widget for path, field, _ in self.page.form._fields if path == (name,))

    def beneath(self, name: str) -> QLabel:
        return next(label for path, _, label in self.page.form._fields if path == (name,))

    def value(self, *name: str | int) -> object:
        return self.window.editor.value((*LEAF, *name))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(qtbot, tmp_path)
    yield made
    made.window.close()


def test_typing_goes_into_the_draft_and_ctrl_z_takes_the_whole_word_back(qtbot: QtBot, shown: Shown) -> None:
    title = shown.field("title")
    assert isinstance(title, QLineEdit)
    before = title.text()
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "abc")
    assert shown.value("title") == "abc"
    assert shown.page.tree.model.index_of(LEAF).data().endswith("abc")
    qtbot.keyClick(title, Keys.Key_Z, CTRL)
    assert title.text() == before
    assert shown.value("title") == before
    shown.page.redo_button.click()
    assert title.text() == "abc"


def test_a_list_is_typed_a_line_an_entry_and_the_cursor_stays(qtbot: QtBot, shown: Shown) -> None:
    notes = shown.field("notes")
    assert isinstance(notes, QPlainTextEdit)
    notes.setFocus()
    notes.selectAll()
    qtbot.keyClicks(notes, "one")
    qtbot.keyClick(notes, Keys.Key_Return)
    qtbot.keyClicks(notes, "two")
    assert shown.value("notes") == ["one", "two"]
    assert notes.toPlainText() == "one\ntwo"
    qtbot.keyClick(notes, Keys.Key_Z, CTRL)
    assert shown.value("notes") != ["one", "two"]


def test_a_long_list_is_seen_whole(qtbot: QtBot, shown: Shown) -> None:
    notes = shown.field("notes")
    assert isinstance(notes, QPlainTextEdit)
    notes.setPlainText("一\n二\n三\n四\n五")
    qtbot.waitUntil(lambda: notes.verticalScrollBar().maximum() == 0)
    notes.setPlainText("一")
    assert notes.height() < 3 * notes.fontMetrics().lineSpacing() + 20


def test_a_mistake_is_told_beneath_its_field_and_in_the_list_and_stops_publishing(qtbot: QtBot, shown: Shown) -> None:
    points = shown.field("points")
    assert isinstance(points, QLineEdit)
    assert shown.page.publish_button.isEnabled()
    points.selectAll()
    qtbot.keyClicks(points, "-3")
    assert not shown.page.publish_button.isEnabled()
    qtbot.waitUntil(lambda: "不能为负" in shown.beneath("points").text())
    assert shown.page.side.tabText(0) == "核对（1）"
    shown.page.tree.choose(("title",))
    index = shown.page.side.checks.model.index(0)
    shown.page.side.checks.view.activated.emit(index)
    assert shown.page.tree.current == LEAF
    assert QApplication.focusWidget() is points
    qtbot.waitUntil(lambda: bool(shown.store.saved))


def test_the_tab_key_goes_down_the_form_through_its_cards(qtbot: QtBot, shown: Shown) -> None:
    shown.page.form._cards[1].button.click()
    qtbot.waitUntil(lambda: all(card.isVisible() for card in shown.page.form._cards[1].cards))
    start = shown.field("title")
    start.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        met.append(widget)
        qtbot.keyClick(widget, Keys.Key_Tab)
    first = shown.page.form._cards[1].cards[0]
    kind = first.findChildren(QComboBox)[0]
    order = [met.index(w) for w in (start, shown.field("points"), shown.field("text"), kind, shown.field("notes"))]
    assert order == sorted(order)


def test_a_deduction_is_added_changed_in_kind_and_deleted_with_keys(qtbot: QtBot, shown: Shown) -> None:
    cards = shown.page.form._cards[1]
    count = len(cards.cards)
    cards.button.setFocus()
    qtbot.keyClick(cards.button, Keys.Key_Space)
    assert len(cards.cards) == count + 1
    kind = cards.cards[-1].findChildren(QComboBox)[0]
    assert QApplication.focusWidget() is kind
    kind.setCurrentIndex(kind.findData("range"))
    kind.activated.emit(kind.currentIndex())
    rule = shown.value("deductions", count)
    assert isinstance(rule, dict)
    assert (rule["kind"], "points" in rule) == ("range", False)
    names = [line.accessibleName() for line in cards.cards[-1].findChildren(QLineEdit)]
    assert names[:4] == ["最低", "最高", "间隔", "上限"]
    shown.window.editor.undo_stack.undo()
    shown.window.editor.undo_stack.undo()
    assert len(cards.cards) == count


def test_leaves_are_added_moved_and_deleted_with_keys(qtbot: QtBot, shown: Shown) -> None:
    view, section = shown.page.tree.view, ("sections", 0, "items")
    view.setFocus()
    titles = [leaf["title"] for leaf in shown.window.editor.value(section)]
    qtbot.keyClick(view, Keys.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown.page.tree.current == (*section, 1)
    assert [leaf["title"] for leaf in shown.window.editor.value(section)][:2] == [titles[1], titles[0]]
    qtbot.keyClick(view, Keys.Key_Return, CTRL)
    assert shown.page.tree.current == (*section, 2)
    assert shown.window.editor.value((*section, 2, "title")) == "新的评查项"
    qtbot.keyClick(view, Keys.Key_Delete)
    qtbot.keyClick(view, Keys.Key_Z, CTRL)
    qtbot.keyClick(view, Keys.Key_Z, CTRL)
    qtbot.keyClick(view, Keys.Key_Z, CTRL)
    assert [leaf["title"] for leaf in shown.window.editor.value(section)] == titles


def test_documents_are_ticked_in_a_list_that_can_be_searched(qtbot: QtBot, shown: Shown) -> None:
    dialog = PickDialog("涉及文书", [("a", "立案审批表"), ("b", "送达回证")], ["b"], shown.window)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text() == "送达回证"
    dialog.search.setText("立案")
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [True, False]
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.chosen() == ["b", "a"]


def test_a_condition_is_chosen_from_the_case_facts(qtbot: QtBot, shown: Shown) -> None:
    button = shown.field("condition").findChildren(QPushButton)[0]
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConditionDialog)
    first = shown.window.editor.tree["conditions"][0]
    row = dialog.rows[0]
    row.name.setCurrentIndex(row.name.findData(first["id"]))
    dialog.more.click()
    dialog.rows[1].sign.setCurrentIndex(1)
    dialog.rows[1].name.setCurrentIndex(1)
    dialog.accept()
    second = shown.window.editor.tree["conditions"][1]
    assert shown.value("condition") == {"any": [first["id"], {"not": second["id"]}]}
    said = shown.field("condition").findChildren(QLabel)[0].text()
    assert said == f"{first['label']}或者不符合“{second['label']}”"


def test_the_sheet_is_drawn_when_somebody_looks_and_waits_while_there_are_mistakes(qtbot: QtBot, shown: Shown) -> None:
    paper = shown.page.side.sheet.paper
    assert paper.page_count == 0
    shown.page.side.setCurrentIndex(1)
    qtbot.waitUntil(lambda: paper.page_count > 0)
    shown.window.editor.type((*LEAF, "points"), "x")
    qtbot.waitUntil(shown.page.side.sheet.note.isVisible)
    assert paper.page_count > 0


def test_publishing_says_what_it_changes_and_is_not_the_default(qtbot: QtBot, shown: Shown) -> None:
    effect = Effect(True, True, False, simple().before.full if simple().before else None)  # type: ignore[arg-type]
    uses = [Use("简易程序", "旧标准（2026版）", "old"), Use("普通程序", "别的（2026版）", "other")]
    dialog = PublishDialog("某局标准（2027版）", 1, "", uses, ["简易程序"], shown.window)
    qtbot.addWidget(dialog)
    assert not dialog.agree.isEnabled()
    dialog.show_effects([PastEffect("简易程序", "001 甲案", effect), PastEffect("普通程序", "002 乙案", effect)])
    assert dialog.headline.text() == "按新版试算：1 份评查中，得分变动 1 份，等次变动 1 份。"
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.headline.text() == "按新版试算：2 份评查中，得分变动 2 份，等次变动 2 份。"
    assert dialog.chosen() == ["简易程序", "普通程序"]
    assert not dialog.agree.isDefault()


def test_a_draft_is_published_for_the_chosen_procedures(qtbot: QtBot, shown: Shown) -> None:
    shown.page.publish_button.click()
    dialog = shown.window.dialog
    assert dialog is not None
    dialog.agree.click()
    assert shown.store.published == [("d1", ("简易程序",))]
    assert shown.window.list_page.isVisible()


def test_an_edition_only_looked_at_offers_no_change(qtbot: QtBot, shown: Shown) -> None:
    shown.window.editor.open(simple(), frozen=True)
    shown.page.tree.choose(LEAF)
    title = shown.field("title")
    assert isinstance(title, QLineEdit)
    assert title.isReadOnly()
    assert not shown.page.publish_button.isVisible()
    assert not shown.page.tree.actions_of_pane["delete"].isVisible()
    assert not shown.page.form._cards[0].button.isVisible()


def test_a_draft_wants_a_name_and_an_edition(qtbot: QtBot, shown: Shown) -> None:
    dialog = NamingDialog("复制为新的版本", "某局标准", "", "", shown.window)
    qtbot.addWidget(dialog)
    assert not dialog._agree.isEnabled()
    dialog.edition.setText("2027")
    assert dialog._agree.isEnabled()


def test_what_could_not_be_read_is_listed_and_the_draft_stays(qtbot: QtBot, shown: Shown) -> None:
    tree = shown.window.editor.tree
    shown.window.presenter.not_taken.emit(("第 3 行：分值不是数字。", "第 9 行：名称不能为空。"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProblemsDialog)
    assert dialog.list.count() == 2
    dialog.accept()
    assert shown.window.editor.tree is tree


def test_escape_goes_back_to_the_list_and_the_draft_is_kept(qtbot: QtBot, shown: Shown) -> None:
    shown.window.editor.type((*LEAF, "title"), "x")
    qtbot.keyClick(shown.page.tree.view, Keys.Key_Escape)
    assert shown.window.list_page.isVisible()
    assert shown.store.saved[-1].tree["sections"][0]["items"][0]["title"] == "x"


def test_how_units_are_averaged_and_kinds_of_case_are_set_without_code(qtbot: QtBot, shown: Shown) -> None:
    shown.page.tree.choose(("total",))
    picks = {path: field for path, field, _ in shown.page.form._fields}
    picks[("unit", "tie_break")].widget.findChildren(QPushButton)[0].click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PickDialog)
    dialog.list.item(3).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert shown.window.editor.value(("unit", "tie_break")) == ["fewer_failed"]
    kinds = shown.page.form._cards[-1]
    kinds.button.click()
    label = kinds.cards[0].findChildren(QLineEdit)[0]
    qtbot.keyClicks(label, "daily")
    name = shown.window.editor.value(("case_types", 0, "id"))
    shown.page.tree.choose(("sections", 0))
    shown.window.editor.set(("sections", 0, "case_types"), [name])
    said = next(field for path, field, _ in shown.page.form._fields if path == ("case_types",))
    assert said.widget.findChildren(QLabel)[0].text() == "daily"
    shown.window.editor.check()
    assert shown.window.editor.rubric is not None
