"""reportlab's canvas with what PDF/A asks for beyond it: marked content, entries of page and catalogue, stream ends,
properties without dates, Unicode beyond the first plane, an identifier that follows from the content."""

import re
import threading
import zlib
from functools import lru_cache
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from forms.fonts import Role, shipped
from forms.typesetting.pdf_file import StreamedFile

rl_config.useA85 = 0  # pictures as bytes, not as text a quarter larger
SHORT, MOST_KEPT = 40, 20_000
_cutting = threading.Lock()  # reportlab's faces keep a reading position while they are cut down
_NO_UNICODE = re.compile(r"(?<=> <)(?:0000|[0-9A-F]{5,6})(?=>)")  # in reportlab's ToUnicode


class _Ended(bytes, pdfdoc.PDFObject):
    """The bytes of a stream with a line end after them that does not count (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: Any) -> bytes:
        return bytes(self) + b"\n"


class _EveryStream(pdfdoc.NoEncryption):
    """Stands where reportlab would encrypt: the one place that every stream passes."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def encode(self, data: bytes | str) -> bytes:
        content = _Ended(pdfdoc.pdfdocEnc(data))
        self._document.updateSignature(content)
        return content


@lru_cache(maxsize=32)
def _packed(content: bytes) -> bytes:
    return zlib.compress(content)


class _Packing(pdfdoc.PDFStreamFilterZCompress):
    """Packs the cut-down faces, and remembers them: from one key to the next the same characters are printed."""

    def encode(self, text: bytes) -> bytes:
        return _packed(text)


class _Properties(pdfdoc.PDFInfo):
    """Those that are known; reportlab would add dates, and a name where there is none."""

    def format(self, document: Any) -> bytes:
        known = {key: getattr(self, key.lower()) for key in ("Title", "Author", "Subject", "Keywords")}
        known |= {"Creator": self.creator, "Producer": self.producer}
        entries = {key: pdfdoc.PDFString(value) for key, value in known.items() if value}
        formatted: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return formatted


class TaggedCanvas(Canvas):
    """Draws on PDF 1.7 pages whose content belongs to a structure tree."""

    _doc: Any
    _escape: Any  # reportlab's, for what stands in brackets
    _code: list[str]

    def __init__(self, stream: BinaryIO) -> None:
        first: Any = _first_font()  # a name, whatever reportlab's types say
        super().__init__(stream, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang="zh-CN", initialFontName=first)
        self._file = StreamedFile(stream)
        self._doc.encrypt = _EveryStream(self._doc)
        self._doc.info = _Properties()
        self._pages_done = 0
        self._known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self.setViewerPreference("DisplayDocTitle", "true")

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def write(self, number: int, body: bytes) -> int:
        """The body of a reserved object; its number."""
        self._file.put(number, body)
        self._doc.updateSignature(body)
        return number

    def begin_content(self, operands: str) -> None:
        """What is drawn now belongs together: `/P <</MCID 0>>`."""
        self._code.append(f"{operands} BDC")

    def end_content(self) -> None:
        """The end of what was begun."""
        self._code.append("EMC")

    def bookmark(self, title: str, level: int, height: float) -> None:
        """An entry of the outline that leads to this height of the page; closed, so that the list stays short."""
        outline = self._doc.outline
        key = f"b{len(outline.destinationnamestotitles)}"
        self.bookmarkHorizontalAbsolute(key, height)
        self.addOutlineEntry(title, key, min(level, outline.currentlevel + 1), closed=True)
        self._doc.updateSignature(title)
        self.showOutline()

    def show_text(self, face: str, size: float, x: float, y: float, spacing: float, text: str) -> None:
        """A stretch of text at its place. As reportlab's text objects, which take five times as long."""
        code = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
        if spacing:
            code.append(f"{number(spacing)} Tc")
        code += [f"{subset} {number(size)} Tf ({shown}) Tj" for subset, shown in self._shown_as(face, text)]
        code.append("0 Tc ET" if spacing else "ET")
        self._code.append(" ".join(code))

    def _shown_as(self, face: str, text: str) -> tuple[tuple[str, str], ...]:
        """The text in the characters of the face's subsets; kept where it is short: every sheet repeats its labels."""
        known = self._known.get((face, text))
        if known is not None:
            return known
        font: Any = pdfmetrics.getFont(face)
        parts = font.splitString(text, self._doc)
        made = tuple((font.getSubsetInternalName(part, self._doc), self._escape(shown)) for part, shown in parts)
        if len(text) <= SHORT and len(self._known) < MOST_KEPT:
            self._known[face, text] = made
        return made

    def draw_rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line with the pen as it is."""
        self._code.append(f"n {number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")

    def end_page(self) -> int:
        """The page is drawn; its number in the file. Its content is packed at once, else it would wait for the end."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        packed = zlib.compress(page.stream.encode())
        stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(packed), packed)
        page.stream, page.Contents = None, b"%d 0 R" % self.write(self.reserve(), stream)
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
        page.StructParents, page.Tabs = self._pages_done, pdfdoc.PDFName("S")
        self._pages_done += 1
        return int(self._doc.idToObjectNumberAndVersion[page.__InternalName__][0])

    def catalogue(self, **entries: Any) -> None:
        """Entries of the catalogue, with those that reportlab does not know."""
        own = self._doc.Catalog
        own.__NoDefault__ = tuple(dict.fromkeys((*own.__NoDefault__, *entries)))
        for name, value in entries.items():
            setattr(own, name, value)

    @staticmethod
    def stream(data: bytes, **entries: Any) -> Any:
        """A stream for the file, as it is."""
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data)

    def save(self) -> None:
        """Writes the file. The faces are cut down by one thread at a time; all else may be done by several."""
        with _cutting:
            for font in self._doc.delayedFonts:
                font.addObjects(self._doc)
        self._doc.delayedFonts.clear()
        for name, made in self._doc.idToObject.items():
            if isinstance(name, str) and name.startswith("toUnicodeCMap:"):
                made.content = _NO_UNICODE.sub(_utf16, made.content)
            elif isinstance(name, str) and name.startswith("fontFile:"):
                made.filters = [_Packing()]
        self._write_rest()

    def _write_rest(self) -> None:
        """What reportlab keeps until the end: pages, faces, outline, catalogue."""
        doc = self._doc
        for kept in (doc.Catalog, doc.info):
            doc.Reference(kept)
        doc.Outlines.prepare(doc, self)
        if doc.Outlines.ready < 0:
            doc.Catalog.Outlines = None
        at = 0
        while at < doc.objectcounter:  # writing one may need another
            at += 1
            if not self._file.holds(at):
                name = doc.numberToId[at]
                self._file.put_whole(at, pdfdoc.PDFIndirectObject(name, doc.idToObject[name]).format(doc))
        self._file.finish(self._trailer)

    def _trailer(self, count: int, begins: int) -> bytes:
        doc = self._doc
        root, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
        made: bytes = pdfdoc.PDFTrailer(begins, Size=count, Root=root, Info=info, ID=doc.ID()).format(doc)
        return made


def number(value: float) -> str:
    """To a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_string(text: str) -> bytes:
    """A string a person may read: the description of a picture."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


def _utf16(code: re.Match[str]) -> str:
    """Unicode as PDF wants it: surrogates for what lies beyond the first plane, and never zero."""
    return chr(int(code[0], 16) or 0xFFFD).encode("utf-16-be").hex().upper()


def _first_font() -> str:
    """A face of ours as the first font: otherwise every page names Helvetica, which is not in the file."""
    found = shipped().lookup(Role.BODY, "一")
    assert found is not None
    return found[0].registered()
