"""Words of an OFD: steps between signs, embedded fonts and codes that say nothing."""

import io
from pathlib import Path

import pytest

from scoring.casefile import Source
from tests.reviewer.documents.ofd_papers import WHITE, colour, look, package, read, text


def test_steps_between_signs_repeat_and_the_last_one_goes_on(tmp_path: Path) -> None:
    written = text("行政处罚", 10, 10, 'DeltaX="4"') + text("决定", 10, 40)
    lines = read(package(tmp_path / "a.ofd", written)).pages[0].lines
    assert [line.text for line in lines] == ["行政处罚", "决定"]
    assert lines[0].box is not None
    assert lines[0].box.right - lines[0].box.left == pytest.approx(0.16, abs=0.01)


def _square_font() -> bytes:
    """A font of one glyph, a square of one em, that no character leads to."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 1000), (1000, 1000), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _with_font(path: Path, font: bytes) -> Path:
    fonts = '<ofd:Fonts><ofd:Font ID="1" FontName="Square"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'
    change = (
        '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>'
    )
    sign = text("丶", 10, 10, inner=change, attributes="").replace('Size="4"', 'Size="20"').replace('Y="4"', 'Y="20"')
    return package(path, sign, resources=fonts, parts={"Doc_0/Res/f.ttf": font})


def test_glyphs_of_an_embedded_font_are_drawn_by_their_numbers(tmp_path: Path) -> None:
    found = read(_with_font(tmp_path / "a.ofd", _square_font()))
    seen = look(found)
    assert [colour(seen, *at) for at in ((12, 12), (28, 28), (32, 20))] == [(0, 0, 0), (0, 0, 0), WHITE]
    assert [line.text for line in found.pages[0].lines] == ["丶"]


@pytest.mark.parametrize("cut", [0, 10, 300, -200])
def test_for_a_damaged_font_our_own_face_serves(tmp_path: Path, cut: int) -> None:
    found = read(_with_font(tmp_path / "a.ofd", _square_font()[:cut]))
    assert found.problems == ()
    assert [line.text for line in found.pages[0].lines] == ["丶"]


def test_a_page_whose_codes_are_nonsense_waits_for_recognition(tmp_path: Path) -> None:
    def source(name: str, words: str) -> Source | None:
        return read(package(tmp_path / name, text(words, 10, 10))).pages[0].source

    assert source("a.ofd", "".join(map(chr, range(0xE001, 0xE00E)))) is None
    assert source("b.ofd", "立案审批表") is Source.TEXT
