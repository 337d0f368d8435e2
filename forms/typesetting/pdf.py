"""Writes finished pages as PDF/A-2a: text stays text and is told in order. Same pages, same bytes."""

from collections.abc import Iterable
from io import BytesIO

from forms.typesetting.marks import FinishedPage
from forms.typesetting.pdf_content import PageContent
from forms.typesetting.pdf_metadata import DocumentInfo, describe
from forms.typesetting.pdf_structure import StructureTree

__all__ = ["DocumentInfo", "write_pdf"]


def write_pdf(pages: Iterable[FinishedPage], info: DocumentInfo) -> bytes:
    """The pages as one PDF file."""
    from forms.typesetting.pdf_canvas import TaggedCanvas

    stream = BytesIO()
    canvas = TaggedCanvas(stream)
    describe(canvas, info)
    tree = StructureTree(canvas)
    for page in pages:
        if page.begins:
            tree.begin()
        canvas.setPageSize((page.width, page.height))
        PageContent(canvas, page, tree).draw()
        tree.end_page(canvas.end_page())
    tree.finish()
    canvas.save()
    return stream.getvalue()
