"""What a PDF says of itself: properties, the promise of PDF/A, and what its colours mean."""

import struct
from dataclasses import dataclass
from xml.sax.saxutils import escape

from forms.typesetting.pdf_objects import PdfFile, text_string

PRODUCER = "明卷"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Properties of the file. Nothing about the machine or the person who printed it."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""


def info_dictionary(info: DocumentInfo) -> bytes:
    """The properties as older readers look for them."""
    values = (
        (b"Title", info.title),
        (b"Author", info.author),
        (b"Subject", info.subject),
        (b"Keywords", info.keywords),
        (b"Creator", PRODUCER),
        (b"Producer", PRODUCER),
    )
    return b"<<%b>>" % b" ".join(b"/%b %b" % (key, text_string(value)) for key, value in values if value)


def xmp(info: DocumentInfo) -> bytes:
    """The same properties as XMP, with the part and level of PDF/A."""
    dc = [_choice("dc:title", info.title)]
    dc += [_listed("dc:creator", "Seq", info.author)] if info.author else []
    dc += [_choice("dc:description", info.subject)] if info.subject else []
    dc += [_listed("dc:language", "Bag", "zh-CN")]
    keywords = f"<pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>" if info.keywords else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
        f"{''.join(dc)}{keywords}<pdf:Producer>{PRODUCER}</pdf:Producer>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _choice(name: str, value: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></{name}>'


def _listed(name: str, kind: str, value: str) -> str:
    return f"<{name}><rdf:{kind}><rdf:li>{escape(value)}</rdf:li></rdf:{kind}></{name}>"


def output_intent(file: PdfFile) -> int:
    """Colours are meant as sRGB."""
    profile = file.stream(b"/N 3", srgb_profile())
    return file.add(
        b"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>" % profile
    )


# IEC 61966-2-1, adapted to the D50 white of profiles (ICC.1:2004, Bradford): columns of red, green, blue.
_PRIMARIES = {
    b"rXYZ": (0.436066, 0.222488, 0.013916),
    b"gXYZ": (0.385147, 0.716873, 0.097076),
    b"bXYZ": (0.143066, 0.060608, 0.714096),
}
_D50 = (0.964203, 1.0, 0.824905)
_ADAPTATION = (1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # type 3: gamma, a, b, c, d


def srgb_profile() -> bytes:
    """A small ICC profile of sRGB, version 4.2."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    body, start = b"", 128 + 4 + 12 * len(tags)
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
    table = struct.pack(">I", len(tags))
    table += b"".join(name + struct.pack(">II", places[data], len(data)) for name, data in tags.items())
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s44s",
        start + len(body),
        *(b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *(2026, 1, 1, 0, 0, 0),
        *(b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, _fixed(_D50), b"\0\0\0\0", b""),
    )
    return head + table + body


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(data), 28) + data
