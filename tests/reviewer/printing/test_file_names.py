"""Files are called so that every system takes the name; Windows takes the fewest."""

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.printing.files import allowed_name
from reviewer.printing.paper_data import read, subjects
from reviewer.printing.paper_kinds import SHEETS
from reviewer.printing.papers import Copy, Format, Head, issue, write_each
from reviewer.storage.workspace import Workspace
from scoring.progress import Silent
from tests.reviewer.printing.conftest import AUTHOR


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("法治工作简报（2026/3）: 第1期", "法治工作简报（2026_3）_ 第1期"),
        ('甲"乙"<丙>|丁?*', "甲_乙__丙__丁__"),
        ("第一行\n第二行\t\x00", "第一行_第二行__"),
        ("某某公司等. ", "某某公司等"),
    ],
)
def test_what_a_system_forbids_is_left_out(written: str, taken: str) -> None:
    assert allowed_name(written) == taken


def test_names_that_differ_in_case_only_are_two_files_on_windows_too(workspace: Workspace, tmp_path: Path) -> None:
    data = read(workspace)
    subject = subjects(SHEETS, data)[0]
    copies = [Copy(SHEETS, replace(subject, label=f"{number}　某案"), Head(), {}) for number in ("A1", "a1")]
    written = write_each(copies, data, tmp_path, Format.PDF, Silent())
    assert len({path.name.casefold() for path in written}) == 2
    assert all(path.is_file() for path in written)


def test_the_series_of_a_paper_leads_its_file_nowhere_else(workspace: Workspace) -> None:
    data = read(workspace)
    head = Head("霁川市司法局", "案评/改:", 2026, 3, "2026年1月20日")
    copy = Copy("receipt", subjects("receipt", data)[0], head, {})
    issue(workspace, [copy], data, AUTHOR, Silent())
    (file,) = workspace.exports.iterdir()
    assert file.name.startswith("案评_改_〔2026〕3号 ")
    assert file.is_file()
