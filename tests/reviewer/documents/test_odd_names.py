"""File names in the encoding of old Chinese Windows on a system that writes UTF-8."""

import os
import sys
from pathlib import Path

import pytest

from reviewer.documents.odd_names import NOT_KEPT, readable, readable_name
from reviewer.documents.sources import list_sources
from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import create_workspace
from scoring.progress import Silent
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING


def _odd(folder: Path, name: str, data: bytes) -> Path:
    """A file whose name is in GBK."""
    place = os.fsencode(folder) + b"/" + name.encode("gbk")
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        Path(os.fsdecode(place)).write_bytes(data)
    except OSError:
        pytest.skip("this system takes no such names")
    return Path(os.fsdecode(place))


@pytest.mark.skipif(sys.platform == "win32", reason="names on Windows are Unicode")
def test_bytes_of_another_encoding_are_read_as_chinese_windows_wrote_them() -> None:
    odd = "案卷一a.pdf".encode("gbk").decode("utf-8", "surrogateescape")
    assert readable_name(odd) == "案卷一a.pdf"
    assert readable(f"“{odd[:4]}”未读") == "“案卷”未读"
    assert readable("王𠮷案.pdf") == "王𠮷案.pdf"
    assert readable("\ud842.pdf") == "\ufffd.pdf"
    assert readable("\udcb0.pdf").encode() != b""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_folder_with_such_names_is_taken_in_under_names_that_can_be_said(tmp_path: Path) -> None:
    paper = pdf(tmp_path / "1.pdf", [FILING]).read_bytes()
    _odd(tmp_path / "收件", "张三案/01立案审批表.pdf", paper)
    _odd(tmp_path / "收件", "张三案/02现场笔录.pdf", b"%PDF-1.4 broken")
    _odd(tmp_path / "收件", "张三案/录像.mp4", b"\0\0\0\x18ftypmp42")
    workspace = create_workspace(tmp_path / "评查库")
    report = import_paths(workspace, [tmp_path / "收件"], current_campaign(workspace).id, Silent())
    assert [taken.name for taken in report.taken] == ["张三案"]
    (case,) = workspace.catalogue.cases()
    assert [name for _, name in workspace.catalogue.originals_of(case.id)] == ["01立案审批表.pdf", "02现场笔录.pdf"]
    assert {(problem.file, problem.message == NOT_KEPT) for problem in report.problems} == {
        ("02现场笔录.pdf", False),
        ("录像.mp4", True),
    }
    workspace.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_single_file_with_such_a_name_can_be_read_too(tmp_path: Path) -> None:
    path = _odd(tmp_path, "李四案.pdf", pdf(tmp_path / "1.pdf", [FILING]).read_bytes())
    (source,) = list_sources(path, tmp_path / "解开")
    assert (source.name, [file.name for file in source.files]) == ("李四案", ["李四案.pdf"])
    assert source.files[0].read_bytes().startswith(b"%PDF")
