"""A text file as a document. Runs in the child process."""

import re
from pathlib import Path

from reviewer.documents.blocks import Paragraph
from reviewer.documents.content import FileContent, Unreadable
from scoring.casefile import Problem

MAX_BYTES = 8 * 1024 * 1024
TOO_LONG = "文本过长，只读取前一部分；请分成几个文件再导入。"


def read_text(path: Path) -> FileContent:
    """The text, set on pages for viewing."""
    from reviewer.documents.derived import write

    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    is_long = len(data) > MAX_BYTES
    if is_long:
        data = data[:MAX_BYTES].rpartition(b"\n")[0] or data[:MAX_BYTES]  # not in the middle of a sign
    text = decoded(data)
    if text is None:
        raise Unreadable(path.name, "文件不是文本。")
    blocks = [Paragraph(line.rstrip(), 12.0) for line in re.split(r"\r\n|\r|\n|\f", text) if line.strip()]
    pdf, pages, cut = write(blocks, path.stem)
    told = cut or ((TOO_LONG,) if is_long else ())
    return FileContent(pages, (), pdf, True, (), tuple(Problem(path.name, text) for text in told))


def decoded(data: bytes) -> str | None:
    """Text in UTF-8, UTF-16 with its mark, or GB 18030; None for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(1 for c in text[:4000] if ord(c) < 32 and c not in "\r\n\t\f")
        return text if odd <= len(text[:4000]) * 0.01 else None
    return None
