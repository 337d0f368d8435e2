"""Editions as workbooks: nothing is lost on the way, and what is not understood is said row by row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reviewer.library.rubrics.editions import load, shipped, to_yaml
from reviewer.library.rubrics.xlsx import export_xlsx
from reviewer.library.rubrics.xlsx_import import Imported, UnreadableWorkbook, import_xlsx
from scoring.rubric import Rubric
from tests.scoring.rubric_strategies import rubrics


@pytest.mark.parametrize("path", [pytest.param(p, id=n) for n, p in shipped()])
def test_out_and_in_again_an_edition_is_the_same(path: Path, tmp_path: Path) -> None:
    rubric = load(path)
    export_xlsx(rubric, tmp_path / "标准 表.xlsx")
    result = import_xlsx(tmp_path / "标准 表.xlsx")
    assert result.problems == ()
    assert result.rubric == rubric
    assert result.rubric is not None
    assert result.rubric.hash == rubric.hash


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(rubrics())
def test_any_edition_comes_back_the_same(tmp_path_factory: pytest.TempPathFactory, edition: Rubric) -> None:
    path = tmp_path_factory.mktemp("表") / "标准.xlsx"
    rubric = load(to_yaml(edition))
    export_xlsx(rubric, path)
    assert import_xlsx(path).rubric == rubric


def test_titles_that_look_like_data_stay_titles(tmp_path: Path) -> None:
    text = (
        to_yaml(small())
        .replace("title: 立案\n", "title: '[注] 立案'\n")
        .replace("title: 案由格式", "title: '{案由}: 格式'")
    )
    rubric = load(text)
    export_xlsx(rubric, tmp_path / "a.xlsx")
    assert import_xlsx(tmp_path / "a.xlsx").rubric == rubric


def test_two_sections_of_one_name_stay_two(tmp_path: Path) -> None:
    from dataclasses import replace

    first, second = small().sections
    third = replace(first, id="third", items=tuple(replace(i, id=f"{i.id}-3") for i in first.items))
    rubric = replace(small(), sections=(first, second, third))
    export_xlsx(rubric, tmp_path / "a.xlsx")
    assert import_xlsx(tmp_path / "a.xlsx").rubric == rubric


def small() -> Rubric:
    return load(dict(shipped())["published-sichuan-2011"])


def changed(tmp_path: Path, change: Callable[[Any], None]) -> Imported:
    """The small edition as a workbook, after somebody worked on its table."""
    from openpyxl import load_workbook

    path = tmp_path / "改.xlsx"
    export_xlsx(small(), path)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return import_xlsx(path)


def column(sheet: Any, heading: str) -> int:
    return next(c.column for c in sheet[1] if c.value == heading)


def test_points_changed_in_the_table_arrive(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["评查标准"]
        row = next(r for r in range(2, 40) if sheet.cell(r, column(sheet, "编号")).value == "cause")
        sheet.cell(row, column(sheet, "分值")).value = 3.5

    result = changed(tmp_path, change)
    assert result.problems == ()
    assert result.rubric is not None
    cause = result.rubric.criterion("cause")
    assert cause is not None
    assert str(cause.points) == "3.5"


def spoil(heading: str, row: int, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book["评查标准"]
        sheet.cell(row, column(sheet, heading)).value = value

    return change


def merge(area: str) -> Callable[[Any], None]:
    return lambda book: book["评查标准"].merge_cells(area)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (spoil("扣分方式", 6, "随便扣"), ["第 6 行", "不认识的扣分方式“随便扣”", "固定扣分"]),
        (spoil("分值", 7, "三分"), ["第 7 行", "“三分”不是数字"]),
        (spoil("分值", 7, "=1+1"), ["第 7 行", "“分值”是公式"]),
        (spoil("阶段", 6, "判决"), ["第 6 行", "“判决”", "允许：立案、调查"]),
        (spoil("编号", 7, "cause"), ["第 7 行", "编号“cause”重复"]),
        (spoil("其他设置", 6, "{坏"), ["第 6 行", "写法不对"]),
        (merge("E6:F6"), ["第 6 行", "E6:F6 跨了列"]),
        (merge("G6:G8"), ["“分值”列的 G6:G8 跨了两个评查项"]),
        (merge("I6:I7"), ["“扣分情形”列的 I6:I7 合并了"]),
        (lambda book: book.remove(book["基本信息"]), ["缺少必填的", "title"]),
        (spoil("部分", 1, "分类"), ["不认识的列“分类”"]),
    ],
)
def test_what_cannot_be_understood_is_reported_by_row(
    tmp_path: Path, change: Callable[[Any], None], words: list[str]
) -> None:
    result = changed(tmp_path, change)
    assert result.rubric is None
    text = "\n".join(map(str, result.problems))
    for word in words:
        assert word in text


def test_a_bad_row_does_not_hide_the_others(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        spoil("扣分方式", 6, "甲")(book)
        spoil("扣分方式", 7, "乙")(book)

    assert len([p for p in changed(tmp_path, change).problems if "扣分方式" in p.message]) == 2


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    from dataclasses import replace

    rubric = replace(small(), title='=HYPERLINK("x")')
    export_xlsx(rubric, tmp_path / "a.xlsx")
    assert import_xlsx(tmp_path / "a.xlsx").rubric == rubric


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "文本.xlsx"
    text.write_text("不是表格", "utf-8")
    with pytest.raises(UnreadableWorkbook, match="不是 Excel 工作簿"):
        import_xlsx(text)
    with pytest.raises(UnreadableWorkbook, match="无法读取"):
        import_xlsx(tmp_path / "没有.xlsx")
    big = tmp_path / "大.xlsx"
    with big.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(UnreadableWorkbook, match="超过"):
        import_xlsx(big)


def test_a_workbook_without_the_table_says_which_is_missing(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "空.xlsx")
    with pytest.raises(UnreadableWorkbook, match="没有名为“评查标准”的工作表"):
        import_xlsx(tmp_path / "空.xlsx")
