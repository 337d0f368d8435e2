"""`mingjuan check`: the documented fields, the exit codes, a wrong rules file said first."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reviewer.__main__ import main
from reviewer.intake.checking import LOCAL_RULES, OWN_CALENDAR, RULE_CHOICES, office_rules
from reviewer.library.calendars import export_calendar
from reviewer.library.rule_choices import RuleChoices, choices_text
from reviewer.storage.workspace import create_workspace, open_workspace
from scoring.casefile import CaseFile
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
    assert list(out) == ["suspicions", "problems"]
    assert all(set(one) == FIELDS for one in out["suspicions"])
    violated = [one for one in out["suspicions"] if one["result"] == "violated"]
    assert "C03" in {one["rule"] for one in violated}
    (limit,) = [one for one in violated if one["rule"] == "C03"]
    assert limit["severity"] == "V"
    assert limit["law"] == ["《中华人民共和国行政处罚法》第五十一条"]
    assert "300元，超过200元" in limit["computation"]
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


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace whose office switched a rule off, set a hearing threshold and entered a year."""
    off = RuleChoices({"F03": "本地另有规定"})
    year = {2025: (frozenset({date(2025, 5, 19)}), frozenset())}
    with closing(create_workspace(tmp_path / "评查库")) as made, made.store.writing():
        made.catalogue.set_setting(RULE_CHOICES, choices_text(off))
        made.catalogue.set_setting(LOCAL_RULES, "hearing_threshold: {citizen: 100, organization: 100}")
        made.catalogue.set_setting(OWN_CALENDAR, export_calendar(year))
    return tmp_path / "评查库"


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    main(["check", *arguments, "--json", "--no-ocr"])
    return {one["rule"]: one["message"] for one in json.loads(capsys.readouterr().out)["suspicions"]}


def test_a_workspace_gives_its_rules_its_years_and_what_it_switched_off(
    folder: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, ours = found(capsys, str(folder)), found(capsys, str(folder), "--workspace", str(office))
    assert "F03" in plain
    assert "F03" not in ours
    with closing(open_workspace(office)) as workspace:
        rules = office_rules(workspace)
    assert rules.local.hearing_threshold
    assert not rules.calendar.is_workday(date(2025, 5, 19))
    assert not rules.parameters(CaseFile(""))["F03"].enabled


def test_a_rules_file_named_as_well_counts_before_that_of_the_workspace(
    folder: Path, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "规则.yaml"
    wrong.write_text("provisions: [{provision: 第三十六条第（一）项, cause: 甲}]", "utf-8")
    assert main(["check", str(folder), "--workspace", str(office), "--rules", str(wrong)]) == 1
    assert "不是条款" in capsys.readouterr().err


def test_no_workspace_there_is_said(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--workspace", str(tmp_path / "没有")]) == 1
    assert capsys.readouterr().err
