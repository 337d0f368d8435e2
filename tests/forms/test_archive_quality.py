"""PDF/A-2a as far as it can be tested here, on every form: embedded, described, told in order, nothing forbidden."""

import re
import struct
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont
from PIL import Image

from forms.fonts import BLANK, Role, shipped
from forms.score_sheet import render_score_sheets
from forms.typesetting.marks import CLOSE, BookmarkMark, FinishedPage, ImageMark, Mark, OpenMark, TextMark
from forms.typesetting.pdf import DocumentInfo, write_pdf
from tests.forms.archive import PAINTING, read
from tests.forms.archive_samples import ARCHIVES, FILES, every, png
from tests.forms.campaign import reviewed

_FORBIDDEN = """JavaScript JS AA OpenAction Launch GoToR ImportData Sound Movie Mask SMask CA ca BM Encrypt
EmbeddedFiles AcroForm XFA PS LZWDecode Interpolate TR2 HTP OPI CIDSet Alternates NeedAppearances ExtGState"""
_OPERATORS = "BDC EMC BT ET Tf TL Tm Tc Tj T* g rg G RG w n m l S re f* q Q cm Do"
FORBIDDEN, OPERATORS = set(_FORBIDDEN.split()), set(_OPERATORS.split())
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def identifier(content: bytes) -> bytes:
    archive = read(content)
    first, second = archive.pdf.trailer.ID
    assert bytes(first) == bytes(second)
    return bytes(first)


def page_with(*marks: Mark, info: str = "页") -> bytes:
    return write_pdf([FinishedPage(200, 200, marks)], DocumentInfo(info))


def text(words: str) -> TextMark:
    face, width = shipped().lookup(Role.BODY, words[0]) or (None, 0.0)
    assert face is not None
    return TextMark(20, 100, words, face, 16, width * 16 * len(words))


@every
def test_the_file_begins_with_bytes_above_127(name: str) -> None:
    assert FILES[name].startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in FILES[name][10:14])


def test_every_file_names_itself_by_its_content() -> None:
    assert len({identifier(content) for content in FILES.values()}) == len(FILES)
    picture = [ImageMark(10, 10, 100, 40, png(colour=colour)) for colour in ((200, 30, 30), (30, 200, 30))]
    figure = [(OpenMark("Figure", 1, alt), picture[0], CLOSE) for alt in ("第一幅插图", "第二幅插图")]
    marks: list[tuple[Mark, ...]] = [(text("甲"),), (text("乙"),), (picture[0],), (picture[1],), *figure]
    marks += [(text("甲"), BookmarkMark(title, 10)) for title in ("目录一", "目录二")]
    files = [page_with(*some) for some in marks] + [page_with(text("甲"), info="另一页")]
    assert len({identifier(content) for content in files}) == len(files)
    assert [page_with(*some) for some in marks] == files[:-1]


@every
def test_every_object_stands_where_the_table_says(name: str) -> None:
    archive = ARCHIVES[name]  # opened without repair: an object that stands elsewhere could not be read
    assert len(archive.objects) == int(archive.pdf.trailer.Size) - 1
    assert None not in archive.objects
    assert archive.pdf.check_pdf_syntax() == []
    assert archive.pdf.get_warnings() == []


@every
def test_every_stream_ends_with_a_line_end_that_does_not_count(name: str) -> None:
    archive = ARCHIVES[name]
    ends = [archive.content.find(b"\nstream\n" + one.read_raw_bytes() + b"\nendstream\n") for one in archive.streams]
    assert min(ends) > 0
    assert archive.content.count(b"\nendstream\n") == len(ends)


@every
def test_properties_and_their_xmp_say_the_same_and_promise_2a(name: str) -> None:
    archive = ARCHIVES[name]
    assert "/Filter" not in archive.pdf.Root.Metadata
    xml = ElementTree.fromstring(archive.packet().split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])
    info = archive.pdf.docinfo
    same = {
        "/Title": ".//dc:title/*/*",
        "/Author": ".//dc:creator/*/*",
        "/Subject": ".//dc:description/*/*",
        "/Keywords": ".//pdf:Keywords",
        "/Creator": ".//xmp:CreatorTool",
        "/Producer": ".//pdf:Producer",
    }
    for key, path in same.items():
        assert xml.findtext(path, None, NAMESPACES) == (str(info[key]) if key in info else None)
    assert set(info.keys()) <= set(same)  # and no date
    assert str(info["/Title"])
    assert xml.findtext(".//pdfaid:part", None, NAMESPACES) == "2"
    assert xml.findtext(".//pdfaid:conformance", None, NAMESPACES) == "A"


@every
def test_colours_are_meant_as_srgb_and_greys_are_set_as_grey(name: str) -> None:
    archive = ARCHIVES[name]
    (intent,) = archive.pdf.Root.OutputIntents
    assert (intent.Type, intent.S) == ("/OutputIntent", "/GTS_PDFA1")
    assert int(intent.DestOutputProfile.N) == 3
    profile = intent.DestOutputProfile.read_bytes()
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert struct.unpack(">I", profile[:4])[0] == len(profile) < 700
    done = [shown for page in archive.pdf.pages for shown in archive.shown(page)]
    assert {shown.operator for shown in done} <= OPERATORS
    coloured = [shown.operands for shown in done if shown.operator in ("rg", "RG")]
    assert all(len(set(colour)) > 1 for colour in coloured)
    assert {str(one.ColorSpace) for one in archive.pictures} <= {"/DeviceRGB", "/DeviceGray"}


