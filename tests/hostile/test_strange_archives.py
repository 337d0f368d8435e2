"""ZIP files with names and methods no program of an office writes: nothing is lost, nothing overwrites anything."""

import bz2
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from reviewer.documents import archives
from reviewer.documents.archives import unpack, unpack_one
from reviewer.documents.content import Unreadable
from reviewer.documents.sources import list_sources
from scoring.errors import Cancelled
from scoring.progress import Silent

GOOD = b"%PDF-1.4 good"


def _zip(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def _raw(path: Path, name: bytes, data: bytes, method: int = 0, size: int = 0, flags: int = 0) -> Path:
    """An archive of one member, its head written by hand."""
    crc, size = zlib.crc32(data), size or len(data)
    fields = (20, flags, method, 0, 0x21, crc, len(data), size, len(name), 0)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, *fields) + name + data
    central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *fields, 0, 0, 0, 0, 0) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(local), 0)
    path.write_bytes(local + central + end)
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ("笔录.pdf", "笔录.pdf"),
        ("a.pdf", "A.pdf", "A.PDF"),
        ("卷", "卷/1.pdf"),
        ("卷/1.pdf", "卷"),
        ("CON.pdf", "con.PDF", "_CON.pdf"),
        ("长" * 300 + "1.pdf", "长" * 300 + "2.pdf"),
    ],
)
def test_every_member_comes_out_as_a_file_of_its_own(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = _zip(tmp_path / "a.zip", *((name, GOOD + bytes([65 + n])) for n, name in enumerate(names)))
    unpacked = unpack(path, tmp_path / "out")
    assert unpacked.problems == ()
    assert [file.read_bytes()[-1:] for file in unpacked.files] == [bytes([65 + n]) for n in range(len(names))]
    assert len({str(file).casefold() for file in unpacked.files}) == len(names)
    for file in unpacked.files:
        inside = file.relative_to(tmp_path / "out").as_posix()
        assert unpack_one(path, inside, tmp_path / "one")
        assert (tmp_path / "one").read_bytes() == file.read_bytes()


def test_a_member_without_a_name_is_a_file_too(tmp_path: Path) -> None:
    (file,) = unpack(_raw(tmp_path / "a.zip", b"", GOOD), tmp_path / "out").files
    assert file.read_bytes() == GOOD


@pytest.mark.parametrize(("encoding", "flags"), [("gbk", 0), ("utf-8", 0), ("utf-8", 0x800)])
def test_chinese_names_come_out_right_however_they_are_marked(tmp_path: Path, encoding: str, flags: int) -> None:
    path = _raw(tmp_path / "a.zip", "行政处罚决定书.pdf".encode(encoding), GOOD, flags=flags)
    assert [file.name for file in unpack(path, tmp_path / "out").files] == ["行政处罚决定书.pdf"]


def test_names_marked_wrongly_are_refused_with_a_way_out(tmp_path: Path) -> None:
    path = _raw(tmp_path / "a.zip", "行政处罚决定书.pdf".encode("gbk"), GOOD, flags=0x800)
    (source,) = list_sources(path, tmp_path / "s")
    assert "编码有误" in source.problems[0].message
    assert "解压后导入文件夹" in source.problems[0].message


def test_a_method_that_unfolds_at_once_is_not_unfolded(tmp_path: Path) -> None:
    packed = bz2.compress(bytes(50_000_000))
    unpacked = unpack(_raw(tmp_path / "a.zip", b"1.pdf", packed, zipfile.ZIP_BZIP2, 50_000_000), tmp_path / "out")
    assert unpacked.files == ()
    assert "压缩方式特殊" in unpacked.problems[0].message


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "_extract", full)
    with pytest.raises(Unreadable, match="磁盘空间不足"):
        unpack(_zip(tmp_path / "a.zip", ("1.pdf", GOOD)), tmp_path / "out")


