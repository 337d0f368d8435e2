"""`mingjuan check`: the documented fields, the exit codes, a wrong rules file said first."""

import json
from pathlib import Path

import pytest

from reviewer.__main__ import main
from tests.scoring.checks.casebook import papers

FIELDS = {"rule", "result", "severity", "law", "documents", "pages", "computation", "message", "criterion"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case file as a folder of Word documents, one of them with a mistake in it."""
    docx = pytest.importorskip("docx")
    target = tmp_path / "当场处罚"
    target.mkdir()
    for number, paper in enumerate(papers("spill")[1], 1):
        document = docx.Document()
        document.add_heading(paper.title, level=1)
        for line in paper.text.replace("罚款贰佰元整（200元）", "罚款叁佰元整（300元）").split("\n"):
            document.add_paragraph(line)
        document.save(str(target / f"{number:02}_{paper.title}.docx"))
    return target


def test_the_fields_are_the_documented_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(folder), "--json", "--no-ocr"])
    out = json.loads(capsys.readouterr().out)
    assert list(out) == ["suspicions"]
    assert all(set(one) == FIELDS for one in out["suspicions"])
    violated = [one for one in out["suspicions"] if one["result"] == "violated"]
    assert "C03" in {one["rule"] for one in violated}
    (limit,) = [one for one in violated if one["rule"] == "C03"]
    assert limit["severity"] == "V"
    assert limit["law"] == ["《中华人民共和国行政处罚法》第五十一条"]
    assert "300元 > 200元" in limit["computation"]
    assert limit["pages"]
    assert limit["documents"]
    assert limit["criterion"]
    assert code == 1


def test_people_read_the_grave_ones_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(folder), "--no-ocr"])
    out = capsys.readouterr().out
    assert out.index("重大") < out.index("无法核对")
    assert "对公民当场罚款300元，超过200元限额" in out


def test_a_wrong_rules_file_is_said_before_reading(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = folder.parent / "规则.yaml"
    wrong.write_text("discretion:\n  - {id: 1, cause: 甲, base: 造价, tiers: [{name: 乙, rate: [0, 5]}]}\n", "utf-8")
    assert main(["check", str(folder), "--rules", str(wrong)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "第2行" in printed.err
    assert "0.05" in printed.err
