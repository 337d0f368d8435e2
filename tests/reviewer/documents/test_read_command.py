"""`mingjuan read`: exactly the documented fields on standard output, messages beside it."""

import json
from pathlib import Path

import pytest

from reviewer.__main__ import main
from tests.reviewer.documents.papers import pdf

FORM = ["行政处罚立案审批表", "案由|擅自倾倒垃圾", "当事人|某某环卫有限公司", "立案日期|2025年3月4日"]


def test_json_has_the_documented_fields_and_nothing_else(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = pdf(tmp_path / "甲案.pdf", [FORM])
    assert main(["read", str(path), "--json", "--no-ocr"]) == 0
    out, _ = capfdbinary.readouterr()
    answer = json.loads(out)
    assert set(answer) == {"procedure", "documents", "facts", "problems"}
    (document,) = answer["documents"]
    wanted = {"seq", "kind", "kind_label", "title", "reference_number", "first_page", "last_page", "dates"}
    assert set(document) == wanted
    assert document["dates"] == [{"label": "立案日期", "date": "2025-03-04", "page": 1}]
    for fact in answer["facts"]:
        assert set(fact) == {"key", "label", "value", "page", "region", "confidence", "source"}
    party = next(f for f in answer["facts"] if f["key"] == "party_name")
    assert (party["value"], party["page"], party["source"]) == ("某某环卫有限公司", 1, "text")
    assert len(party["region"]) == 4
    assert all(0 <= edge <= 1 for edge in party["region"])


def test_a_folder_of_cases_gives_a_list_and_problems_give_exit_code_one(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "送评"
    folder.mkdir()
    pdf(folder / "甲.pdf", [FORM])
    (folder / "乙.pdf").write_text("no pdf")
    assert main(["read", str(folder), "--json", "--no-ocr"]) == 1
    out, err = capfdbinary.readouterr()
    cases = json.loads(out)["cases"]
    assert [len(c["documents"]) for c in cases] == [0, 1]
    assert cases[0]["problems"][0]["file"] == "乙.pdf"
    assert "乙.pdf" in err.decode()


def test_the_listing_is_chinese_and_names_pages(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(pdf(tmp_path / "甲案.pdf", [FORM])), "--no-ocr"]) == 0
    out, _ = capfd.readouterr()
    assert "案卷：甲案" in out
    assert "第1页　行政处罚立案审批表（立案审批表）" in out
    assert "当事人：某某环卫有限公司（第1页，把握" in out


def test_a_path_that_is_not_there_is_said_without_traceback(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "没有")]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert "不存在" in err
