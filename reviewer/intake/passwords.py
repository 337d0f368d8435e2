"""Encrypted originals: their passwords live in memory for one session; the workspace only knows which are encrypted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.storage.workspace import Workspace
from scoring.progress import Progress

AskPassword = Callable[[str, bool], str | None]
"""Asked with the name of a file, and whether an answer was wrong already; None: read on without this file."""
ENCRYPTED = "encrypted:"
"""The beginning of the setting that says an original (by hash) is encrypted."""


def nobody_knows(_name: str, _tried: bool) -> str | None:
    """The answer where nobody can be asked."""
    return None


@dataclass(slots=True)
class Answers:
    """Asks for passwords and remembers the last answer for each file."""

    ask: AskPassword
    given: dict[Path, str] = field(default_factory=dict)

    def password_for(self, path: Path) -> str | None:
        """What opens this file, None where nobody says."""
        answer = self.ask(path.name, path in self.given)
        if answer is not None:
            self.given[path] = answer
        else:
            self.given.pop(path, None)
        return answer


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
    """Whether this opens the original; if so it is remembered for this session."""
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.unlocking import opens

    with IsolatedReader() as reader:
        path = workspace.originals.path(sha256)
        right = reader.run(opens, str(path), password, file="加密文件", progress=progress)
    if right:
        workspace.passwords[sha256] = password
    return right
