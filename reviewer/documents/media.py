"""Recordings of body cameras and phones: listed as evidence by name, size, hash and length; never copied."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scoring.progress import Progress, Silent

_BLOCK = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Recording:
    """One audio or video file. `seconds` is None where the length is not cheaply known."""

    path: Path
    size: int
    sha256: str
    seconds: float | None = None


def describe(path: Path, progress: Progress | None = None) -> Recording:
    """Hash, size and length of a recording."""
    return Recording(path, path.stat().st_size, sha256_of(path, progress), duration(path))


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """The hash of a file, read in blocks."""
    progress = progress or Silent()
    total = path.stat().st_size
    done = 0
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            done += len(block)
            progress.step(done, total, "核对录音录像")
    return digest.hexdigest()


def duration(path: Path) -> float | None:
    """Length in seconds of MP4/MOV/3GP/M4A and WAV files; None for other kinds and damaged files."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
            if head[4:8] == b"ftyp":
                return _mp4_duration(stream, path.stat().st_size)
            if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
                return _wav_duration(stream)
    except (OSError, struct.error, ZeroDivisionError):
        return None
    return None


def _atoms(stream: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, first byte and end of the content of each atom between two offsets."""
    while start + 8 <= end:
        stream.seek(start)
        size, name = struct.unpack(">I4s", stream.read(8))
        inner = start + 8
        if size == 1:
            (size,) = struct.unpack(">Q", stream.read(8))
            inner += 8
        stop = end if size == 0 else start + size
        if stop <= start or stop > end:
            return
        yield name, inner, stop
        start = stop


def _mp4_duration(stream: BinaryIO, size: int) -> float | None:
    for name, start, end in _atoms(stream, 0, size):
        if name != b"moov":
            continue
        for inner, first, _ in _atoms(stream, start, end):
            if inner == b"mvhd":
                stream.seek(first)
                wide = stream.read(4)[0] == 1
                stream.seek(first + (20 if wide else 12))
                scale, length = struct.unpack(">IQ" if wide else ">II", stream.read(12 if wide else 8))
                return float(length) / float(scale)
    return None


def _wav_duration(stream: BinaryIO) -> float | None:
    rate = 0
    while len(header := stream.read(8)) == 8:
        name, size = struct.unpack("<4sI", header)
        if name == b"fmt ":
            body = stream.read(size)
            (rate,) = struct.unpack("<I", body[8:12])
        elif name == b"data":
            return size / rate if rate else None
        else:
            stream.seek(size + size % 2, 1)
    return None
