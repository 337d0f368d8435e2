"""`mingjuan draw`: from a list of cases to those that are reviewed, with what is needed to repeat it."""

import json
from pathlib import Path

import openpyxl
import pytest

from reviewer.__main__ import main

ROWS = [
    f"{n},临执罚〔2025〕{n}号,占道,{'甲队' if n % 3 else '乙队'},{'简易' if n == 5 else '普通'}程序"
    for n in range(1, 13)
]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "目录.csv"
    path.write_text("\n".join(["序号,案号,案由,承办机构,程序", *ROWS]) + "\n", encoding="utf-8-sig")
    return path


def drawn(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["draw", *arguments, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_seed_repeats_the_draw(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = drawn(capsys, str(roster), "--total", "5")
    assert drawn(capsys, str(roster), "--total", "5", "--seed", str(first["seed"])) == first
    assert len(first["drawn"]) == 5  # type: ignore[arg-type]
    assert first["candidates"] == 12


def test_units_and_procedures_narrow_what_is_drawn_from(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(capsys, str(roster), "--each", "99", "--unit", "甲队", "--procedure", "普通")
    assert found["candidates"] == 7
    assert main(["draw", str(roster), "--each", "1", "--unit", "丙队"]) == 1
    assert "没有符合条件的案件" in capsys.readouterr().err


def test_it_says_where_fewer_can_be_drawn_than_were_asked_for(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(roster), "--total", "99"]) == 0
    assert "可抽的只有12件，不足99件" in capsys.readouterr().err
    assert main(["draw", str(roster), "--each", "5"]) == 0
    assert "不足5件的单位，已全部抽取：乙队4件。" in capsys.readouterr().err
    assert main(["draw", str(roster), "--each", "4"]) == 0
    assert capsys.readouterr().err == ""


def test_the_result_is_a_workbook_with_seed_and_method(roster: Path, tmp_path: Path) -> None:
    assert main(["draw", str(roster), "--each", "2", "--seed", "摇号 07", "--out", str(tmp_path / "结果.xlsx")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "结果.xlsx").active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert "随机种子：摇号 07" in cells
    assert sum("临执罚" in cell for cell in cells) == 4


def test_two_cases_of_one_number_can_both_be_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "重号.csv"
    path.write_text("案号,承办机构\n临执罚〔2025〕1号,甲队\n临执罚〔2025〕1号,甲队\n,甲队\n", encoding="utf-8-sig")
    lines = [one["line"] for one in drawn(capsys, str(path), "--each", "3")["drawn"]]  # type: ignore[attr-defined]
    assert sorted(lines) == [2, 3, 4]


def test_wrong_use_ends_with_2(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(roster), "--each", "0"]) == 2
    assert main(["draw", str(roster), "--each", "1", "--out", "结果.pdf"]) == 2
    for arguments in (["draw", str(roster)], ["draw", str(roster), "--each", "1", "--total", "1"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
