"""Files made to harm: each ends in a result or one plain line, writes nothing outside, and leaves the reader usable."""

import os
import signal
import stat
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.reading import Reading, read_case
from reviewer.documents.sources import CaseSource, list_sources
from tests.reviewer.documents.papers import ofd, ofd_text, paragraph, pdf, word

LIMIT = 30.0


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as reader:
        yield reader


def _read(reader: IsolatedReader, *files: Path) -> Reading:
    reading = read_case(CaseSource("甲案", files), reader=reader)
    assert reading.worked < LIMIT
    return reading


def _only_problem(reading: Reading) -> str:
    (problem,) = reading.problems
    assert "Error" not in problem.message
    assert "Traceback" not in problem.message
    return problem.message


def _outside(folder: Path) -> set[Path]:
    return set(folder.iterdir())


def test_members_that_lead_out_of_the_archive_stay_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "坏.zip", "w") as archive:
        for name in ("../逃.pdf", "..\\逃.pdf", "/etc/逃.pdf", "C:\\逃.pdf", "a/../../逃.pdf"):
            archive.writestr(name, b"%PDF-1.4")
        archive.writestr("好.pdf", b"%PDF-1.4")
    (tmp_path / "scratch").mkdir()
    before = _outside(tmp_path)
    sources = list_sources(tmp_path / "坏.zip", tmp_path / "scratch")
    assert [f.name for s in sources for f in s.files] == ["好.pdf"]
    assert len([p for s in sources for p in s.problems if "以外" in p.message]) == 5
    assert _outside(tmp_path) == before


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "geheim.pdf").write_bytes(b"%PDF-1.4 secret")
    link = zipfile.ZipInfo("链接.pdf")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "坏.zip", "w") as archive:
        archive.writestr(link, str(tmp_path / "geheim.pdf"))
    (source,) = list_sources(tmp_path / "坏.zip", tmp_path / "s")
    assert source.files == ()
    assert any("链接" in p.message for p in source.problems)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    secret = pdf(tmp_path / "elsewhere" / "secret.pdf", [["询问笔录"]])
    case = tmp_path / "甲案"
    case.mkdir()
    pdf(case / "1.pdf", [["立案审批表"]])
    (case / "2.pdf").symlink_to(secret)
    (case / "linked").symlink_to(tmp_path / "elsewhere")
    assert [f.name for s in list_sources(case) for f in s.files] == ["1.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_round_in_a_circle_ends(tmp_path: Path) -> None:
    pdf(tmp_path / "1.pdf", [["立案审批表"]])
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [f.name for s in list_sources(tmp_path) for f in s.files] == ["1.pdf"]


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "多.zip", "w") as archive:
        for number in range(5_001):
            archive.writestr(f"{number}.png", b"")
    (source,) = list_sources(tmp_path / "多.zip", tmp_path / "s")
    assert any("5000" in p.message for p in source.problems)


def test_a_zip_that_holds_itself_ends(tmp_path: Path) -> None:
    data = b""
    for _ in range(6):
        with zipfile.ZipFile(tmp_path / "层.zip", "w") as archive:
            archive.writestr("内.zip" if data else "1.png", data or b"x")
        data = (tmp_path / "层.zip").read_bytes()
    problems = [p.message for s in list_sources(tmp_path / "层.zip", tmp_path / "s") for p in s.problems]
    assert any("两层" in message for message in problems)


def test_a_picture_too_large_to_unfold_is_refused(reader: IsolatedReader, tmp_path: Path) -> None:
    (tmp_path / "大.png").write_bytes(_huge_png(30_000, 30_000))
    assert "尺寸过大" in _only_problem(_read(reader, tmp_path / "大.png"))


def _huge_png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    body = packer.compress(b"\0" * 3_000_000) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_pdf_with_absurdly_many_pages_is_cut(reader: IsolatedReader, tmp_path: Path) -> None:
    (tmp_path / "多页.pdf").write_bytes(_many_pages(100_000))
    reading = _read(reader, tmp_path / "多页.pdf")
    assert "100000页" in _only_problem(reading)
    assert len(reading.case.pages) == 3_000


