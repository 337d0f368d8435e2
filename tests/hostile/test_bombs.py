"""Small files that unfold without end: each ends soon, in a result or one plain line, below the promised memory."""

import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from reviewer.documents import archives
from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.reading import Reading, read_case
from reviewer.documents.sources import CaseSource, list_sources
from tests.reviewer.documents.ofd_papers import package, tag

MEMORY = 2 << 30
LIMIT = 60.0
"""Seconds; each takes a few, on a machine that does nothing else."""


class Peak:
    """The most memory the reader had while it was watched."""

    value = 0


@contextmanager
def _watched(reader: IsolatedReader) -> Iterator[Peak]:
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while not ended.wait(0.02):
            if reader.process_id is not None:
                try:
                    peak.value = max(peak.value, psutil.Process(reader.process_id).memory_info().rss)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=watch)
    thread.start()
    yield peak
    ended.set()
    thread.join()


def _read(path: Path) -> tuple[Reading, int]:
    with IsolatedReader() as reader, _watched(reader) as peak:
        reading = read_case(CaseSource("甲案", (path,)), reader=reader)
    assert reading.worked < LIMIT
    return reading, peak.value


def _unfolding(size: int) -> bytes:
    """So many blanks: one packed mebibyte, repeated. The sum at the end is wrong, which no reader of PDF minds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * (size >> 20) + b"\x03\x00" + bytes(4)


def _pdf(path: Path, *more: bytes) -> Path:
    """One page; the objects from number 4 on are given, the first of them is its content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, *more), 1
    ):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    path.write_bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + rows + tail)
    return path


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def test_a_pdf_that_unfolds_to_gigabytes_is_stopped(tmp_path: Path) -> None:
    twice = zlib.compress(_unfolding(3 << 30), 9)
    reading, peak = _read(_pdf(tmp_path / "弹.pdf", _stream(twice, b"/Filter[/FlateDecode/FlateDecode]")))
    assert [p.message.split("，")[0] for p in reading.problems] == ["读取占用内存过大"]
    assert peak < MEMORY


def test_a_drawing_that_calls_itself_is_stopped(tmp_path: Path) -> None:
    form = _stream(b"/I Do /I Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 5 0 R>>>>")
    reading, peak = _read(_pdf(tmp_path / "环.pdf", _stream(b"/I Do"), form))
    assert len(reading.case.pages) == 1 or "已停止" in reading.problems[0].message
    assert peak < MEMORY


def test_many_members_that_are_each_bearable_are_stopped_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_AIR", 20_000_000)
    with zipfile.ZipFile(tmp_path / "多.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(16):
            archive.writestr(f"{number}.pdf", b"%PDF-1.4" + b"\0" * 1_900_000)
    (source,) = list_sources(tmp_path / "多.zip", tmp_path / "s")
    assert any("庞大" in p.message for p in source.problems)
    assert not [f for f in (tmp_path / "s").rglob("*") if f.is_file()]


def test_after_some_bombs_in_a_zip_the_others_are_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_AIR", 2_000_000)
    with zipfile.ZipFile(tmp_path / "内.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.pdf", b"%PDF-1.4" + b"\0" * 3_000_000)
    with zipfile.ZipFile(tmp_path / "外.zip", "w") as archive:
        for number in range(6):
            archive.write(tmp_path / "内.zip", f"{number}/{number}.zip")
    problems = [p.message for s in list_sources(tmp_path / "外.zip", tmp_path / "s") for p in s.problems]
    assert len([m for m in problems if "庞大" in m]) == 3
    assert len([m for m in problems if "此包未予解开" in m]) == 3


@pytest.mark.parametrize("depth", [3, 11])
def test_an_ofd_that_draws_the_same_again_and_again_is_cut(tmp_path: Path, depth: int) -> None:
    """Each composite draws the next one ten times."""
    item = '<ofd:CompositeObject ID="7" ResourceID="{}" Boundary="0 0 90 90"/>'
    path = tag("PathObject", tag("AbbreviatedData", "M 0 0 L 1 1 " * 5_000), ID=1, Boundary="0 0 9 9")
    units = [tag("CompositeGraphicUnit", tag("Content", item.format(n + 1) * 10), ID=n) for n in range(depth)]
    units.append(tag("CompositeGraphicUnit", tag("Content", path), ID=depth))
    resources = tag("CompositeGraphicUnits", "".join(units))
    reading, peak = _read(package(tmp_path / "弹.ofd", item.format(0), resources=resources))
    assert "内容过多" in reading.problems[0].message
    assert peak < MEMORY // 4


def test_an_ofd_of_signs_without_end_is_cut(tmp_path: Path) -> None:
    text = tag("TextCode", "某" * 19_000, X=0, Y=1, DeltaX="g 19000 0.01")
    reading, _ = _read(package(tmp_path / "多.ofd", tag("TextObject", text, ID=1, Boundary="0 0 90 90", Size=4) * 40))
    assert "内容过多" in reading.problems[0].message
