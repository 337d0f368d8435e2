"""How long a test waits for what must come. That says when to give up, not how fast the program is: on a busy machine a
test is slow, never red. How fast the program is, is measured in benchmarks/."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 300  # seconds
_MILLISECONDS = PATIENCE * 1000


class PatientBot(QtBot):
    """pytest-qt's bot, which would give up after five seconds."""

    def addWidget(self, widget: Any, **options: Any) -> None:
        """What a test shows alone wears the style sheet, as it does inside the program."""
        from reviewer.windows.dressing import SIZED, dress

        if widget.isWindow() and widget.parent() is None and widget.property(SIZED) is None:
            dress(widget)
        super().addWidget(widget, **options)

    def waitSignal(self, signal: Any, *, timeout: int = _MILLISECONDS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _MILLISECONDS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = _MILLISECONDS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = _MILLISECONDS) -> Any:
        return super().waitActive(widget, timeout=timeout)
