"""Where the pages of a case file are drawn from. Loads next to nothing: the first page waits for it."""

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.storage.places import page_places
from reviewer.storage.workspace import Workspace


def page_origins(workspace: Workspace, case_id: str) -> tuple[PageOrigin, ...]:
    """Where the pages of a case file stand."""
    places = page_places(workspace.store, case_id)
    paths = {sha: workspace.page_file(sha) for sha in {p.sha256 for p in places}}
    known = workspace.passwords
    return tuple(
        PageOrigin(paths[p.sha256], p.index, p.width, p.height, p.rotation, known.get(p.sha256)) for p in places
    )
