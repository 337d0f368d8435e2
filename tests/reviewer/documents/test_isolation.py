"""The child process: what it costs when it crashes, hangs or grows, and that it is used again."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from reviewer.documents.content import PasswordNeeded, Unreadable
from reviewer.documents.isolation import IsolatedReader, ReaderFailed
from scoring.errors import Cancelled
from scoring.progress import Progress

HANG = 600  # seconds


def _who(*, progress: Progress) -> tuple[int, bool]:
    progress.step(1, 1, "一步")
    return os.getpid(), "PySide6" in sys.modules


def _die(*, progress: Progress) -> None:
    os._exit(3)


def _hang(*, progress: Progress) -> None:
    time.sleep(HANG)


def _grow(*, progress: Progress) -> None:
    kept = []
    while True:
        kept.append(bytearray(20_000_000))
        time.sleep(0.01)


_left: list[bytearray] = []
"""What work in the child leaves behind."""


def _leave(size: int, *, progress: Progress) -> int:
    _left.append(bytearray(b"x") * size)
    return os.getpid()


def _stumble_over_what_was_left(*, progress: Progress) -> int:
    if _left:
        raise ZeroDivisionError("oops")
    return os.getpid()


def _crash_over_what_was_left(*, progress: Progress) -> int:
    if _left:
        os.kill(os.getpid(), 0xC0000005 if sys.platform == "win32" else signal.SIGSEGV)
    return os.getpid()


def _be_killed_over_what_was_left(*, progress: Progress) -> int:
    if _left:
        psutil.Process().kill()
    return os.getpid()


def _refuse(password: bool, *, progress: Progress) -> None:
    raise PasswordNeeded("甲.pdf") if password else Unreadable("甲.pdf", "坏了。", "请重扫。")


def _stumble(*, progress: Progress) -> None:
    raise ZeroDivisionError("oops")


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader(memory_limit=400 * 1024 * 1024) as reader:
        yield reader


class _Watch:
    def __init__(self, stop: bool = False) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop = stop

    def step(self, done: int, total: int, stage: str = "") -> None:
        self.steps.append((done, total, stage))
        if self._stop:
            raise Cancelled


def test_one_child_serves_several_files_without_qt(reader: IsolatedReader) -> None:
    watch = _Watch()
    first, has_qt = reader.run(_who, file="甲.pdf", progress=watch)
    second, _ = reader.run(_who, file="乙.pdf")
    assert first == second != os.getpid()
    assert not has_qt
    assert (1, 1, "一步") in watch.steps


def test_a_crash_costs_one_file(reader: IsolatedReader) -> None:
    with pytest.raises(ReaderFailed) as failed:
        reader.run(_die, file="甲.pdf")
    assert failed.value.file == "甲.pdf"
    assert "甲.pdf" in str(failed.value)
    assert reader.run(_who, file="乙.pdf")[0]


def test_a_hang_is_given_up(reader: IsolatedReader) -> None:
    started = time.monotonic()
    with pytest.raises(ReaderFailed, match="用时过长"):
        reader.run(_hang, file="甲.pdf", time_limit=0.3)
    assert time.monotonic() - started < HANG


def test_growing_memory_is_stopped(reader: IsolatedReader) -> None:
    with pytest.raises(ReaderFailed, match="内存"):
        reader.run(_grow, file="甲.pdf")


def test_a_refusal_arrives_whole(reader: IsolatedReader) -> None:
    with pytest.raises(Unreadable) as refused:
        reader.run(_refuse, False, file="甲.pdf")
    assert (refused.value.file, refused.value.reason, refused.value.hint) == ("甲.pdf", "坏了。", "请重扫。")
    with pytest.raises(PasswordNeeded):
        reader.run(_refuse, True, file="甲.pdf")


def test_an_unforeseen_error_names_the_file(reader: IsolatedReader) -> None:
    with pytest.raises(ReaderFailed, match=r"甲\.pdf"):
        reader.run(_stumble, file="甲.pdf")


def test_cancelling_does_not_wait_for_a_child_that_is_still_starting() -> None:
    """On a busy machine that takes many seconds."""
    with IsolatedReader() as reader, pytest.raises(Cancelled):
        reader.run(_who, file="甲.pdf", progress=_Watch(stop=True))
    assert reader.process_id is None


def test_cancelling_stops_the_child(reader: IsolatedReader) -> None:
    with pytest.raises(Cancelled):
        reader.run(_hang, file="甲.pdf", progress=_Watch(stop=True))
    assert reader.process_id is None


@pytest.mark.parametrize("work", [_stumble_over_what_was_left, _crash_over_what_was_left])
def test_what_one_file_left_behind_does_not_cost_the_next(reader: IsolatedReader, work: Callable[..., int]) -> None:
    first = reader.run(_leave, 10, file="甲.pdf")
    assert reader.run(work, file="乙.pdf") != first


def test_a_reader_that_somebody_killed_is_not_tried_again(reader: IsolatedReader) -> None:
    reader.run(_leave, 10, file="甲.pdf")
    with pytest.raises(ReaderFailed, match="中途退出"):
        reader.run(_be_killed_over_what_was_left, file="乙.pdf")


def test_a_child_that_keeps_much_memory_reads_no_further_file(reader: IsolatedReader) -> None:
    first = reader.run(_leave, 250 * 1024 * 1024, file="甲.pdf")
    assert reader.process_id is None
    assert reader.run(_who, file="乙.pdf")[0] != first


def test_a_child_that_keeps_its_models_goes_on_with_them(reader: IsolatedReader) -> None:
    first = reader.run(_leave, 250 * 1024 * 1024, file="甲.pdf", keeps_memory=True)
    assert reader.run(_who, file="乙.pdf", keeps_memory=True)[0] == first
    reader.close()  # the next test gets a light one
