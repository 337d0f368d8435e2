"""Opens 评查标准 over a workspace; imported when it is first asked for."""

from typing import TYPE_CHECKING

from reviewer.presenters.rubrics.stored import StoredEditions
from reviewer.windows.rubrics.rubrics_window import RubricsWindow

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def stored_rubrics_window(office: "OpenWorkspace") -> RubricsWindow:
    """The window; it is closed with the main window and keeps its draft then."""
    store = StoredEditions(office.workspace, lambda: office.identity.author)
    window = RubricsWindow(store, office.runner, office.settings)
    office.window.closing.connect(window.close)
    return window
