"""The page view: where pages stand, how one goes about, regions, marks, text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.pages.marks import MarkKind, PageMark
from reviewer.presenters.pages.source import PagePictures, Pages
from reviewer.windows import theme
from reviewer.windows.page_view.layout import Fit, PageLayout, turned_box, upright_box
from reviewer.windows.page_view.text import picked, text_of
from reviewer.windows.page_view.view import PageView
from scoring.casefile import Box, Region, TextLine
from tests.reviewer.documents.rendering.papers import scan_pdf, text_pdf


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    pages = Pages()
    pages.start()
    yield pages
    pages.close()


@pytest.fixture
def view(qtbot: QtBot, pages: Pages, tmp_path: Path) -> PageView:
    view = PageView(pages)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    file = text_pdf(tmp_path / "a.pdf", 12)
    pages.open([PageOrigin(file, i, 595, 842) for i in range(12)])
    return view


def corner(view: PageView, page: int) -> QPoint:
    return view._rect(page).topLeft().toPoint()


def drag(qtbot: QtBot, view: PageView, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, modifier, start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, modifier, end)


def test_the_width_of_the_page_fits_the_view_by_default(view: PageView) -> None:
    assert view._rect(1).width() == view.viewport().width() - 16
    assert view.zoom_text() == "适合宽度"


def test_a_page_is_painted_sharp_soon_after_opening(qtbot: QtBot, view: PageView) -> None:
    qtbot.waitUntil(lambda: 1 in view.sharp)
    picture = view.viewport().grab().toImage()
    rect = view._rect(1)
    at = QPoint(round(rect.x() + 0.4 * rect.width()), round(rect.y() + 0.1 * rect.height()))
    assert picture.pixelColor(at) == QColor("black")


def test_the_paper_stays_white_in_the_dark_theme(qapp: QApplication, qtbot: QtBot, view: PageView) -> None:
    theme.apply(qapp, theme.Mode.DARK)
    qtbot.waitUntil(lambda: 1 in view.sharp)
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(corner(view, 1) + QPoint(20, 300)) == QColor("white")
    assert picture.pixelColor(2, 2) == QColor(theme.DARK.canvas)
    theme.apply(qapp, theme.Mode.LIGHT)


def test_going_to_a_page_says_so_and_shows_it_at_the_top(qtbot: QtBot, view: PageView) -> None:
    with qtbot.waitSignal(view.page_changed) as blocker:
        view.go(7)
    assert blocker.args == [7]
    assert corner(view, 7).y() == 8
    view.step(-2)
    assert view.page == 5
    view.step(-50)
    assert view.page == 1


@pytest.mark.parametrize("continuous", [True, False])
def test_each_page_gone_to_is_told_once(view: PageView, *, continuous: bool) -> None:
    view.set_continuous(continuous)
    told: list[int] = []
    view.page_changed.connect(told.append)
    for page in (7, 7, 3):
        view.go(page)
    view.step(1)
    assert told == [7, 3, 4]


def test_scrolling_by_screens_reaches_every_page(view: PageView) -> None:
    seen = {view.page}
    for _ in range(40):
        view.scroll_on()
        seen.add(view.page)
    assert seen == set(range(1, 13))


def test_a_page_that_stands_alone_gives_way_to_the_next_at_its_end(view: PageView) -> None:
    view.set_continuous(False)
    view.set_fit(Fit.PAGE)
    view.scroll_on()
    assert view.page == 2
    view.scroll_on(-1)
    assert view.page == 1


def test_zooming_keeps_the_place_and_names_the_zoom(view: PageView) -> None:
    view.go(6)
    view.zoom_by(1)
    assert view.page == 6
    assert view.zoom_text().endswith("%")
    view.set_fit(Fit.FREE, 2.0)
    assert view.zoom_text() == "200 %"
    assert view.page == 6
    assert view.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("turns", range(4))
def test_a_region_is_kept_in_fractions_of_the_upright_page(qtbot: QtBot, view: PageView, turns: int) -> None:
    for _ in range(turns):
        view.rotate()
    view.set_fit(Fit.PAGE)
    view.go(3)
    rect = view._rect(3)
    expected = Box(0.1, 0.2, 0.4, 0.3)
    shown = turned_box(expected, 90 * turns)
    points = [
        QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))
        for x, y in ((shown.left, shown.top), (shown.right, shown.bottom))
    ]
    with qtbot.waitSignal(view.region_drawn) as blocker:
        drag(qtbot, view, *points)
    region = blocker.args[0]
    assert isinstance(region, Region)
    assert region.page == 3
    assert region.box is not None
    for side in ("left", "top", "right", "bottom"):
        assert getattr(region.box, side) == pytest.approx(getattr(expected, side), abs=0.005)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turning_a_box_there_and_back_changes_nothing(turned: int) -> None:
    box = Box(0.1, 0.2, 0.5, 0.3)
    back = upright_box(turned_box(box, turned), turned)
    assert (back.left, back.top, back.right, back.bottom) == pytest.approx((0.1, 0.2, 0.5, 0.3))


def test_a_click_on_a_mark_names_its_owner(qtbot: QtBot, view: PageView) -> None:
    view.set_marks([PageMark(1, MarkKind.FINDING, Box(0.2, 0.2, 0.6, 0.3), "1", "finding-1")])
    rect = view._rect(1)
    at = QPoint(round(rect.x() + 0.4 * rect.width()), round(rect.y() + 0.25 * rect.height()))
    with qtbot.waitSignal(view.mark_clicked) as blocker:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert blocker.args == ["finding-1"]
    with qtbot.assertNotEmitted(view.mark_clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, 150))


def test_numbers_of_one_frame_stand_beside_each_other_and_each_names_its_owner(qtbot: QtBot, view: PageView) -> None:
    box = Box(0.2, 0.2, 0.6, 0.3)
    one = PageMark(1, MarkKind.FINDING, box, "1", "finding-1")
    view.set_marks([one, PageMark(1, MarkKind.VETO, box, "2", "finding-2")])
    rect = view._rect(1)
    corner = QPoint(round(rect.x() + 0.2 * rect.width()), round(rect.y() + 0.2 * rect.height()))
    for down, owner in ((3, "finding-1"), (26, "finding-2")):
        with qtbot.waitSignal(view.mark_clicked) as blocker:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(-12, down))
        assert blocker.args == [owner]


@pytest.mark.parametrize("kind", list(MarkKind))
def test_every_kind_of_mark_is_seen_on_the_paper(qtbot: QtBot, view: PageView, kind: MarkKind) -> None:
    qtbot.waitUntil(lambda: 1 in view.sharp)
    before = view.viewport().grab().toImage()
    view.set_marks([PageMark(1, kind, Box(0.2, 0.3, 0.6, 0.4), "2", "x")])
    assert view.viewport().grab().toImage() != before


def test_dragging_with_shift_selects_text_and_copies_it(qtbot: QtBot, view: PageView) -> None:
    lines = [
        TextLine("当事人应当于", 1, Box(0.1, 0.1, 0.7, 0.12), original="当事人应当于"),
        TextLine("七日内缴款。", 1, Box(0.1, 0.14, 0.7, 0.16), original="七日内缴款。"),
    ]
    view.set_lines({1: lines})
    rect = view._rect(1)

    def at(x: float, y: float) -> QPoint:
        return QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))

    with qtbot.waitSignal(view.text_selected) as blocker:
        drag(qtbot, view, at(0.41, 0.11), at(0.39, 0.15), shift=True)
    assert blocker.args == ["应当于\n七日内"]
    view.copy()
    assert QApplication.clipboard().text() == "应当于\n七日内"


def test_a_drag_past_the_end_of_a_short_line_stays_on_it(qtbot: QtBot, view: PageView) -> None:
    boxes = ((0.1, 0.3), (0.1, 0.3), (0.1, 0.9))
    lines = [
        TextLine(text, 1, Box(left, 0.10 + n * 0.03, right, 0.12 + n * 0.03))
        for n, (text, (left, right)) in enumerate(zip(("甲甲", "乙乙", "丙丙丙丙丙丙"), boxes, strict=True))
    ]
    assert text_of(picked(lines, (0.11, 0.11), (0.8, 0.14))) == "甲甲\n乙乙"
    beside = [TextLine("左", 1, Box(0.1, 0.1, 0.2, 0.12)), TextLine("右", 1, Box(0.6, 0.104, 0.7, 0.124))]
    assert text_of(picked(beside, (0.59, 0.101), (0.71, 0.101))) == "右"


@pytest.mark.parametrize("turns", range(4))
def test_text_is_picked_where_it_shows_at_any_zoom_and_turned(qtbot: QtBot, view: PageView, turns: int) -> None:
    box = Box(0.3, 0.1, 0.6, 0.12)
    view.set_lines({1: [TextLine("听证告知书", 1, box), TextLine("旁", 1, Box(0.3, 0.3, 0.6, 0.32))]})
    for _ in range(turns):
        view.rotate()
    view.set_fit(Fit.FREE, 0.9)
    view.go(1, box)
    shown, rect = turned_box(box, turns * 90), view._rect(1)
    corners = [
        QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))
        for x, y in ((shown.left, shown.top), (shown.right, shown.bottom))
    ]
    with qtbot.waitSignal(view.text_selected) as blocker:
        drag(qtbot, view, corners[0], corners[1], shift=True)
    assert blocker.args == ["听证告知书"]


def test_a_quick_drag_is_taken_to_where_the_button_was_let_go(qtbot: QtBot, view: PageView) -> None:
    rect = view._rect(1)
    start, end = rect.topLeft().toPoint() + QPoint(50, 50), rect.topLeft().toPoint() + QPoint(250, 150)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    with qtbot.waitSignal(view.region_drawn) as blocker:
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)  # no move was heard of
    region = blocker.args[0]
    assert region.box is not None
    assert abs((region.box.right - region.box.left) * rect.width() - 200) < 2


def test_selecting_backwards_gives_the_same_text() -> None:
    lines = [TextLine("甲乙丙丁", 1, Box(0.0, 0.1, 0.8, 0.12))]
    assert text_of(picked(lines, (0.61, 0.11), (0.19, 0.11))) == text_of(picked(lines, (0.19, 0.11), (0.61, 0.11)))


def test_pages_of_different_sizes_all_fit_the_width() -> None:
    layout = PageLayout(((595, 842), (842, 595), (1190, 842)), (516, 700))
    assert {p.width for p in layout.places} == {500}
    assert list(layout.between(0, 10)) == [1]
    assert list(layout.between(layout.places[1].y + 5, layout.places[2].y + 5)) == [2, 3]


def test_a_file_that_cannot_be_read_says_so_where_the_page_would_be(
    qtbot: QtBot, pages: Pages, view: PageView, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_text("no")
    with qtbot.waitSignal(pages.unreadable) as blocker:
        pages.open([PageOrigin(tmp_path / "bad.pdf", 0, 595, 842)])
    assert blocker.args == [1, "文件已损坏，无法显示。"]
    assert pages.why_not(view._size(1)) == "文件已损坏，无法显示。"


def test_no_file_paints_an_empty_view(pages: Pages, view: PageView) -> None:
    pages.open([])
    assert view.page == 0
    view.scroll_on()
    view.step(1)
    view.rotate()
    assert not view.viewport().grab().isNull()


def test_a_single_page_can_be_waited_for(tmp_path: Path) -> None:
    pictures = PagePictures()
    origin = PageOrigin(scan_pdf(tmp_path / "s.pdf"), 0, 595, 842)
    image = pictures.draw(origin, 200)
    pictures.close()
    assert (image.width(), image.height()) == (200, 283)
    assert image.pixelColor(50, 70) == QColor("black")


@pytest.mark.parametrize("fit", Fit)
@pytest.mark.parametrize("single", [0, 2])
@pytest.mark.parametrize("viewport", [(500, 600), (500, 700), (520, 600)])
def test_a_layout_after_another_stands_as_one_made_afresh(fit: Fit, single: int, viewport: tuple[int, int]) -> None:
    sizes = ((595.0, 842.0), (842.0, 595.0), (420.0, 595.0))
    before = PageLayout(sizes, (500, 600), fit, 1.5, 90, single)
    seen = before.places, before.extent, before.between(0, 400)
    after = PageLayout(sizes, viewport, fit, 1.5, 90, single).after(before)
    fresh = PageLayout(sizes, viewport, fit, 1.5, 90, single)
    assert (after.places, after.extent, after.between(0, 400)) == (fresh.places, fresh.extent, fresh.between(0, 400))
    assert seen == (before.places, before.extent, before.between(0, 400))
