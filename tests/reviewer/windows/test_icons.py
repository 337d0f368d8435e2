"""Icons: recoloured by theme, and surviving Qt's own copies."""

import gc
import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

import reviewer
from reviewer.windows import icons, theme
from reviewer.windows.theme import DARK, LIGHT, Mode


def colours(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {c.name().upper() for c in (image.pixelColor(x, y) for x, y in points) if c.alpha() == 255}


def test_an_icon_takes_the_colour_of_the_theme_that_is_on_when_it_is_painted(qapp: QApplication) -> None:
    theme.apply(qapp, Mode.LIGHT)
    sign = icons.icon("circle-check", "accent")
    assert LIGHT.accent in colours(sign.pixmap(QSize(48, 48)))
    theme.apply(qapp, Mode.DARK)
    assert DARK.accent in colours(sign.pixmap(QSize(48, 48)))
    theme.apply(qapp, Mode.LIGHT)


def test_a_disabled_icon_is_drawn_paler(qapp: QApplication) -> None:
    sign = icons.icon("circle-check", "text")
    assert LIGHT.control_line in colours(sign.pixmap(QSize(48, 48), QIcon.Mode.Disabled))


def test_a_copy_made_by_qt_survives_the_collector(qapp: QApplication) -> None:
    sign = icons.icon("x")
    copy = QIcon(sign)
    copy.addPixmap(icons.pixmap("x"))
    gc.collect()
    assert not copy.pixmap(16).isNull()


def test_the_tick_of_a_box_has_the_ink_of_its_theme() -> None:
    for name, table in zip(theme.TICKS, (LIGHT, DARK), strict=True):
        drawing = (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert f'stroke="{table.on_accent}"' in drawing


def test_every_icon_carries_its_licence_beside_it() -> None:
    folder = files("resources") / "icons"
    assert "ISC License" in (folder / "LICENCE-lucide.txt").read_text(encoding="utf-8")
    drawings = [f for f in folder.iterdir() if f.name.endswith(".svg")]
    assert all("lucide" in f.read_text(encoding="utf-8") for f in drawings)


def test_every_icon_in_the_package_is_used_and_every_used_one_is_there() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in Path(reviewer.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', source))
    drawn = {f.name.removesuffix(".svg") for f in (files("resources") / "icons").iterdir() if f.name.endswith(".svg")}
    assert drawn <= named, f"nobody draws {sorted(drawn - named)}"
    asked = set(re.findall(r'\b(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', source))
    assert asked <= drawn, f"no file for {sorted(asked - drawn)}"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_beside_words_keeps_its_size_and_has_the_gap_at_its_right(qapp: QApplication, ratio: float) -> None:
    sign = icons.icon("circle", "accent")
    beside = sign.pixmap(QSize(icons.BESIDE, icons.BESIDE), ratio).toImage()
    alone = sign.pixmap(QSize(icons.SIZE, icons.SIZE), ratio).toImage()
    assert inked(beside) == inked(alone)
    assert alone.width() == icons.SIZE * ratio
    assert beside.width() - inked(beside)[-1] > (icons.BESIDE - icons.SIZE) * ratio


def inked(picture: QImage) -> list[int]:
    """The columns that hold something."""
    rows = range(picture.height())
    return [x for x in range(picture.width()) if any(picture.pixelColor(x, y).alpha() for y in rows)]


def test_what_empties_a_line_is_of_the_same_family_and_comes_with_words(qtbot: QtBot) -> None:
    own, other = QLineEdit(), QLineEdit()
    for line in (own, other):
        qtbot.addWidget(line)
        line.show()
    icons.let_clear(own)
    other.setClearButtonEnabled(True)
    buttons = [line.findChildren(QToolButton) for line in (own, other)]
    assert [len(found) for found in buttons] == [1, 1]
    assert not own.findChildren(QToolButton)[0].isVisible()
    drawn = [found[0].icon().pixmap(16, 16).toImage() for found in buttons]
    assert drawn[0] == icons.icon("x").pixmap(16, 16).toImage()
    assert drawn[0] != drawn[1]
    own.setText("字")
    qtbot.waitUntil(buttons[0][0].isVisible)
    assert buttons[0][0].accessibleName()
