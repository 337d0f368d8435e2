"""Local rules as tables: what is wrong is said at its cell, and the files give back what was typed."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.library.local_rules.draft import (
    BASICS,
    BENCHMARKS,
    LAWS,
    LIMITS,
    NEW_ROWS,
    PROVISIONS,
    TIERS,
    UNITS,
    Cell,
    Draft,
    Place,
    insert,
    put,
    remove,
    tidied,
)
from reviewer.library.local_rules.entries import KNOWN_UNITS
from reviewer.library.local_rules.problems import find_problems
from reviewer.library.local_rules.reading import parse_local_rules
from reviewer.library.local_rules.xlsx_form import export_draft, import_draft
from reviewer.library.local_rules.yaml_form import draft_text, read_draft, read_draft_file
from scoring.errors import ReviewError

EXAMPLE = files("resources").joinpath("discretion", "example.yaml").read_text(encoding="utf-8")
FIRST, SECOND = Place(TIERS, 0), Place(TIERS, 1)


def example() -> Draft:
    return read_draft(EXAMPLE)[0]


def said(draft: Draft) -> list[tuple[Cell, str]]:
    return [(problem.cell, problem.message) for problem in find_problems(draft)]


def test_the_example_is_shown_whole_and_written_back_as_the_same_rules() -> None:
    draft, report = read_draft(EXAMPLE)
    assert report == ()
    assert find_problems(draft) == ()
    assert parse_local_rules(draft_text(draft)) == parse_local_rules(EXAMPLE)
    assert read_draft(draft_text(draft)) == (draft, ())


@pytest.mark.parametrize(
    ("cell", "typed", "message"),
    [
        (Cell(FIRST, 1, 1), "10", "与档次“轻微”的范围重叠，或者顺序颠倒"),
        (Cell(FIRST, 0, 4), "-5", "不能是负数"),
        (Cell(FIRST, 0, 5), "500", "罚款下限 1000 大于上限 500"),
        (Cell(FIRST, 0, 5), "", "罚款上限、下限要一起写"),
        (Cell(FIRST, 0, 2), "0", "“起” 0 不小于“止” 0"),
        (Cell(FIRST, 2, 0), "", "不能为空"),
        (Cell(FIRST, 0, 4), "一千", "“一千”不是数字"),
        (Cell(FIRST, 0, 4), "NaN", "“NaN”不是数字"),
        (Cell(SECOND, 0, 7), "5", "比例要写成小数：百分之五写作 0.05，不能写 5"),
        (Cell(Place(BENCHMARKS), 1, 0), "示例1", "编号“示例1”重复"),
        (Cell(Place(BENCHMARKS), 1, 6), "", "按比例罚款要写明基数，例如 工程造价"),
        (Cell(Place(BENCHMARKS), 0, 2), "垃圾规定25条", "“垃圾规定25条”不是条款，应当写成《某某条例》第几条第几款"),
        (Cell(Place(BENCHMARKS), 0, 3), "企业", "只能是不分、单位、公民、个体工商户"),
        (Cell(Place(PROVISIONS), 0, 0), "第三十六条乙", "“第三十六条乙”不是条款，应当写成《某某条例》第几条第几款"),
        (Cell(Place(LIMITS), 0, 0), "T99", "“T99”不是规则编号，例如 T02"),
        (Cell(Place(LIMITS), 0, 1), "0", "应当是 1 到 3660 的整数"),
        (Cell(Place(LIMITS), 0, 3), "", "要写明出处，没有出处的期限不能使用"),
        (Cell(Place(LAWS), 0, 1), "2025-02-30", "“2025-02-30”不是有效日期，应当写成 2020-01-11"),
        (Cell(Place(BASICS), 2, 1), "五万", "“五万”不是数字"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(cell: Cell, typed: str, message: str) -> None:
    assert (cell, message) in said(put(example(), cell, typed))


def test_an_unknown_unit_is_said_with_examples_of_known_ones() -> None:
    problems = said(put(example(), Cell(Place(BENCHMARKS), 0, 5), "斛"))
    assert problems[0][1].startswith("不认识的单位“斛”，例如 平方米、立方米")


def test_a_benchmark_without_tiers_is_wrong() -> None:
    draft = example()
    for _ in range(3):
        draft = remove(draft, FIRST, 0)
    assert (Cell(Place(BENCHMARKS), 0, 0), "还没有档次，至少要有一档") in said(draft)


def test_full_width_figures_separators_and_percent_are_understood() -> None:
    draft = put(example(), Cell(FIRST, 0, 5), "１０，０００元")
    draft = put(draft, Cell(SECOND, 0, 7), "6%")
    assert draft.rows(FIRST)[0][5] == "10000"
    assert draft.rows(SECOND)[0][7] == "0.06"


def test_removing_a_benchmark_takes_its_own_tiers_and_no_others() -> None:
    draft = remove(example(), Place(BENCHMARKS), 0)
    assert [row[0] for row in draft.rows(Place(BENCHMARKS))] == ["示例2"]
    assert draft.tiers == (example().tiers[1],)


ANY = st.sampled_from(
    ["", "0", "1", "10", "0.05", "1.5", "-3", "含", "不含", "单位", "任何", "T02", "《某法》第一条", "2024-02-29", "日"]
)


def drawn_row(draw: st.DrawFn, place: Place) -> tuple[str, ...]:
    """What could be typed into the cells of a new row."""
    return tuple(tidied(Cell(place, 0, at), draw(ANY)) for at in range(len(NEW_ROWS[place.table])))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    draft = example()
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from([BENCHMARKS, PROVISIONS, LIMITS, LAWS]))
        draft = insert(draft, Place(name), 0, drawn_row(draw, Place(name)))
    for place in (Place(TIERS, n) for n in range(len(draft.tiers))):
        if draw(st.booleans()):
            draft = insert(draft, place, 0, drawn_row(draw, place))
    return draft


CAUSES = st.text("乱倒垃圾占道经营", min_size=1, max_size=6)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
MEANINGS = st.lists(st.tuples(st.integers(1, 99).map(lambda n: f"《虚构条例》第{n}条"), CAUSES), max_size=4)
PERIODS = st.lists(
    st.tuples(st.sampled_from(["T02", "T03"]), st.integers(1, 3660)), max_size=2, unique_by=lambda p: p[0]
)
FROM_TO = st.lists(st.tuples(CAUSES.map("虚构{}条例".format), DAYS), max_size=3, unique_by=lambda law: law[0])


@settings(max_examples=150, deadline=None)
@given(MEANINGS, PERIODS, FROM_TO)
def test_what_the_tables_call_right_is_read_as_rules_row_for_row(
    meanings: list[tuple[str, str]], periods: list[tuple[str, int]], laws: list[tuple[str, date]]
) -> None:
    draft = Draft()
    for meaning in reversed(meanings):
        draft = insert(draft, Place(PROVISIONS), 0, meaning)
    for rule, days in reversed(periods):
        draft = insert(draft, Place(LIMITS), 0, (rule, f"{days}", "日", "虚构的规定"))
    for law, day in reversed(laws):
        draft = insert(draft, Place(LAWS), 0, (law, day.isoformat(), ""))
    assert find_problems(draft) == ()
    rules = parse_local_rules(draft_text(draft))
    assert [(meaning.provision, meaning.cause) for meaning in rules.provisions] == meanings
    assert [(limit.rule, limit.length, limit.source) for limit in rules.time_limits] == [
        (rule, days, "虚构的规定") for rule, days in periods
    ]
    assert [(law.law, law.effective, law.repealed) for law in rules.laws] == [(law, day, None) for law, day in laws]


@settings(max_examples=100, deadline=None)
@given(drafts())
def test_a_wrong_draft_is_kept_word_for_word(draft: Draft) -> None:
    again, _ = read_draft(draft_text(draft))
    assert draft_text(again) == draft_text(draft)


def test_a_workbook_gives_back_the_tables(tmp_path: Path) -> None:
    draft = put(example(), Cell(FIRST, 1, 1), "=1+1")
    export_draft(draft, tmp_path / "规则.xlsx")
    again, report = import_draft(tmp_path / "规则.xlsx")
    assert report == ()
    assert dict(again.basics) == dict(draft.basics)
    assert again.lists == draft.lists
    assert again.tiers[0][1][1] == "=1+1"
    assert again.tiers[1][1][7] == "0.1"


def test_an_import_says_row_by_row_what_it_could_not_read(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "规则.xlsx"
    export_draft(example(), path)
    book = load_workbook(path)
    book["裁量档次"].append(["9", "一般", 0, 5, "不含", 1, 2])
    book["裁量基准"]["A2"] = "=1+1"
    book["期限"]["E1"] = "备注"
    book.create_sheet("说明")
    book.save(path)
    draft, report = import_draft(path)
    assert report == (
        "不认识的工作表“说明”，没有读入。",
        "“裁量基准”第 2 行：“A2”是公式，没有读入，请粘贴为数值。",
        "“期限”第 1 行：不认识的列“备注”，没有读入。",
        *(f"“裁量档次”第 {n} 行：没有编号为“示例1”的裁量基准，这一档没有读入。" for n in (2, 3, 4)),
        "“裁量档次”第 7 行：没有编号为“9”的裁量基准，这一档没有读入。",
    )
    assert draft.rows(Place(BENCHMARKS))[1][0] == "示例2"


def test_files_that_are_no_rules_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "c.yaml").write_text("- 1\n- 2\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("a: [1\nb: }", encoding="utf-8")
    with pytest.raises(ReviewError, match="不是 Excel 工作簿"):
        import_draft(tmp_path / "a.xlsx")
    for name, words in (("b", "不是 UTF-8"), ("c", "若干项目"), ("d", "第2行格式有误"), ("e", "打不开")):
        with pytest.raises(ReviewError, match=words):
            read_draft_file(tmp_path / f"{name}.yaml")


def test_what_the_tables_have_no_place_for_is_reported() -> None:
    text = "discretion:\n  - {id: 1, cause: 甲, colour: red, tiers: [{name: 一, fine: [1]}]}\nweather: fine\nlaws: 3\n"
    draft, report = read_draft(text)
    assert report == (
        "不认识的项目“weather”，没有读入。",
        "discretion 第 1 项有不认识的项目“colour”，没有读入。",
        "“laws”应当是一列，没有读入。",
        "discretion 第 1 项 tiers 第 1 项 fine 应当写成两个数 [下限, 上限]，没有读入。",
    )
    assert draft.rows(Place(BENCHMARKS))[0][:2] == ("1", "甲")


def test_a_day_that_no_month_has_is_refused_in_force_and_shown_in_the_draft() -> None:
    text = "laws:\n  - {law: 虚构市市容条例, effective: 2025-02-30}\n"
    with pytest.raises(ReviewError, match="无效的日期"):
        parse_local_rules(text)
    draft, report = read_draft(text)
    assert report == ()
    assert said(draft) == [(Cell(Place(LAWS), 0, 1), "“2025-02-30”不是有效日期，应当写成 2020-01-11")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("《虚构市市容条例》第三十六条第（一）项", "第三十六条第（一）项", "不是条款"),
        ("《城市建筑垃圾管理规定》第二十五条第（一）项", "第二十五条第（一）项", "不是条款"),
        ("from: 11, below: 33", "from: 10, below: 33", "重叠"),
        ("fine: [9000, 33000]", "fine: [-9000, 33000]", "负数"),
        ("unit: 立方米", "unit: 马力", "不认识的单位"),
        ('rate: ["0.05", "0.06"]', 'rate: ["5", "6"]', "0.05"),
        ("effective: 2020-01-11", "effective: 2025-02-30", "日期"),
        ("effective: 2020-01-11", "effective: 2020-01-11, repealed: 2019-01-01", "废止日期早于施行日期"),
        ("statutory: [1000, 99000]", "statutory: [99000, 1000]", "大于上限"),
        ("rule: T02, days: 111", "rule: T99, days: 111", "规则编号"),
    ],
)
def test_a_file_and_the_tables_refuse_the_same(old: str, new: str, said: str) -> None:
    text = files("resources").joinpath("discretion", "example.yaml").read_text("utf-8")
    assert old in text
    wrong = text.replace(old, new)
    with pytest.raises(ReviewError, match=said):
        parse_local_rules(wrong)
    try:
        draft, _ = read_draft(wrong)
    except ReviewError:
        return  # a file that cannot be read at all shows nothing in the tables either
    assert any(said in problem.message for problem in find_problems(draft))


def test_every_unit_the_tables_offer_is_known_to_the_rules() -> None:
    assert set(UNITS) <= KNOWN_UNITS
