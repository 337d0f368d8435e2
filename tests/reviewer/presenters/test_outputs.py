"""What is printed, written or issued: told step by step, stopped when asked, gone on with after the program ended."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.outputs import Keep, Output, Outputs, Produced, Way
from reviewer.presenters.papers_values import PaperOrder
from reviewer.printing.files import write_file
from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Head
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard
from tests.reviewer.presenters.kept_outputs import KeptInMemory


@dataclass
class Drawn:
    """A source that writes what was asked of it."""

    meanwhile: Callable[[], object] = int
    asked: list[Output] = field(default_factory=list)

    def produce(self, output: Output, progress: Progress, keep: Keep) -> Produced:
        self.asked.append(output)
        self.meanwhile()
        progress.step(1, len(output.order.subjects), "第一份")
        content = ",".join(subject.id for subject in output.order.subjects).encode()
        return str(write_file(Path(output.target), content)) if output.target else content


class Desk:
    """Outputs with all around them in memory."""

    def __init__(self, kept: KeptInMemory | None = None) -> None:
        self.source, self.kept, self.runner = Drawn(), kept or KeptInMemory(), JobRunner(AtOnce())
        self.outputs = Outputs(lambda: self.source, self.kept, self.runner)
        self.printable, self.written = Heard(self.outputs.printable), Heard(self.outputs.written)
        self.waiting = Heard(self.outputs.waiting)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_sheets_are_drawn_and_handed_to_the_printer(desk: Desk) -> None:
    desk.outputs.print_sheets(("1", "2"))
    assert desk.printable.said == [(b"1,2",)]
    assert desk.kept.orders == {}


def test_sheets_are_written_as_one_file(desk: Desk, tmp_path: Path) -> None:
    desk.outputs.save_sheets(("1", "2", "1"), tmp_path / "评查表.pdf")
    assert (tmp_path / "评查表.pdf").read_bytes() == b"1,2"
    assert desk.written.said == [(str(tmp_path / "评查表.pdf"),)]


def test_a_file_that_cannot_be_written_says_why_and_is_not_tried_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    failed = Heard(desk.runner.failed)
    desk.outputs.save_sheets(("1",), tmp_path / "文件" / "评查表.pdf")
    assert "没有写成" in str(failed.said[0][0])
    assert desk.kept.orders == {}


def test_a_batch_says_what_it_is_and_how_far(desk: Desk, tmp_path: Path) -> None:
    titles, steps = list[str](), []

    def follow(job: Job) -> None:
        titles.append(job.title)
        job.stepped.connect(lambda *step: steps.append(step))

    desk.runner.started.connect(follow)
    desk.outputs.save_sheets(("1", "2"), tmp_path / "评查表.pdf")
    assert titles == ["输出评查表"]
    assert steps == [(1, 2, "第一份")]


def test_a_batch_that_was_cancelled_is_not_gone_on_with(desk: Desk, tmp_path: Path) -> None:
    desk.runner.started.connect(lambda job: job.cancel())
    desk.outputs.save_sheets(("1", "2"), tmp_path / "没有.pdf")
    assert not (tmp_path / "没有.pdf").exists()
    assert desk.kept.orders == {}


def test_a_file_whose_writing_the_end_of_the_program_cut_short_is_written_at_the_next_start(
    desk: Desk, tmp_path: Path
) -> None:
    desk.source.meanwhile = desk.runner.shut_down
    desk.outputs.save_sheets(("1", "2"), tmp_path / "评查表.pdf")
    assert not (tmp_path / "评查表.pdf").exists()
    assert len(desk.kept.orders) == 1
    again = Desk(desk.kept)
    again.outputs.resume()
    assert (tmp_path / "评查表.pdf").read_bytes() == b"1,2"
    assert again.written.said == [(str(tmp_path / "评查表.pdf"),)]
    assert desk.kept.orders == {}


@pytest.mark.parametrize("way", [Way.PRINT, Way.ISSUE])
def test_nothing_is_printed_or_issued_unasked_after_a_restart(desk: Desk, way: Way) -> None:
    order = PaperOrder("notice", (Subject("南湖镇", "南湖镇", ("1",)),), Head(), {})
    kept = desk.outputs.new(way, "整改通知书", ("1",), order)
    desk.kept.keep(kept)
    desk.outputs.resume()
    assert desk.source.asked == []
    assert desk.waiting.said == [(kept,)]
    desk.outputs.go_on(kept)
    assert desk.source.asked == [kept]
    assert desk.kept.orders == {}


def test_what_is_wanted_no_more_is_not_asked_about_again(desk: Desk) -> None:
    kept = desk.outputs.new(Way.PRINT, "评查表", ("1",), PaperOrder("sheets", (), Head(), {}))
    desk.kept.keep(kept)
    desk.outputs.resume()
    desk.outputs.drop(kept)
    assert desk.kept.orders == {}
    assert desk.source.asked == []
