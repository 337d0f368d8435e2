"""Taking case files in: read apart, kept by hash, entered in the catalogue, checked."""

import os
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.checking import rules_now, suspicions_of
from reviewer.intake.describing import described
from reviewer.intake.passwords import AskPassword, keep_passwords, nobody_knows
from reviewer.intake.reading_ahead import Begun, ReadingAhead
from reviewer.intake.recordings import kept_recordings, register_recordings
from reviewer.intake.rereading import is_lacking, keep_again, places_of
from reviewer.intake.roster import follow_roster
from reviewer.intake.same_case import same_as
from reviewer.intake.starting import edition_for
from reviewer.storage.codec import to_json
from reviewer.storage.workspace import Workspace
from scoring.casefile import Problem
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress

READERS = 2
"""Case files that are read at the same time, where the computer has as many processors."""
EACH_FILE, LEAST_FOR_RULES = 28.0, 4.0
"""Seconds of work that a file may cost until it is in or refused, two for keeping it apart; and what the rules of
checking have of them at least."""

if TYPE_CHECKING:
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
        ExitStack() as opened,
    ):
        sources = _found(paths, Path(scratch), progress, problems)
        count = max(1, min(READERS, os.cpu_count() or 1, len(sources)))
        readers = [opened.enter_context(IsolatedReader()) for _ in range(count)]
        ahead = opened.enter_context(ReadingAhead(workspace, campaign, readers, progress, ask_password))
        for found, more in _taken_in(workspace, sources, campaign, ahead):
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


def _taken_in(
    workspace: Workspace, sources: "Sequence[CaseSource]", campaign: str, ahead: ReadingAhead
) -> Iterator[tuple[Taken | None, tuple[Problem, ...]]]:
    """What became of each, one after the other: while one is kept and checked here, children read the next. What was
    read before a Cancelled is still kept."""
    begun: deque[Begun] = deque()
    try:
        for number, source in enumerate(sources):
            begun.append(ahead.begin(source, number, len(sources)))
            if len(begun) > ahead.count:
                begun[0].stage.begin()
                yield _finish(workspace, begun.popleft(), campaign)
        while begun:
            begun[0].stage.begin()
            yield _finish(workspace, begun.popleft(), campaign)
    except Cancelled:
        for one in begun:
            with suppress(Cancelled):
                yield _finish(workspace, one, campaign)
        raise


def _finish(workspace: Workspace, begun: Begun, campaign: str) -> tuple[Taken | None, tuple[Problem, ...]]:
    """Keep a case file once it was read."""
    source = begun.source
    nothing = (Problem(source.name, "没有找到可以读取的页面。"),)
    if not begun.hashes:
        return None, source.problems or nothing
    there = workspace.catalogue.case_with_content(campaign, begun.content_hash)
    if begun.reading is None or (there is not None and not is_lacking(workspace, there, source.files)):
        return Taken(there or "", source.name, is_new=False), _told_before(workspace, there, source)
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


def _told_before(workspace: Workspace, there: str | None, source: "CaseSource") -> tuple[Problem, ...]:
    """What was passed over beside a case file that is there already, and what of its files could not be read."""
    names = {path.name for path in source.files}
    kept = [p for p in workspace.readings.problems(there) if p.file in names] if there else []
    return tuple(dict.fromkeys((*source.problems, *kept)))


def _replaced(workspace: Workspace, case: str, reading: "Reading", hashes: Sequence[str]) -> str:
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
    rules = rules_now(workspace)
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
        workspace.readings.save_suspicions(case, suspicions, rules)
        register_recordings(workspace, case, recordings)
    return case