def _many_pages(count: int) -> bytes:
    """One page object named again and again."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def test_a_pdf_whose_pages_go_round_in_circles_ends(reader: IsolatedReader, tmp_path: Path) -> None:
    (tmp_path / "环.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    )
    reading = _read(reader, tmp_path / "环.pdf")
    assert len(reading.case.pages) <= 5


def test_a_page_of_enormous_size_is_read(reader: IsolatedReader, tmp_path: Path) -> None:
    data = _many_pages(1).replace(b"[0 0 200 200]", b"[0 0 8400 8400]")
    (tmp_path / "大幅.pdf").write_bytes(data)
    (origin,) = _read(reader, tmp_path / "大幅.pdf").page_origins
    assert origin.width_pt == 8400


_XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '" + "&a;" * 100 + "'>]>"


@pytest.mark.parametrize("head", [_XXE, _LAUGHS])
def test_entities_in_word_are_refused(reader: IsolatedReader, tmp_path: Path, head: str) -> None:
    good = word(tmp_path / "a.docx", paragraph("情况说明"))
    with zipfile.ZipFile(good) as archive:
        text = archive.read("word/document.xml").decode()
    with zipfile.ZipFile(tmp_path / "坏.docx", "w") as archive:
        archive.writestr("word/document.xml", head + text.replace("情况说明", "&e;" if head is _XXE else "&b;"))
    reading = _read(reader, tmp_path / "坏.docx")
    assert "外部引用" in _only_problem(reading)
    assert reading.case.pages == ()


def test_entities_in_ofd_are_refused(reader: IsolatedReader, tmp_path: Path) -> None:
    good = ofd(tmp_path / "a.ofd", ofd_text("文", 10, 10))
    with zipfile.ZipFile(good) as archive, zipfile.ZipFile(tmp_path / "坏.ofd", "w") as bad:
        for name in archive.namelist():
            bad.writestr(name, (_XXE if name.endswith("Content.xml") else "") + archive.read(name).decode())
    assert "外部引用" in _only_problem(_read(reader, tmp_path / "坏.ofd"))


def test_a_word_file_that_unfolds_without_end_is_stopped(reader: IsolatedReader, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "弹.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 70_000_000)
    assert "庞大" in _only_problem(_read(reader, tmp_path / "弹.docx"))


def test_deeply_nested_xml_costs_only_its_file(reader: IsolatedReader, tmp_path: Path) -> None:
    bad = word(tmp_path / "深.docx", "<w:sdt><w:sdtContent>" * 30_000 + "</w:sdtContent></w:sdt>" * 30_000)
    good = pdf(tmp_path / "立案审批表.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])
    reading = _read(reader, bad, good)
    assert [d.title for d in reading.case.documents if d.title == "立案审批表"] == ["立案审批表"]


def test_a_reader_killed_in_the_middle_costs_one_file(tmp_path: Path) -> None:
    first = pdf(tmp_path / "一.pdf", [["询问笔录", "问：是否属实？"]] * 60)
    second = pdf(tmp_path / "立案审批表.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])

    class Killer:
        """Kills the child at its first sign of life on the first file."""

        done = False

        def step(self, done: int, total: int, stage: str = "") -> None:
            if not self.done and stage == "读取页面":
                self.done = True
                assert reader.process_id is not None
                os.kill(reader.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))

    with IsolatedReader() as reader:
        reading = read_case(CaseSource("甲案", (first, second)), reader=reader, progress=Killer())
    assert [p.file for p in reading.problems] == ["一.pdf"]
    assert [d.title for d in reading.case.documents] == ["立案审批表"]


def test_the_reader_ends_with_the_program(tmp_path: Path) -> None:
    reader = IsolatedReader()
    read_case(CaseSource("甲案", (pdf(tmp_path / "a.pdf", [["询问笔录"]]),)), reader=reader)
    process = psutil.Process(reader.process_id)
    reader.close()
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_two_threads_share_one_reader(tmp_path: Path) -> None:
    path = pdf(tmp_path / "立案审批表.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])
    found: list[int] = []
    with IsolatedReader() as reader:
        threads = [
            threading.Thread(target=lambda: found.append(len(_read(reader, path).case.documents))) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [1, 1, 1]
