"""What must not stand alone on a page does not, however the text falls: 版记, 落款, heads, last lines."""

from dataclasses import replace
from decimal import Decimal

import pytest

from forms.bulletin.captions import picture_key
from forms.bulletin.charts import bar_charts
from forms.bulletin.compose import compose as written
from forms.bulletin.layout import lay_out
from forms.bulletin.tables import Bar
from forms.bulletin.text import BulletinText, Piece, Section
from forms.bulletin.text import Paragraph as Written
from forms.fonts import shipped
from forms.letters.layout import lay_out as lay_out_letter
from forms.letters.layout import signature
from forms.letters.letter import Letter
from forms.typesetting.blocks import MAT, AtBottom, Block, Drawing, Paragraph
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose
from forms.typesetting.marks import FinishedPage, ImageMark, Mark, RuleMark, TextMark
from forms.typesetting.measures import OFFICIAL, body_style, head_style, small_style
from forms.typesetting.tables import Column, Table, cell
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign
from tests.forms.filled_letters import OFFICE, letters
from tests.forms.test_archive_quality import png

FIGURES = collect(campaign())
IMPRINT = AtBottom((RuleMark(0, 0, 400, 0, 1), RuleMark(0, 120, 400, 120, 1)), 120.0)
LONG_NAME = (
    "霁川市全面依法治市委员会办公室行政执法协调监督工作领导小组派驻临汐经济技术开发区综合行政执法联合监督检查大队"
)


def said(page: FinishedPage) -> str:
    return "".join(mark.text for mark in page.marks if isinstance(mark, TextMark) and mark.baseline < OFFICIAL.bottom)


def lines_on(page: FinishedPage) -> int:
    return len({round(m.baseline, 1) for m in page.marks if isinstance(m, TextMark) and m.baseline < OFFICIAL.bottom})


def lowest(marks: tuple[Mark, ...]) -> float:
    return max(mark.y2 for mark in marks if isinstance(mark, RuleMark))


def text(lines: int) -> Paragraph:
    return Paragraph((Run("案" * (28 * lines - 2)),), body_style())


@pytest.mark.parametrize("lines", range(1, 50))
def test_the_imprint_stands_at_the_foot_with_text_above_it(lines: int) -> None:
    pages = compose([text(lines), IMPRINT], OFFICIAL, shipped())
    assert len(pages) <= lines // 22 + 2
    assert lines_on(pages[-1]) >= min(2, lines)
    assert lowest(pages[-1].marks) == pytest.approx(OFFICIAL.bottom)
    assert sum(lines_on(page) for page in pages) == lines
    text_ends = max(m.baseline for m in pages[-1].marks if isinstance(m, TextMark) and m.baseline < OFFICIAL.bottom)
    assert text_ends < OFFICIAL.bottom - 120


@pytest.mark.parametrize("lines", range(1, 45))
def test_a_signature_stands_below_text(lines: int) -> None:
    blocks: list[Block] = [text(lines), signature(OFFICE, OFFICIAL, shipped())]
    pages = compose(blocks, OFFICIAL, shipped())
    assert OFFICE.name in said(pages[-1])
    assert "案案" in said(pages[-1])


def test_a_signature_below_a_table_takes_rows_along() -> None:
    for count in range(15, 40):
        table = Table(
            (Column(1), Column(4)), tuple((cell(str(n)), cell("卷")) for n in range(count)), smallest_row=30.0
        )
        pages = compose([table, signature(OFFICE, OFFICIAL, shipped())], OFFICIAL, shipped())
        assert "卷" in said(pages[-1])


def test_a_block_that_cannot_be_divided_does_not_make_it_go_round_for_ever() -> None:
    huge = Drawing((RuleMark(0, 0, 1, 1, 1),), OFFICIAL.text_height)
    pages = compose([huge, IMPRINT], OFFICIAL, shipped())
    assert len(pages) == 2


@pytest.mark.parametrize("extra", range(0, 30))
def test_the_bulletin_s_imprint_is_never_alone(extra: int) -> None:
    whole = written(FIGURES, SETTINGS)
    body = whole.sections[0]
    longer = Section(body.key, body.head, (*body.paragraphs, Written((Piece("增写一句。" * (6 * extra)),))))
    pages = lay_out(BulletinText(whole.title, whole.opening, (longer,)), FIGURES, SETTINGS)
    last = said(pages[-1])
    assert last.split("报：")[0].strip() != ""
    assert last.endswith("印发")


