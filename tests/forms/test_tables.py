"""Tables across pages."""

from forms.fonts import shipped
from forms.typesetting.flow import compose
from forms.typesetting.measures import OFFICIAL, Align
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Column, Table, cell
from tests.forms.measuring import characters, pages, text_of


def pdf_of(rows: int, text: str = "单位") -> bytes:
    table = Table(
        (Column(1.0), Column(4.0, Align.LEFT)),
        tuple((cell(str(at)), cell(f"{text}{at}")) for at in range(rows)),
        ((cell("名次"), cell("单位名称")),),
    )
    return write_pdf(compose([table], OFFICIAL, shipped()), DocumentInfo("表"))


def test_three_hundred_rows_repeat_their_head_on_every_page_and_lose_nothing() -> None:
    pdf = pdf_of(300)
    count = len(list(pages(pdf)))
    text = text_of(pdf)
    assert count > 5
    assert text.count("名次单位名称") == count
    assert all(f"单位{at}" in text for at in range(300))


def test_every_row_stays_inside_the_text_block() -> None:
    pdf = pdf_of(120)
    for number in range(len(list(pages(pdf)))):
        body = [c for c in characters(pdf, number) if c.baseline < 37 + 225 + 3]
        assert min(c.left for c in body) >= 28
        assert max(c.right for c in body) <= 28 + 156
        assert max(c.baseline for c in body) <= 37 + 225


def test_a_name_of_sixty_characters_is_wrapped() -> None:
    pdf = pdf_of(
        3,
        "霁川市柳河镇综合行政执法办公室暨城市管理综合行政执法大队柳河中队驻开发区片区联合执法工作站（筹备组）临时办公室一二三",
    )
    assert "驻开发区片区联合执法工作站（筹备组）" in text_of(pdf)
    assert max(c.right for c in characters(pdf)) <= 28 + 156


def test_a_row_higher_than_a_page_is_divided() -> None:
    table = Table((Column(1.0), Column(3.0)), ((cell("长"), cell("很长的内容" * 600)),), ((cell("甲"), cell("乙")),))
    pdf = write_pdf(compose([table], OFFICIAL, shipped()), DocumentInfo("表"))
    assert len(list(pages(pdf))) > 1
    assert text_of(pdf).replace("甲乙", "").count("很长的内容") >= 590


def test_an_empty_table_prints_its_head() -> None:
    assert "名次单位名称" in text_of(pdf_of(0))


def test_the_last_row_never_stands_alone_on_a_page() -> None:
    for rows in range(20, 60):
        pdf = pdf_of(rows)
        last = list(pages(pdf))[-1].get_textpage().get_text_bounded()
        assert last.count("单位") - last.count("单位名称") >= 2
