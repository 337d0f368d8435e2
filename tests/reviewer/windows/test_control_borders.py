"""The border of whatever can be typed or chosen in is seen in both themes, measured on what is painted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import reviewer
from reviewer.windows import theme

CONTROLS = (QComboBox, QDateEdit, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox)
DEEP = 3  # pixels in which the border is looked for


@pytest.fixture(params=[theme.Mode.LIGHT, theme.Mode.DARK])
def themed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, request.param)
    yield
    theme.apply(qapp, theme.Mode.LIGHT)


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("ground", ["surface", "raised", "ground"])
def test_every_control_has_a_border_of_three_to_one(
    qtbot: QtBot, themed: None, control: type[QWidget], ground: str
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    theme.set_look(holder, ground)
    layout = QVBoxLayout(holder)
    widget = control()
    layout.addWidget(widget)
    holder.resize(200, 90)
    holder.show()
    picture = holder.grab().toImage()
    around: QColor = picture.pixelColor(2, 2)
    row = widget.y() + widget.height() // 2
    edge = [picture.pixelColor(widget.x() + x, row) for x in range(DEEP)]
    assert max(theme.contrast(pixel.name(), around.name()) for pixel in edge) >= 3


def test_no_number_box_goes_without_its_arrows() -> None:
    """The stylesheet gives those alone their border; Qt draws the others without their figure once they have one."""
    sources = (path.read_text(encoding="utf-8") for path in Path(reviewer.__file__).parent.rglob("*.py"))
    assert not [source for source in sources if "ButtonSymbols.NoButtons" in source]
