"""Taking case files in: read apart, kept by hash, entered in the catalogue, checked."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.checking import suspicions_of
from reviewer.intake.describing import described
from reviewer.intake.passwords import Answers, AskPassword, keep_passwords, nobody_knows
from reviewer.intake.starting import edition_for
from reviewer.intake.understanding import kinds_of
from reviewer.storage.codec import to_json
from reviewer.storage.originals import sha256_of
from reviewer.storage.readings import PagePlace
from reviewer.storage.workspace import Workspace
from scoring.casefile import Problem
from scoring.errors import ReviewError
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.reading import Reading
    from reviewer.documents.sources import CaseSource


@dataclass(frozen=True, slots=True)
class Taken:
    """A case file that an import took in or found there: its id, its name, whether it was new."""

    case: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. A problem concerns one file only; the rest went on."""

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]


class _Stage:
    """Turns the steps inside one case file into "file n of N" with the file's name."""

    def __init__(self, progress: Progress, done: int, total: int, name: str) -> None:
        self._progress = progress
        self._done = done
        self._total = total
        self._stage = f"正在读取 {name}"

    def step(self, done: int, total: int, stage: str = "") -> None:
        """The same step of the whole, with the page inside the file."""
        inside = f"（第 {done}/{total} 页）" if total else ""
        self._progress.step(self._done, self._total, self._stage + inside)


def import_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    campaign: str,
    progress: Progress,
    ask_password: AskPassword = nobody_knows,
) -> ImportReport:
    """Take in every case file under these paths. What is already there is left alone.

    Each case file is committed as a whole before the next is begun; Cancelled leaves the finished ones.
    `ask_password` is asked for what opens an encrypted file; it is kept in memory only.
    Raises DiskIsFull and WorkspaceNotWritable, which would stop every further file too.
    """
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.sources import list_sources

    taken: list[Taken] = []
    problems: list[Problem] = []
    with (
        tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch,
        IsolatedReader() as reader,
    ):
        sources: list[CaseSource] = []
        for path in paths:
            try:
                sources += list_sources(path, Path(scratch))
            except ReviewError as error:
                problems.append(Problem(path.name, str(error)))
        for done, source in enumerate(sources):
            stage = _Stage(progress, done, len(sources), source.name)
            stage.step(0, 0)
            found, more = _import_one(workspace, source, campaign, reader, stage, Answers(ask_password))
            problems += more
            if found is not None:
                taken.append(found)
        progress.step(len(sources), len(sources), "导入完成")
    return ImportReport(tuple(taken), tuple(problems))


def _import_one(
    workspace: Workspace,
    source: "CaseSource",
    campaign: str,
    reader: "IsolatedReader",
    progress: Progress,
    answers: Answers,
) -> tuple[Taken | None, tuple[Problem, ...]]:
    from reviewer.documents.reading import read_case

    if not source.files:
        return None, source.problems or (Problem(source.name, "没有找到可以读取的页面。"),)
    hashes = tuple(sha256_of(path) for path in source.files)
    content_hash = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    there = workspace.catalogue.case_with_content(campaign, content_hash)
    if there is not None:
        return Taken(there, source.name, is_new=False), ()
    try:
        reading = read_case(
            source, password_for=answers.password_for, progress=progress, reader=reader, kinds=kinds_of(workspace)
        )
    except ReviewError as error:
        return None, (Problem(source.name, str(error)),)
    problems = (*source.problems, *reading.problems)
    if not reading.case.pages:
        return None, problems or (Problem(source.name, "没有找到可以读取的页面。"),)
    case = _enter(workspace, source, campaign, hashes, content_hash, reading)
    unread = {problem.file for problem in problems}
    given = {sha: answers.given.get(path) for sha, path in zip(hashes, source.files, strict=True)}
    names = {sha: path.name for sha, path in zip(hashes, source.files, strict=True)}
    keep_passwords(workspace, {sha: word for sha, word in given.items() if word and names[sha] not in unread})
    return Taken(case, source.name, is_new=True), problems


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
    for derived in reading.derived:
        workspace.keep_derived(hashes[derived.file], derived.pdf)
    description = described(reading.case, source.name)
    content = replace(reading.case, problems=reading.problems)
    suspicions = suspicions_of(workspace, content, edition_for(workspace, content.procedure))
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
    return case


def places_of(reading: "Reading", hashes: Sequence[str]) -> list[PagePlace]:
    """Where each page of a reading lies among the kept originals."""
    return [
        PagePlace(number, hashes[o.file], o.index, o.width_pt, o.height_pt, o.rotation)
        for number, o in enumerate(reading.page_origins, 1)
    ]
