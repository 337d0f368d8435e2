"""Pages for several views at once: what each is told, what comes first, thumbnails and parts of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reviewer.documents.rendering.wishes import PageOrigin, Part, Wish
from reviewer.presenters.pages.source import Pages, PageSize
from reviewer.presenters.pages.wants import in_turn, within
from tests.reviewer.documents.rendering.papers import scan_pdf, text_pdf


@pytest.fixture(scope="module")
def served() -> Iterator[Pages]:
    pages = Pages()
    pages.start()
    yield pages
    pages.close()


@pytest.fixture
def pages(served: Pages, tmp_path: Path) -> Pages:
    file = text_pdf(tmp_path / "a.pdf", 12)
    served.open([PageOrigin(file, i, 595, 842) for i in range(12)])
    return served


def size(page: int, width: int = 300) -> PageSize:
    return PageSize(page, width, round(width * 842 / 595))


def test_what_one_view_wants_leaves_what_another_wants(qtbot: QtBot, pages: Pages) -> None:
    left, right, thumbnails = pages.view(), pages.view(), pages.view()
    left.want([size(1)], [size(2)])
    right.want([size(9, 320)])
    thumbnails.want((), small=[size(p, 80) for p in range(1, 13)])
    right.want([size(10, 320)])
    wanted = [size(1), size(2), size(10, 320), *(size(p, 80) for p in range(1, 13))]
    qtbot.waitUntil(lambda: all(pages.frame(s) for s in wanted))
    for view in (left, right, thumbnails):
        view.stop()


def test_a_view_hears_of_its_own_pages_only(qtbot: QtBot, pages: Pages) -> None:
    left, right = pages.view(), pages.view()
    heard: list[tuple[str, int]] = []
    left.painted.connect(lambda page: heard.append(("left", page)))
    right.painted.connect(lambda page: heard.append(("right", page)))
    pages.painted.connect(lambda page: heard.append(("all", page)))
    left.want([size(3, 310)])
    right.want((), small=[size(4, 70)])
    qtbot.waitUntil(lambda: ("left", 3) in heard and ("right", 4) in heard)
    assert sorted(h for h in heard if h[1] != 1) == [("all", 3), ("left", 3), ("right", 4)]  # 1: asked for by opening


def test_a_view_goes_with_its_owner(qtbot: QtBot, pages: Pages) -> None:
    owner = QObject()
    gone = pages.view(owner)
    gone.want([size(5, 330)])
    owner.deleteLater()
    qtbot.waitUntil(lambda: gone not in pages._views)
    other = pages.view()
    other.want([size(6, 330)])
    qtbot.waitUntil(lambda: pages.frame(size(6, 330)) is not None)


def test_a_thumbnail_does_not_stand_in_where_a_larger_picture_is_there(qtbot: QtBot, pages: Pages) -> None:
    view = pages.view()
    view.want([size(7, 400)], small=[size(7, 60)])
    qtbot.waitUntil(lambda: bool(pages.frame(size(7, 400)) and pages.frame(size(7, 60))))
    near = pages.near_frame(size(7, 390))
    assert near is not None
    assert near.image.width() == 400
    beyond = pages.near_frame(size(7, 900))
    assert beyond is not None
    assert beyond.image.width() == 400


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("scanned", [False, True])
def test_a_part_is_the_same_piece_of_the_whole_page(
    qtbot: QtBot, pages: Pages, tmp_path: Path, turned: int, scanned: bool
) -> None:
    file = scan_pdf(tmp_path / "s.pdf", "L") if scanned else text_pdf(tmp_path / "t.pdf", 1)
    pages.open([PageOrigin(file, 0, 595, 842)])
    width, height = (1684, 1190) if turned % 180 else (1190, 1684)
    whole = PageSize(1, width, height, turned)
    part = whole._replace(part=Part(width // 2 - 150, height // 2 - 100, 300, 200))
    bar = whole._replace(part=Part(0, 0, width, 250))
    view = pages.view()
    view.want([whole, part, bar])
    qtbot.waitUntil(lambda: all(pages.frame(s) for s in (whole, part, bar)))
    for piece in (part, bar):
        assert piece.part is not None
        frame, page = pages.frame(piece), pages.frame(whole)
        assert frame is not None
        assert page is not None
        assert (frame.image.width(), frame.image.height()) == piece.part[2:]
        for x in range(20, piece.part.width, 60):
            for y in range(20, piece.part.height, 60):
                seen, expected = (
                    frame.image.pixelColor(x, y),
                    page.image.pixelColor(x + piece.part[0], y + piece.part[1]),
                )
                assert abs(seen.lightness() - expected.lightness()) < 20, (x, y)


def test_a_part_of_an_image_file_is_cut_and_white_beyond_the_edge(qtbot: QtBot, pages: Pages, tmp_path: Path) -> None:
    from tests.reviewer.documents.rendering.papers import scan

    path = tmp_path / "p.png"
    scan("RGB", (600, 800)).save(path)  # black at its top left quarter
    pages.open([PageOrigin(path, 0, 450, 600)])
    part = PageSize(1, 1200, 1600, 90, Part(500, -50, 400, 300))
    view = pages.view()
    view.want([part._replace(width=1600, height=1200)])
    qtbot.waitUntil(lambda: pages.frame(part._replace(width=1600, height=1200)) is not None)
    frame = pages.frame(part._replace(width=1600, height=1200))
    assert frame is not None
    assert frame.image.pixelColor(350, 20) == QColor("white")  # above the page
    assert frame.image.pixelColor(100, 200) == QColor("white")  # turned clockwise, the black is at the right
    assert frame.image.pixelColor(350, 200) == QColor("black")


def test_views_take_turns_and_what_does_not_fit_is_left(tmp_path: Path) -> None:
    a, b, c = (Wish(PageOrigin(tmp_path, i, 595, 842), 100, 100) for i in range(3))
    assert in_turn([[a, b], [c, a]]) == [a, c, b]
    assert within([a, b, c], 2 * a.bytes) == [a, b]
