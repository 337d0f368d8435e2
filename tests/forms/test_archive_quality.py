"""PDF/A-2a as far as it can be tested here, on every form: embedded, described, told in order, nothing forbidden."""

import re
import struct
from io import BytesIO
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from forms.bulletin.compose import compose
from forms.bulletin.layout import render_pdf as bulletin
from forms.fonts import shipped
from forms.letters.layout import render_pdf as letters_pdf
from forms.score_sheet import render_score_sheets
from forms.typesetting.flow import compose as set_pages
from forms.typesetting.measures import OFFICIAL
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Column, Table, cell
from scoring.figures import collect
from tests.forms.archive import Archive, read, shown_codes, structure
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import letters
from tests.forms.measuring import pages

FORBIDDEN = re.compile(
    rb"/(JavaScript|JS|AA|OpenAction|Launch|GoToR|ImportData|Sound|Movie|SMask|CA|ca|BM|Encrypt|EmbeddedFiles|AcroForm"
    rb"|XFA|PS|LZWDecode|Interpolate|TR2|HTP|OPI|CIDSet|Alternates|NeedAppearances)\b"
)
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def png(mode: str = "RGB", colour: object = (200, 30, 30)) -> bytes:
    stream = BytesIO()
    Image.new(mode, (300, 120), colour).save(stream, "PNG")  # type: ignore[arg-type]
    return stream.getvalue()


def _bulletin() -> bytes:
    figures = collect(campaign())
    return bulletin(compose(figures, SETTINGS), figures, SETTINGS, {"f04-0": [png()]})


FILES = {
    "bulletin": _bulletin(),
    "sheets": render_score_sheets([reviewed(3), reviewed(8)]),
    **{name: letters_pdf([letter]) for name, letter in letters().items()},
}
ARCHIVES = {name: read(content) for name, content in FILES.items()}
every = pytest.mark.parametrize("name", sorted(FILES))


@every
def test_the_file_begins_with_bytes_above_127_and_names_itself_by_its_content(name: str) -> None:
    content = FILES[name]
    assert content.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in content[10:14])
    (table,) = [s for s in ARCHIVES[name].streams.values() if b"/Type /XRef" in s.entries]
    first, second = re.search(rb"/ID \[<(\w{32})> <(\w{32})>\]", table.entries).groups()  # type: ignore[union-attr]
    assert first == second
    others = [read(other) for key, other in FILES.items() if key != name]
    assert all(first not in archive.content for archive in others)


@every
def test_every_object_stands_where_the_table_says(name: str) -> None:
    archive = ARCHIVES[name]
    (table,) = [s for s in archive.streams.values() if b"/Type /XRef" in s.entries]
    entries = list(struct.iter_unpack(">BIH", table.data))
    assert entries[0] == (0, 0, 65535)
    for number, (kind, where, index) in enumerate(entries[1:], 1):
        if kind == 1:
            assert archive.content[where:].startswith(b"%d 0 obj\n" % number)
        else:
            assert kind == 2
            assert archive.streams[where].data.split()[2 * index] == b"%d" % number


@every
def test_properties_and_their_xmp_say_the_same_and_promise_2a(name: str) -> None:
    archive = ARCHIVES[name]
    packet = archive.streams[archive.at(archive.catalogue(), "Metadata")]
    assert b"/Filter" not in packet.entries
    xml = ElementTree.fromstring(packet.raw.split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])
    (info,) = [body for body in archive.objects.values() if b"/Producer" in body]
    same = {
        "Title": ".//dc:title/*/*",
        "Author": ".//dc:creator/*/*",
        "Subject": ".//dc:description/*/*",
        "Keywords": ".//pdf:Keywords",
        "Creator": ".//xmp:CreatorTool",
        "Producer": ".//pdf:Producer",
    }
    for key, path in same.items():
        found = re.search(rb"/%b <FEFF([0-9A-F]*)>" % key.encode(), info)
        value = xml.findtext(path, None, NAMESPACES)
        assert value == (bytes.fromhex(found[1].decode()).decode("utf-16-be") if found else None)
    assert xml.findtext(".//pdfaid:part", None, NAMESPACES) == "2"
    assert xml.findtext(".//pdfaid:conformance", None, NAMESPACES) == "A"


