"""What the other places and windows need, loaded when the list stands on the screen, so that they open at once."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from reviewer.storage.workspace import Workspace

LIST = ("reviewer.windows.cases.roster_opening", "reviewer.intake.checking")
DESK = ("reviewer.windows.frame.desk_building", "reviewer.windows.frame.reading_building")
REST = (
    "reviewer.presenters.stored.statistics",
    "reviewer.windows.figures.figures_place",
    "reviewer.windows.bulletin.building",
    "reviewer.windows.papers.building",
    "reviewer.windows.putting_out",
    "reviewer.windows.rubrics.building",
    "reviewer.windows.local_rules.building",
    "reviewer.windows.preferences.building",
    "reviewer.presenters.stored.rechecking",
    "reviewer.windows.manual.window",
)


def load_list(_workspace: Workspace) -> None:
    """What the list of case files lacks while it is first painted; on a worker thread."""
    _load(LIST)


def load_case(workspace: Workspace) -> None:
    """What a case file on the desk needs besides widgets; on a worker thread."""
    from reviewer.presenters.stored.warming import warm

    for _ in modules_of("reviewer.presenters.desk"):
        pass
    warm(workspace)


def modules_of(package: str) -> Iterator[None]:
    """Loads the modules of a package one after the other: in turns where they are of widgets, for Qt's classes may be
    made on the window's thread alone."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
        yield


def load_desk(workspace: Workspace) -> None:
    """What a case file on the desk needs; on a worker thread."""
    from reviewer.presenters.stored.warming import warm

    _load(DESK)
    warm(workspace)


def load_rest(_workspace: Workspace) -> None:
    """What the other places and windows need; on a worker thread."""
    from reviewer.documents.ocr.recognising import available
    from reviewer.library.calendars import shipped_years
    from reviewer.library.check_parameters import read_parameters

    _load(REST)
    read_parameters()
    shipped_years()
    available()  # looks through the folders of installed packages


def _load(names: Sequence[str]) -> None:
    for name in names:
        import_module(name)
