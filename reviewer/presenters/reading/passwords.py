"""Asks the person at the window for the password of an encrypted file while a worker waits for the answer."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot


class PasswordRequest:
    """A question on its way: the name of the file, whether an answer was wrong already, and the answer."""

    def __init__(self, name: str, tried: bool) -> None:
        self.name, self.tried = name, tried
        self.answer: str | None = None
        self._answered = threading.Event()

    def reply(self, answer: str | None) -> None:
        """What was typed; None: go on without this file."""
        self.answer = answer
        self._answered.set()

    def wait(self) -> str | None:
        """Blocks the worker until somebody answered."""
        self._answered.wait()
        return self.answer


class PasswordAsker(QObject):
    """`ask` is called on a worker thread, `wanted` heard on the window's. Once closed, nobody is asked any more."""

    wanted = Signal(object)  # a PasswordRequest, to be replied to
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: set[PasswordRequest] = set()
        self._closed = False
        self._asked.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def ask(self, name: str, tried: bool) -> str | None:
        """The password of a file; None where the person cancels."""
        if self._closed:
            return None
        request = PasswordRequest(name, tried)
        self._waiting.add(request)
        self._asked.emit(request)
        try:
            return request.wait()
        finally:
            self._waiting.discard(request)

    def close(self) -> None:
        """The window closes: whoever waits goes on without."""
        self._closed = True
        for request in tuple(self._waiting):
            request.reply(None)

    @Slot(object)
    def _hand_on(self, request: PasswordRequest) -> None:
        if self._closed:
            request.reply(None)
        else:
            self.wanted.emit(request)
