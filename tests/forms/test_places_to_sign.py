"""Where papers are signed, sealed and distributed: never torn apart, never alone."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from forms.fonts import shipped
from forms.imprint import Imprint, imprint_block
from forms.letters.layout import boxes_table, lay_out, signature
from forms.letters.letter import Letter, Office, fill
from forms.letters.templates import shipped_letters
from forms.letters.word import render_docx
from forms.typesetting.flow import compose
from forms.typesetting.marks import FinishedPage, RuleMark, TextMark
from forms.typesetting.measures import OFFICIAL
from forms.typesetting.tables import Column, Table, cell
from tests.forms.filled_letters import OFFICE, letters

BOXES = (("抽取人（签名）", ""), ("监督人（签名）", ""), ("日期", ""))


def said(page: FinishedPage) -> str:
    return "".join(m.text for m in page.marks if isinstance(m, TextMark) and m.baseline < OFFICIAL.bottom)


@pytest.mark.parametrize("count", range(15, 40))
def test_places_to_sign_stay_together_below_rows_of_the_table_above(count: int) -> None:
    rows = tuple((cell(str(number)), cell("卷")) for number in range(count))
    pages = compose([Table((Column(1), Column(4)), rows, smallest_row=30.0), boxes_table(BOXES)], OFFICIAL, shipped())
    last = said(pages[-1])
    assert "卷" in last
    assert all(label in last for label in ("抽取人", "监督人", "日期"))


def test_a_third_place_to_sign_takes_the_whole_row() -> None:
    table = boxes_table(BOXES)
    assert [sum(one.span for one in row) for row in table.rows] == [4, 4]
    assert len(table.rows[1]) == 2


def ledger(count: int) -> Letter:
    template = shipped_letters()["yearly-ledger"]
    rows = [{"序号": str(at), "案卷代号": f"{at:03d}", "单位": "城东执法大队"} for at in range(1, count + 1)]
    return fill(template, {"年度": "2026", "台账": rows}, OFFICE)


def test_the_last_row_of_a_word_table_stays_with_the_places_to_sign() -> None:
    document = Document(BytesIO(render_docx(ledger(3))))
    first, last = document.tables
    kept = [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") for p in first.rows[-1]._tr.iter(qn("w:p"))]
    assert kept
    assert all(one is not None for one in kept)
    assert [all(p.paragraph_format.keep_with_next for p in row.cells[0].paragraphs) for row in last.rows] == [
        True,
        False,
    ]


@pytest.mark.parametrize(("key", "copied"), [("commendation", ""), ("monthly-circular", "抄送：（抄送的内容）。")])
def test_a_circular_ends_with_who_printed_it_and_when(key: str, copied: str) -> None:
    page = lay_out(letters()[key])[-1]
    assert said(page).endswith(f"2026年11月23日{copied}霁川市城市管理局2026年11月23日印发")
    assert max(m.y2 for m in page.marks if isinstance(m, RuleMark)) == pytest.approx(OFFICIAL.bottom)


def test_a_note_with_whom_to_call_stands_below_the_date() -> None:
    letter = letters()["rectification-notice"]
    last = said(lay_out(letter)[-1])
    assert last.endswith("2026年11月23日（联系人：周法；联系电话：0000-0000000）")
    drawing = signature(Office("甲局", "", "2026年1月2日"), OFFICIAL, shipped(), "（联系人：周法）")
    assert drawing.accompanied


def test_blanks_for_a_date_do_not_part_in_word() -> None:
    template = shipped_letters()["rectification-notice"]
    letter = fill(template, {"主送": "甲局"}, Office("某司法局"), draft=True)
    texts = [p.text for p in Document(BytesIO(render_docx(letter))).paragraphs]
    (asked,) = [text for text in texts if text.startswith("请于")]
    assert "\u3000" not in asked
    assert "请于\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0年\u00a0\u00a0\u00a0\u00a0月" in asked


def test_the_imprint_of_an_office_with_a_long_name_keeps_off_its_date() -> None:
    name = "霁川市全面依法治市委员会办公室行政执法协调监督工作领导小组派驻临汐经济技术开发区综合行政执法联合监督大队"
    block = imprint_block(Imprint(publisher=name, printed="2026年11月23日印发"), OFFICIAL, shipped())
    texts = [mark for mark in block.marks if isinstance(mark, TextMark)]
    for one in texts:
        beside = [o for o in texts if o is not one and o.baseline == one.baseline and o.x >= one.x]
        assert all(one.x + one.width <= other.x + 0.5 for other in beside)
    assert max(mark.baseline for mark in texts) < block.height
    assert len({mark.baseline for mark in texts}) == 3
