"""What is printed, written or issued: each order is kept until it is carried out, so that one which the end of the
program cuts short is gone on with at the next start."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.papers_values import Issued, PaperOrder
from reviewer.printing.paper_data import Subject
from reviewer.printing.paper_kinds import SHEETS
from reviewer.printing.papers import Format, Head
from scoring.progress import Progress


class Way(StrEnum):
    """What is done with the copies."""

    PRINT = "print"
    TOGETHER = "together"  # one PDF
    EACH = "each"  # a file for each
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Output:
    """One order. `cases`: what the papers are about. `target`: the file or folder. What an interruption left is told by
    `written`, the names of files that stand already, and `before`, the newest paper that had gone out by then.
    `device`: the computer on which it was given."""

    id: str
    way: Way
    name: str  # of the paper, as people call it
    cases: tuple[str, ...]
    order: PaperOrder
    target: str = ""
    form: Format = Format.PDF
    written: tuple[str, ...] = ()
    before: str = ""
    begun: float = 0.0  # seconds, only to tell what came first
    device: str = ""


Keep = Callable[[Output], None]
Produced = bytes | str | tuple[Issued, ...]  # to be printed; where it was written; everything that went out


class OutputSource(Protocol):
    """Carries an order out; on a worker thread."""

    def produce(self, output: Output, progress: Progress, keep: Keep) -> Produced:
        """The PDF, the path written to, or what was issued. `keep` is told how far it is."""
        ...


class KeptOutputs(Protocol):
    """The orders of a workspace that are not carried out yet; on a worker thread."""

    def begin(self, output: Output) -> Output:
        """Keep a new order, with what will tell how far it came."""
        ...

    def keep(self, output: Output) -> None:
        """Keep how far it is."""
        ...

    def forget(self, output: str) -> None:
        """It is carried out, or nobody wants it any more."""
        ...

    def unfinished(self) -> tuple[Output, ...]:
        """What the end of the program cut short, oldest first."""
        ...


class Outputs(QObject):
    """Carries orders out, and goes on with those that were cut short: files are written without being asked for again;
    printing and issuing wait for a word."""

    printable = Signal(bytes)
    written = Signal(str)
    issued = Signal(object)  # tuple[Issued, ...], newest first
    waiting = Signal(object)  # an Output that was cut short and waits for a word

    def __init__(
        self,
        fresh: Callable[[], OutputSource],
        kept: KeptOutputs,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        """`fresh` gives a source that has read nothing yet."""
        super().__init__(parent)
        self._fresh, self._kept, self._runner = fresh, kept, runner

    def start(self, output: Output, done: Callable[..., object], source: OutputSource | None = None) -> Job:
        """Carry an order out. `source`: where its data were read already."""
        wanted = source or self._fresh()
        work, kept = lambda progress: self._carry_out(output, progress, wanted), self._left_of(output.way)
        job = Job(work, self._title(output), kept=kept)
        job.succeeded.connect(done)
        return self._runner.start(job)

    def print_sheets(self, cases: Sequence[str]) -> None:
        """Print the sheets of these case files, in this order."""
        self.start(self._sheets(Way.PRINT, cases), self._tell_printable)

    def save_sheets(self, cases: Sequence[str], path: Path) -> None:
        """Write the sheets of these case files to one PDF, in this order."""
        self.start(replace(self._sheets(Way.TOGETHER, cases), target=str(path)), self._tell_written)

    @Slot()
    def resume(self) -> None:
        """Look for what was cut short."""
        job = Job(lambda _progress: self._kept.unfinished())
        job.succeeded.connect(self._go_on_with)
        self._runner.start(job)

    def go_on(self, output: Output) -> None:
        """Go on with what was cut short."""
        match output.way:
            case Way.PRINT:
                self.start(output, self._tell_printable)
            case Way.ISSUE:
                self.start(output, self._tell_issued)
            case _:
                self.start(output, self._tell_written)

    def drop(self, output: Output) -> None:
        """What was cut short is wanted no more."""
        self._runner.start(Job(lambda _progress: self._kept.forget(output.id)))

    def new(self, way: Way, name: str, cases: Sequence[str], order: PaperOrder) -> Output:
        """A new order."""
        return Output(uuid4().hex, way, name, tuple(cases), order, begun=time.time())

    def _carry_out(self, output: Output, progress: Progress, source: OutputSource) -> Produced:
        """On a worker thread. It stays kept only where the program ends meanwhile."""
        begun = self._kept.begin(output)
        stays = False
        try:
            return source.produce(begun, progress, self._kept.keep)
        except BaseException:
            stays = self._runner.is_shut_down
            raise
        finally:
            if not stays:
                self._kept.forget(output.id)

    def _sheets(self, way: Way, cases: Sequence[str]) -> Output:
        chosen = tuple(dict.fromkeys(cases))
        subjects = tuple(Subject(case, "", (case,)) for case in chosen)
        return self.new(way, self.tr("评查表"), chosen, PaperOrder(SHEETS, subjects, Head(), {}))

    def _title(self, output: Output) -> str:
        title = self.tr("签发{}") if output.way is Way.ISSUE else self.tr("输出{}")
        return title.format(output.name)

    def _left_of(self, way: Way) -> str:
        """What there is of an order that was stopped half-way."""
        match way:
            case Way.PRINT:
                return self.tr("没有交给打印机。")
            case Way.TOGETHER:
                return self.tr("没有写出文件。")
            case Way.EACH:
                return self.tr("已经写好的文件都在，其余的没有写。")
            case Way.ISSUE:
                return self.tr("已经签发的都登记了，其余的没有编号。")

    @Slot(object)
    def _go_on_with(self, unfinished: tuple[Output, ...]) -> None:
        if self._runner.is_shut_down:
            return
        for output in unfinished:
            if output.way in (Way.PRINT, Way.ISSUE):
                self.waiting.emit(output)
            else:
                self.go_on(output)

    @Slot(object)
    def _tell_printable(self, pdf: bytes) -> None:
        self.printable.emit(pdf)

    @Slot(object)
    def _tell_written(self, path: str) -> None:
        self.written.emit(path)

    @Slot(object)
    def _tell_issued(self, issued: tuple[Issued, ...]) -> None:
        self.issued.emit(issued)
