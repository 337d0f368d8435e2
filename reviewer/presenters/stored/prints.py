"""What is on its way to the printer, so that a job that the end of the program cuts short is not lost."""

import json
from dataclasses import dataclass
from uuid import uuid4

from reviewer.presenters.stored.connection import own_connection
from reviewer.presenters.stored.unfinished import PRINTS
from reviewer.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A PDF on its way: the pages from `first` to `last`, counted from 1, were wanted, and `done` of them went."""

    id: str
    first: int
    last: int
    done: int = 0


class StoredPrints:
    """Keeps the PDF in the workspace's cache and how far it is among its settings; on a worker thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def begin(self, pdf: bytes, first: int, last: int) -> Unprinted:
        """These pages of this PDF go to the printer now."""
        job = Unprinted(uuid4().hex, first, last)
        folder = self._workspace.cache / "printing"
        folder.mkdir(exist_ok=True)
        (folder / f"{job.id}.pdf").write_bytes(pdf)
        self.keep(job)
        return job

    def keep(self, job: Unprinted) -> None:
        """So many pages went."""
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.set_setting(PRINTS + job.id, json.dumps([job.first, job.last, job.done]))

    def forget(self, job: str) -> None:
        """It is printed, or nobody wants it any more."""
        (self._workspace.cache / "printing" / f"{job}.pdf").unlink(missing_ok=True)
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.forget_setting(PRINTS + job)

    def unfinished(self) -> tuple[Unprinted, ...]:
        """What did not reach the printer whole, as far as its file is still there."""
        with own_connection(self._workspace) as workspace:
            catalogue = workspace.catalogue
            kept = {key: catalogue.setting(PRINTS + key) for key in catalogue.settings_under(PRINTS)}
        folder = self._workspace.cache / "printing"
        return tuple(Unprinted(key, *json.loads(n)) for key, n in kept.items() if (folder / f"{key}.pdf").is_file())

    def pdf(self, job: Unprinted) -> bytes:
        """The file of a job."""
        return (self._workspace.cache / "printing" / f"{job.id}.pdf").read_bytes()
