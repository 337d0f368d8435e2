"""What every test shares: no screen, and warnings nobody expected fail the test."""

import gc
import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from reviewer.pyside_start import load_pyside

load_pyside()  # as the program does: else PySide looks into all that is imported, also into what is half loaded
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # a busy machine makes no test fail
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FORCE_STDERR_LOGGING", "1")


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A WARNING or worse in our own log that a test did not clear fails it."""
    yield
    ours = ("reviewer", "forms", "scoring")
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING and r.name.startswith(ours)]
    assert not records, [r.getMessage() for r in records]


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """pytest-qt's, with more patience."""
    from tests.patience import PatientBot

    return PatientBot(request)


gc.disable()  # on a worker thread the collector may destroy a widget, which ends Qt; see reviewer.windows.collecting


@pytest.fixture(autouse=True)
def _collected_on_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """What automatic collection would do, between tests; windows are gone before the next one is dressed.

    Qt keeps Ctrl held after a simulated Ctrl+key, so the last test's keys are let go, too.
    """
    yield
    if "qapp" in request.fixturenames:
        _let_go_of_keys()
    gc.collect(2 if "qapp" in request.fixturenames else 1)


def _let_go_of_keys() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)
        assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
