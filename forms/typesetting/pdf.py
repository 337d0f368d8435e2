"""Writes finished pages as PDF/A-2a: text stays text and is told in order. Same pages, same bytes."""

from collections.abc import Iterable

from forms.fonts import Typeface
from forms.typesetting.marks import BookmarkMark, FinishedPage
from forms.typesetting.pdf_content import PageContent, plain
from forms.typesetting.pdf_fonts import UsedFace
from forms.typesetting.pdf_metadata import DocumentInfo, info_dictionary, output_intent, xmp
from forms.typesetting.pdf_objects import PdfFile
from forms.typesetting.pdf_outline import Entry, write_outline
from forms.typesetting.pdf_pictures import write_picture
from forms.typesetting.pdf_structure import LANGUAGE, StructureTree

__all__ = ["DocumentInfo", "write_pdf"]


def write_pdf(pages: Iterable[FinishedPage], info: DocumentInfo) -> bytes:
    """The pages as one PDF file."""
    writer = _Writer()
    for page in pages:
        writer.page(page)
    return writer.finished(info)


class _Writer:
    """One file being written, page by page."""

    def __init__(self) -> None:
        self._file = PdfFile()
        self._catalogue, self._page_tree = self._file.reserve(), self._file.reserve()
        self._tree = StructureTree(self._file)
        self._faces: dict[str, UsedFace] = {}
        self._pictures: dict[bytes, tuple[str, int]] = {}
        self._pages: list[int] = []
        self._outline: list[Entry] = []

    def page(self, page: FinishedPage) -> None:
        """One more page."""
        if page.begins:
            self._tree.begin()
        number = self._file.reserve()
        drawn = PageContent(page, number, self._tree, self._used, self._picture)
        content = self._file.stream(b"", drawn.operators())
        fonts = b" ".join(b"/%b %d 0 R" % (name.encode(), font) for name, font in sorted(drawn.fonts.items()))
        known = dict(self._pictures.values())
        pictures = b" ".join(b"/%b %d 0 R" % (name.encode(), known[name]) for name in sorted(drawn.pictures))
        resources = b"/Font <<%b>>" % fonts + (b" /XObject <<%b>>" % pictures if pictures else b"")
        size = f"{plain(page.width)} {plain(page.height)}".encode()
        self._file.write(
            number,
            b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 %b] /Contents %d 0 R /Resources <<%b>>"
            b" /StructParents %d /Tabs /S>>" % (self._page_tree, size, content, resources, self._tree.end_page()),
        )
        self._pages.append(number)
        self._outline += [self._entry(mark, number, page.height) for mark in drawn.bookmarks]

    @staticmethod
    def _entry(mark: BookmarkMark, page: int, height: float) -> Entry:
        return Entry(mark.title, mark.level, page, height - mark.y)

    def _used(self, face: Typeface) -> UsedFace:
        known = self._faces.get(face.key)
        if known is None:
            known = self._faces[face.key] = UsedFace(face, f"F{len(self._faces) + 1}", self._file.reserve())
        return known

    def _picture(self, data: bytes) -> str:
        if data not in self._pictures:
            self._pictures[data] = (f"I{len(self._pictures) + 1}", write_picture(self._file, data))
        return self._pictures[data][0]

    def finished(self, info: DocumentInfo) -> bytes:
        """The file, after its last page."""
        file = self._file
        for face in self._faces.values():
            face.write(file)
        kids = b" ".join(b"%d 0 R" % number for number in self._pages)
        file.write(self._page_tree, b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(self._pages), kids))
        outline = write_outline(file, self._outline)
        shown = b" /Outlines %d 0 R /PageMode /UseOutlines" % outline if outline else b""
        metadata = file.stream(b"/Type /Metadata /Subtype /XML", xmp(info), packed=False)
        file.write(
            self._catalogue,
            b"<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /OutputIntents [%d 0 R] /StructTreeRoot %d 0 R"
            b" /MarkInfo <</Marked true>> %b /ViewerPreferences <</DisplayDocTitle true>>%b>>"
            % (self._page_tree, metadata, output_intent(file), self._tree.finish(), LANGUAGE, shown),
        )
        return file.finished(self._catalogue, file.add(info_dictionary(info)))
