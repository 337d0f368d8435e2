"""What is built in turns: one part in each turn of the event loop, whatever else is due."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reviewer.windows.in_turns import InTurns


def test_no_turn_builds_two_parts_though_other_timers_are_due(qapp: QApplication) -> None:
    parent, built = QObject(), [0]

    def parts() -> Iterator[None]:
        for _ in range(6):
            built[0] += 1
            time.sleep(0.005)  # the other timers are due again
            yield

    others = [QTimer(parent, interval=1) for _ in range(5)]
    for other in others:
        other.start()
    InTurns(parts(), parent)
    while built[0] < 6:
        before = built[0]
        QCoreApplication.processEvents()
        assert built[0] <= before + 1
    for other in others:
        other.stop()


def test_what_is_stopped_builds_no_more(qapp: QApplication) -> None:
    parent, built = QObject(), [0]

    def parts() -> Iterator[None]:
        while True:
            built[0] += 1
            yield

    turns = InTurns(parts(), parent)
    while not built[0]:
        QCoreApplication.processEvents()
    turns.stop()
    before = built[0]
    time.sleep(0.005)
    QCoreApplication.processEvents()
    assert built[0] == before
