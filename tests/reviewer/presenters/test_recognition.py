from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters import jobs
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.recognition import RecognitionPresenter
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard


@dataclass
class Pages:
    """So many pages wait; recognising does them all."""

    left: int
    runs: list[int] = field(default_factory=list)
    at: tuple[str, int, int] = ("", 0, 0)

    def waiting(self) -> int:
        return self.left

    def recognise(self, progress: Progress) -> int:
        self.runs.append(self.left)
        for page in range(self.left):
            self.at = ("case", page + 1, self.left)
            progress.step(page, self.left, "案卷 1")
        self.left = 0
        return self.runs[-1]


def test_nothing_is_shown_while_nothing_waits(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    started = Heard(runner.started)
    RecognitionPresenter(Pages(0), runner).start()
    assert started.said == []


def test_what_waits_is_recognised_and_told(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    started = Heard(runner.started)
    presenter = RecognitionPresenter(Pages(3), runner)
    told = Heard(presenter.recognised)
    presenter.start()
    assert told.said == [(3,)]
    assert [job.title for (job,) in started.said] == ["文字识别"]


def test_the_page_being_read_is_told_and_in_the_end_none(qtbot: QtBot) -> None:
    presenter = RecognitionPresenter(Pages(3), JobRunner(AtOnce()))
    told = Heard(presenter.reading)
    presenter.start()
    assert told.said[0] == ("case", 1, 3)
    assert told.said[-1] == ("", 0, 0)


def test_a_wish_during_recognition_is_granted_after_it(qtbot: QtBot) -> None:
    runner = JobRunner(AtOnce())
    pages = Pages(3)
    presenter = RecognitionPresenter(pages, runner)

    def more(_job: object) -> None:
        if len(pages.runs) == 0:
            presenter.start()

    runner.started.connect(more)
    presenter.recognised.connect(lambda _pages: setattr(pages, "left", 2 if len(pages.runs) == 1 else 0))
    presenter.start()
    assert pages.runs == [3, 2]


def test_each_finished_case_file_is_told_and_what_was_done_before_a_stop(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "REPORT_EVERY", 0.0)

    class Stopped(Pages):
        def recognise(self, progress: Progress) -> int:
            for done, case in enumerate(("甲", "甲", "乙", "丙", "丙")):
                progress.step(done, 6, f"案卷 {case}")
            raise Cancelled

    presenter = RecognitionPresenter(Stopped(6), JobRunner(AtOnce()))
    told = Heard(presenter.recognised)
    presenter.start()
    assert told.said == [(2,), (3,), (4,)]


def test_a_page_that_failed_is_told_without_a_message_over_the_work(qtbot: QtBot) -> None:
    class Torn(Pages):
        def recognise(self, progress: Progress) -> int:
            progress.step(2, 3, "案卷 甲")
            raise ReviewError("案卷 甲 第 3 页未能识别。", "请对照页面评查。")

    runner = JobRunner(AtOnce())
    over_the_work, presenter = Heard(runner.failed), RecognitionPresenter(Torn(3), runner)
    failed, told = Heard(presenter.failed), Heard(presenter.recognised)
    presenter.start()
    assert over_the_work.said == []
    assert [error.message for (error,) in failed.said] == ["案卷 甲 第 3 页未能识别。"]
    assert told.said == [(2,)]
