from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.sheets import SheetsPresenter
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard


def rendered(cases: Sequence[str], only_findings: bool, progress: Progress) -> bytes:
    progress.step(1, len(cases))
    return f"{','.join(cases)} {only_findings}".encode()


def test_sheets_are_rendered_and_handed_to_the_printer(qtbot: QtBot) -> None:
    presenter = SheetsPresenter(rendered, JobRunner(AtOnce()))
    printable = Heard(presenter.printable)
    presenter.print(("1", "2"))
    assert printable.said == [(b"1,2 False",)]


def test_sheets_are_written_as_one_file(qtbot: QtBot, tmp_path: Path) -> None:
    presenter = SheetsPresenter(rendered, JobRunner(AtOnce()))
    written = Heard(presenter.written)
    presenter.save(("1", "2"), tmp_path / "评查表.pdf", only_findings=True)
    assert (tmp_path / "评查表.pdf").read_bytes() == b"1,2 True"
    assert written.said == [(str(tmp_path / "评查表.pdf"),)]


def test_a_file_that_cannot_be_written_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    runner = JobRunner(AtOnce())
    failed = Heard(runner.failed)
    SheetsPresenter(rendered, runner).save(("1",), tmp_path / "文件" / "评查表.pdf")
    assert "没有写成" in str(failed.said[0][0])


def test_a_batch_says_how_far_it_is_and_stops_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    runner, steps = JobRunner(AtOnce()), []
    runner.started.connect(lambda job: job.stepped.connect(lambda *step: steps.append(step)))
    presenter = SheetsPresenter(rendered, runner)
    presenter.save(("1", "2"), tmp_path / "评查表.pdf")
    assert steps == [(1, 2, "")]
    runner.started.connect(lambda job: job.cancel())
    presenter.save(("1", "2"), tmp_path / "没有.pdf")
    assert not (tmp_path / "没有.pdf").exists()
