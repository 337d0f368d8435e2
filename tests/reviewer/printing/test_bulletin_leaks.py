"""What goes outside names nobody: text, metadata and pictures of the bulletin, as PDF, Word document and workbook."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from forms.bulletin.captions import picture_key
from reviewer.printing.bulletins import PreparedBulletin, cut_clippings, masked, prepare, wanted_clippings
from reviewer.printing.clippings import covered_boxes
from reviewer.storage.workspace import Workspace, open_workspace
from scoring.casefile import Box
from tests.forms.archive import read

OUTSIDE = {"unit_names": "否", "year": "2026", "number": "1", "issued_on": "2026年1月20日"}


@pytest.fixture(scope="module")
def opened(reviewed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    copied = tmp_path_factory.mktemp("外发") / "评查库"
    shutil.copytree(reviewed_folder, copied)
    workspace = open_workspace(copied)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def prepared(opened: Workspace) -> PreparedBulletin:
    return prepare(opened, OUTSIDE)


def _names(prepared: PreparedBulletin) -> set[str]:
    cases = prepared.figures.cases
    people = {one for case in cases for name in case.persons for one in re.split(r"[、，\s]+", name)}
    return {name for case in cases for name in case.parties} | people


def _leaking(text: str, prepared: PreparedBulletin) -> list[str]:
    plain = re.sub(r"\s", "", text)
    return [name for name in _names(prepared) if len(name) > 1 and name in plain]


def test_names_are_known(prepared: PreparedBulletin) -> None:
    assert len(_names(prepared)) > 20


def test_the_pdf_names_nobody_in_text_or_metadata(prepared: PreparedBulletin) -> None:
    content = prepared.rendered(".pdf")
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    said = text + "".join(document.get_metadata_dict().values()) + "".join(b.get_title() for b in document.get_toc())
    assert "典型案例" in said
    assert _leaking(said, prepared) == []
    assert all(name.encode("utf-16-be") not in content for name in _names(prepared))


def test_the_pictures_in_the_pdf_have_no_text_under_them(prepared: PreparedBulletin) -> None:
    assert any(prepared.clippings.values())
    document = pypdfium2.PdfDocument(prepared.rendered(".pdf"))
    kinds = {item.type for page in document for item in page.get_objects(max_depth=4)}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
    assert pypdfium2.raw.FPDF_PAGEOBJ_FORM not in kinds  # a page laid under a picture would be one


def test_nothing_in_the_pdf_names_anybody_once_it_is_unpacked(prepared: PreparedBulletin) -> None:
    archive = read(prepared.rendered(".pdf"))
    packet = archive.packet().decode()
    assert "未经人工确认，不得外发" in archive.words()  # the words for those who do not see the clipping are among them
    assert _leaking(archive.words() + packet, prepared) == []
    unpacked = archive.everything()
    for name in (name for name in _names(prepared) if len(name) > 1):
        forms = (name.encode(), name.encode("utf-16-be"), name.encode("utf-16-be").hex().upper().encode())
        assert not any(form in unpacked for form in forms), name


def test_the_masked_area_of_every_clipping_is_black_in_the_pdf(opened: Workspace, prepared: PreparedBulletin) -> None:
    archive = read(prepared.rendered(".pdf"))
    printed = [one.read_bytes() for one in archive.pictures]
    wanted = wanted_clippings(prepared.figures, prepared.settings)
    made = cut_clippings(opened, wanted)
    checked = 0
    for one in wanted:
        pages = {page.number: page for page in opened.readings.pages(one.case)}
        assert [clipping.png for clipping in made[one.finding]] == list(prepared.clippings[one.finding])
        for clipping in made[one.finding]:
            picture = Image.open(io.BytesIO(clipping.png))
            assert picture.info == {}
            assert picture.tobytes() in printed
            covered = covered_boxes(pages[clipping.page], one.names, one.units)
            checked += sum(_all_black(picture, clipping.box, hidden) for hidden in covered)
    assert checked > 0


def _all_black(picture: Image.Image, box: Box, hidden: Box) -> bool:
    """Whether the hidden box lies in the clipping; then every pixel of it must be black."""
    left, right = ((x - box.left) / (box.right - box.left) * picture.width for x in (hidden.left, hidden.right))
    top, bottom = ((y - box.top) / (box.bottom - box.top) * picture.height for y in (hidden.top, hidden.bottom))
    inner = (max(left, 0) + 3, max(top, 0) + 3, min(right, picture.width) - 3, min(bottom, picture.height) - 3)
    if inner[0] >= inner[2] or inner[1] >= inner[3]:
        return False
    extrema = picture.convert("L").crop(tuple(map(round, inner))).getextrema()
    assert extrema == (0, 0)
    return True


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_no_part_of_the_office_files_names_anybody(prepared: PreparedBulletin, suffix: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(prepared.rendered(suffix)))
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            text = re.sub(r"<[^>]+>", "", archive.read(part).decode())
            assert _leaking(text, prepared) == [], part


def test_no_clipping_shows_a_red_seal_and_outside_no_unit_is_named(
    opened: Workspace, prepared: PreparedBulletin
) -> None:
    inside = prepare(opened, {**OUTSIDE, "unit_names": "是"})
    for content in (
        one for bulletin in (inside, prepared) for several in bulletin.clippings.values() for one in several
    ):
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        colours = picture.getcolors(maxcolors=picture.width * picture.height) or []
        assert not any(r > 150 and r - max(g, b) > 8 for _, (r, g, b) in colours)  # type: ignore[misc]
    listed = masked(opened, prepared.figures, prepared.settings)
    assert any(one.kind == "单位" and "截图" in one.where for one in listed)
    assert not any(one.kind == "单位" for one in masked(opened, inside.figures, inside.settings))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_outside_no_unit_is_named(prepared: PreparedBulletin, suffix: str) -> None:
    content = prepared.rendered(suffix)
    if suffix == ".pdf":
        text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    else:
        archive = zipfile.ZipFile(io.BytesIO(content))
        text = "".join(archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml"))
    plain = re.sub(r"<[^>]+>|\s", "", text)
    assert [unit.unit for unit in prepared.figures.units if unit.unit in plain] == []


def test_what_is_masked_is_listed_with_its_place(opened: Workspace, prepared: PreparedBulletin) -> None:
    listed = masked(opened, prepared.figures, prepared.settings)
    assert len(set(listed)) == len(listed)
    assert {one.shown_as for one in listed if "截图" in one.where} == {"涂黑"}
    assert any(one.kind == "地址" and "截图" in one.where for one in listed)


def test_the_same_data_give_the_same_bytes(prepared: PreparedBulletin) -> None:
    for suffix in (".pdf", ".docx", ".xlsx"):
        assert prepared.rendered(suffix) == prepared.rendered(suffix)


def test_clippings_that_nobody_looked_at_are_counted(prepared: PreparedBulletin) -> None:
    pictures = [one for several in prepared.clippings.values() for one in several]
    assert prepared.unseen == len(pictures) > 0
    seen = replace(prepared.settings, clipping_seen="\n".join(map(picture_key, pictures)))
    assert replace(prepared, settings=seen).unseen == 0
