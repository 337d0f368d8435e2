"""Opening a ZIP from an unknown sender: the list of its members is read whole, so its size is looked at first.

A list of a million members packs to a few hundred kilobytes inside another ZIP."""

import io
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO

from reviewer.documents.content import Unreadable

MAX_DIRECTORY = 4 * 1024 * 1024
"""Bytes; ten thousand members with names of a hundred Chinese characters have that much."""
MAX_FILES = 5_000
_END, _END64, _PLACE64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END64_SIZE, _PLACE64_SIZE, _LONGEST_COMMENT = 22, 56, 20, 0xFFFF


class TooManyMembers(Unreadable):
    """Not opened: reading its list alone would cost too much."""


def open_zip(path: Path) -> zipfile.ZipFile:
    """As zipfile.ZipFile. Raises TooManyMembers."""
    with path.open("rb") as stream:
        if _directory_size(stream) > MAX_DIRECTORY:
            raise TooManyMembers(path.name, f"压缩包内文件超过{MAX_FILES}个。", "请分成几个压缩包再导入。")
    return zipfile.ZipFile(path)


def _directory_size(stream: BinaryIO) -> int:
    """What zipfile would read as the list; 0 where it would find none."""
    stream.seek(0, io.SEEK_END)
    stream.seek(max(stream.tell() - _LONGEST_COMMENT - _END_SIZE - _PLACE64_SIZE - _END64_SIZE, 0))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    (size,) = struct.unpack_from("<I", tail, at + 12)
    place, record = at - _PLACE64_SIZE, at - _PLACE64_SIZE - _END64_SIZE
    if record >= 0 and tail.startswith(_PLACE64, place) and tail.startswith(_END64, record):
        (size,) = struct.unpack_from("<Q", tail, record + 40)
    return int(size)
