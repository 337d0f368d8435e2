"""What commands print reaches consoles and files of every encoding."""

import io
import sys

import pytest

from reviewer.commands.output import take_every_letter


def test_letters_that_chinese_windows_has_no_code_for_do_not_end_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk", newline="\n"))
    take_every_letter()
    print("扣分 −2，当事人：𠮷某")
    sys.stdout.flush()
    assert written.getvalue().decode("gbk") == "扣分 -2，当事人：?某\n"


def test_where_every_letter_has_a_code_nothing_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-8", newline="\n"))
    take_every_letter()
    print("−2 𠮷")
    sys.stdout.flush()
    assert written.getvalue().decode() == "−2 𠮷\n"


def test_without_a_console_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    take_every_letter()
    assert sys.stdout is None
