"""Documents and facts of a case file's pages, after the office's own kinds of document and a person's arrangement."""

from typing import TYPE_CHECKING

from reviewer.storage.codec import from_json
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.library.document_kinds import DocumentKind

OWN_KINDS = "document-kinds"
"""The folder of a workspace with an office's own kinds of document, as YAML files like the shipped ones."""


def kinds_of(workspace: Workspace) -> "tuple[DocumentKind, ...]":
    """The shipped kinds of document with the office's own. Raises KindsUnreadable."""
    from reviewer.library.document_kinds import load_kinds

    return load_kinds(sorted((workspace.folder / OWN_KINDS).glob("*.yaml")))


def understood(workspace: Workspace, case: str, reader: "IsolatedReader | None" = None) -> CaseFile:
    """What the kept pages of a case file say now; found out in the child of `reader` where one is given."""
    from reviewer.documents.splitting import Structure
    from reviewer.documents.understanding import Known, seconds_for, understand, understood_by

    readings = workspace.readings
    known = Known(
        readings.pages(case),
        from_json(readings.structure(case) or "{}", Structure),
        readings.problems(case),
        readings.arrangement(case).documents,
    )
    if reader is None:
        return understand(*known, kinds_of(workspace))
    title, limit = workspace.catalogue.case(case).title, seconds_for(len(known.pages))
    return understood_by(reader, known, kinds_of(workspace), title, limit)
