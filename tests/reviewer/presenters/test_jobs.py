from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from reviewer.presenters.jobs import Job, JobRunner
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress
from tests.patience import PATIENCE
from tests.reviewer.places import AtOnce, Heard


def test_a_job_hands_its_result_over_and_ends_last(qtbot: QtBot) -> None:
    job = Job(lambda progress: 42)
    heard = Heard(job.succeeded, job.ended)
    JobRunner(AtOnce()).start(job)
    assert heard.said == [(42,), (job,)]


def test_a_job_on_a_pool_thread_reaches_the_window_thread(qtbot: QtBot) -> None:
    runner = JobRunner()
    job = Job(lambda progress: "fertig")
    with qtbot.waitSignal(job.succeeded) as blocker:
        runner.start(job)
    assert blocker.args == ["fertig"]
    qtbot.waitUntil(lambda: runner.is_idle)


def test_on_one_core_what_follows_a_click_does_not_wait_for_recognition_and_an_import(qtbot: QtBot) -> None:
    QThreadPool.globalInstance().setMaxThreadCount(1)
    runner, may_end = JobRunner(), Event()
    for _ in range(2):
        runner.start(Job(lambda progress: may_end.wait(PATIENCE)))
    click = Job(lambda progress: may_end.is_set())
    with qtbot.waitSignal(click.succeeded) as answered:
        runner.start(click)
    assert answered.args == [False]
    may_end.set()
    qtbot.waitUntil(lambda: runner.is_idle)


def test_a_cancelled_job_ends_without_result_and_without_error(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        job.cancel()
        progress.step(1, 10)

    job = Job(work)
    heard = Heard(job.succeeded, job.failed)
    runner = JobRunner(AtOnce())
    runner.start(job)
    assert heard.said == []
    assert runner.is_idle


def test_what_a_job_raises_is_told_by_the_runner(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ReviewError("读不了。", "换一个文件。")

    runner = JobRunner(AtOnce())
    heard = Heard(runner.failed)
    runner.start(Job(work))
    assert str(heard.said[0][0]) == "读不了。换一个文件。"


def test_only_jobs_with_a_title_are_announced(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    heard = Heard(runner.started)
    runner.start(Job(lambda progress: None))
    titled = runner.start(Job(lambda progress: None, "导入案卷"))
    assert heard.said == [(titled,)]


def test_shutting_down_stops_what_runs(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.step(0, 1)

    runner = JobRunner()
    runner.start(Job(work))
    runner.shut_down()
    assert runner.is_idle


def test_progress_raises_after_cancel() -> None:
    job = Job(lambda progress: None)
    job.cancel()
    with pytest.raises(Cancelled):
        job.progress.step(0, 1)


def test_work_that_outlives_the_program_is_told_to_nobody(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    """At its end the program takes Qt apart, its jobs among it, however long their work still takes."""

    def work(progress: Progress) -> None:
        delete(job)
        progress.step(1, 2, "一步")

    job = Job(work)
    job.run()
    assert "deleted" not in capfd.readouterr().err
