"""What single documents say."""

from collections.abc import Sequence

from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact


def of_documents(papers: Sequence[Paper]) -> list[Fact]:
    return []
