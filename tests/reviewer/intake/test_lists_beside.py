"""A list of cases among the files of an import is found; a list of evidence is none."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewer.documents.roster.columns import match_columns
from reviewer.documents.roster.entries import interpret
from reviewer.intake.lists_beside import lists_beside
from reviewer.intake.roster import read_roster, take_in_roster
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.workspace import create_workspace
from scoring.progress import Silent
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING

HEADINGS = ("序号", "案号", "当事人", "案由")
LIST: list[tuple[object, ...]] = [HEADINGS, (1, "甲罚〔2025〕1号", "张某", "乱倒垃圾")]
EVIDENCE: list[tuple[object, ...]] = [("序号", "证据名称", "数量"), (1, "现场照片", 3)]


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


def test_a_list_is_offered_again_until_it_is_taken_in(folder: Path, tmp_path: Path) -> None:
    pdf(folder / "甲案.pdf", [FILING])
    workspace = create_workspace(tmp_path / "评查库")
    intake, path = StoredIntake(workspace), folder / "案卷目录.xlsx"
    offers = [intake.take_in([folder], Silent()).rosters for _ in range(2)]
    assert offers == [(path,), (path,)]
    columns = match_columns(HEADINGS)
    table_read = read_roster(path, Silent())
    take_in_roster(workspace, path, interpret(table_read, columns, date(2026, 3, 1)))
    report = intake.take_in([folder], Silent())
    assert report.rosters == ()
    assert path.name not in {problem.file for problem in report.unread}
    workspace.close()
