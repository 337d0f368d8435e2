"""Reading one case file: its files are opened one by one in a child process, then understood as a whole."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reviewer.documents.content import Bookmark, FileContent, PasswordNeeded, Unreadable
from reviewer.documents.filetypes import FileType, by_name
from reviewer.documents.isolation import IsolatedReader, ReaderFailed
from reviewer.documents.media import Recording, describe
from reviewer.documents.ocr.recognising import Recogniser, available
from reviewer.documents.opening import read_file_packed
from reviewer.documents.sources import CaseSource
from reviewer.documents.splitting import Structure
from reviewer.documents.transport import unpacked
from reviewer.documents.understanding import Known, seconds_for, understood_by
from reviewer.library.document_kinds import DocumentKind
from scoring.casefile import CaseFile, Page, Problem, Source
from scoring.errors import ReviewError
from scoring.progress import Progress, Silent

READING = 16.0
"""Seconds of work for reading a file; a PDF of 3,000 pages of text takes nine."""
EACH_FILE = 24.0
"""Seconds of work for all that reading costs, for each file of a case file: its pages and then, with what is left, its
documents and facts. The rules of checking have what is left of thirty (reviewer.intake.importing)."""


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """Where a page of the case file comes from: `index` (from 0) in file number `file` (from 0) of its source.

    `rotation`: degrees clockwise that turn the page, as its file displays it, upright. Sizes are of the upright page.
    """

    file: int
    index: int
    width_pt: float
    height_pt: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Derived:
    """A PDF made for viewing a file that has no pages of its own (Word, OFD, text)."""

    file: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one CaseSource. `structure` lets understand() be called again with more text."""

    case: CaseFile
    page_origins: tuple[PageOrigin, ...]
    derived: tuple[Derived, ...] = ()
    structure: Structure = field(default_factory=Structure)
    recordings: tuple[Recording, ...] = ()
    problems: tuple[Problem, ...] = ()
    worked: float = 0.0
    """Seconds of work in the child process."""


def ask_nobody(_path: Path) -> str | None:
    """The answer to "which password?" where nobody can be asked."""
    return None


def read_case(
    source: CaseSource,
    *,
    recognise: bool = False,
    password_for: Callable[[Path], str | None] = ask_nobody,
    progress: Progress | None = None,
    reader: IsolatedReader | None = None,
    recogniser: Recogniser | None = None,
    kinds: tuple[DocumentKind, ...] | None = None,
) -> Reading:
    """Read every file of the source. What cannot be read becomes a problem; the rest goes on."""
    if reader is None:
        with IsolatedReader() as own:
            return read_case(
                source,
                recognise=recognise,
                password_for=password_for,
                progress=progress,
                reader=own,
                recogniser=recogniser,
                kinds=kinds,
            )
    progress = progress or Silent()
    gathered = _Gathered(list(source.problems))
    for number, path in enumerate(source.files):
        progress.step(number, len(source.files), f"读取 {path.name}")
        content = _open(number, path, password_for, progress, reader, gathered)
        if content is not None:
            gathered.add(number, path, content)
    if recognise:
        _recognise(source, gathered, progress, recogniser)
    recordings = tuple(_recordings(source.media, gathered.problems, progress))
    structure = gathered.structure()
    known = Known(tuple(gathered.pages), structure, tuple(gathered.problems))
    limit = min(EACH_FILE * max(len(source.files), 1) - gathered.worked, seconds_for(len(known.pages)))
    case = understood_by(reader, known, kinds, source.name, limit, progress)
    worked = gathered.worked + reader.worked
    return Reading(case, tuple(gathered.origins), tuple(gathered.derived), structure, recordings, case.problems, worked)


