"""Builds 统计 over a workspace; imported on its first visit only."""

from typing import TYPE_CHECKING

from reviewer.presenters.figures import FiguresPresenter
from reviewer.presenters.stored.statistics import StoredStatistics
from reviewer.windows.figures.figures_place import FiguresPlace

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def stored_figures_place(office: "OpenWorkspace") -> FiguresPlace:
    """The place with its presenter."""
    presenter = FiguresPresenter(StoredStatistics(office.workspace, office.identity), office.runner, office)
    presenter.cases_wanted.connect(office.show_cases)
    presenter.refused.connect(office.messages.refuse)
    presenter.settled.connect(office.windows.follow_checks)
    return FiguresPlace(presenter)
