"""What every case file on the desk needs and what takes long to read for the first time."""

from reviewer.intake.understanding import kinds_of
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError


def warm(workspace: Workspace) -> None:
    """Read the kinds of document and the editions of this workspace; on a worker thread, before anybody waits."""
    with own_connection(workspace) as own:
        try:
            kinds_of(own)
        except ReviewError:
            return  # the office's own kinds are not readable: said where they are used
        for rubric, _ in own.editions.all():
            own.editions.rubric(rubric)
