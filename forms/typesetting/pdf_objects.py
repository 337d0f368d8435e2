"""The bytes of a PDF file: numbered objects, streams, packed small objects, the table of where everything stands."""

import struct
import zlib
from hashlib import sha256

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED = 250  # small objects in one object stream
_ENTRY = struct.Struct(">BIH")
_PLAIN, _IN_STREAM = 1, 2


class PdfFile:
    """Objects written one after another; nothing that is written is kept but its place."""

    def __init__(self) -> None:
        self._out = bytearray(HEADER)
        self._entries = bytearray(_ENTRY.pack(0, 0, 65535))
        self._small: list[tuple[int, bytes]] = []

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._entries += _ENTRY.pack(0, 0, 0)
        return len(self._entries) // _ENTRY.size - 1

    def write(self, number: int, body: bytes) -> int:
        """The object of this number; its number."""
        self._place(number, _PLAIN, len(self._out), 0)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        return number

    def add(self, body: bytes) -> int:
        """A new object; its number."""
        return self.write(self.reserve(), body)

    def stream(self, entries: bytes, data: bytes, number: int = 0, *, packed: bool = True) -> int:
        """A stream with these dictionary entries, deflated unless it is `packed` = False; its number."""
        if packed:
            data, entries = zlib.compress(data, 6), entries + b" /Filter /FlateDecode"
        body = b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
        return self.write(number or self.reserve(), body)

    def small(self, number: int, body: bytes) -> int:
        """An object without a stream of its own, packed together with others like it."""
        self._small.append((number, body))
        if len(self._small) >= PACKED:
            self._pack()
        return number

    def _pack(self) -> None:
        if not self._small:
            return
        own, at, places = self.reserve(), 0, []
        for index, (number, body) in enumerate(self._small):
            self._place(number, _IN_STREAM, own, index)
            places.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(places) + b"\n"
        data = head + b"\n".join(body for _, body in self._small)
        self.stream(b"/Type /ObjStm /N %d /First %d" % (len(self._small), len(head)), data, own)
        self._small.clear()

    def _place(self, number: int, kind: int, where: int, index: int) -> None:
        _ENTRY.pack_into(self._entries, number * _ENTRY.size, kind, where, index)

    def finished(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier follows from its content."""
        self._pack()
        own, start = self.reserve(), len(self._out)
        self._place(own, _PLAIN, start, 0)
        name = sha256(self._out).hexdigest()[:32].encode()
        entries = b"/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]" % (
            own + 1,
            root,
            info,
            name,
            name,
        )
        self.stream(entries, bytes(self._entries), own)
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)


def text_string(text: str) -> bytes:
    """A string a person may read: title, outline, description."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
