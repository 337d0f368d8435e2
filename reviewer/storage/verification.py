"""Proof that nothing was altered: the chain of the record and the hashes of the originals."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.storage.chains import Chains, branches
from reviewer.storage.originals import sha256_of
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress


@dataclass(frozen=True, slots=True)
class Alteration:
    """Something that is not as it was written, named so that a person can find it."""

    what: str
    message: str


def verify(workspace: Workspace, progress: Progress) -> list[Alteration]:
    """Everything that was altered, in the record and among the originals; empty when all is as written."""
    return [*_record(workspace), *_files(workspace, progress)]


def _record(workspace: Workspace) -> Iterator[Alteration]:
    chains, allowed = Chains(), branches(workspace.record.all())
    for number, event in enumerate(workspace.record.all(), 1):
        name = f"评查记录第{number}条（{event.at[:19].replace('T', ' ')}）"
        if event.computed_hash() != event.hash:
            yield Alteration(event.id, f"{name}：内容被改动过。")
        branches_off = event.id in allowed and chains.knows(event)
        if not chains.follows(event) and not branches_off:
            yield Alteration(event.id, f"{name}：与同一人的上一条记录接不上，中间有记录被删除、插入或改动。")


def _files(workspace: Workspace, progress: Progress) -> Iterator[Alteration]:
    originals = workspace.originals.all()
    for done, (sha256, path) in enumerate(originals):
        progress.step(done, len(originals), "核对原件")
        if not path.exists():
            yield Alteration(sha256, f"原件 {_names(workspace, sha256)} 不在了（{path.name}）。")
        elif sha256_of(path) != sha256:
            yield Alteration(sha256, f"原件 {_names(workspace, sha256)} 的内容被改动过（{path.name}）。")
    progress.step(len(originals), len(originals), "核对原件")


def _names(workspace: Workspace, sha256: str) -> str:
    rows = workspace.store.query(
        "SELECT c.code || ' ' || o.name FROM case_original o JOIN case_file c ON c.id = o.case_file WHERE o.sha256=?",
        (sha256,),
    )
    return "、".join(row[0] for row in rows) or "（已签发的简报或者文书）"