def test_the_profile_is_srgb_to_a_colour_engine() -> None:
    from PIL import ImageCms

    from forms.typesetting.pdf_metadata import srgb_profile

    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    other = ImageCms.createProfile("sRGB")
    steps = Image.linear_gradient("L")
    ramp = Image.merge("RGB", (steps, steps.rotate(90), steps.rotate(180)))
    turned = ImageCms.profileToProfile(ramp, ours, other)
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(ramp.tobytes(), turned.tobytes(), strict=True)) <= 1


@every
def test_nothing_forbidden_is_in_the_file(name: str) -> None:
    archive = ARCHIVES[name]
    assert {one[1:] for one in archive.names()} & FORBIDDEN == set()
    assert not archive.pdf.is_encrypted


@every
def test_every_character_printed_has_its_glyph_its_width_and_its_unicode_inside(name: str) -> None:
    archive = ARCHIVES[name]
    used: dict[tuple[int, int], set[int]] = {}
    fonts: dict[tuple[int, int], pikepdf.Dictionary] = {}
    for page in archive.pdf.pages:
        current = None
        for shown in archive.shown(page):
            if shown.operator == "Tf":
                current = page.Resources.Font[str(shown.operands[0])]
                fonts[current.objgen] = current
            elif shown.operator == "Tj":
                assert current is not None
                used.setdefault(current.objgen, set()).update(bytes(shown.operands[0]))
    assert used
    named = [one for one in archive.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    assert {one.objgen for one in named} >= set(used)
    assert all("/FontFile2" in one.FontDescriptor for one in named)  # no face is named that is not in the file
    for number, codes in used.items():
        _check_font(fonts[number], codes)


def _check_font(font: pikepdf.Dictionary, codes: set[int]) -> None:
    assert font.Subtype == "/TrueType"
    assert (int(font.FirstChar), int(font.LastChar)) == (0, len(font.Widths) - 1)
    unicode_ = _unicode_of(font.ToUnicode.read_bytes().decode())
    assert codes <= set(unicode_)
    assert not {"\0", "\ufeff", "\ufffe"} & set(unicode_.values())
    assert all(len(character) == 1 for character in unicode_.values())
    descriptor = font.FontDescriptor
    assert descriptor.FontName == font.BaseFont
    assert (int(descriptor.Flags) & 4, int(descriptor.Flags) & 32) == (4, 0)  # codes lead to glyphs by the face alone
    program = TTFont(BytesIO(descriptor.FontFile2.read_bytes()))
    (glyphs,) = (table.cmap for table in program["cmap"].tables)
    em = program["head"].unitsPerEm
    for code in codes:
        assert program.getGlyphID(glyphs[code]) > 0
        drawn = program["glyf"][glyphs[code]].numberOfContours
        assert drawn != 0 or unicode_[code] in BLANK
        assert abs(program["hmtx"][glyphs[code]][0] * 1000 / em - float(font.Widths[code])) <= 1


def _unicode_of(cmap: str) -> dict[int, str]:
    """Codes of one byte with what they mean, as the CMap says it: UTF-16 in hexadecimal digits."""
    assert "<00> <" in cmap.split("begincodespacerange")[1]
    pairs = re.findall(r"^<(\w\w)> <((?:\w{4})+)>$", cmap.split("beginbfchar")[1], re.MULTILINE)
    assert len(pairs) == int(re.search(r"(\d+) beginbfchar", cmap)[1])  # type: ignore[index]
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


def test_names_beyond_the_first_plane_are_read_as_printed() -> None:
    content = page_with(text("𠅤𣲗"), text("𬱖"))
    assert [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)] == ["𠅤𣲗𬱖"]
    archive = read(content)
    (page,) = archive.pdf.pages
    for font in page.Resources.Font.values():
        _check_font(font, set())


@every
def test_all_that_is_drawn_belongs_to_an_element_or_is_an_artifact(name: str) -> None:
    archive = ARCHIVES[name]
    drawn = [one for page in archive.pdf.pages for one in archive.shown(page) if one.operator in PAINTING]
    assert drawn
    for one in drawn:
        assert one.within is not None, one
        kind, properties = one.within
        assert kind == "/Artifact" or int(properties.MCID) >= 0


@every
def test_each_piece_of_content_is_found_from_the_tree_once_and_leads_back(name: str) -> None:
    archive = ARCHIVES[name]
    told = sorted((*place, one.own.objgen, one.kind) for one in archive.tree().walk() for place in one.contents)
    root = archive.pdf.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    marked = []
    for at, page in enumerate(archive.pdf.pages):
        assert (int(page.StructParents), page.Tabs) == (at, "/S")
        leads = [element.objgen for element in parents[at]]
        begun = [one.operands for one in archive.shown(page) if one.operator == "BDC"]
        pieces = [(str(kind)[1:], int(entries.MCID)) for kind, entries in begun if kind != "/Artifact"]
        marked += [(page.obj.objgen, mcid, leads[mcid], kind) for kind, mcid in pieces]
        assert len(pieces) == len(leads)
    assert sorted(marked) == told
    assert int(root.ParentTreeNextKey) == len(archive.pdf.pages) == len(list(parents))
    assert bool(archive.pdf.Root.MarkInfo.Marked)
    assert str(archive.pdf.Root.Lang) == "zh-CN"


def test_same_pages_give_the_same_bytes_also_beside_another_file() -> None:
    from concurrent.futures import ThreadPoolExecutor

    cases = [reviewed(number) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: render_score_sheets(cases), range(4)))
    assert len(made) == 1
