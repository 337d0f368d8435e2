"""The words of a bulletin: composed from data, edited by a person, read back, checked."""

from dataclasses import replace
from importlib.resources import files

import pytest

from forms.bulletin.checking import CheckProblem, Trouble, check
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.names import ROWS, SCALARS
from forms.bulletin.settings import BulletinSettings, settings_from
from forms.bulletin.templates import TABLES, read_template, shipped_template
from forms.bulletin.text import BulletinText, Kind, Piece, to_editable
from scoring.errors import ReviewError
from scoring.figures import collect
from scoring.score import score
from scoring.sheet import Sheet
from tests.forms.campaign import PARTIES, PERSONS, SETTINGS, UNITS, campaign, reviewed
from tests.forms.stored_copies import assert_matches

FIGURES = collect(campaign())
TEXT = compose(FIGURES, SETTINGS)
EDITABLE = to_editable(TEXT)


def fields_of(text: BulletinText) -> dict[str, Piece]:
    """Each field where it first stands."""
    found: dict[str, Piece] = {}
    for piece in (piece for paragraph in text.paragraphs for piece in paragraph.pieces if piece.field):
        found.setdefault(piece.field, piece)
    return found


def problems(edited: str, settings: BulletinSettings = SETTINGS) -> list[CheckProblem]:
    return list(check(from_editable(edited, compose(FIGURES, settings)), FIGURES, settings))


def test_the_composed_text_is_the_stored_one() -> None:
    assert_matches("bulletin.txt", EDITABLE)


def test_the_seven_parts_stand_in_their_order() -> None:
    assert [section.head for section in TEXT.sections if not section.is_attachment] == [
        "评查基本情况",
        "总体情况与各单位得分",
        "好的做法",
        "主要问题",
        "典型案例剖析",
        "疑难问题探讨",
        "整改要求",
    ]


def test_tables_and_charts_follow_as_attachments_without_number() -> None:
    lines = EDITABLE.splitlines()
    assert lines.index("附件1：评查发现问题清单") > lines.index("七、整改要求")
    assert "〔表：性质图〕" in lines
    read = from_editable(EDITABLE.replace("附件2：评查情况图示", "附件2：各单位情况图示"), TEXT)
    assert read.sections[-1].heading(9) == "附件2：各单位情况图示"


def test_every_number_knows_the_files_and_findings_behind_it() -> None:
    fields = fields_of(TEXT)
    assert fields["案卷总数"].text == "15"
    assert len(fields["案卷总数"].cases) == 15
    assert fields["不符合条件数"].cases == ("case-14",)
    assert fields["平均得分"].text == f"{FIGURES.average.value:f}" if FIGURES.average else ""
    assert len(fields["问题总数"].findings) == len(FIGURES.problems)
    assert set(fields["性质.程序.数量"].findings) == {"f03-0", "f03-1", "f08-0", "f08-3"}
    numbers = [piece for piece in fields.values() if any(c.isdigit() for c in piece.text)]
    assert all(piece.cases for piece in numbers)


def test_no_party_and_no_person_is_named() -> None:
    assert not any(name in EDITABLE for name in (*PARTIES, *PERSONS, "13900001111"))
    assert "某公司" in EDITABLE or "公司甲" in EDITABLE


def test_an_untouched_text_reads_back_as_it_was() -> None:
    assert from_editable(EDITABLE, TEXT) == TEXT
    assert problems(EDITABLE) == []


def test_outside_the_house_units_are_letters() -> None:
    settings = replace(SETTINGS, unit_names="否")
    text = to_editable(compose(FIGURES, settings))
    assert not any(unit in text for unit in UNITS)
    assert "A单位" in text
    named = text.replace("二、总体情况", f"{UNITS[0]}较好。\n二、总体情况")
    assert Trouble.UNIT in {p.kind for p in problems(named, settings)}


def test_typical_cases_may_be_chosen() -> None:
    text = compose(FIGURES, replace(SETTINGS, typical="f02-0\nf08-1"))
    typical = next(s for s in text.sections if s.key == "typical")
    assert [p.ref for p in typical.paragraphs if p.kind is Kind.PICTURE] == ["f02-0", "f08-1"]


def test_without_doubts_and_findings_their_parts_are_left_out() -> None:
    clean = collect([case for case in campaign() if not case.sheet.findings and case.eligible])
    text = compose(clean, SETTINGS)
    assert [s.key for s in text.sections if s.key in ("typical", "doubts")] == []
    assert check(text, clean, SETTINGS) == ()


