"""Writing from top to bottom, and the cells of lists: what belongs together is read together."""

import pytest

from reviewer.documents.layout.lines import arrange
from reviewer.documents.layout.ruling import Grid, Rule
from reviewer.documents.layout.runs import Run
from reviewer.documents.layout.upright import in_columns

SIZE = 10.0


def column(text: str, left: float, top: float) -> list[Run]:
    """One character below the other, each a run of its own as PDF gives them."""
    return [Run(c, left, top + 11 * n, left + SIZE, top + 11 * n + 10) for n, c in enumerate(text)]


def level(text: str, left: float, top: float) -> Run:
    return Run(text, left, top, left + SIZE * len(text), top + 10)


def table(*rows: float, across: tuple[float, ...]) -> Grid:
    """A grid with level rules at `rows` and upright ones at `across`."""
    lines = [Rule(across[0], y, across[-1], y) for y in rows]
    return Grid([*lines, *(Rule(x, rows[0], x, rows[-1]) for x in across)])


def read(runs: list[Run], grid: Grid) -> str:
    return "".join(run.joint + run.text for run in arrange(runs, grid)).strip("\n")


def test_a_label_set_in_two_columns_is_read_from_the_right_one_down() -> None:
    grid = table(100, 180, across=(50, 90, 500))
    runs = [*column("机关负责人", 72, 110), *column("意见", 58, 125), level("同意立案。", 100, 115)]
    assert read(runs, grid) == "机关负责人意见：同意立案。"


def test_columns_that_recognition_gave_whole_are_read_in_the_same_order() -> None:
    grid = table(100, 180, across=(50, 90, 500))
    runs = [Run("见", 58, 110, 68, 120), Run("承办人意", 72, 110, 82, 150), level("建议结案。", 100, 115)]
    assert read(runs, grid) == "承办人意见：建议结案。"


def test_a_label_of_spread_characters_stays_level() -> None:
    grid = table(100, 130, across=(50, 110, 500))
    runs = [*(level(c, 55 + 18 * n, 110) for n, c in enumerate("当事人")), level("张山", 120, 110)]
    assert read(runs, grid).replace(" ", "").replace("\u3000", "") == "当事人：张山"


def test_the_note_in_the_margin_of_a_copy_does_not_break_the_text_beside_it() -> None:
    text = [
        level("经查明，你店于二〇二五年三月一日在门前人行道摆放货架", 60, 100),
        level("占用道路三平方米。", 60, 114),
    ]
    assert read([*text, *column("第二联交当事人", 560, 90)], Grid([])) == (
        "经查明，你店于二〇二五年三月一日在门前人行道摆放货架占用道路三平方米。\n第二联交当事人"
    )


@pytest.mark.parametrize("gap", [25, 60])
def test_single_characters_far_below_each_other_are_no_column(gap: int) -> None:
    runs = [level(c, 60, 100 + gap * n) for n, c in enumerate("无是否")]
    assert in_columns(runs) == (runs, [])


def test_the_cells_of_a_list_keep_their_columns_where_they_break_their_lines() -> None:
    grid = table(100, 120, 160, across=(50, 150, 260, 330, 400))
    heads = [
        level("送达文书", 70, 105),
        level("送达日期", 170, 105),
        level("收件人签名", 268, 105),
        level("送达人", 350, 105),
    ]
    row = [
        level("处罚决定书", 75, 125), level("云罚〔2025〕3号", 54, 140),
        level("2025年3月4日", 155, 132), level("张山", 285, 132), level("李思思", 350, 125), level("王舞", 355, 140),
    ]  # fmt: skip
    assert read([*heads, *row], grid).split("\n")[1] == (
        "处罚决定书 云罚〔2025〕3号\u30002025年3月4日\u3000张山\u3000李思思 王舞"
    )


def test_a_date_broken_in_a_narrow_cell_is_one_date() -> None:
    grid = table(100, 120, 160, across=(50, 150, 210, 330, 400))
    heads = [
        level("送达文书", 70, 105),
        level("送达日期", 160, 105),
        level("收件人签名", 240, 105),
        level("送达人", 350, 105),
    ]
    row = [
        level("处罚决定书", 62, 130), Run("2025年3月", 153, 125, 207, 135), Run("14日", 170, 140, 190, 150),
        level("张山", 260, 132), level("王舞", 355, 132),
    ]  # fmt: skip
    assert read([*heads, *row], grid).split("\n")[1] == "处罚决定书\u30002025年3月14日\u3000张山\u3000王舞"


@pytest.mark.parametrize(("end", "begin"), [("2025年4月16", "日"), ("2025年9", "月28日"), ("15时45", "分")])
def test_a_date_broken_at_the_end_of_its_line_goes_on_in_the_next(end: str, begin: str) -> None:
    text = [level("送达人签名：李思思、王舞", 60, 86), level("送达时间：" + end, 260, 100), level(begin, 60, 114)]
    assert read(text, Grid([])).endswith("送达时间：" + end + begin)


def test_a_line_that_begins_with_a_word_does_not_go_on_with_a_figure() -> None:
    text = [level("一、证据材料", 60, 86), level("照片3", 60, 100), level("日常巡查发现。", 60, 114)]
    assert read(text, Grid([])).endswith("照片3\n日常巡查发现。")
