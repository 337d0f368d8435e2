"""Whether the watchdog sees a blocked window, says where, and keeps quiet otherwise."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from reviewer.windows.settings import WATCH
from reviewer.windows.watchdog import Block, Watchdog, watch_if_wanted
from tests.patience import PATIENCE


def _compute() -> None:
    until = time.thread_time() + 0.15
    while time.thread_time() < until:
        pass


def test_a_block_is_reported_with_its_length_and_place(qtbot: QtBot) -> None:
    def dawdle() -> None:
        time.sleep(0.15)
        until = time.monotonic() + PATIENCE
        while not any("dawdle" in place for place in dog._seen) and time.monotonic() < until:
            time.sleep(0.05)  # where there are too few processors, until it had a look

    blocks: list[Block] = []
    dog = Watchdog(blocks.append, limit=0.1)
    qtbot.wait(60)
    QTimer.singleShot(0, dawdle)
    qtbot.waitUntil(lambda: any("dawdle" in block.where for block in blocks))
    dog.stop()
    waited = next(block for block in blocks if "dawdle" in block.where)
    assert waited.seconds >= 0.1
    assert waited.busy < 0.1
    assert "test_watchdog.py" in str(waited)


def test_what_our_own_thread_computes_is_told_from_waiting(qtbot: QtBot) -> None:
    blocks: list[Block] = []
    dog = Watchdog(blocks.append, limit=0.1)
    qtbot.wait(60)
    QTimer.singleShot(0, _compute)
    qtbot.waitUntil(lambda: any(block.busy >= 0.1 for block in blocks))
    dog.stop()


def test_a_stopped_watchdog_reports_nothing(qtbot: QtBot) -> None:
    blocks: list[Block] = []
    dog = Watchdog(blocks.append, limit=0.02)
    dog.stop()
    QTimer.singleShot(0, lambda: time.sleep(0.15))
    qtbot.wait(250)
    assert blocks == []


def test_the_program_watches_itself_only_where_it_is_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    monkeypatch.delenv(WATCH, raising=False)
    assert watch_if_wanted(application) is None
    monkeypatch.setenv(WATCH, "1")
    dog = watch_if_wanted(application)
    assert dog is not None
    dog.stop()
    dog.deleteLater()
