"""What is not known is covered until a person lets it be seen; what a person covers is burned in."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from forms.bulletin.settings import settings_from
from reviewer.documents.clipping import clip
from reviewer.documents.isolation import IsolatedReader
from reviewer.printing.clipping_choices import ClippingChoices, choices_from
from reviewer.printing.clippings import Clipping, Reason, Wanted, clippings
from reviewer.storage.workspace import Workspace
from scoring.casefile import Box, Region
from scoring.progress import Silent
from scoring.redaction import Names

TEXT, SEAL = Box(0.1, 0.1, 0.5, 0.12), Box(0.6, 0.3, 0.8, 0.45)
AT = ("f1", 1)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A line of text, and a black seal with a name in it that nobody read."""
    page = Image.new("RGB", (1600, 2200), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((165, 225, 790, 260), fill="black")
    draw.ellipse((960, 660, 1280, 990), outline=(40, 40, 40), width=10)
    path = tmp_path / "第1页.png"
    page.save(path)
    return path


def _cut(
    sheet: Path, covered: tuple[Box, ...] = (), shown: tuple[Box, ...] = ()
) -> tuple[Image.Image, tuple[Box, ...]]:
    cut = clip(str(sheet), 0, 0, Box(0.0, 0.0, 1.0, 0.5), covered, None, (TEXT,), shown, progress=Silent())
    return Image.open(io.BytesIO(cut.png)).convert("L"), cut.strange


def _all_black(picture: Image.Image, box: Box) -> bool:
    across, down = picture.width, picture.height / 0.5
    edges = (box.left * across + 4, box.top * down + 4, box.right * across - 4, box.bottom * down - 4)
    inner = picture.crop(tuple(map(round, edges)))  # type: ignore[arg-type]
    return inner.getextrema() == (0, 0)


def test_a_black_seal_is_covered_whole_until_it_is_let_be_seen(sheet: Path) -> None:
    picture, (seal,) = _cut(sheet)
    assert _all_black(picture, seal)
    shown, again = _cut(sheet, shown=(seal,))
    assert again == (seal,)
    assert shown.getpixel((int(0.7 * shown.width), int(0.375 / 0.5 * shown.height))) == 255


def test_what_a_person_covers_is_black_in_the_picture_itself(sheet: Path) -> None:
    by_hand = Box(0.2, 0.09, 0.3, 0.13)
    picture, _ = _cut(sheet, covered=(by_hand,))
    assert _all_black(picture, by_hand)


@pytest.fixture
def unread(workspace: Workspace) -> Wanted:
    """A place on a scanned page that nothing was recognised on."""
    row = next(row for row in workspace.catalogue.cases() if workspace.readings.unread_pages(row.id))
    page = workspace.readings.unread_pages(row.id)[0]
    return Wanted(
        "f1", row.id, (Region(page, Box(0.2, 0.3, 0.8, 0.4)),), Names(("某人",)), titles={page: "008号案卷第1页"}
    )


def _first(workspace: Workspace, wanted: Wanted) -> Clipping:
    with IsolatedReader() as reader:
        (clipping,) = clippings(workspace, wanted, reader)
    return clipping


def test_of_a_page_that_was_not_read_nothing_is_seen_unless_a_person_lets_it(
    workspace: Workspace, unread: Wanted
) -> None:
    covered = _first(workspace, unread)
    strange = [cover for cover in covered.covers if cover.reason is Reason.STRANGE]
    assert strange
    assert not any(cover.shown for cover in covered.covers)
    choices = ClippingChoices()
    for cover in strange:
        choices = choices.revealed(covered.place, cover.box)
    seen = _first(workspace, replace(unread, choices=choices))
    assert all(cover.shown for cover in seen.covers if cover.reason is Reason.STRANGE)
    assert _darkness(covered.png) > 2 * _darkness(seen.png)
    assert covered.key != seen.key


def _darkness(png: bytes) -> float:
    picture = Image.open(io.BytesIO(png)).convert("L")
    return sum(value < 128 for value in picture.tobytes()) / (picture.width * picture.height)


def test_a_cover_by_hand_is_listed_and_changes_the_picture_so_that_it_must_be_looked_at_again(
    workspace: Workspace, unread: Wanted
) -> None:
    before = _first(workspace, unread)
    box = Box(before.box.left, before.box.top, before.box.left + 0.1, before.box.bottom)
    after = _first(workspace, replace(unread, choices=ClippingChoices().covered(before.place, box)))
    assert [cover.reason for cover in after.covers].count(Reason.HAND) == 1
    assert after.key != before.key


def test_choices_are_kept_with_the_draft() -> None:
    box, other = Box(0.1, 0.2, 0.3, 0.4), Box(0.5, 0.52345, 0.6, 0.7)
    choices = (
        ClippingChoices()
        .covered(AT, box)
        .covered(AT, other)
        .uncovered(AT, box)
        .revealed(("f2", 3), box)
        .left(("f3", 4), out=True)
        .looked_at("abc", seen=True)
        .looked_at("def", seen=True)
    )
    assert choices_from(settings_from(choices.to_settings())) == choices
    back = choices.hidden(("f2", 3), box).left(("f3", 4), out=False).looked_at("abc", seen=False).uncovered(AT, other)
    assert back == ClippingChoices(seen=("def",))


@pytest.mark.parametrize("text", ["f1 1 0.1 0.2", "f1 one 0 0 1 1", "f1 1 a b c d", "\n\n"])
def test_lines_that_say_nothing_are_left_aside(text: str) -> None:
    assert choices_from(settings_from({"clipping_covers": text, "clipping_left_out": text})).covers == {}
