"""OFD as government systems write it: what stands on a page is seen and read, and what cannot be shown is said."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from reviewer.documents.content import Unreadable
from scoring.casefile import Source
from tests.reviewer.documents.ofd_papers import NS, SIGNED, box, colour, look, package, png, read, seal, stamped, tag

WHITE, RED, BLUE, GREEN = (255, 255, 255), (255, 0, 0), (0, 0, 255), (0, 128, 0)
R, B, G = "255 0 0", "0 0 255", "0 128 0"


def _text(text: str, x: float, y: float, more: str = 'DeltaX="g 40 4"', inner: str = "", attributes: str = "") -> str:
    return (
        f'<ofd:TextObject ID="3" Boundary="{x} {y} 60 6" Font="1" Size="4" {attributes}>{inner}'
        f'<ofd:TextCode X="0" Y="4" {more}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def _media(place: str = "a.png", number: int = 9) -> str:
    return (
        f'<ofd:MultiMedias><ofd:MultiMedia ID="{number}" Type="Image"><ofd:MediaFile>{place}</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:MultiMedias>"
    )


def _said(path: Path) -> list[str]:
    return [problem.message for problem in read(path).problems]


# Seals


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


# Order and layers


def test_templates_lie_under_or_over_the_page_as_they_say(tmp_path: Path) -> None:
    common = "".join(f'<ofd:TemplatePage ID="{n}" BaseLoc="Tpl_{n}.xml"/>' for n in (5, 6))
    page = '<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Template TemplateID="6" ZOrder="Foreground"/>'
    template = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content></ofd:Page>"
    parts = {"Doc_0/Tpl_5.xml": template % box(10, 10, 40, R), "Doc_0/Tpl_6.xml": template % box(40, 40, 40, G)}
    seen = look(read(package(tmp_path / "a.ofd", box(30, 30, 40, B), common=common, page=page, parts=parts)))
    assert [colour(seen, at, at) for at in (20, 35, 60, 75)] == [RED, BLUE, GREEN, GREEN]


def test_what_is_set_invisible_is_neither_drawn_nor_read(tmp_path: Path) -> None:
    found = read(
        package(
            tmp_path / "a.ofd",
            box(10, 10, 20, R, 'Visible="false"') + _text("密", 40, 40, attributes='Visible="false"'),
        )
    )
    assert colour(look(found), 20, 20) == WHITE
    assert found.pages[0].lines == ()


def test_annotations_are_drawn_and_a_watermark_is_not_read(tmp_path: Path) -> None:
    annotation = '<ofd:Annot ID="4" Type="{}"><ofd:Appearance Boundary="10 10 80 80">{}</ofd:Appearance></ofd:Annot>'
    parts = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/A.xml": f"<ofd:PageAnnot {NS}>"
        + annotation.format("Watermark", _text("仅供查阅", 0, 0) + box(20, 20, 10, R))
        + annotation.format("Highlight", _text("同意", 0, 60))
        + "</ofd:PageAnnot>",
    }
    document = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    found = read(package(tmp_path / "a.ofd", "", document=document, parts=parts))
    assert colour(look(found), 35, 35) == RED
    assert [line.text for line in found.pages[0].lines] == ["同意"]


def test_a_composite_is_drawn_with_its_matrix_and_its_text_is_read(tmp_path: Path) -> None:
    inside = tag("Content", box(0, 0, 10, R) + _text("合成", 0, 12))
    unit = tag("CompositeGraphicUnits", tag("CompositeGraphicUnit", inside, ID=8, Width=50, Height=50))
    item = '<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 70 70" CTM="2 0 0 2 0 0"/>'
    found = read(package(tmp_path / "a.ofd", item, resources=unit))
    seen = look(found)
    assert (colour(seen, 38, 38), colour(seen, 42, 42)) == (RED, WHITE)
    assert [line.text for line in found.pages[0].lines] == ["合成"]
    assert found.problems == ()


def test_a_composite_that_holds_itself_ends(tmp_path: Path) -> None:
    item = '<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 70 70"/>'
    unit = tag("CompositeGraphicUnits", tag("CompositeGraphicUnit", tag("Content", item * 3), ID=8))
    assert "不能显示" in _said(package(tmp_path / "a.ofd", item, resources=unit))[0]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ('<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 30 30"/>', "组合图形"),
        ('<ofd:ImageObject ID="7" ResourceID="8" Boundary="20 20 30 30"/>', "图片"),
    ],
)
def test_what_is_missing_from_the_package_is_said_at_its_place(tmp_path: Path, item: str, said: str) -> None:
    found = read(package(tmp_path / "a.ofd", item))
    assert [p.message for p in found.problems] == [f"第1页有不能显示的内容（{said}）。"]
    assert any(colour(look(found), x / 10, 20) != WHITE for x in range(200, 500, 3))


def test_an_unknown_kind_of_object_is_said(tmp_path: Path) -> None:
    assert _said(package(tmp_path / "a.ofd", '<ofd:VideoObject ID="7"/>')) == ["第1页有不能显示的内容（视频）。"]


# Figures


def test_line_styles_come_from_the_draw_params_of_the_layer_and_what_they_rest_on(tmp_path: Path) -> None:
    first = tag("DrawParam", tag("StrokeColor", Value=R), ID=4, LineWidth=4)
    params = tag("DrawParams", first + tag("DrawParam", ID=5, Relative=4))
    line = tag("PathObject", tag("AbbreviatedData", "M 10 50 L 90 50"), ID=9, Boundary="0 0 100 100", DrawParam=5)
    seen = look(read(package(tmp_path / "a.ofd", line, resources=params)))
    assert (colour(seen, 50, 51.5), colour(seen, 50, 53)) == (RED, WHITE)


def test_a_figure_is_cut_by_its_clips(tmp_path: Path) -> None:
    path = tag("Path", tag("AbbreviatedData", "M 0 0 L 20 0 L 20 50 L 0 50 C"), Boundary="0 0 20 50")
    clip = tag("Clips", tag("Clip", tag("Area", path)))
    item = box(10, 10, 50, R).replace("<ofd:FillColor", clip + "<ofd:FillColor")
    seen = look(read(package(tmp_path / "a.ofd", item)))
    assert (colour(seen, 20, 20), colour(seen, 40, 20)) == (RED, WHITE)


def test_a_gradient_runs_from_one_colour_to_the_other(tmp_path: Path) -> None:
    segments = tag("Segment", tag("Color", Value=R)) + tag("Segment", tag("Color", Value=B))
    shading = tag("FillColor", tag("AxialShd", segments, StartPoint="0 0", EndPoint="80 0"))
    item = box(10, 10, 80, G).replace(f'<ofd:FillColor Value="{G}"/>', shading)
    seen = look(read(package(tmp_path / "a.ofd", item)))
    left, right = colour(seen, 12, 50), colour(seen, 88, 50)
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


def test_a_pattern_is_repeated_over_the_figure(tmp_path: Path) -> None:
    cell = tag("CellContent", box(0, 0, 10, R))
    pattern = tag("FillColor", tag("Pattern", cell, Width=20, Height=20))
    item = box(10, 10, 60, G).replace(f'<ofd:FillColor Value="{G}"/>', pattern)
    seen = look(read(package(tmp_path / "a.ofd", item)))
    assert [colour(seen, at, 15) for at in (15, 25, 35, 55, 75)] == [RED, WHITE, RED, RED, WHITE]


def test_colours_of_all_spaces(tmp_path: Path) -> None:
    palette = tag("Palette", tag("CV", "0 0 0") + tag("CV", "0 0 255"))
    grey = tag("ColorSpace", ID=20, Type="CMYK") + tag("ColorSpace", ID=21, Type="GRAY")
    spaces = tag("ColorSpaces", grey + tag("ColorSpace", palette, ID=22, Type="RGB"))
    items = [
        box(0, 0, 10, '0 255 255 0" ColorSpace="20'),
        box(20, 0, 10, '128" ColorSpace="21'),
        box(40, 0, 10, "X").replace('Value="X"', 'Index="1" ColorSpace="22"'),
        box(60, 0, 10, "#ff #00 #00"),
        box(80, 0, 10, '255 0 0" Alpha="0'),
    ]
    seen = look(read(package(tmp_path / "a.ofd", "".join(items), resources=spaces)))
    assert [colour(seen, x, 5) for x in (5, 25, 45, 65, 85)] == [RED, (128, 128, 128), BLUE, RED, WHITE]


def test_arcs_bulge_the_way_they_say(tmp_path: Path) -> None:
    inner = tag("FillColor", Value=R) + tag("AbbreviatedData", "M 20 50 A 30 30 0 0 {} 80 50 C")
    arc = tag("PathObject", inner, ID=9, Boundary="0 0 100 100", Stroke="false", Fill="true")
    over = look(read(package(tmp_path / "a.ofd", arc.format(1))))
    under = look(read(package(tmp_path / "b.ofd", arc.format(0))))
    assert (colour(over, 50, 25), colour(over, 50, 75)) == (RED, WHITE)
    assert (colour(under, 50, 25), colour(under, 50, 75)) == (WHITE, RED)


# Pictures


def test_a_picture_stands_as_its_matrix_says(tmp_path: Path) -> None:
    picture = Image.new("RGB", (20, 20), "white")
    picture.paste("red", (0, 0, 10, 10))
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="10 10 40 40" CTM="0 40 -40 0 40 0"/>'  # a quarter turn
    seen = look(read(package(tmp_path / "a.ofd", item, resources=_media(), parts={"Doc_0/Res/a.png": png(picture)})))
    assert [colour(seen, x, y) for x, y in ((20, 20), (40, 20), (20, 40))] == [WHITE, RED, WHITE]


def test_a_mask_lets_the_page_show_through(tmp_path: Path) -> None:
    mask = Image.new("L", (20, 20), 0)
    mask.paste(255, (0, 0, 10, 20))
    item = '<ofd:ImageObject ID="7" ResourceID="9" ImageMask="10" Boundary="10 10 40 40"/>'
    parts = {"Doc_0/Res/a.png": png(Image.new("RGB", (20, 20), "red")), "Doc_0/Res/m.png": png(mask)}
    found = read(package(tmp_path / "a.ofd", item, resources=_media() + _media("m.png", 10), parts=parts))
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
    found = read(package(tmp_path / "a.ofd", item, resources=_media("a.jb2"), parts={"Doc_0/Res/a.jb2": data}))
    assert found.problems == ()
    assert (colour(look(found), 20, 30), colour(look(found), 40, 30)) == ((0, 0, 0), WHITE)


@pytest.mark.parametrize("data", [b"", b"\x97JB2\r\n\x1a\n\x01\0\0\0\x01" + b"\xff" * 40, b"\0\0\0\0" + b"\x30" * 60])
def test_damaged_pictures_are_said(tmp_path: Path, data: bytes) -> None:
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="10 10 40 40"/>'
    path = package(tmp_path / "a.ofd", item, resources=_media("a.jb2"), parts={"Doc_0/Res/a.jb2": data})
    assert _said(path) == ["第1页有不能显示的内容（图片）。"]


def test_a_scan_goes_into_the_pdf_as_it_is_and_waits_for_recognition(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((1200, 1200), 60).convert("RGB").save(out, "JPEG", quality=60)
    item = '<ofd:ImageObject ID="7" ResourceID="9" Boundary="0 0 100 100"/>'
    found = read(
        package(tmp_path / "a.ofd", item, resources=_media("a.jpg"), parts={"Doc_0/Res/a.jpg": out.getvalue()})
    )
    assert found.derived is not None
    assert len(found.derived) < 1.4 * len(out.getvalue()) + 4000
    assert found.pages[0].source is None


# Text


def test_steps_between_signs_repeat_and_the_last_one_goes_on(tmp_path: Path) -> None:
    lines = (
        read(package(tmp_path / "a.ofd", _text("行政处罚", 10, 10, 'DeltaX="4"') + _text("决定", 10, 40)))
        .pages[0]
        .lines
    )
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
    text = _text("丶", 10, 10, inner=change, attributes="").replace('Size="4"', 'Size="20"').replace('Y="4"', 'Y="20"')
    return package(path, text, resources=fonts, parts={"Doc_0/Res/f.ttf": font})


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
    assert (
        read(
            package(
                tmp_path / "a.ofd",
                _text("\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b\ue00c\ue00d", 10, 10),
            )
        )
        .pages[0]
        .source
        is None
    )
    assert read(package(tmp_path / "b.ofd", _text("立案审批表", 10, 10))).pages[0].source is Source.TEXT


# The file as a whole


def test_the_outline_becomes_bookmarks(tmp_path: Path) -> None:
    def entry(title: str, page: int) -> str:
        action = tag("Action", tag("Goto", tag("Dest", Type="XYZ", PageID=page)), Event="CLICK")
        return tag("OutlineElem", tag("Actions", action), Title=title)

    outline = tag("Outlines", entry("立案审批表", 1) + entry("没有这一页", 77))
    found = read(package(tmp_path / "a.ofd", _text("立案审批表", 10, 10), document=outline))
    assert [(mark.title, mark.page) for mark in found.bookmarks] == [("立案审批表", 1)]


def test_attachments_are_named(tmp_path: Path) -> None:
    attached = tag("Attachment", ID=1, Name="现场照片") + tag("Attachment", ID=2, Name="x", Visible="false")
    parts = {"Doc_0/At.xml": f"<ofd:Attachments {NS}>{attached}</ofd:Attachments>"}
    document = "<ofd:Attachments>At.xml</ofd:Attachments>"
    (said,) = _said(package(tmp_path / "a.ofd", "", document=document, parts=parts))
    assert "1个附件（现场照片）" in said


def test_an_encrypted_ofd_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = package(tmp_path / "a.ofd", "", parts={"Encryptions.xml": "<x/>"})
    with pytest.raises(Unreadable, match="已加密"):
        read(path)


def test_the_same_file_gives_the_same_pdf(tmp_path: Path) -> None:
    path = package(tmp_path / "a.ofd", _text("立案审批表", 10, 10) + box(50, 50, 10, R))
    assert read(path).derived == read(path).derived
