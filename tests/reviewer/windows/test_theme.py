"""The theme: contrast in both tables, one stylesheet without a colour of its own."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reviewer.windows import stylesheet, theme
from reviewer.windows.theme import DARK, LIGHT, Mode, Roles


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), theme.TEXT_ON)
def test_text_keeps_four_and_a_half_to_one_on_every_ground_it_stands_on(table: Roles, text: str, ground: str) -> None:
    assert theme.contrast(getattr(table, text), getattr(table, ground)) >= 4.5


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("border", "ground"), theme.BORDER_ON)
def test_the_border_of_a_control_keeps_three_to_one(table: Roles, border: str, ground: str) -> None:
    assert theme.contrast(getattr(table, border), getattr(table, ground)) >= 3


@pytest.mark.parametrize("ground", ["ground", "surface", "raised", "canvas"])
@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_is_visible_on_every_ground(table: Roles, ground: str) -> None:
    assert theme.contrast(table.accent, getattr(table, ground)) >= 3


@pytest.mark.parametrize("mark", [theme.MARK_FINDING, theme.MARK_VETO, theme.MARK_SUSPICION])
def test_marks_on_the_paper_are_readable_on_white(mark: str) -> None:
    assert theme.contrast(mark, theme.PAPER) >= 4.5


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_the_paper_is_the_brightest_thing_on_the_screen(table: Roles) -> None:
    grounds = (table.canvas, table.ground, table.surface, table.raised)
    assert all(theme.luminance(theme.PAPER) > theme.luminance(g) for g in grounds)


def test_the_stylesheet_names_no_colour_that_is_not_in_the_table() -> None:
    pictures = dict.fromkeys(("ticked", *theme.SIGNS), "a.svg")
    written = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet.stylesheet(asdict(LIGHT), theme.TYPES, 1.0, pictures)))
    assert written <= {getattr(LIGHT, name) for name in theme.ROLE_NAMES}


def test_the_dark_theme_reaches_widgets_that_already_stand(qapp: QApplication) -> None:
    theme.apply(qapp, Mode.LIGHT)
    label = QLabel("评查")
    theme.apply(qapp, Mode.DARK)
    qapp.processEvents()
    assert label.palette().windowText().color().name().upper() == DARK.text
    assert theme.is_dark()
    theme.apply(qapp, Mode.LIGHT)
    assert not theme.is_dark()


def test_text_grows_to_one_and_a_half_and_no_further(qapp: QApplication) -> None:
    theme.apply(qapp, Mode.LIGHT, scale=1.5)
    assert theme.font(theme.BODY).pixelSize() == 21
    theme.apply(qapp, Mode.LIGHT, scale=4)
    assert theme.text_scale() == 1.5
    theme.apply(qapp, Mode.LIGHT)
    assert theme.font(theme.SMALL).pixelSize() == theme.SMALL


def test_a_look_can_be_changed_while_the_widget_stands(qapp: QApplication) -> None:
    button = QPushButton("提交")
    theme.set_look(button, "primary")
    assert button.property("look") == "primary"


def test_every_pair_of_the_stylesheet_is_among_those_measured() -> None:
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", stylesheet._TEMPLATE.template.replace("${", "$").replace("}px", "px"))
    measured, pairs = set(theme.TEXT_ON), set()
    for selector, body in rules:
        text = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"background: \$(\w+)", body)
        if text and ground and ":disabled" not in selector:
            pairs.add((text.group(1), ground.group(1)))
    assert len(pairs) >= 6
    assert pairs <= measured
    assert ("muted", "raised") in measured  # words that stand in an empty box
