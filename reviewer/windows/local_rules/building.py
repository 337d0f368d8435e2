"""Opens 当地规则 over a workspace; imported when it is first asked for."""

from typing import TYPE_CHECKING

from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.local_rules import StoredLocalRules
from reviewer.windows.local_rules.rules_window import RulesWindow

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def stored_rules_window(office: "OpenWorkspace", rechecker: Rechecker) -> RulesWindow:
    """The window, whose parts are yet to be built; it is closed with the main window and keeps what was typed then."""
    presenter = LocalRulesPresenter(StoredLocalRules(office.workspace), rechecker)
    window = RulesWindow(presenter, None, office.settings, at_once=False)
    presenter.setParent(window)
    office.window.closing.connect(window.close)
    office.window.closed.connect(window.deleteLater)  # here, not wherever Python collects it
    return window
