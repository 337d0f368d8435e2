"""A hand-out asks first and answers on pages of its own."""

import io

import docx
import pypdfium2
import pytest

from forms.bulletin.handout import CAPTION, Model, Question, handout_text, render
from forms.bulletin.text import Kind
from forms.fonts import shipped
from tests.forms.test_bulletin_files import png

LATE = Question(
    "0",
    "001号案卷",
    "卷内第9页",
    "3.4 送达期限",
    "超过七个工作日送达。\n决定书3月2日作出，3月18日送达",
    "−2分",
    ("《行政处罚法》第六十一条", "《行政处罚法》第八十五条"),
    "决定书在七日内送达当事人。",
    ("公告送达的除外",),
)
ABSENT = Question("1", "002号案卷", "", "2.1 主体证明", "卷内缺少：身份证复印件", "−1分", right="附主体证明")
MODEL = Model("003号案卷", "99.51　优秀\n没有扣分，可以作为范例。")
PICTURES = {"0": (png(),)}


def test_questions_stand_before_the_answers_and_say_nothing_of_them() -> None:
    asked, models, answers = handout_text("讲义", (LATE, ABSENT), (MODEL,), PICTURES).sections
    said = "".join(paragraph.text for paragraph in asked.paragraphs)
    assert "001号案卷" in said
    assert "送达期限" not in said
    assert "七日" not in said
    assert "2.1 主体证明" in said  # without a picture it is asked by the item
    assert [p.ref for p in asked.paragraphs if p.kind is Kind.PICTURE] == ["0"]
    assert models.paragraphs[0].text == "003号案卷：99.51　优秀，没有扣分，可以作为范例。"
    assert answers.is_attachment
    told = [paragraph.text for paragraph in answers.paragraphs]
    assert "存在问题：超过七个工作日送达。决定书3月2日作出，3月18日送达（−2分）。" in told
    assert "法律依据：《行政处罚法》第六十一条、第八十五条。" in told
    assert "不扣分的情形：公告送达的除外。" in told


def test_only_files_to_learn_from_need_no_answers() -> None:
    assert [section.key for section in handout_text("讲义", (), (MODEL,), {}).sections] == ["models"]


def test_on_paper_the_answers_begin_a_page_and_the_captions_ask_to_look() -> None:
    content = render("案卷讲评讲义", (LATE, ABSENT), (MODEL,), PICTURES, ".pdf", shipped())
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    assert pages[0].startswith("案卷讲评讲义")
    assert CAPTION in pages[0].replace("\r\n", "")
    answers = next(at for at, page in enumerate(pages) if "法律依据" in page)
    assert "答：" in "".join(pages[:answers])
    assert "答：" not in "".join(pages[answers:])
    assert "简报" not in "".join(pages)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_same_lessons_give_the_same_bytes(suffix: str) -> None:
    one, other = (render("讲义", (LATE,), (), PICTURES, suffix, shipped()) for _ in range(2))
    assert one == other


def test_the_word_document_has_the_same_words() -> None:
    document = docx.Document(io.BytesIO(render("案卷讲评讲义", (LATE,), (), PICTURES, ".docx", shipped())))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "案卷讲评讲义" in lines
    assert "正确做法：决定书在七日内送达当事人。" in lines
    assert len(document.inline_shapes) == 1
