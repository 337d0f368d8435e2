"""The machine's guess at what the catalogue says of a case file; a person can put it right."""

from reviewer.storage.catalogue import CaseDescription
from scoring.casefile import CaseFile


def described(case: CaseFile, source_name: str) -> CaseDescription:
    """Title, unit, cause, party and number from the facts; the file's own name where nothing was read."""
    party = _value(case, "party_name")
    cause = _value(case, "cause")
    title = f"{party}{cause}案" if party and cause else source_name
    return CaseDescription(
        title=title,
        unit=_value(case, "authority"),
        cause=cause,
        party=party,
        reference_number=_value(case, "decision_number") or _value(case, "filing_number"),
        procedure=case.procedure,
    )


def _value(case: CaseFile, key: str) -> str:
    fact = case.fact(key)
    return fact.value if fact is not None else ""
