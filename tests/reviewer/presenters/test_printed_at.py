"""Where each line of the bulletin's text is printed, so that the preview can follow the cursor."""

from forms.bulletin.compose import compose
from forms.bulletin.layout import lay_out
from forms.bulletin.text import to_editable
from forms.typesetting.marks import TextMark
from reviewer.presenters.live_numbers import printed_at
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign

FIGURES = collect(campaign())
TEXT = compose(FIGURES, SETTINGS)
EDITED = to_editable(TEXT)
PAGES = lay_out(TEXT, FIGURES, SETTINGS)


def said_on(page: int) -> str:
    return "".join(mark.text for mark in PAGES[page].marks if isinstance(mark, TextMark)).replace(" ", "")


def test_every_line_is_found_on_the_page_that_prints_it() -> None:
    lines, found = EDITED.split("\n"), list(printed_at(EDITED, PAGES))
    assert len(found) == len(lines)
    assert found == sorted(found)  # the text reads on from page to page
    for line, (page, down) in zip(lines, found, strict=True):
        if line and not line.startswith("〔"):
            assert line.replace("：", "")[:5] in said_on(page).replace("：", "")
            assert 0 < down < 1


def test_a_table_stands_where_the_line_before_it_does() -> None:
    lines, found = EDITED.split("\n"), list(printed_at(EDITED, PAGES))
    at = lines.index("〔表：单位得分〕")
    assert found[at] == found[at - 1]


def test_a_text_that_is_not_printed_stands_at_the_beginning() -> None:
    assert list(printed_at("没有印出来的一行", PAGES)) == [(0, 0.0)]
