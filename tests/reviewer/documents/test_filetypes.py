"""What a file is, and what is said of one that cannot be read: what it is and the way out."""

from pathlib import Path

import pytest

from reviewer.documents.content import Unreadable
from reviewer.documents.filetypes import FileType, file_type
from reviewer.documents.sources import list_sources
from tests.reviewer.documents.papers import paragraph, word

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("卷.rar", "RAR 压缩包不能读取，已略过。请先解压，再导入解压后的文件夹；或者重新压缩成 ZIP。"),
        ("卷.7z", "7Z 压缩包不能读取，已略过。请先解压，再导入解压后的文件夹；或者重新压缩成 ZIP。"),
        ("照片.HEIC", "HEIC 照片不能读取，已略过。请在手机或电脑上转成 JPG，再导入。"),
        ("公文.ceb", "这种版式文件不能读取，已略过。请用打开它的软件另存或打印为 PDF，再导入。"),
        ("清单.et", "表格文件不作为卷内文书读取。需要时请打印为 PDF 再导入；案卷目录用“导入案卷”菜单里的“案卷目录”。"),
        ("卷.dat", "不支持这种文件，已略过。请转成 PDF、图片或 DOCX 再导入。"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (source,) = list_sources(tmp_path / name)
    assert [problem.message for problem in source.problems] == [said]


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("卷.zip", b"Rar!\x1a\x07\x01\x00", "而是RAR 压缩包"),
        ("卷.zip", b"7z\xbc\xaf'\x1c", "而是7Z 压缩包"),
        ("照片.jpg", HEIC, "而是HEIC 照片"),
        ("照片.png", b"GIF89a", "而是GIF 图片"),
        ("卷.pdf", b"\0" * 20, "文件内容不是PDF，不能读取"),
    ],
)
def test_a_file_under_a_wrong_name_says_what_it_is(tmp_path: Path, name: str, head: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(head)
    with pytest.raises(Unreadable, match=said):
        file_type(tmp_path / name)


@pytest.mark.parametrize("name", ["笔录.docm", "告知书.dotx", "告知书.DOTM"])
def test_word_files_with_macros_and_templates_are_word_files(tmp_path: Path, name: str) -> None:
    path = word(tmp_path / name, paragraph("询问笔录"))
    assert file_type(path) is FileType.WORD
    assert [source.files for source in list_sources(path)] == [(path,)]
