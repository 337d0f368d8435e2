"""One dated copy of the database a day, before a command writes: as the window makes one when it opens."""

from reviewer.storage.workspace import DATABASE, Workspace


def back_up_daily(workspace: Workspace) -> None:
    """Make today's copy unless there is one. Raises DiskIsFull, WorkspaceNotWritable."""
    today = f"review-{workspace.clock.now():%Y%m%d}-*.db"
    folder = workspace.folder / "backups"
    has_content = (workspace.folder / DATABASE).exists() and bool(workspace.catalogue.cases())
    if has_content and not any(folder.glob(today)):
        workspace.back_up()
