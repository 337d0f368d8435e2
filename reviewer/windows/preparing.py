"""What the places other than 案卷 need, loaded when the list stands on the screen, so that they open at once."""

from importlib import import_module

from reviewer.storage.workspace import Workspace

WANTED_SOON = (
    "reviewer.windows.frame.desk_building",
    "reviewer.windows.frame.reading_building",
    "reviewer.presenters.stored.statistics",
    "reviewer.windows.figures.figures_place",
)


def prepare(workspace: Workspace) -> None:
    """Load code and rules; on a worker thread."""
    for name in WANTED_SOON:
        import_module(name)
    from reviewer.presenters.stored.warming import warm

    warm(workspace)