@dataclass(slots=True)
class _Gathered:
    """What the files have given so far."""

    problems: list[Problem]
    pages: list[Page] = field(default_factory=list)
    origins: list[PageOrigin] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    files: list[tuple[str, int]] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    passwords: dict[int, str] = field(default_factory=dict)
    worked: float = 0.0

    def add(self, number: int, path: Path, content: FileContent) -> None:
        """Append a file's pages, giving them their numbers in the case file."""
        first = len(self.pages) + 1
        self.problems += content.problems
        if content.pages:
            self.files.append((path.stem, first))
        if content.is_one_document:
            self.whole.append(first)
        if by_name(path) is FileType.PICTURE and len(content.pages) == 1:
            self.loose.append(first)
        if content.derived is not None:
            self.derived.append(Derived(number, content.derived))
        self.bookmarks += [replace(mark, page=first + mark.page - 1) for mark in content.bookmarks]
        for index, page in enumerate(content.pages):
            own = first + index
            lines = tuple(replace(line, page=own) for line in page.lines)
            stamps = content.stamped[index:]
            last = stamps[-1] if len(stamps) > 1 and index == len(content.pages) - 1 else None
            self.pages.append(Page(own, lines, page.source, stamps[0] if stamps else None, last))
            self.origins.append(PageOrigin(number, index, page.width_pt, page.height_pt, page.rotation))

    def structure(self) -> Structure:
        """What says where documents begin."""
        return Structure(tuple(self.bookmarks), tuple(self.files), tuple(self.whole), tuple(self.loose))


def _open(
    number: int,
    path: Path,
    password_for: Callable[[Path], str | None],
    progress: Progress,
    reader: IsolatedReader,
    gathered: _Gathered,
) -> FileContent | None:
    password: str | None = None
    while True:
        try:
            arguments = (str(path), password)
            read = reader.run(read_file_packed, *arguments, file=path.name, progress=progress, total_limit=READING)
            content = unpacked(read, FileContent)
        except PasswordNeeded as error:
            before, password = password, password_for(path)
            if password is None or password == before:  # it knows of no other
                gathered.problems.append(Problem(path.name, _short(error)))
                return None
            continue
        except (Unreadable, ReaderFailed) as error:
            gathered.problems.append(Problem(path.name, _short(error)))
            return None
        finally:
            gathered.worked += reader.worked
        if password is not None:
            gathered.passwords[number] = password
        return content


def _short(error: ReviewError) -> str:
    """The message without the name of the file, which stands beside it."""
    message = error.message.split("：", 1)[-1]
    return f"{message}{error.hint}"


def _recordings(media: Iterable[Path], problems: list[Problem], progress: Progress) -> Iterable[Recording]:
    for path in media:
        try:
            yield describe(path, progress)
        except OSError:
            problems.append(Problem(path.name, "录音录像文件打不开。请检查文件是否还在。"))


def _recognise(source: CaseSource, gathered: _Gathered, progress: Progress, recogniser: Recogniser | None) -> None:
    """Recognise the pages without text, one after the other."""
    waiting = [n for n, page in enumerate(gathered.pages) if page.source is None]
    if not waiting:
        return
    if not available():
        gathered.problems.append(Problem(source.name, f"有{len(waiting)}页没有文字层，未安装文字识别组件，未识别。"))
        return
    with TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as folder, _used(recogniser) as used:
        files = _drawn_files(source, gathered, Path(folder))
        for done, place in enumerate(waiting):
            progress.step(done, len(waiting), "识别文字")
            origin = gathered.origins[place]
            password = gathered.passwords.get(origin.file)
            try:
                found = used.recognise_page(files[origin.file], origin.index, number=place + 1, password=password)
            except ReviewError as error:
                name = source.files[origin.file].name
                gathered.problems.append(Problem(name, f"第{origin.index + 1}页未能识别：{error.message}"))
                continue
            gathered.pages[place] = Page(place + 1, found.lines, Source.OCR)
            gathered.origins[place] = replace(
                origin, rotation=found.rotation, width_pt=found.width_pt, height_pt=found.height_pt
            )


def _used(recogniser: Recogniser | None) -> AbstractContextManager[Recogniser]:
    """The caller's recogniser, left open; else one of our own, closed afterwards."""
    return nullcontext(recogniser) if recogniser is not None else Recogniser()


def _drawn_files(source: CaseSource, gathered: _Gathered, folder: Path) -> list[Path]:
    """What the pages of each file are drawn from: the file, or the PDF derived from it."""
    files = list(source.files)
    for derived in gathered.derived:
        files[derived.file] = folder / f"{derived.file}.pdf"
        files[derived.file].write_bytes(derived.pdf)
    return files
