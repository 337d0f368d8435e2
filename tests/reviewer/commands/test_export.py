"""`export` and `bulletin` from the command line: every format, chosen files, wrong use."""

import json
from pathlib import Path

import pypdfium2
import pytest

from reviewer.__main__ import main
from reviewer.intake.examples import record_reviews, take_in_examples
from reviewer.storage.record import Author
from reviewer.storage.workspace import create_workspace, open_workspace
from scoring.progress import Silent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("导出") / "评查库"
    workspace = create_workspace(folder)
    record_reviews(workspace, take_in_examples(workspace, Silent()).taken)
    workspace.close()
    return folder


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_a_choice_the_sheets_are_one_pdf(folder: Path, tmp_path: Path) -> None:
    assert main(["export", str(folder), str(tmp_path / "出"), "--only-findings"]) == 0
    assert _names(tmp_path / "出") == ["评查表.pdf"]
    document = pypdfium2.PdfDocument(tmp_path / "出" / "评查表.pdf")
    assert len(list(document.get_toc())) == 7


def test_sheets_for_preprinted_paper_hold_the_entries_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder), str(tmp_path / "出"), "--entries-only", "--cases", "001"]) == 0
    assert _names(tmp_path / "出") == ["评查表（套打）.pdf"]
    text = pypdfium2.PdfDocument(tmp_path / "出" / "评查表（套打）.pdf")[0].get_textpage().get_text_bounded()
    assert "沈知远" in text
    assert "评查人" not in text
    assert main(["export", str(folder), str(tmp_path), "--entries-only", "--docx"]) == 2
    assert main(["export", str(folder), str(tmp_path), "--entries-only", "--only-findings"]) == 2
    assert "套打" in capsys.readouterr().err


def test_papers_of_chosen_files_as_word_documents(folder: Path, tmp_path: Path) -> None:
    chosen = ["--sheets", "--opinions", "--notices", "--ledger", "--docx", "--cases", "001,003"]
    assert main(["export", str(folder), str(tmp_path), *chosen, "--deadline", "2026年2月28日"]) == 0
    names = _names(tmp_path)
    assert len(names) == 9
    assert "评查表　001.docx" in names
    assert "评查意见书（单卷）　003.docx" in names
    assert "整改通知书　玉棠县综合行政执法局.docx" in names
    assert [name for name in names if name.endswith(".xlsx")] == [name for name in names if "年度台账" in name]


def test_wrong_use_is_told_before_anything_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder), str(tmp_path / "出"), "--notices"]) == 2
    assert main(["export", str(folder), str(tmp_path / "出"), "--cases", "001,999"]) == 2
    said = capsys.readouterr().err
    assert "--deadline" in said
    assert "999" in said
    assert not (tmp_path / "出").exists()


def test_a_folder_that_cannot_be_written_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "文件").write_bytes(b"")
    assert main(["export", str(folder), str(tmp_path / "文件")]) == 1
    assert "没有写成" in capsys.readouterr().err


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".docx", b"PK"), (".XLSX", b"PK")])
def test_the_suffix_says_what_the_bulletin_is_written_as(
    folder: Path, tmp_path: Path, suffix: str, start: bytes
) -> None:
    assert main(["bulletin", str(folder), str(tmp_path / f"简报{suffix}"), "--set", "deadline=2026年2月28日"]) == 0
    assert (tmp_path / f"简报{suffix}").read_bytes().startswith(start)


def test_another_suffix_is_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulletin", str(folder), str(tmp_path / "简报.odt")]) == 2
    assert ".docx" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_bulletin_takes_what_was_filled_in_in_the_window(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_workspace(folder)
    settings = {"organizer": "临江市司法局", "publisher": "临江市司法局", "deadline": "2026年2月28日"}
    workspace.bulletins.draft("", settings, Author("person-1", "computer-1"))
    workspace.close()
    capsys.readouterr()
    main(["bulletin", str(folder), str(tmp_path / "简报.pdf"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(tmp_path / "简报.pdf")
    assert not any("组织单位" in problem["message"] for problem in told["problems"])
    text = pypdfium2.PdfDocument(tmp_path / "简报.pdf")[0].get_textpage().get_text_bounded()
    assert "临江市司法局" in text


def test_what_was_written_is_listed_as_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder), str(tmp_path), "--cases", "001", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"files": [str(tmp_path / "评查表.pdf")]}
    assert main(["backup", str(folder), "--json"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["file"]).is_file()
