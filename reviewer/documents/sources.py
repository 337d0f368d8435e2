"""What an import of a folder, a PDF, a ZIP or a picture means: which case files, made of which files in which order."""

import struct
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reviewer.documents.archives import names_in, unpack
from reviewer.documents.content import Unreadable
from reviewer.documents.filetypes import PAGED, FileType, by_name, file_type, why_not
from reviewer.documents.folder_names import are_papers, are_parts, are_volumes, is_paper, is_part, order_key
from reviewer.documents.odd_names import kept_recordings, named, readable_name, sayable
from scoring.casefile import Problem
from scoring.errors import ReviewError
from scoring.progress import Progress

MAX_DEPTH = 8
MAX_REFUSED = 3
"""ZIP files inside a ZIP that could not be unpacked; what follows them is not tried."""
EMPTY = (
    "文件夹里没有可以读取的案卷文件。请选择装有案卷的文件夹：一案一个文件夹或者一案一个文件，"
    "可以是 PDF、图片、Word、OFD、ZIP。"
)
_ALONE = frozenset({FileType.PDF, FileType.OFD, FileType.ARCHIVE})
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx"})


@dataclass(frozen=True, slots=True)
class Packed:
    """Where in a ZIP a file was: its path in there; in a ZIP inside a ZIP, the path of each in turn."""

    archive: Path
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSource:
    """One case file to be read.

    `files`: what holds its pages, in order. `media`: recordings of body cameras. `container`: the ZIP they came from.
    `packed`: of those recordings that were unpacked for the import only, where they were.
    """

    name: str
    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    media: tuple[Path, ...] = ()
    container: Path | None = None
    packed: Mapping[Path, Packed] = field(default_factory=dict)


def list_sources(path: Path, scratch: Path | None = None, progress: Progress | None = None) -> list[CaseSource]:
    """The case files under `path`. ZIP files are unpacked below `scratch` (a new temporary folder if not given)."""
    if not path.exists():
        raise ReviewError(f"“{path.name}”不存在。", "请核对路径。")
    room = _Scratch(scratch, progress)
    found = [room.located(source) for source in (_folder if path.is_dir() else _single)(path, room, 0)]
    found = found or [CaseSource(path.name, (), (Problem(path.name, EMPTY),))]
    return [room.sayable(source, path) for source in found]


class _Scratch:
    """Hands out fresh folders for what ZIP files hold, and knows how deep ZIP files lie in one another."""

    def __init__(self, root: Path | None, progress: Progress | None = None) -> None:
        self._root = root
        self.progress = progress
        self._count = 0
        self._archives: dict[Path, Path] = {}
        self.zips = 0
        self.refused = 0

    def located(self, source: CaseSource) -> CaseSource:
        """The source with the places of its recordings that came out of a ZIP."""
        places = {path: place for path in source.media if (place := self._place(path)) is not None}
        return replace(source, packed=places) if places else source

    def sayable(self, source: CaseSource, path: Path) -> CaseSource:
        """The source under names that can be said and kept."""
        files = tuple(named(file, lambda: self.folder(path)) for file in source.files)
        media, told = kept_recordings(source.media)
        problems = tuple(map(sayable, source.problems)) + told
        return replace(source, name=readable_name(source.name), files=files, media=media, problems=problems)

    def _place(self, path: Path) -> Packed | None:
        inside: list[str] = []
        while (folder := next((p for p in path.parents if p in self._archives), None)) is not None:
            inside.insert(0, path.relative_to(folder).as_posix())
            path = self._archives[folder]
        return Packed(path, tuple(inside)) if inside else None

    def folder(self, archive: Path) -> Path:
        if self._root is None:
            self._root = Path(tempfile.mkdtemp(prefix="mingjuan-"))
        while True:
            self._count += 1
            folder = self._root / f"{self._count:03d}"
            if not folder.exists():
                folder.mkdir(parents=True)
                self._archives[folder] = archive
                return folder


