"""Opens 设置 over a workspace; imported when it is first asked for."""

from typing import TYPE_CHECKING

from reviewer.presenters.preferences import PreferencesPresenter
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.preferences import StoredPreferences
from reviewer.windows.preferences.preferences_window import PreferencesWindow

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def stored_preferences_window(office: "OpenWorkspace", rechecker: Rechecker) -> PreferencesWindow:
    """The window; it is closed with the main window."""
    presenter = PreferencesPresenter(StoredPreferences(office.workspace), rechecker, office.runner)
    window = PreferencesWindow(presenter, None, office.settings)
    presenter.setParent(window)
    window.upkeep.restore_wanted.connect(office.windows.restore_wanted)
    office.window.closing.connect(window.close)
    office.window.closed.connect(window.deleteLater)  # here, not wherever Python collects it
    return window
