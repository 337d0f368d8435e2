"""What a person says of a case file in the list: made, taken back, made again."""

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.corrections import CorrectionsPresenter
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import Correction
from scoring.errors import ReviewError
from tests.reviewer.places import AtOnce, Heard, ListedCases, ScriptedIntake, row

OLD, NEW = "某公司擅自处置建筑垃圾案1", "更正后的案名"


class Listed:
    """A list of two case files with its presenter."""

    def __init__(self) -> None:
        self.catalogue, self.runner = ListedCases([row("1"), row("2")]), JobRunner(AtOnce())
        self.cases = CasesPresenter(self.catalogue, ScriptedIntake(), self.runner)
        self.cases.refresh()
        self.told, self.saved = Heard(self.corrections.told), Heard(self.corrections.saved)
        self.failed = Heard(self.runner.failed)

    @property
    def corrections(self) -> CorrectionsPresenter:
        return self.cases.corrections

    def as_listed(self, at: int = 0) -> Correction:
        r = self.cases.rows[at]
        return Correction(r.number, r.title, r.unit, r.cause, r.party, r.reference_number, r.procedure)

    def correct(self, at: int = 0, **changes: str) -> None:
        self.cases.correct(self.cases.rows[at].case_id, self.as_listed(at)._replace(**changes))


@pytest.fixture
def listed(qtbot: QtBot) -> Listed:
    return Listed()


def test_a_correction_reaches_the_catalogue_and_the_list(listed: Listed) -> None:
    listed.correct(title=NEW, unit="  北山镇 ")
    assert (listed.cases.rows[0].title, listed.cases.rows[0].unit) == (NEW, "北山镇")


def test_a_correction_says_what_it_changed_and_what_that_was_and_that_it_is_saved(listed: Listed) -> None:
    listed.correct()
    assert (listed.catalogue.corrections, listed.told.said, listed.saved.said) == ([], [], [])  # nothing is another
    listed.correct(title=NEW, party="张某")
    assert listed.told.said == [(f"已更正 第1号 的案件名称（原为“{OLD}”）、当事人（原来空着）；按 Ctrl+Z 撤销",)]
    assert len(listed.saved.said) == 1


def test_a_correction_is_taken_back_and_made_again_in_words(listed: Listed) -> None:
    listed.correct(title=NEW, party="张某")
    assert listed.corrections.undo_words == "更正 第1号 的案件名称、当事人"
    listed.corrections.undo()
    assert (listed.cases.rows[0].title, listed.cases.rows[0].party) == (OLD, "")
    assert listed.told.said[-1] == (f"撤销：更正 第1号 的案件名称（恢复为“{OLD}”）、当事人（恢复为空）",)
    assert (listed.corrections.undo_words, listed.corrections.redo_words) == ("", "更正 第1号 的案件名称、当事人")
    listed.corrections.redo()
    assert listed.cases.rows[0].title == NEW
    assert listed.told.said[-1] == (f"重做：更正 第1号 的案件名称（改为“{NEW}”）、当事人（改为“张某”）",)
    assert len(listed.catalogue.corrections) == 3  # each of them is written


def test_corrections_of_several_files_are_taken_back_last_first(listed: Listed) -> None:
    listed.correct(0, title=NEW)
    listed.correct(1, cause="占道经营")
    listed.corrections.undo()
    assert (listed.cases.rows[0].title, listed.cases.rows[1].cause) == (NEW, "擅自处置建筑垃圾")
    listed.corrections.undo()
    assert listed.cases.rows[0].title == OLD
    listed.corrections.undo()  # nothing is left
    assert len(listed.told.said) == 4
    listed.corrections.redo()
    listed.correct(1, party="李某")  # what was taken back cannot be made again now
    assert listed.corrections.redo_words == ""


def test_what_else_was_changed_since_stays(listed: Listed) -> None:
    listed.correct(title=NEW)
    listed.catalogue.rows[0] = listed.catalogue.rows[0]._replace(unit="目录所列的单位")
    listed.cases.refresh()
    listed.corrections.undo()
    assert (listed.cases.rows[0].title, listed.cases.rows[0].unit) == (OLD, "目录所列的单位")


def test_what_was_taken_out_meanwhile_is_passed_over(listed: Listed) -> None:
    listed.correct(0, title=NEW)
    listed.correct(1, title=NEW)
    del listed.catalogue.rows[1]
    listed.cases.refresh()
    listed.corrections.undo()
    assert [r.title for r in listed.cases.rows] == [OLD]


def test_what_could_not_be_written_is_not_taken_for_done(listed: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_case: str, _correction: Correction) -> None:
        raise ReviewError("案卷代号“002”已经用于另一份案卷。")

    with monkeypatch.context() as full:
        full.setattr(listed.catalogue, "correct", refuse)
        listed.correct(title=NEW)
    assert (listed.corrections.undo_words, listed.told.said, len(listed.failed.said)) == ("", [], 1)
    listed.correct(title=NEW)
    with monkeypatch.context() as full:
        full.setattr(listed.catalogue, "correct", refuse)
        listed.corrections.undo()
    assert listed.corrections.undo_words == "更正 第1号 的案件名称"
    listed.corrections.undo()
    assert listed.cases.rows[0].title == OLD


def test_nothing_is_put_right_by_nobody(listed: Listed) -> None:
    listed.corrections.is_known = lambda: False
    listed.correct(title=NEW)
    assert listed.catalogue.corrections == []
