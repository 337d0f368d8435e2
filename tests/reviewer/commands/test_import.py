"""`mingjuan import`, `verify`, `backup`: case files, lists of cases, copies, workspaces one may only read."""

import json
from pathlib import Path

import pytest

from reviewer.__main__ import main
from reviewer.storage import workspace as storage
from reviewer.storage.errors import WorkspaceNotWritable
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import DECISION, FILING

LISTED = (
    "案号,当事人,承办单位,罚款\r\n"
    "甲城罚〔2025〕001号,张某,一大队,５００\r\n"
    "甲城罚〔2025〕001号,李某,一大队,伍佰元\r\n"
    "甲城罚〔2025〕003号,王某,,若干\r\n"
)


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    return dict(json.loads(capsys.readouterr().out))


def test_a_list_of_cases_is_taken_in_with_all_that_is_odd_about_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "目录.csv").write_bytes(LISTED.encode("gb18030"))
    assert main(["import", str(tmp_path / "库"), "--roster", str(tmp_path / "目录.csv"), "--json"]) == 1
    found = _json(capsys)["roster"]
    assert isinstance(found, dict)
    assert (found["listed"], found["received"], len(found["missing"])) == (3, 0, 3)
    remarks = [(r["line"], r["column"], r["original"], r["suggestion"], r["doubt"]) for r in found["remarks"]]
    assert remarks == [
        (2, "罚款金额", "５００", "500", False),
        (3, "罚款金额", "伍佰元", "500", False),
        (3, "案号", "甲城罚〔2025〕001号", "甲城罚〔2025〕002号", True),
        (4, "罚款金额", "若干", "", True),
        (4, "承办机构", "", "一大队", True),
    ]


def test_columns_can_be_named_and_a_wrong_name_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "目录.csv").write_text("案号,当事人,街道\r\n甲城罚〔2025〕1号,张某,城东\r\n", encoding="utf-8")
    base = ["import", str(tmp_path / "库"), "--roster", str(tmp_path / "目录.csv")]
    assert main([*base, "--column", "承办机构=街道", "--json"]) == 0
    assert _json(capsys)["roster"]["missing"][0]["unit"] == "城东"  # type: ignore[index]
    assert main([*base, "--column", "承办机构=大队"]) == 1
    assert "目录里没有“大队”这一列" in capsys.readouterr().err
    assert main([*base, "--column", "机构=街道"]) == 1
    assert "可用的栏目" in capsys.readouterr().err


def test_nothing_to_import_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "库")]) == 2
    assert "没有写要导入的案卷" in capsys.readouterr().err


def test_a_path_that_does_not_exist_leaves_no_workspace_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "库"), str(tmp_path / "甲.pdf")]) == 1
    assert "“甲.pdf”不存在。" in capsys.readouterr().err
    assert not (tmp_path / "库").exists()


def test_the_same_case_from_another_file_is_taken_in_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, pages in (("扫描件", [DECISION]), ("电子卷", [FILING, DECISION])):
        pdf(tmp_path / f"{name}.pdf", pages)
        assert main(["import", str(tmp_path / "库"), str(tmp_path / f"{name}.pdf"), "--no-ocr", "--json"]) == 0
        said = capsys.readouterr()
    (taken,) = json.loads(said.out)["taken"]
    assert (taken["new"], taken["same_as"]) == (True, "001")
    assert "可能与 001 为同一案卷" in said.err
    assert (
        len(list((tmp_path / "库" / "backups").glob("review-*.db"))) == 1
    )  # before the second import; none was due before


def test_commands_make_one_copy_a_day(tmp_path: Path) -> None:
    pdf(tmp_path / "甲.pdf", [DECISION])
    for _ in range(3):
        assert main(["import", str(tmp_path / "库"), str(tmp_path / "甲.pdf"), "--no-ocr"]) == 0
    assert main(["rebuild", str(tmp_path / "库")]) == 0
    assert len(list((tmp_path / "库" / "backups").glob("review-*.db"))) == 1


def test_a_workspace_one_may_only_read_is_verified_over_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf(tmp_path / "甲.pdf", [DECISION])
    main(["import", str(tmp_path / "库"), str(tmp_path / "甲.pdf"), "--no-ocr"])
    before = {p: p.read_bytes() for p in (tmp_path / "库").rglob("*") if p.is_file()}
    capsys.readouterr()

    def refuse(folder: Path) -> None:
        raise WorkspaceNotWritable(folder, "文件夹只读或没有权限")

    monkeypatch.setattr(storage, "WorkspaceLock", refuse)
    assert main(["verify", str(tmp_path / "库")]) == 0
    assert "原件1件，没有发现改动" in capsys.readouterr().out
    assert {p: p.read_bytes() for p in (tmp_path / "库").rglob("*") if p.is_file()} == before
    (kept,) = (tmp_path / "库" / "files").rglob("*.pdf")
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1.4 other")
    assert main(["verify", str(tmp_path / "库")]) == 1
