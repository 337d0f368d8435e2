"""Seals on an OFD are drawn where they were set, said to be unverified, and said where they cannot be drawn."""

from pathlib import Path

import pytest
from PIL import Image

from tests.reviewer.documents.ofd_papers import (
    BLUE,
    RED,
    SIGNED,
    WHITE,
    B,
    R,
    box,
    colour,
    look,
    package,
    png,
    read,
    seal,
    stamped,
)


def test_a_seal_is_drawn_where_it_was_set_and_said_to_be_unverified(tmp_path: Path) -> None:
    picture = Image.new("RGB", (40, 40), "white")
    picture.paste("red", (0, 0, 20, 40))
    parts = stamped('<ofd:StampAnnot ID="1" PageRef="1" Boundary="20 30 40 40"/>', seal(b"png", png(picture)))
    found = read(package(tmp_path / "a.ofd", box(50, 50, 5, B), body=SIGNED, parts=parts))
    seen = look(found)
    assert colour(seen, 30, 50) == RED
    assert colour(seen, 52, 52) == BLUE  # the seal's paper covers nothing
    assert colour(seen, 10, 50) == WHITE
    assert [p.message for p in found.problems] == ["含有电子印章：印章图样按文件显示，真伪未验证，请用原阅读器核对。"]


def test_of_a_seal_across_the_edges_only_the_part_of_this_page_shows(tmp_path: Path) -> None:
    stamp = '<ofd:StampAnnot ID="1" PageRef="1" Boundary="60 20 40 40" Clip="30 0 10 40"/>'
    parts = stamped(stamp, seal(b"png", png(Image.new("RGB", (8, 8), "red"))))
    seen = look(read(package(tmp_path / "a.ofd", "", body=SIGNED, parts=parts)))
    assert (colour(seen, 95, 40), colour(seen, 70, 40)) == (RED, WHITE)


def test_a_seal_that_is_an_ofd_of_its_own_is_drawn(tmp_path: Path) -> None:
    inner = package(tmp_path / "seal.ofd", box(0, 0, 50, R)).read_bytes()
    parts = stamped('<ofd:StampAnnot ID="1" PageRef="1" Boundary="20 20 20 20"/>', seal(b"ofd", inner))
    seen = look(read(package(tmp_path / "a.ofd", "", body=SIGNED, parts=parts)))
    assert (colour(seen, 25, 25), colour(seen, 35, 35)) == (RED, WHITE)


@pytest.mark.parametrize(
    "esl", [b"", b"\x30\x84\xff\xff\xff\xff", seal(b"png", b"not a picture"), seal(b"ofd", b"PK\x03\x04")]
)
def test_a_seal_that_cannot_be_drawn_is_said_at_its_place(tmp_path: Path, esl: bytes) -> None:
    parts = stamped('<ofd:StampAnnot ID="1" PageRef="1" Boundary="20 30 40 40"/>', esl)
    found = read(package(tmp_path / "a.ofd", "", body=SIGNED, parts=parts))
    assert "第1页有不能显示的内容（电子印章）。" in [p.message for p in found.problems]
    assert any(colour(look(found), x / 10, 30) != WHITE for x in range(200, 600, 3))
