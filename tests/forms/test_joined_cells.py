"""A file that is named in several rows of a table is named once, and again where a page begins."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from forms.fonts import shipped
from forms.letters.layout import lay_out
from forms.letters.letter import Letter, fill
from forms.letters.templates import shipped_letters
from forms.letters.word import render_docx
from forms.typesetting.marks import FinishedPage, RuleMark, TextMark
from tests.forms.filled_letters import OFFICE

FAULT = "决定书写明适用的裁量档次，但没有结合改正情况说明为什么取该档次的中间数额（第19页）"


def notice(*counts: int) -> Letter:
    """So many problems of each file."""
    files = [at for at, count in enumerate(counts, 1) for _ in range(count)]
    rows = [
        {"序号": str(n), "案卷": f"{at:03}　霁决{at}号", "存在问题": FAULT, "整改要求": "改正"}
        for n, at in enumerate(files, 1)
    ]
    values = {"主送": "某局", "活动名称": "评查", "整改期限": "3月1日", "问题": rows}
    return fill(shipped_letters()["rectification-notice"], values, OFFICE)


def said(page: FinishedPage) -> str:
    return "".join(mark.text for mark in page.marks if isinstance(mark, TextMark))


def across(page: FinishedPage) -> list[tuple[float, float]]:
    """Where the level rules of the table begin and end."""
    return [(m.x1, m.x2) for m in page.marks if isinstance(m, RuleMark) and m.y1 == m.y2 and m.thickness < 1]


def test_a_file_is_named_once_for_all_its_problems_and_no_rule_parts_its_cell() -> None:
    page = lay_out(notice(2, 1), shipped())[0]
    assert said(page).count("霁决1号") == said(page).count("霁决2号") == 1
    assert said(page).count("改正情况说明") == 3
    whole = max(right - left for left, right in across(page))
    assert [round(right - left) == round(whole) for left, right in across(page)].count(False) == 3


def test_it_is_named_again_at_the_top_of_a_page() -> None:
    pages = lay_out(notice(12), shipped())
    assert len(pages) > 1
    assert all(said(page).count("霁决1号") == 1 for page in pages if FAULT[:6] in said(page))


def test_word_has_one_cell_for_it() -> None:
    (table,) = Document(BytesIO(render_docx(notice(3, 1)))).tables
    merged = [
        cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for row in table.rows for cell in row._tr.findall(qn("w:tc"))
    ]
    assert [None if one is None else one.get(qn("w:val"), "continue") for one in merged[5::4]] == [
        "restart",
        "continue",
        "continue",
        None,
    ]
    assert table.rows[3].cells[1].text == table.rows[1].cells[1].text
