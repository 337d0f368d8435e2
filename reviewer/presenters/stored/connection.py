"""A connection of one's own: what runs on a worker thread must not use the window's."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from reviewer.storage.workspace import Workspace


@contextmanager
def own_connection(workspace: Workspace) -> Iterator[Workspace]:
    """The same workspace over a connection of this thread."""
    with closing(workspace.twin()) as twin:
        yield twin
