"""Names and numbers on a page that goes into print: covered exactly, misread, broken over lines, shortened, rotated."""

import io
from decimal import Decimal

import pytest
from PIL import Image

from reviewer.documents.isolation import IsolatedReader
from reviewer.printing.clippings import Wanted, clippings, covered_boxes, places_of
from reviewer.printing.masking import hidden
from reviewer.storage.workspace import Workspace
from scoring.casefile import Box, Page, Region, TextLine
from scoring.redaction import Names

NAMES = Names(("临汐市浣云纺织洗涤有限公司",), ("祝子骁", "白鹭、严小路"))


def _page(*texts: str, confidence: float = 1.0) -> Page:
    lines = tuple(
        TextLine(text, 1, Box(0.1, 0.1 + at * 0.05, 0.1 + 0.02 * len(text), 0.13 + at * 0.05), confidence=confidence)
        for at, text in enumerate(texts)
    )
    return Page(1, lines)


def _covered(*texts: str, confidence: float = 1.0) -> list[str]:
    return [thing.text for thing in hidden(_page(*texts, confidence=confidence), NAMES)]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("当事人祝子骁到场", "祝子骁"),
        ("当事人祝予骁到场", "祝予骁"),
        ("当事人祝骁到场", "祝骁"),
        ("现场见严小路签收", "严小路"),
        ("对临汐市浣云纺织洗条有限公司检查", "临汐市浣云纺织洗条有限公司"),
        ("对浣云纺织公司检查", "浣云纺织公司"),
    ],
)
def test_a_name_is_covered_as_written_misread_or_shortened(text: str, covered: str) -> None:
    assert covered in _covered(text)


def test_a_name_broken_over_two_lines_is_covered_on_both() -> None:
    (thing,) = [t for t in hidden(_page("经查，临汐市浣", "云纺织洗涤有限公司未取得许可证"), NAMES) if len(t.boxes) > 1]
    assert thing.text == "临汐市浣云纺织洗涤有限公司"
    first, second = thing.boxes
    assert first.top < second.top
    assert first.right >= 0.1 + 0.02 * 7
    assert second.left <= 0.1


def test_a_short_name_is_compared_loosely_only_where_the_text_was_recognised() -> None:
    assert "白露" in _covered("签名： 白露", confidence=0.8)
    assert _covered("送达人 白露") == []


@pytest.mark.parametrize("text", ["白天进行检查", "临汐市城市管理局作出决定", "严格依法办理", "罚款伍仟元"])
def test_ordinary_words_stay_readable(text: str) -> None:
    assert _covered(text, confidence=0.8) == []


def test_the_box_covers_the_name_and_leaves_the_rest_of_the_line() -> None:
    (box,) = covered_boxes(_page("本局对祝子骁作出处罚决定"), NAMES)
    assert box.left <= 0.1 + 0.02 * 3
    assert box.right >= 0.1 + 0.02 * 6
    assert box.right < 0.1 + 0.02 * 8


def test_a_clipping_of_a_turned_page_is_upright_and_black_where_the_name_stood(workspace: Workspace) -> None:
    row = workspace.catalogue.cases()[3]
    page = next(p for p in workspace.readings.pages(row.id) if any("祝子骁" in line.text for line in p.lines))
    line = next(line for line in page.lines if "祝子骁" in line.text)
    assert line.box is not None
    wanted = Wanted("f1", row.id, (Region(page.number, line.box),), Names(("祝子骁",)))
    with IsolatedReader() as reader:
        (upright,) = clippings(workspace, wanted, reader)
        workspace.store.execute("UPDATE page SET rotation=180 WHERE case_file=? AND number=?", (row.id, page.number))
        (turned,) = clippings(workspace, wanted, reader)
    for clipping in (upright, turned):
        assert _black_part(clipping.png) > Decimal("0.005")
    assert Image.open(io.BytesIO(upright.png)).size == Image.open(io.BytesIO(turned.png)).size
    assert upright.key != turned.key


def test_every_page_of_a_finding_gives_one_place() -> None:
    box = Box(0.2, 0.2, 0.4, 0.22)
    regions = [Region(1, box), Region(1, Box(0.2, 0.5, 0.4, 0.52)), Region(2, box), Region(3)]
    places = places_of(regions, {number: Page(number) for number in (1, 2, 3)})
    assert [number for number, _ in places] == [1, 2]
    assert places[0][1].bottom > 0.52


def test_a_clipping_cuts_no_line_of_text_in_two() -> None:
    lines = tuple(TextLine("一二三四五", 1, Box(0.1, 0.1 + at * 0.02, 0.5, 0.115 + at * 0.02)) for at in range(10))
    ((_, box),) = places_of([Region(1, Box(0.1, 0.1628, 0.5, 0.176))], {1: Page(1, lines)})
    edges = [(line.box.top, line.box.bottom) for line in lines if line.box is not None]
    assert all(
        bottom <= box.top or top >= box.bottom or (box.top <= top and bottom <= box.bottom) for top, bottom in edges
    )
    assert box.top < 0.16
    assert box.bottom > 0.175


def _black_part(content: bytes) -> Decimal:
    """The part of the picture in rows of pure black longer than a character's stroke."""
    picture = Image.open(io.BytesIO(content)).convert("L")
    dark = picture.point(lambda value: 255 if value == 0 else 0).tobytes()
    runs = sum(run for run in map(len, dark.split(b"\x00")) if run > 20)
    return Decimal(runs) / Decimal(len(dark))
