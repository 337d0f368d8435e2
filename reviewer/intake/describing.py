"""The machine's guess at what the catalogue says of a case file; a person can put it right."""

import re

from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.descriptions import persons_description
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile, Document

_AUTHORITY = re.compile(
    r"^([一-鿿]{2,30}?(?:局|委员会|厅|总队|支队|大队|中队|人民政府|街道办事处|管理处|执法队))(?:[（(](?:印章|公章|盖章)[）)])?$"
)
_DECIDING = ("decision", "no_penalty_decision", "on_spot_decision", "prior_notice", "hearing_notice", "filing_approval")


def described(case: CaseFile, source_name: str) -> CaseDescription:
    """Title, unit, cause, party and number from the papers; the file's own name where nothing was read."""
    party = _value(case, "party_name")
    cause = _value(case, "cause")
    title = f"{party}{cause}案" if party and cause else source_name
    return CaseDescription(
        title=title,
        unit=authority_of(case),
        cause=cause,
        party=party,
        reference_number=_value(case, "decision_number") or _value(case, "filing_number"),
        procedure=case.procedure,
    )


def describe_anew(workspace: Workspace, case: str, content: CaseFile) -> None:
    """Put into the catalogue what is read now, where neither an earlier reading nor a person said what it is about.
    Inside the caller's transaction."""
    before = workspace.catalogue.case(case)
    if not before.party and not before.cause and persons_description(workspace, case) is None:
        workspace.catalogue.describe(case, described(content, before.title))


def authority_of(case: CaseFile) -> str:
    """The authority that decided: it stands alone on a line above the title or below the text of its decision."""
    for kind in _DECIDING:
        for document in case.of_kind(kind):
            if found := _alone_on_a_line(document):
                return found
    return ""


def _alone_on_a_line(document: Document) -> str:
    for line in (*document.lines[:3], *reversed(document.lines[-6:])):
        if match := _AUTHORITY.match(re.sub(r"\s", "", line.text)):
            return match.group(1)
    return ""


def _value(case: CaseFile, key: str) -> str:
    fact = case.fact(key)
    return fact.value if fact is not None else ""
