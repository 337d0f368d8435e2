"""Encrypted originals: their passwords live in memory for one session; the workspace only knows which are encrypted."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from reviewer.storage.workspace import Workspace
from scoring.progress import Progress

AskPassword = Callable[[str, bool], str | None]
"""Asked with the name of a file, and whether an answer was wrong already; None: read on without this file."""
ENCRYPTED = "encrypted:"
"""The beginning of the setting that says an original (by hash) is encrypted."""


def nobody_knows(_name: str, _tried: bool) -> str | None:
    """The answer where nobody can be asked."""
    return None


TRIES = 3
"""How often somebody is asked for one file."""
_OTHERS = 50


@dataclass(slots=True)
class Answers:
    """Asks for passwords and remembers the last answer for each file. What opened, or was said to open, another file
    is tried before anybody is asked: an office locks all its files with one word."""

    ask: AskPassword
    known: dict[str, None] = field(default_factory=dict)
    given: dict[Path, str] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)
    """Held while one is thought of: of two files read at the same time, the second waits for the first one's."""
    _tried: dict[Path, list[str]] = field(default_factory=dict)
    _asked: dict[Path, int] = field(default_factory=dict)

    def password_for(self, path: Path) -> str | None:
        """What opens this file, None where nobody says. Called again, the answer before was wrong."""
        with self.turn:
            answer = self._thought_of(path)
            if answer is None:
                self.given.pop(path, None)
                return None
            self._tried.setdefault(path, []).append(answer)
            self.known.pop(answer, None)
            self.known[answer] = None  # last in, tried first
            self.given[path] = answer
            return answer

    def _thought_of(self, path: Path) -> str | None:
        tried, asked = self._tried.get(path, []), self._asked.get(path, 0)
        for answer in reversed(self.known):
            if answer not in tried:
                return answer
        if asked == TRIES:
            return None
        self._asked[path] = asked + 1
        return self.ask(path.name, asked > 0)


def keep_passwords(workspace: Workspace, passwords: Mapping[str, str]) -> None:
    """Remember these passwords (by hash of the original) for this session, and that the originals have one."""
    workspace.passwords.update(passwords)
    if passwords:
        with workspace.store.writing():
            for sha256 in passwords:
                workspace.catalogue.set_setting(ENCRYPTED + sha256, "1")


def closed_originals(workspace: Workspace) -> frozenset[str]:
    """The encrypted originals whose password nobody gave in this session."""
    return frozenset(workspace.catalogue.settings_under(ENCRYPTED)) - workspace.passwords.keys()


def closed_in(workspace: Workspace, case: str) -> tuple[tuple[str, str], ...]:
    """Those of one case file: hash and name."""
    closed = closed_originals(workspace)
    return tuple((sha, name) for sha, name in workspace.catalogue.originals_of(case) if sha in closed) if closed else ()


def try_password(workspace: Workspace, sha256: str, password: str, progress: Progress) -> bool:
    """Whether this opens the original; if so it is remembered for this session, also for others that it opens."""
    from reviewer.documents.isolation import IsolatedReader, ReaderFailed
    from reviewer.documents.unlocking import opens

    with IsolatedReader() as reader:

        def opened(original: str) -> bool:
            path = str(workspace.originals.path(original))
            return reader.run(opens, path, password, file="加密文件", progress=progress)

        if not opened(sha256):
            return False
        workspace.passwords[sha256] = password
        for other in sorted(closed_originals(workspace))[:_OTHERS]:
            with suppress(ReaderFailed):
                if opened(other):
                    workspace.passwords[other] = password
    return True