@every
def test_colours_are_meant_as_srgb(name: str) -> None:
    archive = ARCHIVES[name]
    intent = archive.objects[archive.at(archive.catalogue(), "OutputIntents")]
    assert b"/S /GTS_PDFA1" in intent
    profile = archive.streams[archive.at(intent, "DestOutputProfile")]
    assert b"/N 3" in profile.entries
    assert (profile.data[12:16], profile.data[16:20], profile.data[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert struct.unpack(">I", profile.data[:4])[0] == len(profile.data) < 700
    used = {
        line.split()[-1]
        for page in archive.of_type("Page")
        for line in archive.streams[archive.at(page, "Contents")].data.decode().splitlines()
    }
    assert used <= {"BDC", "EMC", "ET", "g", "rg", "w", "S", "f", "Q"}


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
    dictionaries = b"\n".join([*archive.objects.values(), *(s.entries for s in archive.streams.values())])
    assert FORBIDDEN.findall(dictionaries) == []


@every
def test_every_character_printed_has_its_glyph_its_width_and_its_unicode_inside(name: str) -> None:
    archive = ARCHIVES[name]
    used: dict[int, set[str]] = {}
    for page in archive.of_type("Page"):
        fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", page))
        for resource, code in shown_codes(page, archive):
            used.setdefault(int(fonts[resource.encode()]), set()).add(code)
    assert used
    for number, codes in used.items():
        _check_font(archive, archive.objects[number], codes)


def _check_font(archive: Archive, font: bytes, codes: set[str]) -> None:
    assert b"/Subtype /Type0" in font
    assert b"/Identity-H" in font
    descendant = archive.objects[archive.at(font, "DescendantFonts")]
    unicode_ = dict(
        re.findall(r"<(\w{4})> <(\w+)>\n", archive.streams[archive.at(font, "ToUnicode")].data.decode() + "\n")
    )
    assert unicode_.pop("0000") == "FFFF"  # the range of codes
    assert codes <= set(unicode_)
    assert not {"0000", "FEFF", "FFFE"} & set(unicode_.values())
    descriptor = archive.objects[archive.at(descendant, "FontDescriptor")]
    program = TTFont(BytesIO(archive.streams[archive.at(descriptor, "FontFile2")].data))
    glyphs = struct.unpack(f">{len(unicode_) + 1}H", archive.streams[archive.at(descendant, "CIDToGIDMap")].data)
    widths = [float(value) for value in re.search(rb"/W \[1 \[([^\]]*)\]\]", descendant)[1].split()]  # type: ignore[index]
    em, order = program["head"].unitsPerEm, program.getGlyphOrder()
    for code in codes:
        at = int(code, 16)
        assert 0 < glyphs[at] < len(order)
        assert abs(program["hmtx"][order[glyphs[at]]][0] * 1000 / em - widths[at - 1]) <= 1


@every
def test_all_that_is_drawn_belongs_to_an_element_or_is_an_artifact(name: str) -> None:
    archive = ARCHIVES[name]
    for page in archive.of_type("Page"):
        inside = False
        for line in archive.streams[archive.at(page, "Contents")].data.decode().splitlines():
            if line.endswith("BDC"):
                assert not inside
                inside = True
            elif line == "EMC":
                inside = False
            elif line.split()[-1] in ("ET", "S", "f", "Q"):
                assert inside, line
        assert not inside


@every
def test_each_piece_of_content_is_found_from_the_tree_once_and_leads_back(name: str) -> None:
    archive = ARCHIVES[name]
    told = sorted(archive.told())
    (root,) = archive.of_type("StructTreeRoot")
    parents = archive.objects[archive.at(root, "ParentTree")]
    marked = []
    for number, page in archive.objects.items():
        if not page.startswith(b"<</Type /Page "):
            continue
        content = archive.streams[archive.at(page, "Contents")].data.decode()
        at = re.search(rb"/StructParents (\d+)", page)[1]  # type: ignore[index]
        own = archive.objects[int(re.search(rb"[\[ ]%b (\d+) 0 R" % at, parents)[1])]  # type: ignore[index]
        leads = [int(value) for value in re.findall(rb"(\d+) 0 R", own)]
        marked += [(number, int(mcid), leads[int(mcid)]) for mcid in re.findall(r"/MCID (\d+)", content)]
    assert sorted(marked) == told


@every
def test_headings_do_not_skip_and_figures_have_words(name: str) -> None:
    seen = 0
    for number in range(len(list(pages(FILES[name])))):
        for element in (e for top in structure(FILES[name], number) for e in top.walk()):
            if re.fullmatch(r"H\d", element.kind):
                level = int(element.kind[1])
                assert level <= seen + 1
                seen = level
            assert element.kind != "Figure" or len(element.alt) > 4
    assert seen


@every
def test_rows_of_a_table_have_as_many_columns(name: str) -> None:
    archive = ARCHIVES[name]
    elements = {number: body for number, body in archive.objects.items() if body.startswith(b"<</S /")}
    for table in (body for body in elements.values() if body.startswith(b"<</S /Table ")):
        rows = [elements[int(n)] for n in re.findall(rb"(\d+) 0 R", table.split(b"/K [")[1])]
        assert all(row.startswith(b"<</S /TR ") for row in rows)
        widths = set()
        for row in rows:
            cells = [elements[int(n)] for n in re.findall(rb"(\d+) 0 R", row.split(b"/K [")[1])]
            spans = (re.search(rb"/ColSpan (\d+)", c) for c in cells)
            widths.add(sum(int(span[1]) if span else 1 for span in spans))
        assert len(widths) == 1


def test_the_bulletin_is_told_as_title_heads_paragraphs_tables_and_pictures() -> None:
    kinds = [
        (e.kind, e.alt)
        for number in range(len(list(pages(FILES["bulletin"]))))
        for top in structure(FILES["bulletin"], number)
        for e in top.walk()
    ]
    names = [kind for kind, _ in kinds]
    assert names[0] == "Document"
    assert names.count("H1") == 3  # the title and the titles of two attachments
    assert {"H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure"} <= set(names)
    described = [alt for kind, alt in kinds if kind == "Figure"]
    assert any("号案卷第3页" in alt for alt in described)
    assert any(alt.startswith("条形图：") and "城东执法大队 98.00" in alt for alt in described)


def test_page_numbers_rules_and_repeated_heads_are_no_part_of_the_text() -> None:
    rows = tuple((cell(str(n)), cell(f"第{n}执法大队")) for n in range(80))
    table = Table((Column(1), Column(4)), rows, ((cell("序号"), cell("单位")),))
    content = write_pdf(set_pages([table], OFFICIAL, shipped()), DocumentInfo("表"))
    told = [e.kind for n in range(len(list(pages(content)))) for t in structure(content, n) for e in t.walk()]
    assert told.count("TH") == 2
    assert told.count("TD") == 160


def test_sheets_printed_together_are_parts_of_one_document() -> None:
    kinds = [element.kind for element in structure(FILES["sheets"], 0)[0].walk()]
    assert kinds[:3] == ["Document", "Part", "H1"]
    assert [e.kind for e in structure(FILES["sheets"], 1)[0].walk()][:2] == ["Document", "Part"]


def test_same_pages_give_the_same_bytes_also_beside_another_file() -> None:
    from concurrent.futures import ThreadPoolExecutor

    cases = [reviewed(number) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: render_score_sheets(cases), range(4)))
    assert len(made) == 1
