"""`mingjuan score` and `mingjuan rubric` as a script sees them: standard output, messages, exit codes."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.__main__ import main

RECORD = """
findings:
  - {criterion: service-period, rule: late, pages: 16, remark: 用时9个工作日}
  - {criterion: "1.4", rule: 应由两名执法人员签名而缺签, occurrences: 2, pages: [3, "5-6"]}
marks:
  - {criterion: hearing, state: 不适用, reason: 当事人未要求听证}
conditions: {seizure: no}
"""


def written(tmp_path: Path, text: str, name: str = "记录 一.yaml") -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def test_score_prints_the_documented_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "penalty-ordinary", written(tmp_path, RECORD), "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert (result["state"], result["total"], result["grade"]) == ("scored", "98.18", "优秀")
    assert result["trace"][-1]["ref"] == "total"
    assert result["trace"][-1]["kept"] == "98.18"
    fields = {"ref", "label", "full", "claimed", "capped", "kept", "prorated", "depth", "text"}
    assert all(fields <= set(line) for line in result["trace"])
    late = next(line for line in result["trace"] if line["ref"] == "service-period")
    assert late["text"] == "3.16 七日内送达决定书：超过七个工作日送达（第 16 页），扣 1 分，得 1 分。"
    assert (late["full"], late["claimed"], late["kept"]) == ("2", "1", "1")
    assert err == ""
    parts = [Decimal(line["kept"]) for line in result["trace"] if line["role"] == "part"]
    assert round(sum(parts), 2) == Decimal(result["total"])


def test_score_says_the_same_to_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "penalty-ordinary", written(tmp_path, RECORD)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "总分 ≈ 98.1818，四舍五入为 98.18，等次：优秀。"
    assert any("第 3、5、6 页" in line for line in lines)


def test_score_says_how_many_items_the_record_does_not_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "penalty-simple", written(tmp_path, "{}")]) == 0
    assert "没有写的 23 项按无问题计分" in capsys.readouterr().err
    found = '{findings: [{criterion: "1.1", rule: seal}], marks: [{criterion: "1.2", state: 不适用, reason: 未派员}]}'
    assert main(["score", "penalty-simple", written(tmp_path, found)]) == 0
    assert "没有写的 21 项按无问题计分" in capsys.readouterr().err


def test_a_word_too_many_is_answered_with_how_that_command_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rubric", "export", "inspection", "目标.xlsx"])
    err = capsys.readouterr().err
    assert ended.value.code == 2
    assert "--out 目标" in err
    assert "没有这个参数：目标.xlsx" in err


def test_a_json_record_and_a_bare_list_are_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = [{"criterion": "notice", "rule": "not-told", "page": 9, "remark": "决定前没有告知"}]
    path = written(tmp_path, json.dumps(record), "记录.json")
    assert main(["score", "penalty-ordinary", path, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["state"], result["total"], result["grade"]) == ("zeroed", "0", "不合格")


def test_an_ineligible_file_has_no_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "penalty-ordinary", written(tmp_path, "ineligible: 属于简易程序"), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["state"], result["total"], result["grade"]) == ("ineligible", None, None)


def test_facts_that_were_read_switch_conditions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = {
        "procedure": "普通程序",
        "documents": [{"seq": 1, "kind": "decision", "title": "决定书", "first_page": 1, "last_page": 2}],
        "facts": [{"key": "party_type", "value": "自然人"}, {"key": "fine_amount", "value": "200"}],
        "problems": [],
    }
    path = written(tmp_path, json.dumps(facts, ensure_ascii=False), "要素.json")
    assert main(["score", "penalty-ordinary", written(tmp_path, "{}"), "--facts", path, "--json"]) == 0
    states = {line["ref"]: line["state"] for line in json.loads(capsys.readouterr().out)["trace"]}
    assert states["measure-period"] == "not_applicable"
    assert states["hearing-notice"] == "scored"  # no notice in the file does not mean that none was due
    assert states["age"] == "scored"


def test_a_finding_the_edition_does_not_allow_is_named_and_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = "findings:\n  - {id: 甲, criterion: facts, rule: partial, points: 0.7, remark: 含糊}\n"
    assert main(["score", "penalty-ordinary", written(tmp_path, record), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["total"] == "100"
    assert json.loads(out)["refused"][0]["id"] == "甲"
    assert "未计入 甲：扣 0.7 分不合" in err


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("findings: [{criterion: zzz, rule: x}]", ["评查记录有 1 处错误", "没有评查项“zzz”"]),
        ("findings: [{criterion: facts, rule: x}]", ["没有扣分情形“x”", "unclear（主要违法事实不清）"]),
        ("findings: [{criterion: facts, rule: partial, pionts: 1}]", ["不认识的项目“pionts”"]),
        ("marks: [{criterion: facts, state: 也许}]", ["没有状态“也许”", "不适用"]),
        ("conditions: {zzz: true}", ["没有条件“zzz”"]),
        ("findings: [{criterion: facts, rule: partial, occurrences: 0}]", ["occurrences"]),
    ],
)
def test_a_record_that_cannot_be_read_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], record: str, words: list[str]
) -> None:
    assert main(["score", "penalty-ordinary", written(tmp_path, record)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    for word in words:
        assert word in err


def test_an_unknown_edition_lists_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "没有的标准", written(tmp_path, "{}")]) == 1
    assert "penalty-ordinary" in capsys.readouterr().err


def test_rubric_check_show_list_and_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "check", "penalty-ordinary"]) == 0
    assert "没有错误" in capsys.readouterr().out
    bad = written(tmp_path, "id: x\ntitle: 甲\n", "坏.yaml")
    assert main(["rubric", "check", bad, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["valid"] is False
    assert {"file", "line", "path", "message", "allowed"} == set(report["errors"][0])
    assert main(["rubric", "show", "published-eco-2024"]) == 0
    assert "三 各类型文书（100 分）" in capsys.readouterr().out
    assert main(["rubric", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rubrics"][0]["id"] == "penalty-ordinary"
    assert main(["rubric", "schema"]) == 0
    assert "properties" in json.loads(capsys.readouterr().out)
    assert main(["rubric", "check"]) == 2


def test_rubric_export_and_import_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, back = tmp_path / "表.xlsx", tmp_path / "回.yaml"
    assert main(["rubric", "export", "seizure", "--out", str(table), "--json"]) == 0
    before = json.loads(capsys.readouterr().out)["hash"]
    assert main(["rubric", "import", str(table), "--out", str(back), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hash"] == before
    assert main(["rubric", "check", str(back), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hash"] == before


def test_a_record_may_use_the_words_of_the_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = """
findings:
  - {评查项: 七日内送达决定书, 情形: 超过七个工作日送达, pages: "16", 说明: 用时9个工作日}
  - {item: officers, deduction: signature, count: 2}
marks: [{item: hearing, state: na, 理由: 未要求听证}]
conditions: {查封、扣押或者冻结: false}
"""
    assert main(["score", "penalty-ordinary", written(tmp_path, record), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "98.18"
    assert main(["score", "penalty-ordinary", written(tmp_path, "conditions: [seizure, cash]"), "--json"]) == 0


def test_a_target_that_cannot_be_written_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "没有" / "表.xlsx"
    assert main(["rubric", "export", "seizure", "--out", str(target)]) == 1
    assert "无法写入" in capsys.readouterr().err


def test_a_name_that_nobody_gave_takes_no_files_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "seizure.xlsx"
    kept.write_bytes(b"mine")
    assert main(["rubric", "export", "seizure"]) == 1
    assert "已经存在，没有覆盖" in capsys.readouterr().err
    assert kept.read_bytes() == b"mine"
    assert main(["rubric", "export", "seizure", "--out", str(kept)]) == 0
    assert "覆盖了原有的文件" in capsys.readouterr().err
    (tmp_path / "seizure.yaml").write_text("mine", "utf-8")
    assert main(["rubric", "import", str(kept)]) == 1
    assert (tmp_path / "seizure.yaml").read_text("utf-8") == "mine"
