"""截图遮盖: looked at one by one, covered with the mouse or with keys, let be seen, left out, confirmed."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reviewer.printing.clipping_choices import ClippingChoices
from reviewer.printing.clippings import Clipping, Cover, Reason
from reviewer.windows.bulletin.clippings_dialog import ClippingsDialog
from scoring.casefile import Box
from tests.reviewer.places import Heard

Key = Qt.Key
PART = Box(0.05, 0.2, 0.95, 0.3)
NAME, SEAL = Box(0.1, 0.22, 0.2, 0.24), Box(0.6, 0.2, 0.8, 0.28)


def clipping(finding: str, page: int, shade: int, *covers: Cover) -> Clipping:
    out = io.BytesIO()
    Image.new("L", (900, 142), shade).save(out, "PNG")
    return Clipping(finding, page, PART, out.getvalue(), covers, f"{finding}号案卷第{page}页")


FIRST = clipping("001", 3, 250, Cover(NAME, Reason.NAME), Cover(SEAL, Reason.STRANGE))
SECOND = clipping("002", 4, 240)


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.dialog = ClippingsDialog()
        qtbot.addWidget(self.dialog)
        self.heard = Heard(self.dialog.decided)
        self.dialog.show_clippings((FIRST, SECOND), ClippingChoices())
        self.dialog.show()
        with qtbot.waitExposed(self.dialog):
            pass
        self.canvas = self.dialog.canvas

    @property
    def decided(self) -> ClippingChoices:
        choices = self.heard.said[-1][0]
        assert isinstance(choices, ClippingChoices)
        return choices


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def middle(shown: Shown, box: Box) -> QPoint:
    return shown.canvas.rect_of(box).center().toPoint()


def test_it_says_what_is_covered_and_what_waits(shown: Shown) -> None:
    assert (
        shown.dialog.said.text()
        == "遮盖了 1 处人名、号码等；另有 1 处未识别的笔迹、印章或者图形（橙色框），已先行遮盖。"
    )
    assert [shown.dialog.list.item(at).text() for at in (0, 1)] == ["001号案卷第3页　待确认", "002号案卷第4页　待确认"]


def test_a_box_drawn_with_the_mouse_covers_that_part_of_the_page(qtbot: QtBot, shown: Shown) -> None:
    wanted = Box(0.3, 0.22, 0.5, 0.26)
    rect = shown.canvas.rect_of(wanted)
    qtbot.mousePress(shown.canvas, Qt.MouseButton.LeftButton, pos=rect.topLeft().toPoint())
    qtbot.mouseMove(shown.canvas, rect.center().toPoint())
    qtbot.mouseRelease(shown.canvas, Qt.MouseButton.LeftButton, pos=rect.bottomRight().toPoint())
    (box,) = shown.decided.covers["001", 3]
    assert box.left == pytest.approx(wanted.left, abs=0.003)
    assert box.bottom == pytest.approx(wanted.bottom, abs=0.003)
    assert not shown.dialog.confirm.isEnabled()  # until the picture is cut anew


def test_a_cover_is_placed_with_keys_alone(qtbot: QtBot, shown: Shown) -> None:
    qtbot.keyClick(shown.canvas, Key.Key_N)
    begun = shown.canvas.begun
    assert begun is not None
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Up):
        qtbot.keyClick(shown.canvas, key)
    qtbot.keyClick(shown.canvas, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown.canvas, Key.Key_Return)
    (box,) = shown.decided.covers["001", 3]
    assert box.left == pytest.approx(begun.left - 0.01, abs=1e-4)
    assert box.right - box.left == pytest.approx(begun.right - begun.left + 0.005, abs=1e-4)
    assert shown.dialog.isVisible()


def test_escape_gives_up_the_cover_not_the_window(qtbot: QtBot, shown: Shown) -> None:
    qtbot.keyClick(shown.canvas, Key.Key_N)
    qtbot.keyClick(shown.canvas, Key.Key_Escape)
    assert shown.canvas.begun is None
    assert shown.dialog.isVisible()
    assert shown.heard.said == []


def test_unknown_ink_can_be_let_be_seen_and_covered_again(qtbot: QtBot, shown: Shown) -> None:
    qtbot.mouseClick(shown.canvas, Qt.MouseButton.LeftButton, pos=middle(shown, SEAL))
    assert shown.dialog.about.text() == "未识别的笔迹、印章或者图形：已遮盖"
    qtbot.mouseClick(shown.dialog.remove, Qt.MouseButton.LeftButton)
    choices = shown.decided
    assert choices.shown == {("001", 3): (SEAL,)}
    again = clipping("001", 3, 200, Cover(NAME, Reason.NAME), Cover(SEAL, Reason.STRANGE, shown=True))
    shown.dialog.show_clippings((again, SECOND), choices)
    qtbot.keyClick(shown.canvas, Key.Key_Delete)
    assert shown.decided.shown == {}


def test_a_known_name_cannot_be_let_be_seen(qtbot: QtBot, shown: Shown) -> None:
    qtbot.keyClick(shown.canvas, Key.Key_Space)
    assert shown.dialog.about.text().endswith("不能放开")
    qtbot.keyClick(shown.canvas, Key.Key_Delete)
    assert not shown.dialog.remove.isEnabled()
    assert shown.heard.said == []


def test_confirming_goes_on_to_the_next_that_waits(qtbot: QtBot, shown: Shown) -> None:
    qtbot.mouseClick(shown.dialog.confirm, Qt.MouseButton.LeftButton)
    assert shown.decided.seen == (FIRST.key,)
    shown.dialog.show_clippings((FIRST, SECOND), shown.decided)
    assert shown.dialog.list.currentRow() == 1
    assert shown.dialog.list.item(0).text().endswith("已确认")


def test_another_cut_of_the_same_page_waits_again(shown: Shown) -> None:
    choices = ClippingChoices(seen=(FIRST.key, SECOND.key))
    shown.dialog.show_clippings((clipping("001", 3, 10), SECOND), choices)
    assert shown.dialog.list.item(0).text().endswith("待确认")
    assert shown.dialog.list.item(1).text().endswith("已确认")


def test_a_clipping_can_be_left_out(qtbot: QtBot, shown: Shown) -> None:
    shown.dialog.omit.click()
    assert shown.decided.left_out == {("001", 3)}
    shown.dialog.show_clippings((FIRST, SECOND), shown.decided)
    assert shown.dialog.list.item(0).text().endswith("不用")


def test_what_was_cut_before_the_last_decision_is_not_shown(qtbot: QtBot, shown: Shown) -> None:
    shown.dialog.omit.click()
    before, after = ClippingChoices(), shown.decided
    shown.dialog.show_clippings((SECOND,), before)
    assert shown.dialog.list.count() == 2
    shown.dialog.show_clippings((SECOND,), after)
    assert shown.dialog.list.count() == 1


def test_a_remark_on_a_clipping_opens_its_picture(shown: Shown) -> None:
    shown.dialog.show_clippings((FIRST, SECOND), ClippingChoices(), "002")
    assert shown.dialog.list.currentRow() == 1
