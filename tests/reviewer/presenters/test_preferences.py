"""设置: what the presenter lets an office switch, the table of rules, and what the checks then do."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.intake.checking import check_all, check_case, suspicions_of
from reviewer.intake.starting import current_campaign, edition_for
from reviewer.library.check_parameters import read_parameters
from reviewer.library.holiday_notice import read_notice
from reviewer.library.rule_choices import OwnVersion, RuleChoices, choices_text, chosen, read_choices
from reviewer.models.preference_rules import RULE_ROLE, PreferenceRulesModel
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.preferences import PreferencesPresenter, RuleRow, Switch
from reviewer.presenters.preferences_words import NUMBERS
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.preferences import StoredPreferences
from reviewer.presenters.stored.rechecking import StoredCases
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.errors import ReviewError
from scoring.progress import Silent
from scoring.suspicions import Result
from tests.reviewer.places import AtOnce
from tests.reviewer.storage.support import add_case
from tests.scoring.checks.casebook import CASES, build


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "评查库")


@pytest.fixture
def presenter(qtbot: QtBot, workspace: Workspace) -> PreferencesPresenter:
    runner = JobRunner(AtOnce())
    return PreferencesPresenter(StoredPreferences(workspace), Rechecker(StoredCases(workspace), runner), runner)


def row(presenter: PreferencesPresenter, rule: str) -> RuleRow:
    return next(r for r in presenter.rules() if r.rule == rule)


def test_every_rule_is_listed_with_law_source_and_state(presenter: PreferencesPresenter) -> None:
    rows = presenter.rules()
    assert [r.rule for r in rows] == list(read_parameters())
    assert all(r.source and r.parameters and r.law for r in rows)
    assert all(r.reason for r in rows if not r.is_on)
    off = {"T01-治安", "T02-市场监管", "T02-住建", "T04-旧", "T20-旧", "C03-旧"}
    assert {r.rule for r in rows if not r.is_on} == off


def test_every_number_of_a_rule_has_a_name_in_chinese() -> None:
    assert {name for p in read_parameters().values() for name in p.numbers} <= set(NUMBERS)


def test_a_rule_that_is_our_reading_is_switched_off_with_a_reason_and_on_again(
    presenter: PreferencesPresenter, workspace: Workspace
) -> None:
    assert row(presenter, "X03").switch is Switch.OFF
    presenter.switch_off("X03", "  本地另有 编号规则 ")
    off = row(presenter, "X03")
    assert (off.is_on, off.reason, off.switch) == (False, "本地另有 编号规则", Switch.ON)
    assert StoredPreferences(workspace).choices().off == {"X03": "本地另有 编号规则"}
    presenter.switch_on("X03")
    assert row(presenter, "X03").is_on


def test_a_rule_of_the_law_itself_cannot_be_switched_off(qtbot: QtBot, presenter: PreferencesPresenter) -> None:
    assert row(presenter, "T03").switch is Switch.NONE
    with qtbot.waitSignal(presenter.refused):
        presenter.switch_off("T03", "不想要")
    assert row(presenter, "T03").is_on


def test_an_unverified_rule_is_used_once_parameters_and_source_are_entered(presenter: PreferencesPresenter) -> None:
    assert row(presenter, "T20-旧").switch is Switch.ENTER
    assert row(presenter, "T04-旧").switch is Switch.NONE
    assert "没有它的算法" in row(presenter, "T04-旧").reason
    with pytest.raises(ReviewError):
        presenter.enter_version(OwnVersion("T20-旧", "《某法》第九条", "", 60))
    presenter.enter_version(OwnVersion("T20-旧", "《某法》第九条", "某某公报", 60))
    used = row(presenter, "T20-旧")
    assert (used.is_on, used.law, used.parameters) == (True, "《某法》第九条", "期限 60日")
    assert used.switch is Switch.WITHDRAW
    assert "某某公报" in used.reason
    presenter.withdraw_version("T20-旧")
    assert not row(presenter, "T20-旧").is_on


def test_a_year_is_added_from_a_file_and_removed(qtbot: QtBot, presenter: PreferencesPresenter, tmp_path: Path) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text("2027:\n  holidays: [2027-01-01]\n  makeup_days: [2027-01-09]\n", encoding="utf-8")
    assert presenter.import_years(path) == (2027,)
    assert (presenter.years()[0].year, presenter.years()[0].is_own) == (2027, True)
    presenter.remove_year(2027)
    assert presenter.years()[0].year < 2027


@pytest.mark.parametrize("content", [b"2027: {}", b"2027: {holidays: [2027-02-30]}", b"\xff\xfe", b"a: [", b""])
def test_a_calendar_file_that_makes_no_sense_changes_nothing(
    qtbot: QtBot, presenter: PreferencesPresenter, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "坏.yaml").write_bytes(content)
    before = presenter.years()
    with qtbot.waitSignal(presenter.refused):
        assert presenter.import_years(tmp_path / "坏.yaml") == ()
    assert presenter.years() == before


def test_the_checks_honour_rules_that_are_off_and_years_that_were_added(
    presenter: PreferencesPresenter, workspace: Workspace
) -> None:
    case = build(CASES[0])
    rubric = edition_for(workspace, case.procedure)
    before = suspicions_of(workspace, case, rubric)
    assert any(s.rule == "X01" for s in before)
    presenter.switch_off("X01", "")
    after = suspicions_of(workspace, case, rubric)
    assert [s for s in before if s.rule != "X01"] == list(after)
    presenter.add_years(read_notice("1月1日至3日放假。", 2027))
    assert [s.result for s in suspicions_of(workspace, case, rubric)] == [s.result for s in after]
    assert Result.SATISFIED in {s.result for s in after}


def test_checking_all_again_leaves_nothing_due(presenter: PreferencesPresenter, workspace: Workspace) -> None:
    current_campaign(workspace)
    check_case(workspace, add_case(workspace))
    assert not presenter.rechecker.is_due
    presenter.switch_off("X03", "")
    assert presenter.rechecker.is_due
    assert check_all(workspace, Silent()) == 1
    assert not presenter.rechecker.is_due


def test_a_backup_is_made_and_listed(qtbot: QtBot, presenter: PreferencesPresenter) -> None:
    with qtbot.waitSignal(presenter.backed_up) as done:
        presenter.back_up()
    assert presenter.store.backups() == [Path(done.args[0])]


def test_the_model_keeps_qt_rules_and_selection_while_a_rule_is_switched(presenter: PreferencesPresenter) -> None:
    model = PreferenceRulesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(presenter.rules())
    at = [r.rule for r in presenter.rules()].index("X03")
    assert model.index(at, 4).data() == "启用"
    presenter.switch_off("X03", "另有规定")
    model.set_rows(presenter.rules())
    assert model.index(at, 4).data() == "停用"
    assert model.index(at, 5).data() == "另有规定"
    assert model.index(at, 0).data(RULE_ROLE).rule == "X03"


def test_the_office_chooses_how_to_count_where_the_law_is_silent(presenter: PreferencesPresenter) -> None:
    assert presenter.conventions("T05") == (("both_ends_excluded", "首尾两日都不计", True),)
    assert presenter.conventions("C01") == ()
    assert presenter.conventions("T20-旧") == ()
    presenter.count_so("T05", "both_ends_excluded", False)
    presenter.count_so("T03", "first_day_counts", True)
    assert presenter.conventions("T05")[0][2] is False
    assert "只不计通知日" in row(presenter, "T05").parameters
    assert "始日计入" in row(presenter, "T03").parameters
    assert "本单位选定的口径" in row(presenter, "T03").reason
    kept = read_choices(choices_text(presenter.choices))
    found = chosen(read_parameters(), kept, None)
    assert not found["T05"].both_ends_excluded
    assert found["T03"].first_day_counts
    presenter.count_so("T05", "both_ends_excluded", True)
    presenter.count_so("T03", "first_day_counts", False)
    assert presenter.choices.counting == {}
    assert chosen(read_parameters(), presenter.choices, None) == read_parameters()


def test_switching_rules_leaves_the_counting_alone(presenter: PreferencesPresenter) -> None:
    presenter.count_so("T03", "rolls", True)
    presenter.switch_off("X03", "本地另有规定")
    presenter.switch_on("X03")
    assert presenter.choices.counting == {"T03": {"rolls": True}}


def test_choices_kept_before_there_was_counting_are_read() -> None:
    assert read_choices('{"off": {}, "own": []}').counting == {}


def test_what_was_set_is_taken_back_and_set_again_in_words(
    presenter: PreferencesPresenter, workspace: Workspace, tmp_path: Path
) -> None:
    stack, rule = presenter.undo_stack, "T05"
    presenter.switch_off(rule, "本地另有规定")
    presenter.switch_off(rule, "本地另有规定")  # is off already
    assert (stack.count(), stack.undoText()) == (1, f"停用 {rule}")
    presenter.add_years({2030: (frozenset({date(2030, 1, 1)}), frozenset())})
    presenter.remove_year(2030)
    assert stack.undoText() == "删除 2030 年"
    stack.undo()
    assert 2030 in {year.year for year in presenter.years()}
    stack.undo()
    stack.undo()
    assert row(presenter, rule).is_on
    assert StoredPreferences(workspace).choices() == RuleChoices()
    stack.redo()
    assert not row(presenter, rule).is_on
    assert StoredPreferences(workspace).choices().off == {rule: "本地另有规定"}
