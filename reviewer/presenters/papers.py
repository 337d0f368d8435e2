"""The window of papers: which kind, for whom, in which words; its proof as the user types; printing, files, issuing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.outputs import Output, Outputs, OutputSource, Way
from reviewer.presenters.papers_values import (
    FieldView,
    Issued,
    PaperChoice,
    PaperOrder,
    PapersOpened,
    PaperSource,
)
from reviewer.printing.files import write_file
from reviewer.printing.paper_data import Subject
from reviewer.printing.paper_kinds import COMMON
from reviewer.printing.papers import Format, Given, Head
from scoring.progress import Progress

DRAW_PAUSE = 150  # milliseconds without a key until the page is drawn again
Value = str | tuple[Mapping[str, str], ...]


class PapersSource(PaperSource, OutputSource, Protocol):
    """Papers of a workspace, to look at and to put out."""


class PapersPresenter(QObject):
    """Choices in, proof out. One proof is drawn at a time; the last state is always drawn in the end."""

    opened = Signal(object)  # PapersOpened
    chosen = Signal(object)  # PaperChoice
    fields_read = Signal(object)  # tuple[FieldView, ...] of the current copy
    drawn = Signal(object)  # Drawn
    issued = Signal(object)  # tuple[Issued, ...], newest first
    issue_opened = Signal(object, bytes)  # Issued, its PDF
    printable = Signal(bytes)
    written = Signal(str)

    def __init__(
        self, source: PapersSource, outputs: Outputs, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source, self._outputs, self._runner = source, outputs, runner
        self._cases: tuple[str, ...] = ()  # what the papers are about
        self._choices: dict[str, PaperChoice] = {}
        self._choice: PaperChoice | None = None
        self._subject: Subject | None = None
        self._common: dict[str, dict[str, str]] = {}  # kind → field → words
        self._own: dict[tuple[str, str], dict[str, Value]] = {}  # (kind, subject) → field → words
        self.head = Head()
        self._drawing, self._again = False, False
        self._timer = QTimer(self, singleShot=True, interval=DRAW_PAUSE)
        self._timer.timeout.connect(self.draw)

    def open(self, cases: Sequence[str]) -> None:
        """Read what can be made of these case files."""
        wanted = self._cases = tuple(cases)
        self._run(lambda _progress: self._source.open(wanted), self._open)

    def choose(self, kind: str) -> None:
        """Make this kind of paper."""
        self._choice = self._choices[kind]
        self._subject = self._choice.subjects[0]
        self.head = replace(self.head, series=self._choice.series, number=0)
        self.chosen.emit(self._choice)
        self._read_fields()

    def choose_subject(self, subject: Subject) -> None:
        """Look at this copy."""
        if subject != self._subject:
            self._subject = subject
            self._read_fields()

    def set_head(self, **changes: object) -> None:
        """The office, the number or the date changed."""
        self.head = replace(self.head, **changes)  # type: ignore[arg-type]
        self._timer.start()

    def set_field(self, key: str, value: Value) -> None:
        """A field of the current copy changed; common fields change on every copy."""
        assert self._choice is not None
        assert self._subject is not None
        if key in COMMON and isinstance(value, str):
            self._common.setdefault(self._choice.id, {})[key] = value
        else:
            self._own.setdefault((self._choice.id, self._subject.id), {})[key] = value
        self._timer.start()

    @property
    def has_words(self) -> bool:
        """Whether somebody filled in fields of single copies."""
        return any(self._own.values())

    @Slot()
    def draw(self) -> None:
        """Draw the current copy as it stands."""
        self._timer.stop()
        if self._drawing:
            self._again = True
            return
        if self._subject is None:
            return
        self._drawing, self._again = True, False
        order = self._order((self._subject,))
        job = Job(lambda _progress: self._source.draw(order))
        job.succeeded.connect(self.drawn)
        job.ended.connect(self._end_drawing)
        self._runner.start(job)

    def print(self, subjects: Sequence[Subject]) -> None:
        """Print these copies."""
        self._put_out(self._ordered(Way.PRINT, subjects), self._tell_printable)

    def save_together(self, subjects: Sequence[Subject], path: Path) -> None:
        """Write these copies to one PDF."""
        self._put_out(replace(self._ordered(Way.TOGETHER, subjects), target=str(path)), self._tell_written)

    def save_each(self, subjects: Sequence[Subject], target: Path, form: Format) -> None:
        """Write a file for each of these copies: into a folder, a single one under the name that was given."""
        output = replace(self._ordered(Way.EACH, subjects), target=str(target), form=form)
        self._put_out(output, self._tell_written)

    def issue(self, subjects: Sequence[Subject]) -> None:
        """Number and freeze these copies."""
        self._put_out(self._ordered(Way.ISSUE, subjects), self._tell_issued)

    def save_pdf(self, pdf: bytes, path: Path) -> None:
        """Write a paper that went out to a file."""
        self._run(lambda _progress: str(write_file(path, pdf)), self._tell_written)

    def open_issued(self, issued: Issued) -> None:
        """Show a paper that went out, as it went out."""
        source = self._source
        self._run(lambda _progress: (issued, source.issued_pdf(issued)), self._show_issued)

    def _ordered(self, way: Way, subjects: Sequence[Subject]) -> Output:
        order = self._remembered(subjects)
        return self._outputs.new(way, self._choices[order.kind].name, self._cases, order)

    def _put_out(self, output: Output, done: Callable[..., object]) -> None:
        self._outputs.start(output, done, self._source)

    def _order(self, subjects: Sequence[Subject]) -> PaperOrder:
        assert self._choice is not None
        kind = self._choice.id
        given = {subject.id: self._given(kind, subject) for subject in subjects}
        return PaperOrder(kind, tuple(subjects), self.head, given)

    def _given(self, kind: str, subject: Subject) -> Given:
        return {**self._common.get(kind, {}), **self._own.get((kind, subject.id), {})}

    def _remembered(self, subjects: Sequence[Subject]) -> PaperOrder:
        """The order; its common words and series are kept for the next time."""
        order = self._order(subjects)
        common = dict(self._common.get(order.kind, {}))
        self._run(lambda _progress: self._source.remember(order.kind, order.head, common), self._ignore)
        choice = self._choices[order.kind]
        self._choices[order.kind] = replace(choice, series=order.head.series or choice.series)
        return order

    def _read_fields(self) -> None:
        assert self._choice is not None
        assert self._subject is not None
        kind, subject = self._choice.id, self._subject
        given = self._given(kind, subject)
        self._run(lambda _progress: (kind, subject, self._source.fields(kind, subject, given)), self._show_fields)

    def _run(self, work: Callable[[Progress], object], done: object, title: str = "") -> None:
        job = Job(work, title)
        job.succeeded.connect(done)
        self._runner.start(job)

    @Slot(object)
    def _open(self, opened: PapersOpened) -> None:
        self._choices = {choice.id: choice for choice in opened.choices}
        remembered = {kind: dict(words) for kind, words in opened.remembered.items()}
        self._common = {**remembered, **self._common}
        self._choice, self._subject = None, None  # words of single copies stay: their keys name the copy
        self.head = opened.head
        self.opened.emit(opened)

    @Slot(object)
    def _show_fields(self, read: tuple[str, Subject, tuple[FieldView, ...]]) -> None:
        kind, subject, fields = read
        if self._choice is not None and (kind, subject) == (self._choice.id, self._subject):
            self.fields_read.emit(fields)
            self.draw()

    @Slot(object)
    def _end_drawing(self, _job: Job) -> None:
        self._drawing = False
        if self._again:
            self.draw()

    @Slot(object)
    def _tell_printable(self, pdf: bytes) -> None:
        self.printable.emit(pdf)

    @Slot(object)
    def _tell_written(self, path: str) -> None:
        self.written.emit(path)

    @Slot(object)
    def _tell_issued(self, issued: tuple[Issued, ...]) -> None:
        self.set_head(number=0)
        self.issued.emit(issued)

    @Slot(object)
    def _show_issued(self, shown: tuple[Issued, bytes]) -> None:
        self.issue_opened.emit(*shown)

    @Slot(object)
    def _ignore(self, _nothing: object) -> None:
        pass
