"""Old Word files through LibreOffice: read where it is there, refused in plain words where it is not, ended in time."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from docx import Document

from reviewer.documents.content import Unreadable
from reviewer.documents.isolation import IsolatedReader, ReaderFailed
from reviewer.documents.process_limits import end_tree
from reviewer.documents.word import office
from scoring.progress import Silent
from tests.patience import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in with a shell script")


def _stand_in(folder: Path, script: str) -> Path:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def _old(folder: Path) -> Path:
    path = folder / "笔录.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return path


def test_without_libreoffice_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(Unreadable, match="需要安装 LibreOffice") as refused:
        office.read_old_word(_old(tmp_path), Silent())
    assert "另存为 DOCX" in refused.value.hint


def test_a_conversion_that_never_ends_is_stopped_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    program = _stand_in(tmp_path, f"sleep 600 & echo $! > '{pids}'; wait")
    monkeypatch.setattr(office, "find_office", lambda: str(program))
    monkeypatch.setattr(office, "_LIMIT", 1)
    began = time.monotonic()
    with pytest.raises(Unreadable, match="用时过长"):
        office.read_old_word(_old(tmp_path), Silent())
    assert time.monotonic() - began < 300
    assert _is_gone(int(pids.read_text()))


def test_a_conversion_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: str(_stand_in(tmp_path, "exit 1")))
    with pytest.raises(Unreadable, match="未能转换"):
        office.read_old_word(_old(tmp_path), Silent())


def test_the_profile_is_its_own_and_not_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tmp_path / "said"
    monkeypatch.setattr(office, "find_office", lambda: str(_stand_in(tmp_path, f"echo \"$@\" > '{said}'")))
    with pytest.raises(Unreadable):
        office.read_old_word(_old(tmp_path), Silent())
    assert "-env:UserInstallation=file://" in said.read_text()
    assert str(Path.home()) not in said.read_text().split("--headless")[0]


def _hang(pids: str, *, progress: object) -> None:
    process = subprocess.Popen(["sleep", "600"])
    Path(pids).write_text(str(process.pid))
    time.sleep(600)


def test_a_reader_that_is_given_up_takes_along_what_it_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    with IsolatedReader() as reader, pytest.raises(ReaderFailed, match="用时过长"):
        reader.run(_hang, str(pids), file="甲.doc", time_limit=2.0)
    assert _is_gone(int(pids.read_text()))


def test_ending_what_has_ended_is_no_matter() -> None:
    process, other = subprocess.Popen([sys.executable, "-c", ""]), subprocess.Popen(["sleep", "600"])
    process.wait()
    end_tree(process.pid)
    assert process.returncode == 0
    assert other.poll() is None  # nothing else was ended in its place
    end_tree(other.pid)
    assert other.wait(PATIENCE) != 0


@pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
def test_an_old_word_file_is_read(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("现场检查笔录")
    document.add_paragraph("检查时间：2025年3月4日")
    document.save(str(tmp_path / "笔录.docx"))
    program = office.find_office()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "笔录.docx")], check=True, capture_output=True, timeout=PATIENCE)
    shutil.copyfile(tmp_path / "笔录.doc", tmp_path / "笔录.wps")
    for name in ("笔录.doc", "笔录.wps"):
        content = office.read_old_word(tmp_path / name, Silent())
        assert [line.text for line in content.pages[0].lines] == ["现场检查笔录", "检查时间：2025年3月4日"]
        assert content.derived is not None


def _is_gone(process_id: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not psutil.pid_exists(process_id) or psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False
