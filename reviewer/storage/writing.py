"""The writer thread: acts are committed in order, off the window's thread, however slow the disk is."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from reviewer.storage.workspace import Workspace

T = TypeVar("T")
_Job = Callable[[Workspace], None]


class Writer:
    """One thread with its own connection. Jobs run in the order in which they were submitted."""

    def __init__(self, workspace: Workspace, name: str = "writer") -> None:
        self._workspace = workspace
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(
        self,
        write: Callable[[Workspace], T],
        on_committed: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Run `write` on the writer thread. One of the two callbacks follows, on that thread."""

        def job(workspace: Workspace) -> None:
            try:
                result = write(workspace)
            except Exception as error:  # noqa: BLE001  (handed to whoever asked; see docs/architecture.md)
                on_failed(error)
            else:
                on_committed(result)

        self._jobs.put(job)

    def close(self) -> None:
        """Finish what was submitted, then stop."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        workspace = self._workspace.twin()
        try:
            while (job := self._jobs.get()) is not None:
                job(workspace)
        finally:
            workspace.close()
