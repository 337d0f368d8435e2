from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from reviewer.presenters.cases import SCREENFUL, CasesPresenter
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import CaseRow, CaseState, Correction, IntakeReport
from scoring.errors import ReviewError
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard, ListedCases, ScriptedIntake, row

CORRECTION = Correction("第1号", "更正后的案名", "北山镇", "占道经营", "张某", "〔2025〕1号", "简易程序")


def test_an_import_ends_with_its_report_and_a_fresh_list(qtbot: QtBot) -> None:
    report = IntakeReport(taken=("甲",))
    presenter = CasesPresenter(ListedCases([row("1")]), ScriptedIntake(report), JobRunner(AtOnce()))
    heard = Heard(presenter.imported, presenter.changed)
    presenter.import_paths([Path("甲.pdf")])
    assert heard.said == [(report,), ()]
    assert [r.case_id for r in presenter.rows] == ["1"]
    assert not presenter.is_busy


def test_a_closed_window_does_not_read_the_list_again(qtbot: QtBot) -> None:
    runner, listed = JobRunner(AtOnce()), ListedCases([row("1")])
    presenter = CasesPresenter(listed, ScriptedIntake(), runner)
    presenter.refresh()
    runner.shut_down()
    listed.rows = [row("1"), row("2")]
    presenter.refresh()
    assert [r.case_id for r in presenter.rows] == ["1"]


class Later(QThreadPool):
    """A pool that runs what it was given when it is told to, as a slow disk does."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], object]] = []

    def start(self, work: Callable[[], object], priority: int = 0) -> None:  # type: ignore[override]
        self.waiting.append(work)

    def run(self) -> None:
        self.waiting.pop(0)()


def test_the_list_is_read_off_the_windows_thread_for_whoever_works_here_now(qtbot: QtBot) -> None:
    pool, listed = Later(), ListedCases([row("1")])
    presenter = CasesPresenter(listed, ScriptedIntake(), JobRunner(pool))
    presenter.refresh()
    assert (presenter.rows, len(pool.waiting)) == ((), 1)
    pool.run()
    assert [r.case_id for r in presenter.rows] == ["1"]


def test_of_two_refreshes_quickly_after_one_another_the_newest_list_is_shown_once(qtbot: QtBot) -> None:
    pool, listed = Later(), ListedCases([row("1")])
    presenter = CasesPresenter(listed, ScriptedIntake(), JobRunner(pool))
    heard = Heard(presenter.listed)
    for _ in range(3):
        presenter.refresh()
    listed.rows = [row("1"), row("2")]
    pool.run()
    assert heard.said == []  # read before it was asked for last
    pool.run()
    assert [[r.case_id for r in rows] for (rows,) in heard.said] == [["1", "2"]]
    assert pool.waiting == []


def test_in_an_order_of_ones_own_all_are_read_before_any_is_shown(qtbot: QtBot) -> None:
    pool, listed = Later(), ListedCases([row(str(n)) for n in range(SCREENFUL + 1)])
    presenter = CasesPresenter(listed, ScriptedIntake(), JobRunner(pool))
    heard = Heard(presenter.listed)
    presenter.begin(is_sorted=True)
    presenter.complete()  # the rest is on its way already
    assert (heard.said, len(pool.waiting), len(presenter.rows)) == ([], 1, SCREENFUL)
    pool.run()
    assert [len(rows) for (rows,) in heard.said] == [SCREENFUL + 1]


def test_a_list_that_cannot_be_read_says_so_and_the_import_ends_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, runner = ListedCases([row("1")]), JobRunner(AtOnce())
    presenter = CasesPresenter(listed, ScriptedIntake(), runner)
    told = Heard(runner.failed)

    def gone() -> list[CaseRow]:
        raise ReviewError("工作区不见了。")

    runner.started.connect(lambda _job: monkeypatch.setattr(listed, "reading", lambda: gone))
    presenter.import_paths([Path("甲.pdf")])
    assert {str(error[0]) for error in told.said} == {"工作区不见了。"}
    assert not presenter.is_busy


def test_choosing_nothing_imports_nothing(qtbot: QtBot) -> None:
    intake = ScriptedIntake()
    CasesPresenter(ListedCases(), intake, JobRunner(AtOnce())).import_paths([])
    assert intake.asked == []


def test_a_second_import_is_refused_while_one_runs(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    intake = ScriptedIntake()
    presenter = CasesPresenter(ListedCases(), intake, runner)
    refused = Heard(presenter.refused)
    runner.started.connect(lambda job: presenter.import_paths([Path("乙.pdf")]))
    presenter.import_paths([Path("甲.pdf")])
    assert intake.asked == [(Path("甲.pdf"),)]
    assert "正在导入" in str(refused.said[0][0])


def test_a_stopped_import_says_what_was_taken_in_until_then(qtbot: QtBot) -> None:
    runner, listed = JobRunner(AtOnce()), ListedCases([row("1")])

    class Stopped(ScriptedIntake):
        def take_in(self, paths: Sequence[Path], progress: Progress) -> IntakeReport:
            listed.rows = [row("1"), row("2")]
            jobs[0].cancel()
            return super().take_in(paths, progress)

    presenter, jobs = CasesPresenter(listed, Stopped(), runner), list[Job]()
    heard = Heard(presenter.imported)
    runner.started.connect(jobs.append)
    presenter.import_paths([Path("甲.pdf"), Path("乙.pdf")])
    assert heard.said == [(IntakeReport((row("2").title,), stopped=True),)]
    assert not presenter.is_busy


def test_an_import_that_was_cut_short_goes_on_and_is_forgotten_once_it_is_stopped(qtbot: QtBot) -> None:
    runner, intake = JobRunner(AtOnce()), ScriptedIntake(left=(Path("甲.pdf"),))
    presenter = CasesPresenter(ListedCases(), intake, runner)
    runner.started.connect(lambda job: job.cancel())
    presenter.resume()
    assert intake.asked == [(Path("甲.pdf"),)]
    assert intake.left == ()
    assert not presenter.is_busy


def test_an_import_that_failed_is_not_tried_again_at_every_start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    runner, intake = JobRunner(AtOnce()), ScriptedIntake(left=(Path("甲.pdf"),))

    def fails(*_: object) -> IntakeReport:
        raise ReviewError("磁盘满了。")

    monkeypatch.setattr(intake, "take_in", fails)
    presenter = CasesPresenter(ListedCases(), intake, runner)
    told = Heard(runner.failed)
    presenter.resume()
    assert [str(error[0]) for error in told.said] == ["磁盘满了。"]
    assert intake.left == ()
    assert not presenter.is_busy


def test_a_case_file_needs_a_name(qtbot: QtBot) -> None:
    catalogue = ListedCases([row("1")])
    presenter = CasesPresenter(catalogue, ScriptedIntake(), JobRunner(AtOnce()))
    refused = Heard(presenter.refused)
    presenter.correct("1", CORRECTION._replace(title="  "))
    assert catalogue.corrections == []
    assert "案件名称" in str(refused.said[0][0])


def test_the_summary_counts_what_is_shown(qtbot: QtBot) -> None:
    rows = [row("1", state=CaseState.SUBMITTED), row("2", state=CaseState.OPEN), row("3")]
    presenter = CasesPresenter(ListedCases(rows), ScriptedIntake(), JobRunner(AtOnce()))
    presenter.refresh()
    assert presenter.summary(rows) == "共 3 卷；已提交 1，评查中 1"
    assert presenter.summary(rows[:1]) == "显示 1 卷，共 3 卷；已提交 1，评查中 0"
