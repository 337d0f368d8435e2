"""Finds the office's own type faces in the system's folders. They are used where they stand and never copied."""

import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from forms.fonts import FontFile, Role

# Fragments of file names, best first: Windows' own, 方正, and those that come with 麒麟, 统信 and WPS.
FILE_NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.BODY: ("仿宋_gb2312", "fangsong_gb2312", "simfang", "fzfs", "方正仿宋", "stfangso", "仿宋"),
    Role.KAI: ("楷体_gb2312", "kaiti_gb2312", "simkai", "fzkt", "方正楷体", "stkaiti", "楷体"),
    Role.HEI: ("simhei", "fzht", "方正黑体", "stheiti", "黑体"),
    Role.TITLE: ("fzxbs", "小标宋"),
    Role.SONG: ("simsun", "fzss", "方正书宋", "stsong", "宋体"),
}
SUFFIXES = (".ttf", ".ttc", ".otf")


def folders(platform: str, environment: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Where this system keeps fonts. `platform` as sys.platform."""
    if platform == "win32":
        windows = Path(environment.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = environment.get("LOCALAPPDATA")
        return (windows, *((Path(local) / "Microsoft" / "Windows" / "Fonts",) if local else ()))
    if platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
    return (own, home / ".fonts", *(Path(folder) / "fonts" for folder in shared.split(":") if folder))


def find(places: Iterable[Path]) -> tuple[FontFile, ...]:
    """The best usable face of each role found in these folders; roles without one are left out."""
    candidates = sorted(_font_files(places), key=lambda path: (path.name.lower(), str(path)))
    found = (_best(role, fragments, candidates) for role, fragments in FILE_NAMES.items())
    return tuple(file for file in found if file is not None)


def _font_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        for folder, _, names in os.walk(place):
            yield from (Path(folder, name) for name in names if name.lower().endswith(SUFFIXES))


def _best(role: Role, fragments: tuple[str, ...], candidates: list[Path]) -> FontFile | None:
    for fragment in fragments:
        for path in candidates:
            stem = path.stem.lower()
            if fragment in stem and "bold" not in stem and _usable(path):
                return FontFile(role, path.stem, path, shipped=False)
    return None


def _usable(path: Path) -> bool:
    """reportlab embeds TrueType outlines only; fonts that forbid embedding are left alone."""
    try:
        with path.open("rb") as stream:
            return _has_true_type_outlines(stream.read(64 * 1024))
    except OSError:
        return False


def _has_true_type_outlines(head: bytes) -> bool:
    try:
        start = struct.unpack(">I", head[12:16])[0] if head[:4] == b"ttcf" else 0
        count = struct.unpack(">H", head[start + 4 : start + 6])[0]
        directory = head[start + 12 : start + 12 + 16 * count]
    except struct.error:
        return False
    tables = {
        directory[at : at + 4]: struct.unpack(">II", directory[at + 8 : at + 16])
        for at in range(0, len(directory) - 15, 16)
    }
    return b"glyf" in tables and not _embedding_forbidden(head, tables)


def _embedding_forbidden(head: bytes, tables: Mapping[bytes, tuple[int, ...]]) -> bool:
    """OS/2 fsType: restricted licence alone, not to be cut down (bit 8), or bitmaps only (bit 9). Unknown (table beyond
    what was read) counts as allowed."""
    at = tables.get(b"OS/2", (len(head), 0))[0] + 8
    if at + 2 > len(head):
        return False
    flags: int = struct.unpack(">H", head[at : at + 2])[0]
    return flags & 0x000F == 0x0002 or bool(flags & 0x0300)
