"""Names of files that are no Unicode, as an old archive unpacked on Linux leaves them: they cannot be said or kept."""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.casefile import Problem

if TYPE_CHECKING:
    from reviewer.documents.sources import CaseSource

_FOREIGN = re.compile("(?:[\udc80-\udcff]+[@-~]?)+")
"""Bytes of another encoding as Python keeps them in a name; the second of a Chinese character may be a Latin letter."""
_HALVES = re.compile("[\ud800-\udfff]")
NOT_KEPT = "文件名的编码无法识别，录音录像未登记；请改名后再导入。"


def readable(text: str) -> str:
    """The text with such bytes read as Chinese Windows writes them."""
    if _HALVES.search(text) is None:
        return text
    text = _FOREIGN.sub(lambda found: os.fsencode(found[0]).decode("gb18030", "replace"), text)
    return _HALVES.sub("\ufffd", text)


def readable_name(name: str) -> str:
    """The name of a file or folder: if any of it is such bytes, all of it is."""
    if _HALVES.search(name) is None:
        return name
    try:
        return os.fsencode(name).decode("gb18030")
    except UnicodeError:
        return readable(name)


def with_readable_names(source: "CaseSource", new_folder: Callable[[], Path]) -> "CaseSource":
    """The same case file under names that can be said: its files are links with such names in a folder of ours.

    A recording would be kept by its place, which cannot be written down: it is left out, and said."""
    said = (source.name, *map(str, (*source.files, *source.media)), *(f"{p.file}{p.message}" for p in source.problems))
    if not any(_HALVES.search(text) for text in said):
        return source
    odd = [path for path in source.media if _HALVES.search(str(path))]
    problems = (*source.problems, *(Problem(path.name, NOT_KEPT) for path in odd))
    return replace(
        source,
        name=readable_name(source.name),
        files=tuple(_named(path, new_folder) for path in source.files),
        media=tuple(path for path in source.media if path not in odd),
        problems=tuple(replace(p, file=readable_name(p.file), message=readable(p.message)) for p in problems),
    )


def _named(path: Path, new_folder: Callable[[], Path]) -> Path:
    if _HALVES.search(str(path)) is None:
        return path
    link = new_folder() / readable_name(path.name)
    with suppress(OSError):
        link.symlink_to(path.absolute())
        return link
    shutil.copyfile(path, link)
    return link