def test_a_campaign_without_files_is_composed_without_numbers() -> None:
    empty = collect([])
    text = compose(empty, BulletinSettings())
    assert fields_of(text)["案卷总数"].text == "0"
    assert Trouble.EMPTY in {p.kind for p in check(text, empty, BulletinSettings())}


def test_settings_survive_storing() -> None:
    assert settings_from(SETTINGS.to_mapping()) == SETTINGS
    assert settings_from({"unknown": "x"}) == BulletinSettings()
    with pytest.raises(ReviewError, match="期号"):
        settings_from({"number": "三"})


def test_a_template_with_an_unknown_field_says_which_and_what_is_near() -> None:
    text = "title: x\nsections:\n  - head: 甲\n    paragraphs:\n      - text: '共{案卷总量}卷'\n"
    with pytest.raises(ReviewError, match="案卷总量") as caught:
        read_template(text, "本单位模板")
    assert "案卷总数" in caught.value.hint
    assert "模板第5行（“甲”）" in caught.value.message


def test_a_template_that_cannot_be_read_names_the_line() -> None:
    with pytest.raises(ReviewError, match="模板第4行附近写法有误"):
        read_template("title: x\nsections:\n  - head: 甲\n  -head: 乙\n", "本单位模板")


def test_the_file_an_office_edits_names_every_field_at_its_head() -> None:
    head = (files("resources") / "templates" / "bulletin.yaml").read_text(encoding="utf-8").split("\nid:")[0]
    assert [name for name in (*SCALARS, *ROWS, *TABLES) if name not in head] == []
    for row, names in ROWS.items():
        assert f"{row}：{' '.join(names)}" in head


_PART = "sections:\n  - head: 甲\n    paragraphs:\n      - "


@pytest.mark.parametrize(
    "broken",
    [
        "title: [",
        "",
        "sections: 3",
        "sections: [甲]",
        "sections:\n  - key: a",
        f"{_PART}txt: 乙",
        f"{_PART}each: 人员\n        text: 乙",
        f"{_PART}table: 工资",
        f"{_PART}text: 共{{案卷总数卷。",
        "title: '{__class__}'",
    ],
)
def test_a_broken_template_is_refused_with_a_sentence(broken: str) -> None:
    with pytest.raises(ReviewError) as caught:
        read_template(broken, "本单位模板")
    assert caught.value.hint


def test_an_office_s_own_wording_is_used() -> None:
    own = read_template(
        f"id: own\ntitle: 关于{{活动名称}}的通报\n{_PART}text: 共评查{{案卷总数}}卷。\n",
        "本单位模板",
    )
    text = compose(FIGURES, SETTINGS, own)
    assert [p.text for p in text.paragraphs] == ["共评查15卷。"]
    assert shipped_template().id == "bulletin"


def test_without_findings_the_text_speaks_of_none() -> None:
    cases = [replace(case, sheet=Sheet(), score=score(case.rubric, Sheet())) for case in campaign()[:3]]
    figures = collect(cases)
    said = to_editable(compose(figures, SETTINGS))
    assert "本次评查没有发现问题。" in said
    assert "0个" not in said
    assert "0卷" not in said
    assert not any(p.stops for p in check(from_editable(said, compose(figures, SETTINGS)), figures, SETTINGS))


def alike(count: int) -> str:
    cases = [replace(case, unit=f"第{number}执法大队") for number, case in enumerate([campaign()[0]] * count)]
    cases = [replace(case, case_id=f"c{number}", code=f"{number:03d}") for number, case in enumerate(cases)]
    return to_editable(compose(collect(cases), SETTINGS))


def test_units_that_share_the_first_place_stand_in_one_sentence() -> None:
    (line,) = [line for line in alike(8).splitlines() if line.startswith("平均得分居首位的单位为：")]
    assert line.count("执法大队") == 8


def test_of_too_many_units_in_the_first_place_none_is_picked_out() -> None:
    said = alike(12)
    assert "有12个单位平均得分并列首位，见上表。" in said
    assert "平均得分居首位的单位为" not in said


def test_many_codes_after_their_count_are_not_counted_again() -> None:
    cases = [replace(reviewed(n % 15), case_id=f"c{n}", code=f"{n:03d}") for n in range(60)]
    assert "涉及20卷（001、003、005、010、013、016、018、020等）" in to_editable(compose(collect(cases), SETTINGS))


def test_many_failed_files_are_counted_not_listed() -> None:
    failed = next(case for case in campaign() if case.score.grade == "不合格")
    cases = [replace(failed, case_id=f"c{number}", code=f"{number:03d}") for number in range(9)]
    said = to_editable(compose(collect(cases), SETTINGS))
    assert "不合格9卷，占100.00%" in said
    assert "不合格案卷9卷：" not in said
