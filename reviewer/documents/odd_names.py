"""Names of files that are no Unicode, as an old archive unpacked on Linux leaves them: they cannot be said or kept."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from scoring.casefile import Problem

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


def is_odd(path: Path) -> bool:
    """Whether the path has such bytes."""
    return _HALVES.search(str(path)) is not None


def kept_recordings(media: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Those whose place can be written down; they are kept by it. And what is said of the others."""
    odd = [path for path in media if is_odd(path)]
    told = tuple(Problem(readable_name(path.name), NOT_KEPT) for path in odd)
    return tuple(path for path in media if path not in odd), told


def sayable(problem: Problem) -> Problem:
    """The problem with names that can be said."""
    return replace(problem, file=readable_name(problem.file), message=readable(problem.message))


def named(path: Path, new_folder: Callable[[], Path]) -> Path:
    """The file, or a link to it in a folder of ours under a name that can be said."""
    if not is_odd(path):
        return path
    link = new_folder() / readable_name(path.name)
    with suppress(OSError):
        link.symlink_to(path.absolute())
        return link
    shutil.copyfile(path, link)
    return link