def _single(path: Path, room: _Scratch, depth: int) -> Iterator[CaseSource]:
    try:
        kind = file_type(path)
    except Unreadable as error:
        yield CaseSource(path.stem, (), (Problem(path.name, f"{error.reason}{error.hint}"),))
        return
    if kind is FileType.ARCHIVE:
        yield from _archive(path, room, depth)
    elif kind in PAGED:
        yield CaseSource(path.stem, (path,))
    elif kind is FileType.MEDIA:
        yield CaseSource(path.stem, (), (), (path,))
    else:
        yield CaseSource(path.stem, (), (_not_read(path),))


def _archive(path: Path, room: _Scratch, depth: int) -> Iterator[CaseSource]:
    if room.zips > 1:
        yield CaseSource(path.stem, (), (Problem(path.name, "压缩包套压缩包超过两层，未予解开；请先解压。"),))
        return
    if room.zips and room.refused >= MAX_REFUSED:
        yield CaseSource(path.stem, (), (Problem(path.name, "同一压缩包内已有多个异常的压缩包，此包未予解开。"),))
        return
    target = room.folder(path)
    try:
        unpacked = unpack(path, target, room.progress)
    except Unreadable as error:
        room.refused += 1
        yield CaseSource(path.stem, (), (Problem(path.name, f"{error.reason}{error.hint}"),))
        return
    room.zips += 1
    inside = [replace(s, container=path) for s in _folder(target, room, depth + 1, path.stem)]
    room.zips -= 1
    if not inside:
        inside = [CaseSource(path.stem, (), (Problem(path.name, "压缩包里没有可以读取的案卷文件。"),), (), path)]
    if len(inside) == 1:
        inside = [replace(inside[0], name=path.stem)]
    yield replace(inside[0], problems=(*unpacked.problems, *inside[0].problems))
    yield from inside[1:]


def _folder(folder: Path, room: _Scratch, depth: int, name: str = "") -> Iterator[CaseSource]:
    """A folder is one case, or holds several."""
    name = name or folder.name
    entries = _entries(folder)
    files = [e for e in entries if e.is_file()]
    folders = [e for e in entries if e.is_dir()]
    if depth > MAX_DEPTH:
        yield CaseSource(name, (), (_too_deep(folder),))
        return
    if not files and len(folders) == 1:
        yield from _folder(folders[0], room, depth + 1)
        return
    names = [e.name for e in folders]
    if not files and folders and (are_papers(names) or are_parts(names)):
        case = _one_case(name, folder, room)
        yield replace(case, problems=(*case.problems, _as_one(folder))) if are_volumes(names) else case
        return
    if files and (_is_one_case(files, folders) or not any(_may_be_case(f) for f in [*files, *folders])):
        yield _one_case(name, folder, room)
        return
    stray = tuple(_stray(f) for f in files if not _may_be_case(f))
    for entry in entries:
        if entry.is_file() and not _may_be_case(entry):
            continue
        for source in _single(entry, room, depth + 1) if entry.is_file() else _folder(entry, room, depth + 1):
            yield replace(source, problems=(*stray, *source.problems))
            stray = ()


def _is_one_case(files: list[Path], folders: list[Path]) -> bool:
    """Pictures and Word files make a folder a case, unless PDF, ZIP or folders beside them are cases themselves."""
    boxes = [f for f in files if holds_only_recordings(f)]
    bundles = [f for f in files if f not in boxes and (by_name(f) in _ALONE or is_long_tiff(f))]
    loose = [f for f in files if by_name(f) in PAGED and f not in bundles]
    if not bundles and not folders:
        return bool(loose)
    if len(bundles) == 1 and not folders and not any(by_name(f) is FileType.ARCHIVE for f in bundles):
        return bool(loose or boxes) or any(by_name(f) is FileType.MEDIA for f in files)
    return _belongs_together(bundles, folders)


def _may_be_case(path: Path) -> bool:
    return path.is_dir() or is_long_tiff(path) or (by_name(path) in _ALONE and not holds_only_recordings(path))


