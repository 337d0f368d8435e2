"""A page as large as it shows is painted pixel for pixel, on screens of every scale."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from reviewer.windows.page_view.paint import draw_picture

WIDTH = 40


def _striped(height: int) -> QImage:
    """Each other row is black."""
    rows = b"".join((b"\x00" if row % 2 else b"\xff") * WIDTH for row in range(height))
    return QImage(rows, WIDTH, height, WIDTH, QImage.Format.Format_Grayscale8).copy()


def _painted(ratio: float, top: float, height: int) -> list[int]:
    """One column of a screen of this scale, within the page whose logical top and height these are."""
    screen = QImage(100, round((top + height + 10) * ratio), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0)
    painter = QPainter(screen)
    painter.translate(1, 0)  # a view within its window
    draw_picture(painter, QRectF(3, top, WIDTH / ratio, height), _striped(round(height * ratio)))
    painter.end()
    begin, end = int(top * ratio) + 3, int((top + height) * ratio) - 3
    return [screen.pixel(int(15 * ratio), y) & 0xFF for y in range(begin, end)]


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_no_row_of_a_page_is_lost_or_doubled(qtbot: QtBot, ratio: float) -> None:
    for top in (9, 10, 11, 12, 13):
        for height in range(520, 535):
            column = _painted(ratio, top, height)
            assert set(column) == {0, 255}
            assert all(one != following for one, following in pairwise(column)), (top, height)
