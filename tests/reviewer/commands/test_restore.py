"""`mingjuan restore` as scripts see it."""

import json
from pathlib import Path

import pytest

from reviewer.__main__ import main
from reviewer.storage.workspace import create_workspace
from tests.reviewer.storage.support import add_case


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace with one copy made before its only case file came."""
    workspace = create_workspace(tmp_path / "评查库")
    workspace.back_up()
    add_case(workspace)
    workspace.close()
    return tmp_path / "评查库"


def test_the_copies_are_listed_and_one_is_gone_back_to_by_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(folder)]) == 0
    name, _, held = capsys.readouterr().out.strip().partition("　")
    assert held == "案卷 0，已提交 0"
    assert main(["restore", str(folder), name, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["restored"] == name
    assert Path(told["kept"]).parent == folder / "backups"
    assert main(["restore", str(folder), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["copies"]
    assert [(copy["file"], copy["cases"]) for copy in listed] == [
        (told["kept"], 1),
        (str(folder / "backups" / name), 0),
    ]


def test_what_is_no_copy_is_refused_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.db").write_text("x")
    assert main(["restore", str(folder), str(folder / "x.db")]) == 1
    assert "不是评查库的备份" in capsys.readouterr().err
