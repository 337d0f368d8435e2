"""The lines that stand for clippings in the bulletin's text."""

from dataclasses import replace

from forms.bulletin.checking import Trouble, check
from forms.bulletin.editing import from_editable
from forms.bulletin.text import Kind, Paragraph
from tests.forms.campaign import SETTINGS
from tests.forms.test_bulletin_text import EDITABLE, FIGURES, TEXT


def test_a_clipping_printed_at_two_places_is_told_once() -> None:
    shown = FIGURES.problems[0].id
    (first, *others) = TEXT.sections
    twice = replace(first, paragraphs=(*first.paragraphs, *[Paragraph((), Kind.PICTURE, shown)] * 2))
    found = check(replace(TEXT, sections=(twice, *others)), FIGURES, SETTINGS, clippings={shown: (b"page",)})
    assert [p.message.split("图")[0] for p in found if p.kind is Trouble.UNSEEN] == [
        f"{FIGURES.problems[0].case.code}号案卷的1张截"
    ]


def test_a_clipping_s_line_names_its_file_and_item_and_a_draft_with_the_former_line_is_still_read() -> None:
    pictures = [p for p in TEXT.paragraphs if p.kind is Kind.PICTURE]
    assert pictures[0].ref not in EDITABLE
    assert f"〔图：{pictures[0].shown}〕" in EDITABLE
    former = from_editable(EDITABLE.replace(pictures[0].shown, pictures[0].ref), TEXT)
    assert [p.ref for p in former.paragraphs if p.kind is Kind.PICTURE] == [p.ref for p in pictures]
