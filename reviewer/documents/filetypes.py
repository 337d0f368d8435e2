"""What a file is, by its first bytes; its name only decides where the bytes leave it open."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from reviewer.documents.content import Unreadable
from reviewer.documents.zip_directory import TooManyMembers, open_zip


class FileType(StrEnum):
    """The kinds of file that take part in a case file."""

    PDF = "pdf"
    PICTURE = "picture"
    WORD = "word"
    OFD = "ofd"
    TEXT = "text"
    OLD_WORD = "old_word"
    ARCHIVE = "archive"
    MEDIA = "media"
    TABLE = "table"
    OTHER = "other"


BY_SUFFIX = {
    ".pdf": FileType.PDF,
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"), FileType.PICTURE),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), FileType.WORD),
    ".ofd": FileType.OFD,
    ".txt": FileType.TEXT,
    **dict.fromkeys((".doc", ".wps", ".rtf", ".mht", ".mhtml"), FileType.OLD_WORD),
    ".zip": FileType.ARCHIVE,
    **dict.fromkeys((".mp4", ".avi", ".mov", ".mkv", ".wmv", ".flv", ".3gp", ".mpg", ".ts", ".m4v"), FileType.MEDIA),
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".aac", ".amr", ".wma", ".ogg"), FileType.MEDIA),
    **dict.fromkeys((".xlsx", ".csv"), FileType.TABLE),
}
PAGED = frozenset({FileType.PDF, FileType.PICTURE, FileType.WORD, FileType.OFD, FileType.TEXT, FileType.OLD_WORD})
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_WORDS = re.compile(r"^/?word/document\d*\.xml$", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = {
    FileType.PDF: "PDF",
    FileType.PICTURE: "图片",
    FileType.WORD: "Word（DOCX）",
    FileType.OFD: "OFD",
    FileType.ARCHIVE: "ZIP",
}


def by_name(path: Path) -> FileType:
    """What the name says it is."""
    return BY_SUFFIX.get(path.suffix.lower(), FileType.OTHER)


def file_type(path: Path) -> FileType:
    """What the file is. Refuses one whose content is not what its name says."""
    named = by_name(path)
    if named not in PAGED and named is not FileType.ARCHIVE:
        return named
    try:
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError:
        raise Unreadable(path.name, "文件打不开。", "请检查文件是否还在、是否被其他程序占用。") from None
    if not head:
        raise Unreadable(path.name, "文件是空的（0 字节）。", "请重新复制或扫描。")
    found = _by_content(head, path)
    if found is None:
        if named in (FileType.TEXT, FileType.OLD_WORD):
            return named
        raise Unreadable(path.name, *_refusal(head, named))
    return found


class _Unread(NamedTuple):
    """A kind of file that cannot be read: what it is called, the way out, how its name ends, how it begins."""

    name: str
    way_out: str
    suffixes: tuple[str, ...]
    head: re.Pattern[bytes] | None = None


_UNPACK = "请先解压，再导入解压后的文件夹；或者重新压缩成 ZIP。"
_SAVE_AS = "请用打开它的软件另存或打印为 PDF，再导入。"
_UNREAD = (
    _Unread("RAR 压缩包", _UNPACK, (".rar",), re.compile(rb"Rar!")),
    _Unread("7Z 压缩包", _UNPACK, (".7z",), re.compile(rb"7z\xbc\xaf")),
    _Unread("这种压缩包", _UNPACK, (".tar", ".gz", ".tgz", ".bz2", ".xz")),
    _Unread(
        "HEIC 照片",
        "请在手机或电脑上转成 JPG，再导入。",
        (".heic", ".heif"),
        re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL),
    ),
    _Unread("GIF 图片", "请转成 PNG 或 JPG，再导入。", (".gif",), re.compile(rb"GIF8")),
    _Unread("这种版式文件", _SAVE_AS, (".djvu", ".caj", ".ceb", ".cebx", ".gd", ".xps")),
    _Unread("这种文件", _SAVE_AS, (".ppt", ".pptx", ".dps", ".eml", ".msg", ".html", ".htm", ".dwg")),
)


def why_not(path: Path) -> tuple[str, str]:
    """What is said of a file of a kind that is not read, and what to do."""
    suffix = path.suffix.lower()
    if suffix in (".xls", ".et", ".xlsx", ".csv"):
        return (
            "表格文件不作为卷内文书读取。",
            "需要时请打印为 PDF 再导入；案卷目录用“导入案卷”菜单里的“案卷目录”。",
        )
    found = next((kind for kind in _UNREAD if suffix in kind.suffixes), None)
    if found is None:
        return "不支持这种文件，已略过。", "请转成 PDF、图片或 DOCX 再导入。"
    return f"{found.name}不能读取，已略过。", found.way_out


def _refusal(head: bytes, named: FileType) -> tuple[str, str]:
    """What is said of a file whose content is not what its name says."""
    found = next((kind for kind in _UNREAD if kind.head is not None and kind.head.match(head)), None)
    if found is None:
        return f"文件内容不是{_NAMES[named]}，不能读取。", "请重新扫描或另存后再导入。"
    return f"文件内容不是{_NAMES[named]}，而是{found.name}，不能读取。", found.way_out


def is_pdf(path: Path) -> bool:
    """Whether the content is a PDF, whatever the name: kept originals are named by their hash."""
    try:
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(1024)
    except OSError:
        raise Unreadable(path.name, "文件打不开。", "请检查文件是否还在、是否被其他程序占用。") from None


def begins_as(path: Path) -> FileType | None:
    """What the content says it is; None where it says nothing. Raises OSError."""
    with path.open("rb") as stream:
        return _by_content(stream.read(1024), path)


def _by_content(head: bytes, path: Path) -> FileType | None:
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return FileType.PICTURE
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped(path)
    if head.startswith(_OLE):
        return FileType.OLD_WORD
    if b"%PDF-" in head:  # the standard allows something before it; a ZIP that holds a PDF is none, though
        return FileType.PDF
    return None


def _zipped(path: Path) -> FileType:
    """DOCX and OFD are ZIP files with known members."""
    try:
        with open_zip(path) as archive:
            names = archive.namelist()
    except (UnicodeError, TooManyMembers):
        return FileType.ARCHIVE  # unpacking says what is wrong with its names
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(path.name, "压缩包已损坏或不完整。", "请重新复制或压缩后再导入。") from None
    if any(_WORDS.match(name) for name in names):
        return FileType.WORD
    if any(name.upper().lstrip("/") == "OFD.XML" for name in names):
        return FileType.OFD
    return FileType.ARCHIVE
