"""Taking case files in: read apart, kept by hash, entered in the catalogue, checked."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.checking import suspicions_of
from reviewer.intake.describing import described
from reviewer.intake.passwords import Answers, AskPassword, keep_passwords, nobody_knows
from reviewer.intake.recordings import kept_recordings, register_recordings
from reviewer.intake.roster import follow_roster
from reviewer.intake.same_case import same_as
from reviewer.intake.starting import edition_for
from reviewer.intake.understanding import kinds_of
from reviewer.storage.codec import to_json
from reviewer.storage.originals import sha256_of
from reviewer.storage.readings import PagePlace
from reviewer.storage.workspace import Workspace
from scoring.casefile import Problem
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress

EACH_FILE, LEAST_FOR_RULES = 28.0, 4.0
"""Seconds of work that a file may cost until it is in or refused, two for keeping it apart; and what the rules of
checking have of them at least."""

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.reading import Reading
    from reviewer.documents.sources import CaseSource


@dataclass(frozen=True, slots=True)
class Taken:
    """A case file that an import took in or found there: its id, its name, whether it was new or, as files of it could
    not be read before, was read again."""

    case: str
    name: str
    is_new: bool
    same_as: str = ""  # codes of case files with the same reference number


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. A problem concerns one file only; the rest went on."""

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]


class _Stage:
    """Turns the steps inside one case file into "file n of N" with the file's name; a file alone into its pages."""

    def __init__(self, progress: Progress, done: int, total: int, source: "CaseSource") -> None:
        self._progress = progress
        self._done = done
        self._total = total
        self._is_alone = total == 1 and len(source.files) == 1
        self._stage = f"正在读取 {source.name}"

    def step(self, done: int, total: int, stage: str = "") -> None:
        """The same step of the whole, with the page inside the file."""
        if self._is_alone and total > 1:
            self._progress.step(done, total, self._stage)
            return
        inside = f"（第 {done}/{total} 页）" if total else ""
        self._progress.step(self._done, self._total, self._stage + inside)


def import_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    campaign: str,
    progress: Progress,
    ask_password: AskPassword = nobody_knows,
) -> ImportReport:
    """Take in every case file under these paths. What is already there is left alone, unless files of it could not be
    read and nobody has begun to review it.

    Each case file is committed as a whole before the next is begun; Cancelled leaves the finished ones.
    `ask_password` is asked for what opens an encrypted file; it is kept in memory only.
    Raises DiskIsFull and WorkspaceNotWritable, which would stop every further file too.
    """
    from reviewer.documents.isolation import IsolatedReader

    taken: list[Taken] = []
    problems: list[Problem] = []
    with (
        tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch,
        IsolatedReader() as reader,
    ):
        sources = _found(paths, Path(scratch), progress, problems)
        known = dict.fromkeys(workspace.passwords.values())
        line = _Line(workspace, campaign, reader, progress, len(sources), ask_password, known)
        for found, more in line.taken_in(sources):
            problems += more
            taken += [found] if found is not None else []
        follow_roster(workspace)
        progress.step(len(sources), len(sources), "导入完成")
    return ImportReport(tuple(taken), tuple(problems))


def _found(paths: Sequence[Path], scratch: Path, progress: Progress, problems: list[Problem]) -> "list[CaseSource]":
    """The case files under these paths."""
    from reviewer.documents.sources import list_sources

    sources: list[CaseSource] = []
    for path in paths:
        try:
            sources += list_sources(path, scratch, progress)
        except ReviewError as error:
            problems.append(Problem(path.name, str(error)))
    return sources


@dataclass(frozen=True, slots=True)
class _Begun:
    """A case file that is being read; `reading` is None where there is nothing to read."""

    source: "CaseSource"
    hashes: tuple[str, ...]
    content_hash: str
    answers: Answers
    reading: "Future[Reading] | None"


