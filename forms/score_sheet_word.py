"""案卷评查表 as a Word document, to be filled further by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from forms.fonts import OFFICE_NAMES, Role
from forms.score_sheet import HEAD, WEIGHTS, SheetSettings, conclusion_lines, head_pairs, item_rows
from forms.typesetting.measures import OFFICIAL, SHEET, WU, XIAO_SI
from forms.typesetting.tables import Row
from forms.word import add_page_number, define_styles, fresh_document, narrow_margins, packed, set_face, set_page
from scoring.reviewed import ReviewedCase

if TYPE_CHECKING:
    from docx.document import Document


def render_score_sheet(case: ReviewedCase, settings: SheetSettings | None = None) -> bytes:
    """One sheet as DOCX. Same arguments, same bytes."""
    settings = settings or SheetSettings()
    document = fresh_document(settings.title, settings.organizer)
    set_page(document, SHEET)
    define_styles(document, OFFICIAL)
    add_page_number(document)
    document.add_paragraph(settings.title, style="Title")
    under = "　".join(part for part in (settings.organizer, settings.campaign) if part)
    if under:
        document.add_paragraph(under, style="Caption")
    _table(document, [tuple(row) for row in head_pairs(case, settings)], (1.4, 4.6, 1.4, 3.6), labels=(0, 2))
    _items(document, case, settings)
    sums = [(label, "\n".join(lines)) for label, lines in conclusion_lines(case)]
    signed = [("评查人签名", ""), ("复核人签名", ""), ("被评查单位意见", "\n\n负责人签名：　　　　　　年　　月　　日")]
    _table(document, [*sums, *signed], (1.4, 9.6), labels=(0,))
    return packed(document)


def _items(document: "Document", case: ReviewedCase, settings: SheetSettings) -> None:
    rows = list(item_rows(case, settings))
    table = _table(document, [HEAD, *(_texts(row) for row in rows)], WEIGHTS, labels=(), headed=True)
    for made, row in zip(table.rows[1:], rows, strict=True):
        if len(row) == 1:
            merged = made.cells[0].merge(made.cells[-1])
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)


def _texts(row: Row) -> tuple[str, ...]:
    texts = ["\n".join("".join(run.text for run in runs) for runs in content.paragraphs) for content in row]
    return (*texts, *[""] * (len(HEAD) - len(texts)))


def _table(
    document: "Document",
    rows: Sequence[Sequence[str]],
    weights: Sequence[float],
    labels: Sequence[int],
    *,
    headed: bool = False,
) -> Any:
    """A ruled table in 5号; `labels` are the columns set in 黑体."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = document.add_table(rows=len(rows), cols=len(weights), style="Table Grid")
    table.autofit = False
    widths = [Pt(SHEET.text_width * weight / sum(weights)) for weight in weights]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, (made, texts) in enumerate(zip(table.rows, rows, strict=True)):
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if headed and at == 0:
            made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for place, (content, text) in enumerate(zip(made.cells, texts, strict=True)):
            content.width = widths[place]
            _fill(content, text, Role.HEI if place in labels or (headed and at == 0) else Role.SONG)
    narrow_margins(table)
    space = document.add_paragraph(style="无缩进")
    space.paragraph_format.line_spacing = Pt(4)
    return table


def _fill(content: Any, text: str, role: Role) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for at, line in enumerate(text.split("\n")):
        paragraph = content.paragraphs[0] if at == 0 else content.add_paragraph()
        paragraph.style = content.part.document.styles["无缩进"]
        paragraph.paragraph_format.line_spacing = Pt(XIAO_SI + 2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(line)
        run.font.size = Pt(WU)
        set_face(run, OFFICE_NAMES[role])
