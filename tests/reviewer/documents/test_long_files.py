"""Files without end: what is set on pages stops at its limit, what is read stops in time, and both are said."""

from pathlib import Path

import pytest

from reviewer.documents import derived, reading
from reviewer.documents.blocks import Block, Paragraph, Table, TableCell
from reviewer.documents.isolation import IsolatedReader, ReaderFailed
from reviewer.documents.layout.joining import paragraphs
from reviewer.documents.opening import read_file
from reviewer.documents.pdf import text
from reviewer.documents.process_limits import _ON_THE_CLOCK, Stopwatch
from reviewer.documents.sources import CaseSource
from scoring.casefile import Box, Page, Source, TextLine
from scoring.progress import Progress, Silent
from tests.reviewer.documents.papers import paragraph, pdf, word


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("甲" * 20_000),
        Table(((TableCell(("甲" * 20_000,)),),), (1.0,)),
        Table(((TableCell(("a",)),),) * 500, (1.0,)),
    ],
)
def test_a_block_without_end_stops_at_the_last_page(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "MAX_PAGES", 3)
    _, pages, told = derived.write([block, Paragraph("乙")], "长")
    assert len(pages) == 3
    assert told == (derived.TOO_LONG,)


def test_a_file_within_the_limit_says_nothing() -> None:
    _, pages, told = derived.write([Paragraph("甲" * 2_000)], "短")
    assert len(pages) == 2
    assert told == ()


def test_one_paragraph_over_many_pages_is_put_together_once() -> None:
    row = "甲" * 40
    lines = [TextLine(row, 0, Box(0.1, 0.05 + n * 0.1, 0.9, 0.1 + n * 0.1), row, 1.0, "") for n in range(5)]
    pages = [Page(n, tuple(lines), Source.TEXT) for n in range(1, 201)]
    (whole,) = paragraphs(pages)
    assert whole.text == row * 1_000


def test_a_pdf_that_reads_slowly_is_read_as_far_as_time_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "ENOUGH", -1.0)
    content = read_file(str(pdf(tmp_path / "慢.pdf", [["立案审批表"]] * 3)), None, progress=Silent())
    assert content.pages == ()
    assert [problem.message for problem in content.problems] == ["共3页，读取过慢，只读取前0页；请分册导入。"]


def test_a_file_has_one_budget_for_reading_and_understanding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []

    class Slow(IsolatedReader):
        def run(self, work, *arguments, time_limit=25.0, **more):  # type: ignore[no-untyped-def]
            limits.append(time_limit)
            found = super().run(work, *arguments, time_limit=time_limit, **more)
            self.worked = 20.0
            return found

    with Slow() as reader:
        read = reading.read_case(CaseSource("甲案", (word(tmp_path / "1.docx", paragraph("甲")),)), reader=reader)
    assert limits[-1] == reading.EACH_FILE - 20.0
    assert read.worked == 40.0


class _Waiting:
    """A process that is given no processor, or that waits for something else, and those it started."""

    def __init__(self, status: str, *others: "_Waiting") -> None:
        self._status, self._others = status, others

    def status(self) -> str:
        return self._status

    def cpu_times(self) -> object:
        return type("Times", (), {"user": 1.0, "system": 0.0})

    def children(self, *, recursive: bool) -> list["_Waiting"]:
        assert recursive
        return list(self._others)


@pytest.mark.parametrize(
    ("process", "counted"),
    [
        (_Waiting("running"), 50.0 * _ON_THE_CLOCK),
        (_Waiting("sleeping"), 50.0),
        (
            _Waiting("sleeping", _Waiting("sleeping"), _Waiting("running")),
            50.0 * _ON_THE_CLOCK,
        ),  # LibreOffice is at work
        (_Waiting("sleeping", _Waiting("sleeping")), 50.0),
    ],
)
def test_a_file_is_not_slow_because_the_computer_is_busy(
    process: _Waiting, counted: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    now = [0.0]
    monkeypatch.setattr(psutil, "Process", lambda _id: process)
    monkeypatch.setattr("reviewer.documents.process_limits.time.monotonic", lambda: now[0])
    watch = Stopwatch(1)
    for second in range(1, 101):
        now[0] = float(second)
        found = watch.seconds()
    assert found == pytest.approx(counted)


def test_a_computer_that_slept_has_not_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    now = [0.0]
    monkeypatch.setattr(psutil, "Process", lambda _id: _Waiting("sleeping"))
    monkeypatch.setattr("reviewer.documents.process_limits.time.monotonic", lambda: now[0])
    watch = Stopwatch(1)
    now[0] = 36_000.0
    assert watch.seconds() < 2


def test_a_watch_that_could_not_look_at_first_begins_when_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    def nobody(number: int) -> _Waiting:
        raise psutil.AccessDenied(number)

    monkeypatch.setattr("reviewer.documents.process_limits.time.monotonic", lambda: 0.0)
    monkeypatch.setattr(psutil, "Process", nobody)
    watch = Stopwatch(1)
    monkeypatch.setattr(psutil, "Process", lambda _id: _Waiting("running"))
    assert watch.seconds() == 0.0  # and not the second it had worked before


def _grow(*, progress: Progress) -> None:
    import time

    kept = []
    while True:
        kept.append(bytearray(10_000_000))
        time.sleep(0.02)


def test_memory_is_watched_from_outside_where_the_system_does_not_bound_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with IsolatedReader(memory_limit=4 << 30) as reader:
        assert reader.run(_nothing, file="甲.pdf") is None  # the child's own bound stands at four gigabytes
        monkeypatch.setattr(reader, "_memory_limit", 200 << 20)
        with pytest.raises(ReaderFailed, match="占用内存过大"):
            reader.run(_grow, file="甲.pdf")
        assert reader.process_id is None


def _nothing(*, progress: Progress) -> None:
    """Starts the child."""
