"""Lines of Chinese: no forbidden mark at either end, justified, words and numbers whole."""

import random

import pytest

from forms.fonts import Role, shipped
from forms.typesetting.breaking import Line, break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.measures import OFFICIAL, Align, Style, body_style, small_style

MUST_NOT_START = set("，。、；：！？）〕］｝》〉」』】〗”’…·％‰℃,.:;!?)]}")
MUST_NOT_END = set("（〔［｛《〈「『【〖“‘([{￥")
WIDTH = OFFICIAL.text_width


def lines_of(text: str, style: Style | None = None) -> tuple[Line, ...]:
    return break_lines((Run(text),), style or body_style(), WIDTH, shipped())


def random_paragraph(seed: int) -> str:
    dice = random.Random(seed)
    words = "案卷评查行政处罚决定书送达告知听证陈述申辩立案调查审核程序证据裁量当事人执法人员法律适用"
    parts: list[str] = []
    while sum(map(len, parts)) < 420:
        match dice.randrange(12):
            case 0:
                parts.append(f"《{''.join(dice.choices(words, k=dice.randint(2, 14)))}》")
            case 1:
                parts.append(f"“{''.join(dice.choices(words, k=dice.randint(1, 6)))}”")
            case 2:
                parts.append(f"（{''.join(dice.choices(words, k=dice.randint(1, 5)))}）")
            case 3:
                parts.append(
                    dice.choice(["2026年3月", "98.50%", "〔2026〕17号", "PDF", "12,500.00元", "《“三项制度”》）。"])
                )
            case 4:
                parts.append(dice.choice(["——", "……", "、", "；", "：", "！", "？"]))
            case _:
                parts.append(
                    "".join(dice.choices(words, k=dice.randint(2, 12))) + dice.choice(["，", "。", "、", "；", ""])
                )
    return "".join(parts).lstrip("，。、；：！？…）")


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_three_hundred_paragraphs_have_no_forbidden_break(first: int) -> None:
    bad, count = [], 0
    for seed in range(first, first + 50):
        lines = lines_of(random_paragraph(seed))
        count += len(lines)
        bad += [line.text for line in lines[1:] if line.text[0] in MUST_NOT_START]
        bad += [line.text for line in lines[:-1] if line.text[-1] in MUST_NOT_END]
    assert bad == []
    assert count > 600


def test_no_text_is_lost_and_lines_fill_the_measure() -> None:
    for seed in range(40):
        text = random_paragraph(seed)
        lines = lines_of(text)
        assert "".join(line.text for line in lines) == text
        for line in lines[:-1]:
            assert line.indent + line.width == pytest.approx(28.0, abs=1e-3)
        assert lines[-1].indent + lines[-1].width <= 28.0 + 1e-3


def test_numbers_and_latin_words_stay_whole() -> None:
    text = (
        "本次评查共抽取案卷若干卷平均得分经过计算之后为"
        + "98765.4321%"
        + "，较上次有所上升，编号为"
        + "ABC-2026-0017"
        + "号。"
    )
    for cut in range(30):
        lines = lines_of("案" * cut + text)
        assert sum("98765.4321%" in line.text for line in lines) == 1
        assert sum("ABC-2026-0017" in line.text for line in lines) == 1


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    word = "https://example.invalid/" + "a" * 120
    lines = lines_of(f"见{word}。")
    assert "".join(line.text for line in lines) == f"见{word}。"
    assert all(line.indent + line.width <= 28.0 + 1e-3 for line in lines)


def test_dashes_and_dots_are_not_divided() -> None:
    for cut in range(20, 32):
        for pair in ("——", "……"):
            lines = lines_of("案" * cut + pair + "卷" * 30)
            assert any(pair in line.text for line in lines)


def test_the_first_line_is_two_characters_in() -> None:
    first, second, *_ = lines_of("案卷" * 40)
    assert (first.indent, second.indent) == (2, 0)
    (mark, *_rest) = marks_of(first, body_style(), 0.0, 0.0, WIDTH)
    assert mark.x == pytest.approx(2 * OFFICIAL.cell)
    assert len(first.text) == 26
    assert len(second.text) == 28


def test_a_single_character_does_not_make_a_line() -> None:
    for length in range(50, 120):
        lines = lines_of("卷" * length + "。")
        assert len(lines) == 1 or len(lines[-1].text.rstrip("。")) > 1


def test_marks_side_by_side_are_compressed() -> None:
    (line,) = lines_of("《甲》《乙》（“丙”）、丁")
    assert line.width < len(line.text) - 2


def test_spaces_do_not_hang_at_a_line_s_end() -> None:
    style = small_style(10.5, Role.SONG, Align.LEFT)
    lines = break_lines((Run("aaa bbb ccc ddd eee fff"),), style, 60.0, shipped())
    assert len(lines) > 1
    assert all(line.text == line.text.strip() for line in lines)


def test_a_character_without_glyph_prints_as_a_visible_box() -> None:
    (line,) = lines_of("王\U00020d47")
    assert line.text == "王□"


def test_fields_keep_their_name_through_the_line() -> None:
    runs = (Run("平均得分"), Run("82.18", tag="平均得分"), Run("分"))
    (line,) = break_lines(runs, body_style(), WIDTH, shipped())
    marks = marks_of(line, body_style(), 0.0, 0.0, WIDTH)
    assert ["".join(m.text for m in marks if m.tag == "平均得分")] == ["82.18"]
