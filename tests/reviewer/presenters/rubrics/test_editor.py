"""The editor without a window: undo for everything, kept as it is typed, checked on the way."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key, at, is_section
from reviewer.presenters.rubrics.shaping import Shaping
from tests.reviewer.places import AtOnce, Heard
from tests.reviewer.presenters.rubrics.keeping import KeptEditions, simple

LEAF: Key = ("sections", 0, "items", 0)


class Desk:
    def __init__(self) -> None:
        self.store = KeptEditions()
        self.editor = RubricEditor(self.store, JobRunner(AtOnce()))
        self.editor.open(simple())
        self.shaping = Shaping(self.editor)

    def titles(self, section: int) -> list[str]:
        return [item["title"] for item in self.editor.tree["sections"][section]["items"]]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.editor.close()


def type_letters(editor: RubricEditor, path: Key, text: str) -> None:
    for end in range(1, len(text) + 1):
        editor.type(path, text[:end])


def test_typing_a_word_is_one_step_back(desk: Desk) -> None:
    before = desk.editor.tree
    type_letters(desk.editor, (*LEAF, "title"), "查明主体资格")
    assert desk.editor.value((*LEAF, "title")) == "查明主体资格"
    assert desk.editor.undo_stack.count() == 1
    desk.editor.undo_stack.undo()
    assert desk.editor.tree is before
    desk.editor.undo_stack.redo()
    assert desk.editor.value((*LEAF, "title")) == "查明主体资格"


def test_leaving_the_box_or_typing_elsewhere_begins_another_step(desk: Desk) -> None:
    type_letters(desk.editor, (*LEAF, "title"), "甲乙")
    desk.editor.end_typing()
    type_letters(desk.editor, (*LEAF, "title"), "甲乙丙丁")
    type_letters(desk.editor, (*LEAF, "points"), "12")
    assert desk.editor.undo_stack.count() == 3
    desk.editor.undo_stack.undo()
    desk.editor.undo_stack.undo()
    assert desk.editor.value((*LEAF, "title")) == "甲乙"


def test_every_change_of_shape_can_be_taken_back(desk: Desk) -> None:
    before, shaping = desk.editor.tree, desk.shaping
    shaping.add_section(LEAF)
    shaping.add_leaf(("sections", 1))
    shaping.add_group(LEAF)
    shaping.duplicate(LEAF)
    shaping.move(LEAF, ("sections", 1, "items", 0))
    shaping.shift(LEAF, 1)
    shaping.delete(LEAF)
    shaping.add_entry((*LEAF, "deductions"), {"id": "new"}, "增加扣分情形")
    shaping.drop_entry((*LEAF, "deductions", 0), "删除扣分情形")
    count = desk.editor.undo_stack.count()
    assert count == 9
    for _ in range(count):
        desk.editor.undo_stack.undo()
    assert desk.editor.tree is before
    for _ in range(count):
        desk.editor.undo_stack.redo()
    assert len(desk.editor.tree["sections"]) == len(before["sections"]) + 1


def test_a_leaf_at_the_end_of_its_section_goes_on_into_the_next(desk: Desk) -> None:
    last = len(desk.titles(0)) - 1
    title = desk.titles(0)[last]
    now = desk.shaping.shift(("sections", 0, "items", last), 1)
    assert now == ("sections", 1, "items", 0)
    assert desk.titles(1)[0] == title


def test_a_leaf_may_not_stand_beside_the_sections_nor_a_section_in_itself(desk: Desk) -> None:
    assert not desk.shaping.can_move(LEAF, ("sections", 0))
    assert not desk.shaping.can_move(("sections", 0), ("sections", 0, "items", 1))
    assert desk.shaping.move(LEAF, ("sections", 0)) == ()


def test_a_new_section_counts_and_a_deleted_one_leaves_the_formula(desk: Desk) -> None:
    listed = ("total", 0, "terms", 0, "sections")
    count = len(desk.editor.value(listed))
    path = desk.shaping.add_section(LEAF)
    desk.shaping.add_leaf(path)
    assert len(desk.editor.value(listed)) == count + 1
    desk.shaping.delete(path)
    assert len(desk.editor.value(listed)) == count
    desk.editor.check()
    assert desk.editor.result is not None
    assert desk.editor.result.rubric is not None


def test_ids_once_used_are_not_given_to_something_else(desk: Desk) -> None:
    path = desk.shaping.add_leaf(LEAF)
    first = desk.editor.value((*path, "id"))
    desk.editor.set(("mapping",), [[first, "elsewhere"]])
    desk.shaping.delete(path)
    path = desk.shaping.add_leaf(LEAF)
    assert desk.editor.value((*path, "id")) != first
    assert not is_section(at(desk.editor.tree, path))


def test_what_is_typed_is_kept_even_where_it_is_wrong(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.editor.saved):
        desk.editor.type((*LEAF, "points"), "-3")
    assert at(desk.store.saved[-1].tree, (*LEAF, "points")) == "-3"
    qtbot.waitUntil(lambda: desk.editor.result is not None and desk.editor.result.stopping == 1)
    assert desk.editor.remarks[0].node == LEAF


def test_closing_at_once_keeps_the_last_letter(desk: Desk) -> None:
    desk.editor.type((*LEAF, "title"), "末字")
    desk.editor.close()
    assert at(desk.store.saved[-1].tree, (*LEAF, "title")) == "末字"


def test_an_edition_only_looked_at_does_not_change(desk: Desk) -> None:
    desk.editor.open(simple(), frozen=True)
    heard = Heard(desk.editor.changed)
    desk.editor.type((*LEAF, "title"), "x")
    desk.editor.set((*LEAF, "bonus"), True)
    desk.shaping.delete(LEAF)
    desk.shaping.add_section(LEAF)
    assert heard.said == []
    assert desk.editor.undo_stack.count() == 0


def test_undo_says_what_it_would_take_back(desk: Desk) -> None:
    desk.editor.type((*LEAF, "points"), "7")
    assert desk.editor.undo_stack.undoText() == "修改分值"
    desk.shaping.delete(LEAF)
    assert desk.editor.undo_stack.undoText().startswith("删除“")


def test_a_full_disk_is_told_and_the_draft_is_kept_as_soon_as_there_is_room(desk: Desk) -> None:
    heard, lost = Heard(desk.editor.refused), Heard(desk.editor.not_saved)
    desk.store.full = True
    desk.editor.type((*LEAF, "title"), "甲")
    desk.editor.flush()
    assert "磁盘空间不足" in str(heard.said[0][0])
    assert len(lost.said) == 1
    desk.store.full = False
    desk.editor.flush()
    assert at(desk.store.saved[-1].tree, (*LEAF, "title")) == "甲"
