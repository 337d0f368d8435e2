"""Pictures in an OFD: matrices, masks, JBIG2, scans, and what is damaged."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from tests.reviewer.documents.ofd_papers import RED, WHITE, colour, look, media, package, png, read, said


def test_a_picture_stands_as_its_matrix_says(tmp_path: Path) -> None:
    picture = Image.new("RGB", (20, 20), "white")
    picture.paste("red", (0, 0, 10, 10))
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="10 10 40 40" CTM="0 40 -40 0 40 0"/>'  # a quarter turn
    seen = look(read(package(tmp_path / "a.ofd", item, resources=media(), parts={"Doc_0/Res/a.png": png(picture)})))
    assert [colour(seen, x, y) for x, y in ((20, 20), (40, 20), (20, 40))] == [WHITE, RED, WHITE]


def test_a_mask_lets_the_page_show_through(tmp_path: Path) -> None:
    mask = Image.new("L", (20, 20), 0)
    mask.paste(255, (0, 0, 10, 20))
    item = '<ofd:ImageObject ID="7" ResourceID="9" ImageMask="10" Boundary="10 10 40 40"/>'
    parts = {"Doc_0/Res/a.png": png(Image.new("RGB", (20, 20), "red")), "Doc_0/Res/m.png": png(mask)}
    found = read(package(tmp_path / "a.ofd", item, resources=media() + media("m.png", 10), parts=parts))
    assert (colour(look(found), 15, 20), colour(look(found), 45, 20)) == (RED, WHITE)


def _jbig2(picture: Image.Image, sequential: bool = True) -> bytes:
    """The picture as JBIG2: one generic region in the coding of fax machines, as a TIFF holds it too."""
    out = io.BytesIO()
    picture.convert("1").save(out, "TIFF", compression="group4")
    with Image.open(io.BytesIO(out.getvalue())) as tiff:
        start, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
    coded = out.getvalue()[start : start + size]
    extent = struct.pack(">II", *picture.size)
    region = extent + bytes(8) + b"\0" + b"\x01" + coded
    bodies = [(48, extent + bytes(8) + b"\0\0\0"), (38, region), (49, b""), (51, b"")]
    heads = [struct.pack(">IBBBI", n, sort, 0, 0 if sort == 51 else 1, len(b)) for n, (sort, b) in enumerate(bodies)]
    header = b"\x97JB2\r\n\x1a\n" + (b"\x01" if sequential else b"\x00") + b"\0\0\0\x01"
    if sequential:
        return header + b"".join(head + body for head, (_, body) in zip(heads, bodies, strict=True))
    return header + b"".join(heads) + b"".join(body for _, body in bodies)


@pytest.mark.parametrize("sequential", [True, False])
def test_jbig2_is_drawn(tmp_path: Path, sequential: bool) -> None:
    picture = Image.new("1", (64, 64), 0)
    picture.paste(1, (0, 0, 32, 64))  # ones are white in such a TIFF and black in JBIG2
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="10 10 40 40"/>'
    data = _jbig2(picture, sequential)
    found = read(package(tmp_path / "a.ofd", item, resources=media("a.jb2"), parts={"Doc_0/Res/a.jb2": data}))
    assert found.problems == ()
    assert (colour(look(found), 20, 30), colour(look(found), 40, 30)) == ((0, 0, 0), WHITE)


@pytest.mark.parametrize("data", [b"", b"\x97JB2\r\n\x1a\n\x01\0\0\0\x01" + b"\xff" * 40, b"\0\0\0\0" + b"\x30" * 60])
def test_damaged_pictures_are_said(tmp_path: Path, data: bytes) -> None:
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="10 10 40 40"/>'
    path = package(tmp_path / "a.ofd", item, resources=media("a.jb2"), parts={"Doc_0/Res/a.jb2": data})
    assert said(path) == ["第1页有不能显示的内容（图片）。"]


def test_a_scan_goes_into_the_pdf_as_it_is_and_waits_for_recognition(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((1200, 1200), 60).convert("RGB").save(out, "JPEG", quality=60)
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="0 0 100 100"/>'
    found = read(package(tmp_path / "a.ofd", item, resources=media("a.jpg"), parts={"Doc_0/Res/a.jpg": out.getvalue()}))
    assert found.derived is not None
    assert len(found.derived) < 1.4 * len(out.getvalue()) + 4000
    assert found.pages[0].source is None
