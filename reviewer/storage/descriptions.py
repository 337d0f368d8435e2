"""What a person says of a case file in the list: it stands in the record and wins over what was read."""

from contextlib import suppress

from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.workspace_acts import CaseDescribed


def describe_case(workspace: Workspace, case: str, act: CaseDescribed, author: Author) -> None:
    """Record it and put it into the catalogue, both or neither. Raises ReviewError where the number is another's."""
    with workspace.store.writing():
        workspace.record.append(case, [act], author)
        workspace.catalogue.renumber(case, act.code)
        workspace.catalogue.describe(case, description_of(act))


def persons_description(workspace: Workspace, case: str) -> CaseDescribed | None:
    """What a person said last of a case file; None where nobody did."""
    events = sorted(workspace.record.of_stream(case), key=lambda event: event.at)
    acts = (event.act for event in reversed(events))
    return next((act for act in acts if isinstance(act, CaseDescribed)), None)


def follow_persons(workspace: Workspace, case: str) -> None:
    """Put what a person said last into the catalogue, where acts of another workspace came in; a number that another
    file has here stays that one's. Inside the caller's transaction."""
    act = persons_description(workspace, case)
    if act is not None:
        workspace.catalogue.describe(case, description_of(act))
        with suppress(ReviewError):  # it keeps the number it has
            workspace.catalogue.renumber(case, act.code)


def description_of(act: CaseDescribed) -> CaseDescription:
    """The act as the catalogue has it; the number stands apart."""
    return CaseDescription(act.title, act.unit, act.cause, act.party, act.reference_number, act.procedure)
