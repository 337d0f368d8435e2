"""Writing a finished file beside its target and moving it into place, so that nothing half-made is ever seen."""

from collections.abc import Sequence
from pathlib import Path

from scoring.errors import ReviewError, reason_of

_FORBIDDEN = dict.fromkeys(map(ord, '\\/:*?"<>|'), "_") | dict.fromkeys(range(32), "_")


class FileNotWritten(ReviewError):
    """The target cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"“{path.name}”没有写成（{reason}）。", "请检查磁盘空间、写入权限，并关闭正在打开这个文件的程序后再试。"
        )


def write_file(path: Path, content: bytes) -> Path:
    """Write the whole file or nothing. Raises FileNotWritten."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise FileNotWritten(path, reason_of(error)) from error
    return path


def allowed_name(text: str) -> str:
    """The text as the name of a file, before its suffix, that every system takes; Windows takes the fewest."""
    return text.translate(_FORBIDDEN).rstrip(" .　")


def with_suffix_of(path: Path, kind: str, typed: Sequence[str] = ()) -> Path:
    """The path with the suffix of the chosen kind, `Word 文档 (*.docx)`; that of one of the `typed` kinds, which nobody
    proposed, stays whatever was chosen."""
    if path.suffix.lower() in map(_suffix, typed):
        return path
    suffix = _suffix(kind)
    return path if not suffix or path.suffix.lower() == suffix else path.with_name(_stem(path) + suffix)


def _suffix(kind: str) -> str:
    return kind.partition("*")[2].rstrip(")")


def _stem(path: Path) -> str:
    known = path.suffix.lower() in (".pdf", ".docx", ".xlsx")
    return path.stem if known else path.name
