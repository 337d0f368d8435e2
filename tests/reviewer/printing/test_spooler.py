"""A PDF goes to the system's queue as it is; where there is none, or it refuses, the caller hears so."""

import os
import stat
import sys
from pathlib import Path

import pytest

from reviewer.printing.spooler import PrintOrder, command, is_halted, spooled
from scoring.errors import ReviewError

ORDER = PrintOrder("一楼打印机", copies=2, pages=(3, 5), two_sided=True, grey=True)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp on Windows")


def _program(folder: Path, name: str, lines: str) -> None:
    script = folder / name
    script.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def _queue(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: int, told: str = "") -> Path:
    """A queue that keeps what it is given."""
    told = f'echo "{told}" >&2\n' if told else ""
    _program(folder, "lp", f'cat > "{folder}/taken.pdf"\necho "$@" > "{folder}/said"\n{told}exit {answer}')
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
@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("lp: Error - The printer or class does not exist.", "没有名为“一楼打印机”的打印机。"),
        ("lp: Destination rawq is not accepting jobs.", "打印机“一楼打印机”不接受任务。"),
        ("lp: something else", "打印机“一楼打印机”没有接受任务。"),
    ],
)
def test_a_queue_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, words: str) -> None:
    _queue(tmp_path, monkeypatch, 1, told)
    with pytest.raises(ReviewError) as refused:
        spooled(b"%PDF", ORDER)
    assert refused.value.message == words


@needs_posix
def test_a_queue_that_only_waits_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _queue(tmp_path, monkeypatch, 0)
    _program(tmp_path, "lpstat", 'test "$LC_ALL" = C && echo "printer $2 disabled since Sun 22 Nov 2026 -"')
    assert is_halted("一楼打印机")
    _program(tmp_path, "lpstat", 'echo "printer $2 is idle.  enabled since Sun 22 Nov 2026"')
    assert not is_halted("一楼打印机")


def test_what_qts_dialog_keeps_for_cups_is_handed_on() -> None:
    words = command(PrintOrder("甲", reverse=True, further=(("page-ranges", "1,3-4"), ("InputSlot", "Tray2"))), "lp")
    options = [words[at + 1] for at, word in enumerate(words) if word == "-o"]
    assert {"outputorder=reverse", "page-ranges=1,3-4", "InputSlot=Tray2"} <= set(options)
    assert "-P" not in words


def test_without_a_queue_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not spooled(b"%PDF", ORDER)
