"""A PDF goes to the system's queue as it is; where there is none, or it refuses, the caller hears so."""

import os
import stat
import sys
from pathlib import Path

import pytest

from reviewer.printing.spooler import PrintOrder, command, spooled

ORDER = PrintOrder("一楼打印机", copies=2, pages=(3, 5), two_sided=True, grey=True)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp on Windows")


def _queue(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: int) -> Path:
    """A queue that keeps what it is given."""
    script = folder / "lp"
    script.write_text(f'#!/bin/sh\ncat > "{folder}/taken.pdf"\necho "$@" > "{folder}/said"\nexit {answer}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_what_was_chosen_is_said_in_the_words_of_the_queue() -> None:
    words = command(ORDER, "lp")
    assert words[:5] == ["lp", "-d", "一楼打印机", "-n", "2"]
    assert words[words.index("-P") + 1] == "3-5"
    options = [words[at + 1] for at, word in enumerate(words) if word == "-o"]
    assert {"sides=two-sided-long-edge", "media=A4", "print-color-mode=monochrome", "print-scaling=none"} <= set(
        options
    )


@needs_posix
def test_the_very_bytes_reach_the_queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _queue(tmp_path, monkeypatch, 0)
    assert spooled(b"%PDF-1.7 whole", ORDER)
    assert (folder / "taken.pdf").read_bytes() == b"%PDF-1.7 whole"
    assert "一楼打印机" in (folder / "said").read_text()


@needs_posix
def test_a_queue_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _queue(tmp_path, monkeypatch, 1)
    assert not spooled(b"%PDF", ORDER)


def test_without_a_queue_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not spooled(b"%PDF", ORDER)
