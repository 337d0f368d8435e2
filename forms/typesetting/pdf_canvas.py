"""reportlab's canvas with what PDF/A asks for beyond it: marked content, entries of page and catalogue, stream ends,
properties without dates, Unicode beyond the first plane, an identifier that follows from the content."""

import re
import threading
import zlib
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from forms.fonts import Role, shipped

rl_config.useA85 = 0  # pictures as bytes, not as text a quarter larger
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

    def register(self, objnum: int, version: int) -> None:
        """An object is about to be written, the one before it has been: its body need not be kept twice."""
        done = self._document.idToObject
        if isinstance(done.get(objnum - 1), bytes):
            done[objnum - 1] = b""

    def encode(self, data: bytes | str) -> bytes:
        content = _Ended(pdfdoc.pdfdocEnc(data))
        self._document.updateSignature(content)
        return content


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
    _code: list[str]

    def __init__(self, stream: BinaryIO) -> None:
        first: Any = _first_font()  # a name, whatever reportlab's types say
        super().__init__(stream, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang="zh-CN", initialFontName=first)
        self._doc.encrypt = _EveryStream(self._doc)
        self._doc.info = _Properties()
        self._pages_done = 0
        self.setViewerPreference("DisplayDocTitle", "true")

    def reserve(self) -> int:
        """The number of an object that is written later."""
        number = int(self._doc.objectcounter) + 1
        self._doc.Reference(b"", number)  # its own name, too: a hundred thousand names would take room
        return number

    def write(self, number: int, body: bytes) -> int:
        """The body of a reserved object; its number."""
        self._doc.idToObject[number] = body
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

    def end_page(self) -> int:
        """The page is drawn; its number in the file. Its content is packed at once, else it would wait for the end."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        packed = zlib.compress(page.stream.encode())
        page.stream, page.Contents = None, self.stream(packed, Filter=pdfdoc.PDFName("FlateDecode"))
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
        super().save()


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
