"""Unpacking a ZIP from an unknown sender: nothing leaves the target folder, nothing grows beyond its limits."""

import errno
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reviewer.documents.archive_names import placed
from reviewer.documents.content import Unreadable
from reviewer.documents.zip_directory import MAX_FILES, TooManyMembers, open_zip
from scoring.casefile import Problem
from scoring.progress import Progress, Silent

MAX_BYTES = 4 * 1024**3
USUAL_RATIO = 100
"""A scan or a Word file shrinks two- to twentyfold, a bomb a thousandfold; so does an empty page of a TIFF or BMP."""
MAX_AIR = 200 * 1024**2
"""Bytes beyond the usual ratio, of all members together: an empty A3 page at 600 dpi in colour, or two hundred in black
and white. An archive that says it has more is refused before anything is written."""
_BLOCK = 1024 * 1024
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What Python's zipfile unpacks block by block; of the other ways it unpacks a whole bomb at once."""
_SYMLINK, _FORMAT = 0o120000, 0o170000


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files that came out, in the order of the archive, and what was left out and why."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


def unpack(archive: Path, target: Path, progress: Progress | None = None) -> Unpacked:
    """Unpack into `target` (created). Dangerous members are left out and reported; a bomb stops the whole archive."""
    try:
        with open_zip(archive) as opened:
            return _unpack(opened, archive.name, target, progress or Silent())
    except UnicodeError:
        raise Unreadable(archive.name, "压缩包内文件名的编码有误，打不开。", "请解压后导入文件夹。") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
        raise Unreadable(archive.name, "压缩包已损坏或不完整。", "请重新复制或压缩后再导入。") from None
    except OSError as error:
        reason = "磁盘空间不足，未能解开。" if error.errno == errno.ENOSPC else "不能写出解开的文件。"
        raise Unreadable(archive.name, reason, "请清理磁盘，或者解压后导入文件夹。") from None


def _unpack(opened: zipfile.ZipFile, name: str, target: Path, progress: Progress) -> Unpacked:
    if len(opened.namelist()) > 2 * MAX_FILES or len(members := placed(opened.infolist())) > MAX_FILES:
        raise Unreadable(name, f"压缩包内文件超过{MAX_FILES}个。", "请分成几个压缩包再导入。")
    _refuse_bomb([member for member, _, _ in members], name)
    files: list[Path] = []
    problems: list[Problem] = []
    for done, (member, shown, place) in enumerate(members):
        progress.step(done, len(members), f"解开 {name}")
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
            if _extract(opened, member, target / place):
                files.append(target / place)
            else:
                problems.append(Problem(name, f"压缩包内“{shown}”已损坏，未予解开。"))
    return Unpacked(tuple(dict.fromkeys(files)), tuple(problems))


def names_in(archive: Path) -> tuple[PurePosixPath, ...]:
    """The places of a ZIP's members, clutter left out; none where it cannot be read."""
    try:
        with open_zip(archive) as opened:
            places = [place for _, _, place in placed(opened.infolist()[: MAX_FILES + 1])]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, UnicodeError, TooManyMembers):
        return ()
    return tuple(place for place in places if place is not None and not _is_clutter(place))


def unpack_one(archive: Path, inside: str, target: Path) -> bool:
    """Unpack the member that `unpack` would put at `inside` into the file `target`. False where it is not there."""
    try:
        with open_zip(archive) as opened:
            for member, _, place in placed(opened.infolist()):
                if str(place) == inside:
                    return _extract(opened, member, target)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, UnicodeError, TooManyMembers):
        return False
    return False


def _is_link(member: zipfile.ZipInfo) -> bool:
    return (member.external_attr >> 16) & _FORMAT == _SYMLINK


def _is_clutter(place: PurePosixPath) -> bool:
    return place.parts[0] == "__MACOSX" or place.name in (".DS_Store", "Thumbs.db", "desktop.ini")


def _refuse_bomb(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    """By the sizes that the archive states: zipfile hands out no more of a member than its head says it has, so one
    that lies is cut off there and counts as damaged."""
    air = sum(max(member.file_size - USUAL_RATIO * member.compress_size, 0) for member in members)
    whole = sum(member.file_size for member in members)
    if air > MAX_AIR:
        reason = f"压缩包解开后异常庞大（{whole / 1024**2:.0f} MB），未予解开。"
        raise Unreadable(name, reason, "请核实压缩包来源，或者解压后导入文件夹。")
    if whole > MAX_BYTES:
        reason = f"压缩包解开后有{whole / 1024**3:.1f} GB，超过{MAX_BYTES // 1024**3} GB，未予解开。"
        raise Unreadable(name, reason, "请解压后导入文件夹。")


def _extract(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> bool:
    """Write one member; never more than it says it has. False: damaged."""
    target.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size
    try:
        with opened.open(member) as source, target.open("wb") as out:
            while block := source.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise zipfile.BadZipFile
                out.write(block)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, _zlib_error()):
        target.unlink(missing_ok=True)
        return False
    return True


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error
