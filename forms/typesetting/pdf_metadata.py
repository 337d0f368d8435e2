"""What a PDF says of itself: properties, the promise of PDF/A, and what its colours mean."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from forms.typesetting.pdf_canvas import TaggedCanvas

PRODUCER = "明卷"
_WRITTEN = slice(24, 36)  # of an ICC profile: when it was made


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Properties of the file. Nothing about the machine or the person who printed it."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""


def describe(canvas: "TaggedCanvas", info: DocumentInfo) -> None:
    """The properties as older readers look for them, as XMP, and the meaning of colours."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    canvas.setTitle(info.title)
    canvas.setAuthor(info.author)
    canvas.setSubject(info.subject)
    canvas.setKeywords(info.keywords)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": canvas.stream(srgb_profile(), N=3),
    }
    canvas.catalogue(
        Metadata=canvas.stream(xmp(info), Type=PDFName("Metadata"), Subtype=PDFName("XML")),
        OutputIntents=PDFArray([PDFDictionary(intent)]),
    )


def xmp(info: DocumentInfo) -> bytes:
    """The properties as XMP, with the part and level of PDF/A."""
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


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB, with a fixed date of making so that equal documents have equal bytes."""
    from PIL.ImageCms import ImageCmsProfile, createProfile

    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[_WRITTEN] = bytes.fromhex("07ea 0001 0001 0000 0000 0000")
    return bytes(profile)
