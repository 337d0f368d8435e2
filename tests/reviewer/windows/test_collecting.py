"""Garbage is collected on the window's thread, and nowhere else."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.windows.collecting import ThreadBoundCollector


class Knot:
    """A widget in a cycle, with a note of the thread that destroyed it."""

    ended_on: list[int]

    def __init__(self, ended_on: list[int]) -> None:
        self.widget, self.itself = QWidget(), self
        weakref.finalize(self, lambda: ended_on.append(threading.get_ident()))


def _litter() -> None:
    for _ in range(5_000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_a_worker_thread_never_destroys_a_widget(qapp: QApplication) -> None:
    owner = QObject()
    collector = ThreadBoundCollector(owner)
    ended_on: list[int] = []
    Knot(ended_on)
    worker = threading.Thread(target=_litter)
    worker.start()
    worker.join()
    assert ended_on == []
    assert not gc.isenabled()
    _litter()
    collector.collect()
    assert ended_on == [threading.get_ident()]
