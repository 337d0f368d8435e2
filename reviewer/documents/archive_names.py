"""Where the members of a ZIP from an unknown sender go: below the target, each to a place of its own. Pure."""

import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath

_UTF8_NAME = 0x800
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"|?*'), "_") | dict.fromkeys(range(32), "_")
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}

Placed = tuple[zipfile.ZipInfo, str, PurePosixPath | None]
"""A member, its name as shown, and its place; None where it wants to go elsewhere."""


def placed(members: Iterable[zipfile.ZipInfo]) -> list[Placed]:
    """The members that are files, in the order of the archive."""
    taken = _Taken()
    out: list[Placed] = []
    for member in members:
        shown = _name(member)
        if not member.filename.endswith("/"):
            place = _inside(shown)
            out.append((member, shown, taken.beside(place) if place is not None else None))
    return out


class _Taken:
    """Sees to it that no member takes another's place: one name twice, names that differ in case only (one file on
    Windows), a name that is a file here and a folder there."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def beside(self, place: PurePosixPath) -> PurePosixPath:
        """The place, or one with a number added where it is taken."""
        folder = PurePosixPath()
        for part in place.parts[:-1]:
            folder = _free(folder / part, self._files)
            self._folders.add(_key(folder))
        found = _free(folder / place.name, self._files, self._folders)
        self._files.add(_key(found))
        return found


def _free(place: PurePosixPath, *taken: set[str]) -> PurePosixPath:
    number, found = 1, place
    while any(_key(found) in names for names in taken):
        number += 1
        found = place.with_name(f"{place.stem} ({number}){place.suffix}")
    return found


def _key(place: PurePosixPath) -> str:
    return str(place).casefold()


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name. Chinese Windows writes GBK without saying so; zipfile then read it as cp437."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _inside(shown: str) -> PurePosixPath | None:
    path = shown.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts:
        return None
    parts = [_safe_part(p) for p in PurePosixPath(path).parts if p != "."]
    return PurePosixPath(*parts) if parts else PurePosixPath("_")


def _safe_part(part: str) -> str:
    clean = part.translate(_FORBIDDEN).rstrip(". ") or "_"
    if clean.split(".")[0].upper() in _DEVICES:
        clean = "_" + clean
    if len(clean.encode("utf-8")) > 200:
        stem, dot, suffix = clean.rpartition(".")
        clean = (stem or clean)[:50] + dot + suffix[:10]
    return clean