def _stray(path: Path) -> Problem:
    kind = by_name(path)
    if kind in (FileType.MEDIA, FileType.ARCHIVE) or kind in PAGED:
        return Problem(path.name, "不知道这个文件属于哪个案卷，未收入；请放进案卷的文件夹。")
    return _not_read(path)


def holds_only_recordings(path: Path) -> bool:
    """A ZIP of recordings belongs to the papers beside it; it is no case of its own."""
    if by_name(path) is not FileType.ARCHIVE:
        return False
    names = names_in(path)
    return bool(names) and all(by_name(Path(name.name)) is FileType.MEDIA for name in names)


def is_long_tiff(path: Path) -> bool:
    """A TIFF of several pages: a whole fax or scan. Only the chain of its page headers is looked at."""
    if path.suffix.lower() not in (".tif", ".tiff"):
        return False
    try:
        with path.open("rb") as stream:
            order = {b"II*\x00": "<", b"MM\x00*": ">"}[stream.read(4)]
            (first,) = struct.unpack(order + "I", stream.read(4))
            stream.seek(first)
            (count,) = struct.unpack(order + "H", stream.read(2))
            stream.seek(first + 2 + 12 * count)
            return bool(struct.unpack(order + "I", stream.read(4))[0])
    except (OSError, KeyError, struct.error):
        return False


def _belongs_together(bundles: list[Path], folders: list[Path]) -> bool:
    """PDF files that are the papers of one case (`01立案审批表.pdf`, `02现场笔录.pdf`), or a scan beside its parts."""
    if any(by_name(b) is FileType.ARCHIVE for b in bundles):
        return False
    if folders:
        parts = all(is_part(e.name) for e in folders)
        return parts and all(is_part(b.name) or is_paper(b.stem) for b in bundles)
    return len(bundles) > 1 and all(is_paper(b.stem) for b in bundles)


def _one_case(name: str, folder: Path, room: _Scratch) -> CaseSource:
    """Everything below this folder belongs to one case."""
    files: list[Path] = []
    media: list[Path] = []
    problems: list[Problem] = []
    for path in _walk(folder, 0):
        if path.is_dir():
            problems.append(_too_deep(path))
            continue
        match by_name(path):
            case FileType.MEDIA:
                media.append(path)
            case FileType.ARCHIVE:
                _take_archive(path, room, files, media, problems)
            case kind if kind in PAGED:
                files.append(path)
            case _:
                problems.append(_not_read(path))
    return CaseSource(name, tuple(files), tuple(problems), tuple(media))


def _take_archive(path: Path, room: _Scratch, files: list[Path], media: list[Path], problems: list[Problem]) -> None:
    for source in _archive(path, room, 0):
        files.extend(source.files)
        media.extend(source.media)
        problems.extend(source.problems)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Files of a folder tree: those of the folder itself before those of its subfolders. Links are not followed; a
    folder that lies too deep is named itself."""
    entries = _entries(folder)
    yield from (e for e in entries if e.is_file())
    for sub in (e for e in entries if e.is_dir()):
        yield from _walk(sub, depth + 1) if depth < MAX_DEPTH else (sub,)


def _entries(folder: Path) -> list[Path]:
    try:
        found: Iterable[Path] = [e for e in folder.iterdir() if not e.is_symlink()]
    except OSError:
        return []
    kept = [e for e in found if not e.name.startswith((".", "~$")) and e.name.lower() not in _CLUTTER]
    return sorted(kept, key=lambda e: order_key(e.name))


def _as_one(folder: Path) -> Problem:
    return Problem(folder.name, "里面各卷（册）作为一个案卷收入；如果各是一案，请移出本卷，把各文件夹分别导入。")


def _too_deep(folder: Path) -> Problem:
    return Problem(folder.name, f"文件夹套了{MAX_DEPTH}层以上，里面的文件未读取；请移到上层再导入。")


def _not_read(path: Path) -> Problem:
    return Problem(path.name, "".join(why_not(path)))
