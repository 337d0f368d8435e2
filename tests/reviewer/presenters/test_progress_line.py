from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.progress_line import ProgressPresenter, duration
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard


def test_the_line_names_stage_count_and_time_left(qtbot: QtBot) -> None:
    now = [0.0]
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner, clock=lambda: now[0])
    heard = Heard(presenter.shown)

    def work(progress: Progress) -> None:
        job.stepped.emit(0, 80, "读取")
        now[0] = 10.0
        job.stepped.emit(20, 80, "读取")
        job.stepped.emit(0, 5, "核对")

    job = Job(work, "导入")
    runner.start(job)
    texts = [line.text for (line,) in heard.said]
    assert texts == ["导入", "导入：读取 0/80", "导入：读取 20/80，约剩 30 秒", "导入：核对 0/5"]


def test_the_time_left_goes_by_the_pace_of_the_whole_though_each_file_is_a_stage(qtbot: QtBot) -> None:
    now = [0.0]
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner, clock=lambda: now[0])
    heard = Heard(presenter.shown)

    def work(progress: Progress) -> None:
        for done in range(4):
            job.stepped.emit(10 + done, 20, f"案卷 {done}")
            now[0] += 1.0

    job = Job(work, "识别")
    runner.start(job)
    texts = [line.text for (line,) in heard.said]
    assert texts[1:] == [
        "识别：案卷 0 10/20",
        "识别：案卷 1 11/20",
        "识别：案卷 2 12/20，约剩 8 秒",
        "识别：案卷 3 13/20，约剩 7 秒",
    ]


def test_cancelling_says_so_until_the_job_ended(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner)
    heard = Heard(presenter.shown)
    hidden = Heard(presenter.hidden)

    def work(progress: Progress) -> None:
        presenter.cancel()
        progress.step(1, 2)

    runner.start(Job(work, "导入案卷"))
    assert [line.text for (line,) in heard.said] == ["导入案卷", "导入案卷：正在停止…"]
    assert hidden.said == [()]


def test_durations_are_said_as_people_say_them() -> None:
    assert [duration(s) for s in (0.2, 59, 80, 3700)] == ["1 秒", "59 秒", "1 分 20 秒", "1 小时 1 分"]


def test_what_runs_besides_is_told(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner)
    heard = Heard(presenter.shown)

    def inner(progress: Progress) -> None:
        progress.step(1, 8)

    def outer(progress: Progress) -> None:
        runner.start(Job(inner, "打印"))
        progress.step(2, 9, "案卷 003")

    runner.start(Job(outer, "文字识别"))
    texts = [line.text for (line,) in heard.said]
    assert texts == ["文字识别", "打印", "打印 1/8，另有 1 项在进行", "文字识别", "文字识别：案卷 003 2/9"]
