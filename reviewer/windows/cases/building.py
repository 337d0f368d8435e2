"""Builds 案卷 over a workspace: the list, and where each of its ways on leads."""

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.windows.cases.cases_place import CasesPlace
from reviewer.windows.desk.places_left import last_case

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def follow_desk(office: "OpenWorkspace", place: CasesPlace) -> None:
    """The list's cursor goes to the case file on the desk, where that is another than last time."""
    file = office.desk.place.desk.file if office.desk is not None else None
    if file is not None:
        place.table.follow(file.case_id)


def stored_cases_place(office: "OpenWorkspace") -> CasesPlace:
    """The place with the list's cursor on the case file somebody was in last."""
    place, menu = CasesPlace(office.cases, office.settings, office.menu.recent), office.menu
    place.table.begin_at(last_case(office.settings, office.workspace.folder))
    place.opened.connect(office.review)
    place.taught.connect(office.teach)
    place.workspace_chosen.connect(menu.open_wanted)
    place.practice_chosen.connect(menu.practice_wanted)
    place.examples_chosen.connect(menu.examples_wanted)
    place.sheet_printed.connect(lambda cases: office.putting_out().outputs.print_sheets(cases))
    place.sheets_saved.connect(lambda cases, path: office.putting_out().outputs.save_sheets(cases, Path(path)))
    place.papers_wanted.connect(office.show_papers)
    place.removal_wanted.connect(lambda rows: office.housekeeping().remove(rows))
    place.roster_wanted.connect(lambda path: office.roster().begin(path))
    place.arrivals_wanted.connect(lambda: office.roster().show_window())
    corrections = office.cases.corrections
    corrections.is_known = lambda: office.identity.person is not None or office.ask_person()
    corrections.told.connect(office.messages.note)
    corrections.saved.connect(office.window.top_bar.show_saved)
    office.window.closing.connect(place.leave)
    office.window.place_shown.connect(lambda key: follow_desk(office, place) if key == "cases" else None)
    return place
