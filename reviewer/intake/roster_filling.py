"""What a list of cases says of the files that were sent in goes into the catalogue, where no person said otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from reviewer.intake.completeness import Completeness
from reviewer.intake.describing import described
from reviewer.storage.catalogue import CaseDescription, CaseRow
from reviewer.storage.workspace import Workspace
from scoring.roster_acts import RosterLine


def listed_units(standing: Completeness) -> Mapping[str, str]:
    """Case file → the unit its row names."""
    return {case.id: row.line.values.get("unit", "") for row in standing.standings for case in row.cases}


def fill_catalogue(workspace: Workspace, standing: Completeness, before: Mapping[str, str] | None = None) -> int:
    """Put what the rows say into the catalogue. Returns how many case files changed.

    The unit is the list's, because figures are counted by it; the rest only where nothing was read. What a person
    corrected stays: it is whatever is neither the machine's guess nor what the list said `before` (file → unit).
    """
    changed = 0
    for row in standing.standings:
        for case in row.cases:
            now = workspace.catalogue.case(case.id)
            filled = _filled(workspace, now, row.line, (before or {}).get(case.id, ""))
            if filled is not None:
                with workspace.store.writing():
                    workspace.catalogue.describe(case.id, filled)
                changed += 1
    return changed


def _filled(workspace: Workspace, now: CaseRow, line: RosterLine, before: str) -> CaseDescription | None:
    current = CaseDescription(now.title, now.unit, now.cause, now.party, now.reference_number, now.procedure)
    values = line.values
    filled = replace(
        current,
        cause=now.cause or values.get("cause", ""),
        party=now.party or values.get("party_name", ""),
        reference_number=now.reference_number or values.get("reference_number", ""),
        procedure=now.procedure or values.get("procedure", ""),
    )
    unit = values.get("unit", "")
    if unit and unit != now.unit and _is_machines(workspace, now, before):
        filled = replace(filled, unit=unit)
    if filled.cause and filled.party and not (now.cause and now.party):
        filled = _titled(workspace, now, filled)
    return filled if filled != current else None


def _is_machines(workspace: Workspace, now: CaseRow, before: str) -> bool:
    if now.unit in ("", before):
        return True
    return described(workspace.readings.case_file(now.id), "").unit == now.unit


def _titled(workspace: Workspace, now: CaseRow, filled: CaseDescription) -> CaseDescription:
    """A title made of party and cause in place of the file's name."""
    guess = described(workspace.readings.case_file(now.id), workspace.catalogue.source_name(now.id))
    return replace(filled, title=f"{filled.party}{filled.cause}案") if guess.title == now.title else filled
