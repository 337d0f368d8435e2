"""Labels of marks hide no words of the page and no other label."""

from itertools import combinations

from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from reviewer.presenters.pages.marks import MarkKind, PageMark
from reviewer.windows.page_view.marks import frame_of, holds, mark_rect
from reviewer.windows.page_view.tags import Placed, place_tags
from scoring.casefile import Box

PAPER = QRectF(0, 0, 800, 1100)
LINES = [QRectF(150, 200 + 34 * n, 500, 24) for n in range(10)]


def placed(*marks: PageMark) -> list[Placed]:
    rects = [(mark, mark_rect(PAPER, mark.box)) for mark in marks]
    return place_tags([(mark, at, frame_of(at, mark)) for mark, at in rects], PAPER, LINES)


def around(line: int, left: float, right: float) -> Box:
    return Box(left / 800, LINES[line].top() / 1100, right / 800, LINES[line].bottom() / 1100)


def suspicion(box: Box | None, label: str = "疑") -> PageMark:
    return PageMark(1, MarkKind.SUSPICION, box, label, "k")


def test_a_label_stands_at_the_left_of_a_frame_that_begins_with_its_line(qtbot: QtBot) -> None:
    (one,) = placed(suspicion(around(3, 150, 650)))
    assert one.tag.right() <= LINES[3].left()
    assert one.tag.top() < LINES[3].center().y() < one.tag.bottom() + 12


def test_a_label_hides_no_words_wherever_its_frame_is(qtbot: QtBot) -> None:
    for left, right in ((150, 300), (300, 500), (500, 650)):
        (one,) = placed(suspicion(around(4, left, right)))
        assert not one.tag.isEmpty()
        assert not any(one.tag.intersects(line.adjusted(1, 1, -1, -1)) for line in LINES)


def test_labels_hide_one_another_neither_in_one_frame_nor_in_one_line(qtbot: QtBot) -> None:
    box = around(2, 150, 400)
    findings = [PageMark(1, MarkKind.FINDING, box, str(n), f"f{n}") for n in range(3)]
    tags = [one.tag for one in placed(*findings, suspicion(around(2, 450, 600)), suspicion(None), suspicion(None))]
    assert not any(one.intersects(other) for one, other in combinations(tags, 2))
    assert all(PAPER.contains(tag) for tag in tags)


def test_a_frame_at_the_edge_of_the_paper_keeps_its_label_on_it(qtbot: QtBot) -> None:
    for one in placed(suspicion(Box(0, 0, 1, 0.1)), suspicion(Box(0, 0.9, 1, 1))):
        assert PAPER.contains(one.tag)


def test_a_click_on_the_label_means_its_mark(qtbot: QtBot) -> None:
    (one,) = placed(suspicion(around(3, 150, 650)))
    assert holds(one, one.tag.center())
    assert holds(one, LINES[3].center())
    assert not holds(one, QPointF(400, 900))
