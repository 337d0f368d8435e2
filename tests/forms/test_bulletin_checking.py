"""What stops a bulletin before it is issued, and what only looks so."""

from dataclasses import replace

import pytest

from forms.bulletin.checking import CheckProblem, Trouble, check
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import BulletinText, Piece, to_editable
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, UNITS, campaign

FIGURES = collect(campaign())
TEXT = compose(FIGURES, SETTINGS)
EDITABLE = to_editable(TEXT)
NEXT = "二、总体情况"  # words put before it stand at the end of the first part


def fields_of(text: BulletinText) -> dict[str, Piece]:
    """Each field where it first stands."""
    found: dict[str, Piece] = {}
    for piece in (piece for paragraph in text.paragraphs for piece in paragraph.pieces if piece.field):
        found.setdefault(piece.field, piece)
    return found


def problems(edited: str, settings: BulletinSettings = SETTINGS) -> list[CheckProblem]:
    return list(check(from_editable(edited, compose(FIGURES, settings)), FIGURES, settings))


def test_a_text_without_any_part_is_not_issued() -> None:
    found = [p for p in problems("关于情况的通报") if p.stops]
    assert [p.kind for p in found] == [Trouble.EMPTY]
    assert "正文没有内容" in found[0].message


def test_a_number_changed_by_hand_is_marked_with_what_the_data_say() -> None:
    edited = EDITABLE.replace("个单位的案卷15卷", "个单位的案卷18卷")
    read = from_editable(edited, TEXT)
    piece = fields_of(read)["案卷总数"]
    assert (piece.text, piece.edited, piece.expected) == ("18", True, "15")
    (problem,) = problems(edited)
    assert (problem.kind, problem.found, problem.expected, problem.stops) == (Trouble.NUMBER, "18", "15", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("平均得分82.18分，较上次", "平均得分182.18分，较上次"),
        ("平均得分82.18分，较上次", "平均得分82.1分，较上次"),
        ("平均得分82.18分，较上次", "平均得分82.188分，较上次"),
    ],
)
def test_digits_added_or_dropped_at_the_edge_of_a_number_are_noticed(old: str, new: str) -> None:
    assert old in EDITABLE
    assert [p.kind for p in problems(EDITABLE.replace(old, new))] == [Trouble.NUMBER]


def test_words_around_a_number_may_change_freely() -> None:
    edited = EDITABLE.replace("参加评分的案卷14卷，平均得分", "经统计，参加评分的案卷14卷总体质量稳定，平均得分为")
    assert edited != EDITABLE
    assert problems(edited) == []
    assert fields_of(from_editable(edited, TEXT))["平均得分"].cases == fields_of(TEXT)["平均得分"].cases


def test_paragraphs_may_be_written_moved_and_deleted() -> None:
    lines = EDITABLE.splitlines()
    at = lines.index("从办案环节看，立案环节未发现问题。")
    lines[at] = "各单位普遍建立了案卷审核制度。"
    lines.insert(at, "同时，执法全过程记录逐步规范。")
    assert problems("\n".join(lines)) == []


def test_new_data_show_where_the_draft_has_fallen_behind() -> None:
    now = collect(campaign(14))
    read = from_editable(EDITABLE, compose(now, SETTINGS))
    found = {p.expected for p in check(read, now, SETTINGS) if p.kind is Trouble.NUMBER}
    assert "14" in found


def test_a_masthead_that_does_not_go_on_a_line_is_not_printed_small() -> None:
    (problem,) = problems(EDITABLE, replace(SETTINGS, masthead="行政执法监督与案卷评查工作情况专报第一期"))
    assert (problem.kind, problem.stops) == (Trouble.LINE, True)


def test_a_bulletin_without_issuing_body_is_pointed_out() -> None:
    unnamed = replace(SETTINGS, publisher="", organizer="")
    found = [p for p in problems(to_editable(compose(FIGURES, unnamed)), unnamed) if p.kind is Trouble.HEAD]
    assert [p.stops for p in found] == [False]
    assert "编发单位" in found[0].message


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("其中城北执法大队得分较低。", Trouble.UNIT, "城北执法大队"),
        ("霁川市宏远建材有限公司多次违法。", Trouble.PERSON, "霁川市宏远建材有限公司"),
        ("当事人王镕堃当场改正。", Trouble.PERSON, "王镕堃"),
        ("联系电话13900001111。", Trouble.PERSON, "13900001111"),
        ("身份证号990102199003071234。", Trouble.PERSON, "990102199003071234"),
        ("驾驶豫A12345的货车。", Trouble.PERSON, "豫A12345"),
        ("地点在人民路12号院内。", Trouble.PERSON, "人民路12号"),
        ("见099号案卷。", Trouble.CODE, "099"),
        ("由\U00020d47某办理。", Trouble.GLYPH, "\U00020d47"),
        (f"见{'x1y2z3/' * 9}。", Trouble.LINE, "x1y2z3/" * 9),
    ],
)
def test_the_check_stops_on_what_must_not_go_out(words: str, kind: Trouble, found: str) -> None:
    edited = EDITABLE.replace("二、总体情况", f"{words}\n二、总体情况")
    (problem,) = [p for p in problems(edited) if p.kind is kind]
    assert problem.found == found
    assert problem.stops
    assert problem.section == 0


