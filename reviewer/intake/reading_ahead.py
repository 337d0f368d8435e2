"""Case files that children read while others are kept and checked here."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from reviewer.intake.passwords import Answers, AskPassword
from reviewer.intake.rereading import is_lacking
from reviewer.intake.understanding import kinds_of
from reviewer.storage.originals import sha256_of
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.reading import Reading
    from reviewer.documents.sources import CaseSource
    from reviewer.library.document_kinds import DocumentKind


class Told:
    """What is said of case files that are read at the same time: how far the first of them is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last = (0, 0, "")
        self.first = 0

    def step(self, number: int, done: int, total: int, stage: str) -> None:
        """A step of case file `number`. Raises Cancelled, whichever it is of."""
        if number == self.first:
            self._last = (done, total, stage)
        self._progress.step(*self._last)


class FileProgress:
    """Turns the steps inside one case file into "file n of N" with the file's name; a file alone into its pages."""

    def __init__(self, told: Told, number: int, total: int, source: "CaseSource") -> None:
        self._told = told
        self._number = number
        self._total = total
        self._is_alone = total == 1 and len(source.files) == 1
        self._stage = f"正在读取 {source.name}"

    def step(self, done: int, total: int, stage: str = "") -> None:
        """The same step of the whole, with the page inside the file."""
        if self._is_alone and total > 1:
            self._told.step(self._number, done, total, self._stage)
            return
        inside = f"（第 {done}/{total} 页）" if total else ""
        self._told.step(self._number, self._number, self._total, self._stage + inside)

    def begin(self) -> None:
        """All before it are done: it is the first now."""
        self._told.first = self._number
        self.step(0, 0)


@dataclass(frozen=True, slots=True)
class Begun:
    """A case file that is being read; `reading` is None where there is nothing to read."""

    source: "CaseSource"
    hashes: tuple[str, ...]
    content_hash: str
    answers: Answers
    stage: FileProgress
    reading: "Future[Reading] | None"


class ReadingAhead:
    """Reads case files in children, as many at the same time as there are readers."""

    def __init__(
        self,
        workspace: Workspace,
        campaign: str,
        readers: "Sequence[IsolatedReader]",
        progress: Progress,
        ask_password: AskPassword,
    ) -> None:
        self.count = len(readers)
        self._workspace, self._campaign, self._told = workspace, campaign, Told(progress)
        self._ask_password, self._turn = ask_password, Lock()
        self._known_passwords = dict.fromkeys(workspace.passwords.values())  # what opened other files in this session
        self._threads = ThreadPoolExecutor(self.count)
        self._free: SimpleQueue[IsolatedReader] = SimpleQueue()
        for reader in readers:
            self._free.put(reader)

    def __enter__(self) -> "ReadingAhead":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def begin(self, source: "CaseSource", number: int, total: int) -> Begun:
        """Have a case file read, unless it is there already. Raises Cancelled."""
        stage = FileProgress(self._told, number, total, source)
        stage.step(0, 0)
        answers = Answers(self._ask_password, self._known_passwords, turn=self._turn)
        hashes = tuple(sha256_of(path) for path in source.files)
        content = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
        there = self._workspace.catalogue.case_with_content(self._campaign, content)
        if not hashes or (there is not None and not is_lacking(self._workspace, there, source.files)):
            return Begun(source, hashes, content, answers, stage, None)
        reading = self._threads.submit(self._read, source, answers, stage, kinds_of(self._workspace))
        return Begun(source, hashes, content, answers, stage, reading)

    def _read(
        self, source: "CaseSource", answers: Answers, stage: FileProgress, kinds: "tuple[DocumentKind, ...]"
    ) -> "Reading":
        from reviewer.documents.reading import read_case

        reader = self._free.get()
        try:
            return read_case(source, password_for=answers.password_for, progress=stage, reader=reader, kinds=kinds)
        finally:
            self._free.put(reader)
