from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.recognition import RecognitionPresenter
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard


@dataclass
class Pages:
    """So many pages wait; recognising does them all."""

    left: int
    runs: list[int] = field(default_factory=list)

    def waiting(self) -> int:
        return self.left

    def recognise(self, progress: Progress) -> int:
        self.runs.append(self.left)
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
