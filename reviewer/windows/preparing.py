"""What the other places and windows need, loaded when the list stands on the screen, so that they open at once."""

from importlib import import_module

from reviewer.storage.workspace import Workspace

WANTED_SOON = (
    "reviewer.windows.frame.desk_building",
    "reviewer.windows.frame.reading_building",
    "reviewer.presenters.stored.statistics",
    "reviewer.windows.figures.figures_place",
    "reviewer.windows.bulletin.building",
    "reviewer.windows.papers.building",
    "reviewer.windows.rubrics.building",
    "reviewer.windows.manual.window",
)


def prepare(workspace: Workspace) -> None:
    """Load code and rules; on a worker thread."""
    from reviewer.presenters.stored.warming import warm

    for name in WANTED_SOON[:2]:
        import_module(name)
    warm(workspace)  # a case file is what is wanted first
    for name in WANTED_SOON[2:]:
        import_module(name)