@dataclass(frozen=True, slots=True)
class _Line:
    """Case files one after the other: while one is kept and checked here, the child reads the next."""

    workspace: Workspace
    campaign: str
    reader: "IsolatedReader"
    progress: Progress
    total: int
    ask_password: AskPassword
    known_passwords: dict[str, None]  # what opened other files, in this import or before in this session

    def taken_in(self, sources: "Sequence[CaseSource]") -> "Iterator[tuple[Taken | None, tuple[Problem, ...]]]":
        """What became of each; one that was read before a Cancelled is still kept."""
        begun: _Begun | None = None
        with ThreadPoolExecutor(1) as ahead:
            for done, source in enumerate(sources):
                stage = _Stage(self.progress, done, self.total, source)
                try:
                    stage.step(0, 0)
                    following = self._begin(source, stage, ahead)
                except Cancelled:
                    if begun is not None:
                        yield _finish(self.workspace, begun, self.campaign)
                    raise
                if begun is not None:
                    yield _finish(self.workspace, begun, self.campaign)
                begun = following
            if begun is not None:
                yield _finish(self.workspace, begun, self.campaign)

    def _begin(self, source: "CaseSource", progress: Progress, ahead: ThreadPoolExecutor) -> _Begun:
        """Have a case file read, unless it is there already."""
        from reviewer.documents.reading import read_case
        from reviewer.intake.rereading import is_lacking

        answers = Answers(self.ask_password, self.known_passwords)
        hashes = tuple(sha256_of(path) for path in source.files)
        content = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
        there = self.workspace.catalogue.case_with_content(self.campaign, content)
        if not hashes or (there is not None and not is_lacking(self.workspace, there, source.files)):
            return _Begun(source, hashes, content, answers, None)
        read = partial(read_case, source, password_for=answers.password_for, progress=progress, reader=self.reader)
        return _Begun(source, hashes, content, answers, ahead.submit(read, kinds=kinds_of(self.workspace)))


def _finish(workspace: Workspace, begun: _Begun, campaign: str) -> tuple[Taken | None, tuple[Problem, ...]]:
    """Keep a case file once it was read."""
    from reviewer.intake.rereading import is_lacking

    source = begun.source
    nothing = (Problem(source.name, "没有找到可以读取的页面。"),)
    if not begun.hashes:
        return None, source.problems or nothing
    there = workspace.catalogue.case_with_content(campaign, begun.content_hash)
    if begun.reading is None or (there is not None and not is_lacking(workspace, there, source.files)):
        return Taken(there or "", source.name, is_new=False), ()
    try:
        reading = begun.reading.result()
    except ReviewError as error:
        return None, (*source.problems, Problem(source.name, str(error)))
    if not reading.case.pages:
        return None, reading.problems or nothing
    if there is None:
        case = _enter(workspace, source, campaign, begun.hashes, begun.content_hash, reading)
    else:
        case = _replaced(workspace, there, reading, begun.hashes)
    opened = {begun.hashes[o.file]: begun.answers.given.get(source.files[o.file]) for o in reading.page_origins}
    keep_passwords(workspace, {sha: password for sha, password in opened.items() if password})
    return Taken(case, source.name, is_new=True, same_as=same_as(workspace, case)), reading.problems


def _replaced(workspace: Workspace, case: str, reading: "Reading", hashes: Sequence[str]) -> str:
    from reviewer.intake.rereading import keep_again

    keep_again(workspace, case, reading, hashes)
    return case


def _enter(
    workspace: Workspace,
    source: "CaseSource",
    campaign: str,
    hashes: tuple[str, ...],
    content_hash: str,
    reading: "Reading",
) -> str:
    """Everything slow first, then one short transaction, so that a reviewer's acts need not wait for it."""
    for path, sha256 in zip(source.files, hashes, strict=True):
        workspace.originals.copy_in(path, sha256)
    recordings = kept_recordings(workspace, source, reading.recordings)
    for derived in reading.derived:
        workspace.keep_derived(hashes[derived.file], derived.pdf)
    description = described(reading.case, source.name)
    content = replace(reading.case, problems=reading.problems)
    left = max(EACH_FILE * len(hashes) - reading.worked, LEAST_FOR_RULES)
    suspicions = suspicions_of(workspace, content, edition_for(workspace, content.procedure), seconds=left)
    with workspace.store.writing():
        for path, sha256 in zip(source.files, hashes, strict=True):
            workspace.originals.register(path, sha256)
        originals = [(sha256, path.name) for sha256, path in zip(hashes, source.files, strict=True)]
        case = workspace.catalogue.add_case(
            campaign, description, source.name, content_hash, originals, len(content.pages)
        )
        workspace.readings.save(case, content, places_of(reading, hashes), to_json(reading.structure))
        workspace.outcomes.keep(case, content)
        workspace.readings.save_suspicions(case, suspicions)
        register_recordings(workspace, case, recordings)
    return case


def places_of(reading: "Reading", hashes: Sequence[str]) -> list[PagePlace]:
    """Where each page of a reading lies among the kept originals."""
    return [
        PagePlace(number, hashes[o.file], o.index, o.width_pt, o.height_pt, o.rotation)
        for number, o in enumerate(reading.page_origins, 1)
    ]
