"""The papers of a case file by the part they play."""

from functools import cached_property

from scoring.casefile import CaseFile, Document, Source
from scoring.checks.papers import Paper
from scoring.checks.roles import DECISIONS, role_of


class Binder:
    """The papers of one case file, each with its part; in file order."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.papers = tuple(Paper(d, role_of(d), _source(case, d)) for d in case.documents)

    def all(self, *roles: str) -> tuple[Paper, ...]:
        """The papers playing these parts, in file order."""
        return tuple(p for p in self.papers if p.role in roles)

    def first(self, *roles: str) -> Paper | None:
        return next(iter(self.all(*roles)), None)

    def last(self, *roles: str) -> Paper | None:
        found = self.all(*roles)
        return found[-1] if found else None

    def paper(self, seq: int | None) -> Paper | None:
        return next((p for p in self.papers if p.seq == seq), None)

    @cached_property
    def decision(self) -> Paper | None:
        """The decision that ends the case."""
        return self.first(*DECISIONS)


def _source(case: CaseFile, document: Document) -> Source | None:
    sources = {p.source for p in case.pages if document.first_page <= p.number <= document.last_page}
    return Source.OCR if Source.OCR in sources else next(iter(sources), None)
