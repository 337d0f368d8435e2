"""`mingjuan merge` as scripts see it: what it prints, where, and how it ends."""

import json
from pathlib import Path

import pytest
from PIL import Image

from reviewer.__main__ import main


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two workspaces that were filled apart: one case file each, of one page without text."""
    made = []
    for number, name in enumerate(("总库", "分局")):
        source = tmp_path / f"案{number}"
        source.mkdir()
        Image.new("RGB", (60 + number, 80), "white").save(source / "1.png")
        main(["import", str(tmp_path / name), str(source), "--no-ocr"])
        made.append(tmp_path / name)
    return made[0], made[1]


def test_what_came_in_is_told_in_words_and_in_json(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = map(str, folders)
    capsys.readouterr()
    assert main(["merge", ours, theirs]) == 0
    assert capsys.readouterr().out.startswith("并入“分局”：新案卷1卷")
    assert main(["merge", ours, theirs, "--json"]) == 0
    nothing = {"source": "分局", "acts": 0, "cases": [], "reviews": [], "twice": [], "alike": []}
    assert json.loads(capsys.readouterr().out) == {"merged": [nothing]}
    assert main(["verify", ours]) == 0


def test_a_folder_that_is_no_workspace_fails_and_a_missing_one_is_wrong_use(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", str(folders[0]), str(tmp_path)]) == 1
    assert "不是评查库文件夹" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["merge", str(folders[0])])
    assert ended.value.code == 2
