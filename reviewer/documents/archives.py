"""Unpacking a ZIP from an unknown sender: nothing leaves the target folder, nothing grows beyond its limits."""

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reviewer.documents.content import Unreadable
from scoring.casefile import Problem

MAX_FILES = 5_000
MAX_BYTES = 4 * 1024**3
MAX_RATIO = 300
"""A scan or a Word file shrinks two- to twentyfold; a bomb a thousandfold."""
MAX_RATIO_OF_ALL = 100
"""Of an archive as a whole: many members that each stay below the limit are a bomb too."""
RATIO_MATTERS_FROM = 20 * 1024**2
_BLOCK = 1024 * 1024
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What Python's zipfile unpacks block by block; of the other ways it unpacks a whole bomb at once."""
_SYMLINK, _FORMAT = 0o120000, 0o170000
_UTF8_NAME = 0x800
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"|?*'), "_") | dict.fromkeys(range(32), "_")
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files that came out, in the order of the archive, and what was left out and why."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


def unpack(archive: Path, target: Path) -> Unpacked:
    """Unpack into `target` (created). Dangerous members are left out and reported; a bomb stops the whole archive."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return _unpack(opened, archive.name, target)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, UnicodeError):
        raise Unreadable(archive.name, "压缩包已损坏或不完整。", "请重新复制或压缩后再导入。") from None


def _unpack(opened: zipfile.ZipFile, name: str, target: Path) -> Unpacked:
    members = [m for m in opened.infolist() if not m.is_dir()]
    if len(members) > MAX_FILES:
        raise Unreadable(name, f"压缩包内文件超过{MAX_FILES}个。", "请分成几个压缩包再导入。")
    files: list[Path] = []
    problems: list[Problem] = []
    packed = sum(member.compress_size for member in members)
    room = min(MAX_BYTES, 10 * RATIO_MATTERS_FROM + MAX_RATIO_OF_ALL * packed)
    for member in members:
        shown = member_name(member)
        place = _place(member, shown)
        if place is None:
            problems.append(Problem(name, f"压缩包内“{shown}”指向压缩包以外，未予解开。"))
        elif _is_link(member):
            problems.append(Problem(name, f"压缩包内“{shown}”是链接而不是文件，未予解开。"))
        elif member.flag_bits & 1:
            problems.append(Problem(name, f"压缩包内“{shown}”设有密码，未予解开；请提供未加密的压缩包。"))
        elif _is_clutter(place):
            continue
        elif member.compress_type not in _BOUNDED:
            problems.append(Problem(name, f"压缩包内“{shown}”的压缩方式特殊，未予解开；请解压后导入文件夹。"))
        else:
            written = _extract(opened, member, target / place, room, name)
            if written is None:
                problems.append(Problem(name, f"压缩包内“{shown}”已损坏，未予解开。"))
            else:
                room -= written
                files.append(target / place)
    return Unpacked(tuple(dict.fromkeys(files)), tuple(problems))


def names_in(archive: Path) -> tuple[PurePosixPath, ...]:
    """The places of a ZIP's members, clutter left out; none where it cannot be read."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [m for m in opened.infolist()[: MAX_FILES + 1] if not m.is_dir()]
            places = [_place(member, member_name(member)) for member in members]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, UnicodeError):
        return ()
    return tuple(place for place in places if place is not None and not _is_clutter(place))


def unpack_one(archive: Path, inside: str, target: Path) -> bool:
    """Unpack the member that `unpack` would put at `inside` into the file `target`. False where it is not there."""
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                if not member.is_dir() and str(_place(member, member_name(member))) == inside:
                    return _extract(opened, member, target, MAX_BYTES, archive.name) is not None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, UnicodeError):
        return False
    return False


def member_name(member: zipfile.ZipInfo) -> str:
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


def _place(member: zipfile.ZipInfo, shown: str) -> PurePosixPath | None:
    """Where the member goes below the target; None if it wants to go elsewhere."""
    path = shown.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts:
        return None
    parts = [_safe_part(p) for p in PurePosixPath(path).parts if p != "."]
    return PurePosixPath(*parts) if parts else None


def _safe_part(part: str) -> str:
    clean = part.translate(_FORBIDDEN).rstrip(". ") or "_"
    if clean.split(".")[0].upper() in _DEVICES:
        clean = "_" + clean
    if len(clean.encode("utf-8")) > 200:
        stem, dot, suffix = clean.rpartition(".")
        clean = (stem or clean)[:50] + dot + suffix[:10]
    return clean


def _is_link(member: zipfile.ZipInfo) -> bool:
    return (member.external_attr >> 16) & _FORMAT == _SYMLINK


def _is_clutter(place: PurePosixPath) -> bool:
    return place.parts[0] == "__MACOSX" or place.name in (".DS_Store", "Thumbs.db", "desktop.ini")


def _extract(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int, name: str) -> int | None:
    """Write one member, counting what really comes out. None: damaged."""
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    try:
        with opened.open(member) as source, target.open("wb") as out:
            while block := source.read(_BLOCK):
                written += len(block)
                if written > room or _is_bomb(written, member.compress_size):
                    raise Unreadable(
                        name, "压缩包解开后异常庞大，已停止解压。", "请核实压缩包来源，或者解压后导入文件夹。"
                    )
                out.write(block)
    except Unreadable:
        target.unlink(missing_ok=True)
        raise
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, _zlib_error()):
        target.unlink(missing_ok=True)
        return None
    return written


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error


def _is_bomb(written: int, packed: int) -> bool:
    return written > RATIO_MATTERS_FROM and written > MAX_RATIO * max(packed, 1)
