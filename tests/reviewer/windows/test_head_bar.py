"""The bar over the desk: nothing stands over anything else, whatever room there is."""

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.desk.head_bar import HeadBar


def overlapping(bar: HeadBar) -> list[tuple[str, str]]:
    shown = [child for child in bar.findChildren(QWidget) if child.isVisible() and child.parent() is bar]
    pairs = ((one, other) for n, one in enumerate(shown) for other in shown[n + 1 :])
    return [(str(one), str(other)) for one, other in pairs if one.geometry().intersects(other.geometry())]


@pytest.mark.parametrize("first", [1366, 700])
def test_the_standard_comes_and_goes_without_standing_over_the_rest(
    qtbot: QtBot, qapp: QApplication, first: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    stack = QUndoStack()
    bar = HeadBar(stack)
    qtbot.addWidget(bar)
    bar.resize(first, 38)
    bar.show()
    bar.show_file("002　临汐市浣云纺织洗涤有限公司未取得污水排入排水管网许可证排放污水案", ("已评 0/69", ""), "")
    bar.show_edition(("行政处罚案卷评查标准（普通程序） 2026.1", ""))
    assert overlapping(bar) == []
    for width in (700, 1366, 900, 1366):
        bar.resize(width, 38)
        assert overlapping(bar) == []
        bar.show_time("用时 1 小时 5 分")
        assert overlapping(bar) == []
        bar.show_time("")
        assert overlapping(bar) == []
    assert bar.edition.isVisible()