def test_unpacking_can_be_stopped(tmp_path: Path) -> None:
    class Stop(Silent):
        def step(self, done: int, total: int, stage: str = "") -> None:
            assert stage == "解开 a.zip"
            raise Cancelled

    with pytest.raises(Cancelled):
        list_sources(_zip(tmp_path / "a.zip", ("1.pdf", GOOD)), tmp_path / "s", Stop())


def test_folders_too_deep_are_named_and_not_passed_over(tmp_path: Path) -> None:
    deep = tmp_path / "甲案" / "/".join(["层"] * 12)
    deep.mkdir(parents=True)
    (deep / "1.pdf").write_bytes(GOOD)
    (tmp_path / "甲案" / "01立案审批表.docx").write_bytes(GOOD)
    problems = [p.message for s in list_sources(tmp_path / "甲案") for p in s.problems]
    assert len([message for message in problems if "层以上" in message]) == 1


def _bomb(path: Path, stated: int) -> Path:
    """Two gigabytes in two megabytes; `stated`: the size that its heads say."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return _raw(path, b"1.png", block * 2048 + b"\x03\x00", 8, stated)


def _refused(path: Path, scratch: Path) -> str:
    """What is said; nothing was written."""
    (source,) = list_sources(path, scratch)
    assert source.files == ()
    assert not [file for file in scratch.rglob("*") if file.is_file()]
    return source.problems[0].message


def test_a_bomb_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    assert _refused(_bomb(tmp_path / "弹.zip", 2 << 30), tmp_path / "s") == (
        "压缩包解开后异常庞大（2048 MB），未予解开。请核实压缩包来源，或者解压后导入文件夹。"
    )


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    assert "已损坏" in _refused(_bomb(tmp_path / "弹.zip", 1_000_000), tmp_path / "s")


def test_an_archive_of_honest_gigabytes_names_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 1 << 20)
    said = _refused(_raw(tmp_path / "视频.zip", b"1.mp4", bytes(2 << 20)), tmp_path / "s")
    assert said == "压缩包解开后有0.0 GB，超过0 GB，未予解开。请解压后导入文件夹。"


def test_empty_pages_of_a_scanner_are_no_bomb(tmp_path: Path) -> None:
    page = b"BM" + bytes([255]) * 26_000_000  # A4 at 300 dpi in colour: a thousandfold, too
    archive = _zip(tmp_path / "空白页.zip", ("1.pdf", GOOD), ("空白.bmp", page))
    (source,) = list_sources(archive, tmp_path / "s")
    assert [file.name for file in source.files] == ["1.pdf", "空白.bmp"]
    assert source.problems == ()


def _list_only(path: Path, count: int, *, is_64: bool = False, inside: str = "") -> Path:
    """A ZIP that is little but a list of members."""
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 0x21, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0) + b"1.db"
    central, head = entry * count, b"PK\x03\x04" + bytes(26)
    end64 = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, len(central), len(head))
    end64 += struct.pack("<IIQI", 0x07064B50, 0, len(head) + len(central), 1)
    stated = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF) if is_64 else (0xFFFF, 0xFFFF, len(central), len(head))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, *stated, 0)
    data = head + central + (end64 if is_64 else b"") + end
    if inside:
        return _zip(path, (inside, data))
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("is_64", [False, True])
@pytest.mark.parametrize("inside", ["", "内.zip"])
def test_a_list_of_a_million_members_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str, *, is_64: bool
) -> None:
    path, real = _list_only(tmp_path / "表.zip", 90_000, is_64=is_64, inside=inside), zipfile.ZipFile
    opened: list[int] = []

    def counting(file: Path) -> zipfile.ZipFile:
        archive = real(file)
        opened.append(len(archive.namelist()))
        return archive

    with real(path if not inside else unpack(path, tmp_path / "out").files[0]) as whole:
        assert len(whole.namelist()) == 90_000  # Python would read it
    monkeypatch.setattr(zipfile, "ZipFile", counting)
    told = [problem.message for source in list_sources(path, tmp_path / "解开") for problem in source.problems]
    assert any("超过5000个" in message for message in told)
    assert max(opened, default=0) <= 1
    assert unpack_one(path, "1.db", tmp_path / "one") is False
