"""设置快捷键: the dialog in which keys are chosen, written to files and read from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.actions import ACTIONS, action, choose
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.keys_dialog import KeysDialog
from tests.reviewer.windows.desk_window import CTRL, HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


@pytest.fixture(autouse=True)
def _own_keys_afterwards() -> Iterator[None]:
    yield
    choose({})


def test_keys_go_into_a_file_and_come_back(place: DeskPlace, heard: HeardMessages, tmp_path: Path) -> None:
    keymap = place.acting.keymap
    dialog = KeysDialog(keymap, heard, place)
    keymap.give("rotate", "Ctrl+J")
    dialog.write(tmp_path / "键.json")
    keymap.reset()
    dialog.read(tmp_path / "键.json")
    assert action("rotate").keys == ("Ctrl+J",)
    assert heard.errors == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": "other", "keys": {}}',
        '{"format": "mingjuan-keys-1", "keys": {"rotate": []}}',
        '{"format": "mingjuan-keys-1", "keys": {"rotate": ["D"]}}',
    ],
)
def test_a_wrong_file_changes_nothing(place: DeskPlace, heard: HeardMessages, tmp_path: Path, text: str) -> None:
    (tmp_path / "键.json").write_text(text, encoding="utf-8")
    KeysDialog(place.acting.keymap, heard, place).read(tmp_path / "键.json")
    assert len(heard.errors) == 1
    assert all(action(a.name) == a for a in ACTIONS)


def test_the_dialog_warns_of_a_conflict_and_gives_the_key(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_K, modifier=CTRL)
    dialog = place.findChild(KeysDialog)
    assert dialog is not None
    dialog.choose("rotate")
    dialog.keys.setKeySequence(QKeySequence("D"))
    assert "唯一" in dialog.warning.text()
    assert not dialog.instead.isEnabled()
    dialog.keys.setKeySequence(QKeySequence("J"))
    assert "下一项" in dialog.warning.text()
    qtbot.mouseClick(dialog.instead, Qt.MouseButton.LeftButton)
    assert action("rotate").keys == ("J",)
    assert dialog.chosen() == "rotate"
    assert dialog.focusWidget() is dialog.tree  # not on the button that throws all away
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert action("rotate").keys == ("T",)
    dialog.close()


def test_the_field_takes_one_key_at_once_and_escape_leaves(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    dialog = KeysDialog(place.acting.keymap, heard, place)
    qtbot.addWidget(dialog)
    dialog.open()
    for key, shown in ((Key.Key_N, "N"), (Key.Key_Y, "Y")):
        qtbot.keyClick(dialog.keys, key)
        assert dialog.keys.keySequence().toString() == shown
    qtbot.keyClick(dialog.keys, Key.Key_Escape)
    assert not dialog.isVisible()
