"""The type faces that paper is set in: the shipped ones, or the office's own where it has them and prefers them."""

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from forms.fonts import Faces, choose, shipped


def faces(prefer_office: bool) -> Faces:
    """The faces to print with. With the shipped ones, the same data give the same bytes on every computer."""
    return _office() if prefer_office else shipped()


def used(faces: Faces) -> dict[str, str]:
    """Which file prints what, by the role of its face: its name, and its size to tell one from a later one."""
    return {
        file.role.value: f"{'自带字体' if file.shipped else file.name}#{_size(file.path)}"
        for file in faces.which_used()
    }


def said_of_change(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What is printed in other faces than before, in a sentence; empty where nothing is, or nothing was printed."""
    changed = [role for role in now if before and before.get(role) != now[role]]
    if not changed:
        return ""
    told = "，".join(_change(role, before.get(role, ""), now[role]) for role in changed)
    return f"字体与上次输出时不同：{told}，换行和页数可能不一样。已签发的仍按存档原样打印。"


def _change(role: str, before: str, now: str) -> str:
    old, new = (one.partition("#")[0] for one in (before, now))
    return f"{role}由“{old}”换成“{new}”" if old != new else f"{role}的字体文件变了"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@lru_cache(maxsize=1)
def _office() -> Faces:
    from forms.installed_fonts import find, folders

    return choose(find(folders(sys.platform, os.environ, Path.home())))
