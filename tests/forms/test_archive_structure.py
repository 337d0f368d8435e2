"""What a reader hears who does not see the page: headings, paragraphs, tables and pictures in order."""

import re

import pikepdf

from forms.fonts import shipped
from forms.typesetting.flow import compose as set_pages
from forms.typesetting.measures import OFFICIAL
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Column, Table, cell
from tests.forms.archive import structure
from tests.forms.archive_samples import ARCHIVES, FILES, every
from tests.forms.measuring import pages


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
    assert seen or name == "sheets-entries"  # its title stands on the preprinted paper


@every
def test_rows_of_a_table_have_as_many_columns(name: str) -> None:
    for table in (one for one in ARCHIVES[name].tree().walk() if one.kind == "Table"):
        assert {row.kind for row in table.kids} == {"TR"}
        assert {one.kind for row in table.kids for one in row.kids} <= {"TH", "TD"}
        assert len({sum(_span(one.own) for one in row.kids) for row in table.kids}) == 1


def _span(own: pikepdf.Dictionary) -> int:
    attributes = own.get("/A", pikepdf.Dictionary())
    assert "/ColSpan" not in attributes or attributes.O == "/Table"
    return int(attributes.get("/ColSpan", 1))


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