@pytest.mark.parametrize(
    "words",
    ["各执法大队要加强学习。", "有关街道办事处应当配合。", f"由{UNITS[3]}牵头。", "各镇人民政府、街道办要重视。"],
)
def test_general_words_and_listed_units_pass(words: str) -> None:
    assert problems(EDITABLE.replace("二、总体情况", f"{words}\n二、总体情况")) == []


def test_a_paragraph_that_lost_its_end_is_pointed_out_and_does_not_stop() -> None:
    found = problems(EDITABLE.replace("二、总体情况", "有关情况已经核对，\n二、总体情况"))
    assert [(p.kind, p.found, p.stops) for p in found] == [(Trouble.ENDING, "关情况已经核对，", False)]


def test_a_unit_misspelt_is_answered_with_the_name_it_is_near_to() -> None:
    right = UNITS[0]
    wrong = right.replace(right[0], "某", 1)
    (found,) = problems(EDITABLE.replace("二、总体情况", f"案卷由{wrong}办理。\n二、总体情况"))
    assert (found.kind, found.expected) == (Trouble.UNIT, right)
    assert f"是不是“{right}”" in found.message


def test_an_empty_part_stops() -> None:
    lines = EDITABLE.splitlines()
    start, end = lines.index("三、好的做法"), lines.index("四、主要问题")
    edited = "\n".join([*lines[: start + 1], *lines[end:]])
    assert [p.kind for p in problems(edited)] == [Trouble.EMPTY]
    assert problems("\n".join([*lines[:start], *lines[end:]])) == []


def test_a_long_title_is_pointed_out_and_does_not_stop() -> None:
    edited = EDITABLE.replace(TEXT.title, "关于案卷评查情况的通报" * 7)
    (problem,) = problems(edited)
    assert (problem.kind, problem.stops) == (Trouble.TITLE, False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("城北执法 大队得分较低。", "城北执法大队"),
        ("城北区城管局得分较低。", "城北区城管局"),
        ("柳溪镇要加强整改。", "柳溪镇"),
        ("桃源街道办要加强整改。", "桃源街道办"),
    ],
)
def test_an_office_not_on_the_list_stops_also_in_short_or_with_spaces(words: str, found: str) -> None:
    (problem,) = [p for p in problems(EDITABLE.replace(NEXT, f"{words}\n{NEXT}")) if p.stops]
    assert (problem.kind, problem.found) == (Trouble.UNIT, found)


@pytest.mark.parametrize(
    "words",
    [
        "柳河镇、云岭街道要加强整改。",
        "城东 执法大队得分较高。",
        "本局各执法大队要学习。",
        "乡镇人民政府、街道办事处要重视。",
        "城镇道路和特色小镇、主要街道的管理要加强。",
    ],
)
def test_short_names_of_listed_units_and_general_words_pass(words: str) -> None:
    assert problems(EDITABLE.replace(NEXT, f"{words}\n{NEXT}")) == []


@pytest.mark.parametrize("code", ["第099 号案卷", "99号案卷", "０９９号案卷"])
def test_a_code_that_is_none_of_this_campaign_stops_however_it_is_written(code: str) -> None:
    (problem,) = problems(EDITABLE.replace(NEXT, f"见{code}。\n{NEXT}"))
    assert (problem.kind, problem.stops) == (Trouble.CODE, True)


def test_a_code_taken_out_of_a_list_differs_from_the_data() -> None:
    (problem,) = problems(EDITABLE.replace("（002、004、006、011、014）", "（002、004、006、011）"))
    assert (problem.kind, problem.expected, problem.stops) == (Trouble.NUMBER, "002、004、006、011、014", True)


@pytest.mark.parametrize("words", ["优秀率达到60%。", "全年评查案卷1,500卷。", "平均得分提高到９１．５分。"])
def test_a_number_somebody_wrote_that_the_data_do_not_have_is_pointed_out(words: str) -> None:
    (problem,) = problems(EDITABLE.replace(NEXT, f"{words}\n{NEXT}"))
    assert (problem.kind, problem.stops) == (Trouble.NUMBER, False)


@pytest.mark.parametrize(
    "words", ["优秀率为57.14%，不合格2卷。", "期限为30日，自3月1日起30分钟内办结。", "分3个阶段进行。"]
)
def test_numbers_of_the_data_and_those_of_nothing_counted_are_not_pointed_out(words: str) -> None:
    assert problems(EDITABLE.replace(NEXT, f"{words}\n{NEXT}")) == []


def test_a_person_in_the_text_stops_though_no_file_names_him() -> None:
    (problem,) = problems(EDITABLE.replace(NEXT, f"当事人赵一曼当场改正。\n{NEXT}"))
    assert (problem.kind, problem.found, problem.expected, problem.stops) == (Trouble.PERSON, "赵一曼", "赵某", True)
