"""ZIP packages with XML inside (DOCX, OFD) from an unknown sender. Runs in the child process."""

import contextlib
import zipfile
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.content import Unreadable

MAX_XML = 60 * 1024 * 1024
MAX_PART = 150 * 1024 * 1024
MAX_TOTAL = 600 * 1024 * 1024


class Package:
    """Members of a package by name, each read once and never beyond its limits."""

    def __init__(self, source: Path | BinaryIO, name: str = "") -> None:
        self.name = source.name if isinstance(source, Path) else name
        self._room = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Unreadable(self.name, "文件已损坏，打不开。") from None
        self._names = {n.lstrip("/").lower(): n for n in self._zip.namelist()}

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def has(self, name: str) -> bool:
        """Whether there is such a member (letter case and a leading slash do not matter)."""
        return name.lstrip("/").lower() in self._names

    def read(self, name: str, limit: int = MAX_PART) -> bytes | None:
        """The member's bytes; None where there is none or it is damaged."""
        real = self._names.get(name.lstrip("/").lower())
        if real is None:
            return None
        limit = min(limit, self._room)
        try:
            with self._zip.open(real) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError, _zlib_error()):
            return None
        if len(data) > limit:
            raise Unreadable(self.name, "文件解开后异常庞大，已停止读取。", "请核实文件来源。")
        self._room -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """The member as XML. Entities, external references and document types are refused."""
        from xml.etree.ElementTree import ParseError, fromstring

        data = self.read(name, MAX_XML)
        if data is None:
            return None
        try:
            self._refuse_document_type(data)
            return fromstring(data)  # noqa: S314  (entities can only be declared in a document type)
        except (ParseError, ValueError, LookupError):
            return None

    def _refuse_document_type(self, data: bytes) -> None:
        """In a pass of its own: a parser of Python's that looks for it on the way takes several times as long."""
        from xml.parsers import expat

        def refuse(*_: object) -> None:
            raise Unreadable(self.name, "文件内含外部引用，出于安全未予读取。", "请另存为 PDF 再导入。")

        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = refuse
        with contextlib.suppress(expat.ExpatError):  # told apart when it is parsed in earnest
            parser.Parse(data, True)


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error