def test_no_last_line_of_a_paragraph_begins_a_page() -> None:
    for before in range(1, 22):
        for own in range(2, 6):
            pages = compose([text(before), Paragraph((Run("卷" * (28 * own - 2)),), body_style())], OFFICIAL, shipped())
            assert [said(page) for page in pages[1:] if lines_on(page) == 1] == []


def test_a_clipping_has_a_frame_and_a_caption_with_the_file_and_the_page() -> None:
    pages = lay_out(written(FIGURES, SETTINGS), FIGURES, SETTINGS, {"f04-0": [png()]})
    (page,) = [page for page in pages if any(isinstance(mark, ImageMark) for mark in page.marks)]
    (picture,) = [mark for mark in page.marks if isinstance(mark, ImageMark)]
    edges = {
        (round(m.x1, 2), round(m.y1, 2))
        for m in page.marks
        if isinstance(m, RuleMark) and m.y1 >= picture.y - MAT - 0.1
    }
    left, top = picture.x - MAT, picture.y - MAT
    right, bottom = picture.x + picture.width + MAT, picture.y + picture.height + MAT
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    assert {(round(x, 2), round(y, 2)) for x, y in corners} <= edges
    assert "005号案卷第3页（未经人工确认，不得外发）" in said(page)
    looked_at = replace(SETTINGS, clipping_seen=picture_key(png()))
    again = lay_out(written(FIGURES, SETTINGS), FIGURES, looked_at, {"f04-0": [png()]})
    assert "005号案卷第3页（节选，已作脱敏处理）" in "".join(map(said, again))


def test_bars_with_long_names_stay_on_the_page() -> None:
    bars = [Bar(f"{LONG_NAME}第{n}中队", Decimal(n + 60), Piece(f"{n + 60}.00")) for n in range(40)]
    for drawing in bar_charts(bars, OFFICIAL, shipped()):
        assert drawing.height <= OFFICIAL.text_height
    pages = compose(list(bar_charts(bars, OFFICIAL, shipped())), OFFICIAL, shipped())
    below = [m for page in pages for m in page.marks if isinstance(m, TextMark) and m.baseline > OFFICIAL.bottom]
    assert all(mark.text.strip("— 0123456789") == "" for mark in below)


def test_the_name_of_an_office_of_sixty_characters_is_printed_in_a_size_that_can_be_read() -> None:
    letter: Letter = letters()["rectification-notice"]
    pages = lay_out_letter(replace(letter, office=replace(OFFICE, name=LONG_NAME)))
    red = [m for m in pages[0].marks if isinstance(m, TextMark) and m.colour[0] > 0.5]
    assert "".join(mark.text for mark in red) == LONG_NAME
    assert len({mark.baseline for mark in red}) in (3, 4)
    assert min(mark.size for mark in red) >= 20
    assert max(mark.x + mark.width for mark in red) <= OFFICIAL.right + 2


def test_a_line_feed_begins_a_line_and_a_title_is_one_paragraph() -> None:
    style = small_style(12.0)
    pages = compose([Paragraph((Run("第一行\n第二行"), Run("接着\n第三行")), style)], OFFICIAL, shipped())
    lines: dict[float, str] = {}
    for mark in pages[0].marks:
        if isinstance(mark, TextMark) and mark.baseline < OFFICIAL.bottom:
            lines[mark.baseline] = lines.get(mark.baseline, "") + mark.text
    assert list(lines.values()) == ["第一行", "第二行接着", "第三行"]


@pytest.mark.parametrize("before", range(1, 22))
@pytest.mark.parametrize("own", [1, 2, 3, 4])
def test_no_head_is_the_last_thing_on_a_page(before: int, own: int) -> None:
    head = Paragraph((Run("四、执行方面"),), head_style(1))
    pages = compose([text(before), head, Paragraph((Run("卷" * (28 * own - 2)),), body_style())], OFFICIAL, shipped())
    assert [said(page) for page in pages if said(page).endswith("执行方面")] == []
