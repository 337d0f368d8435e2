"""The file itself: objects are written as they are done, so that only where they stand is remembered. Five hundred
score sheets have three hundred thousand objects; reportlab would keep them all, each under four names."""

from array import array
from collections.abc import Callable
from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"


class StreamedFile:
    """Writes numbered objects in any order, then the table that finds them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._places = array("Q", [0])
        self._at = 0
        self._write(HEADER)

    def holds(self, number: int) -> bool:
        """Whether the object was written."""
        return number < len(self._places) and self._places[number] > 0

    def put(self, number: int, body: bytes) -> None:
        """An object of this number."""
        self.put_whole(number, b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_whole(self, number: int, content: bytes) -> None:
        """An object of this number, with its own first and last line."""
        missing = number + 1 - len(self._places)
        if missing > 0:
            self._places.extend([0] * missing)
        self._places[number] = self._at
        self._write(content)

    def finish(self, trailer: Callable[[int, int], bytes]) -> None:
        """The table and the trailer, which is told how many objects there are and where the table begins."""
        begins, count = self._at, len(self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for first in range(1, count, 10_000):
            places = self._places[first : first + 10_000]
            self._write(b"".join([b"%010d 00000 n \n" % place for place in places]))
        self._write(trailer(count, begins))

    def _write(self, content: bytes) -> None:
        self._stream.write(content)
        self._at += len(content)
