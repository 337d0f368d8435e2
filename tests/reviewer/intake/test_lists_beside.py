"""A list of cases among the files of an import is found; a list of evidence is none."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewer.intake.lists_beside import lists_beside

LIST = [("序号", "案号", "当事人", "案由"), (1, "甲罚〔2025〕1号", "张某", "乱倒垃圾")]
EVIDENCE = [("序号", "证据名称", "数量"), (1, "现场照片", 3)]


def table(path: Path, rows: list[tuple[object, ...]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(tmp_path / "送卷" / "案卷目录.xlsx", LIST)
    table(tmp_path / "送卷" / "甲案" / "证据清单.xlsx", EVIDENCE)
    (tmp_path / "送卷" / "坏表.xlsx").write_bytes(b"no table at all")
    return tmp_path / "送卷"


def test_the_list_in_a_chosen_folder_is_found_by_its_headings(folder: Path) -> None:
    assert lists_beside([folder], {"案卷目录.xlsx", "证据清单.xlsx", "坏表.xlsx"}) == (folder / "案卷目录.xlsx",)


def test_what_was_read_as_a_case_file_is_not_looked_into(folder: Path) -> None:
    assert lists_beside([folder], {"坏表.xlsx"}) == ()
