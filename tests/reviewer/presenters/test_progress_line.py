import itertools

from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.progress_line import ProgressPresenter, TimeLeft, duration, told
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


def test_who_stopped_something_is_told_what_there_is_of_it(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner)
    heard = Heard(presenter.stopped)

    def stopped(progress: Progress) -> None:
        presenter.cancel()
        progress.step(1, 2)

    def done_before_it_heard(progress: Progress) -> None:
        presenter.cancel()

    runner.start(Job(stopped, "文字识别", kept="已经识别的页都留下了。"))
    runner.start(Job(done_before_it_heard, "文字识别", kept="已经识别的页都留下了。"))
    runner.start(Job(stopped, "统计"))
    assert heard.said == [("文字识别已停止：已经识别的页都留下了。",)]


def test_what_cannot_be_stopped_offers_no_button(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner)
    heard = Heard(presenter.shown)

    def work(progress: Progress) -> int:
        presenter.cancel()
        progress.step(1, 2)
        return 42

    job = Job(work, "定稿签发", can_stop=False)
    ended = Heard(job.succeeded)
    runner.start(job)
    assert [line.can_stop for (line,) in heard.said] == [False, False]
    assert ended.said == [(42,)]


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def guesses(seconds_of: list[float], every: float = 1.0) -> list[tuple[float, float]]:
    """What is guessed, and what it really is, while units that take so long are worked off."""
    watch = Watch()
    left, whole = TimeLeft(watch), sum(seconds_of)
    found = []
    for done, seconds in enumerate(seconds_of):
        end = watch.now + seconds
        while watch.now < end:
            guess = left.guess(done, len(seconds_of))
            if guess is not None:
                found.append((guess, whole - watch.now))
            watch.now += every
        watch.now = end
    return found


def test_the_time_left_counts_down_evenly_where_units_are_alike() -> None:
    said = [guess for guess, _ in guesses([12.0] * 20)]
    assert all(abs((before - 1) - now) < 0.01 for before, now in itertools.pairwise(said))


def test_the_time_left_never_jumps_nor_sticks_where_units_differ() -> None:
    """From one second to the next it does not change by more than a quarter, and while a long unit drags on it is never
    less than what the units behind it usually take."""
    lengths = [10.0, 4, 25, 8, 12, 60, 3, 9, 14, 11, 30, 7, 5, 18, 12]
    said = guesses(lengths)[12:]
    assert all(
        now < before * 1.25 + 2 and now > before * 0.75 - 2 for (before, _), (now, _) in itertools.pairwise(said)
    )
    assert all(really / 3 < guess < really * 3 for guess, really in said if really > 20)


def test_nothing_is_said_of_the_time_left_while_the_last_unit_takes_longer_than_those_before(qtbot: QtBot) -> None:
    watch = Watch()
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner, clock=watch)
    heard = Heard(presenter.shown)

    def work(progress: Progress) -> None:
        job.stepped.emit(0, 2, "")
        watch.now = 10.0
        job.stepped.emit(1, 2, "")
        watch.now = 60.0
        job.stepped.emit(1, 2, "")

    job = Job(work, "检查")
    runner.start(job)
    assert [line.text for (line,) in heard.said][1:] == ["检查 0/2", "检查 1/2，约剩 10 秒", "检查 1/2"]


def test_more_work_that_joins_does_not_begin_the_guess_anew() -> None:
    watch = Watch()
    left = TimeLeft(watch)
    left.guess(0, 10)
    watch.now = 20.0
    assert left.guess(2, 10) == 80.0
    watch.now = 30.0
    assert left.guess(3, 30) == 270.0


def test_a_guess_is_told_as_exactly_as_it_deserves() -> None:
    assert [told(s) for s in (7.4, 23, 83, 644, 4000)] == [7, 25, 80, 660, 3900]


def test_the_line_counts_down_though_the_work_says_nothing_new(qtbot: QtBot) -> None:
    watch = Watch()
    runner = JobRunner()
    presenter = ProgressPresenter(runner, clock=watch)
    heard = Heard(presenter.shown)
    job = Job(lambda progress: None, "检查")
    runner.started.emit(job)
    job.stepped.emit(0, 10, "")
    watch.now = 10.0
    job.stepped.emit(2, 10, "第二")
    watch.now = 13.0
    qtbot.waitUntil(lambda: heard.said[-1][0].text == "检查：第二 2/10，约剩 35 秒")


def test_durations_are_said_as_people_say_them() -> None:
    assert [duration(s) for s in (0.2, 59, 60, 80, 3700)] == [
        "1 秒",
        "59 秒",
        "1 分",
        "1 分 20 秒",
        "1 小时 1 分",
    ]


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
    assert texts == [
        "文字识别",
        "打印，另有 1 项在进行",
        "打印 1/8，另有 1 项在进行",
        "文字识别",
        "文字识别：案卷 003 2/9",
    ]


def test_what_another_job_hid_stands_there_again_with_its_count(qtbot: QtBot) -> None:
    """A page that is being recognised says nothing new for a while: what was known of it is told once more."""
    watch = Watch()
    runner = JobRunner(AtOnce())
    presenter = ProgressPresenter(runner, clock=watch)
    heard = Heard(presenter.shown)

    def recognise(progress: Progress) -> None:
        progress.step(0, 9, "案卷 003")
        watch.now = 20.0
        progress.step(2, 9, "案卷 004")
        runner.start(Job(lambda _progress: None, "统计"))

    runner.start(Job(recognise, "文字识别"))
    assert heard.said[-1][0].text == heard.said[-3][0].text == "文字识别：案卷 004 2/9，约剩 1 分 10 秒"
