"""One file to its content, whatever its kind. Runs in the child process."""

from pathlib import Path

from reviewer.documents.content import FileContent, PasswordNeeded, Unreadable
from reviewer.documents.filetypes import FileType, file_type
from reviewer.documents.transport import packed
from scoring.progress import Progress


def read_file_packed(file: str, password: str | None, *, progress: Progress) -> bytes:
    """As read_file, to be handed to another process."""
    return packed(read_file(file, password, progress=progress))


def read_file(file: str, password: str | None, *, progress: Progress) -> FileContent:
    """The content of the file, or Unreadable / PasswordNeeded."""
    path = Path(file)
    kind = file_type(path)
    try:
        return _read(path, kind, password, progress)
    except (Unreadable, PasswordNeeded):
        raise
    except OSError:
        raise Unreadable(path.name, "文件打不开。", "请检查文件是否还在、是否被其他程序占用。") from None


def _read(path: Path, kind: FileType, password: str | None, progress: Progress) -> FileContent:
    if kind is FileType.PDF:
        from reviewer.documents.pdf.text import read_pdf

        return read_pdf(path, password, progress)
    if kind is FileType.PICTURE:
        from reviewer.documents.pictures import read_picture

        return read_picture(path, progress)
    if kind is FileType.WORD:
        from reviewer.documents.word.reading import read_word

        return read_word(path, progress)
    if kind is FileType.OFD:
        from reviewer.documents.ofd.reading import read_ofd

        return read_ofd(path, progress)
    if kind is FileType.TEXT:
        from reviewer.documents.plain_text import read_text

        return read_text(path)
    if kind is FileType.OLD_WORD:
        from reviewer.documents.word.office import read_old_word

        return read_old_word(path, progress)
    raise Unreadable(path.name, "不支持这种文件。", "请转成 PDF、图片或 DOCX 再导入。")
