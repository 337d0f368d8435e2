"""What single documents say: heads, signatures, opinions, records, service, hearing, review, payment, remedies."""

from collections.abc import Callable, Iterator, Sequence

from reviewer.documents.facts.details_heads import contents_entries, heads, pages_stamped, signatures
from reviewer.documents.facts.details_law import discretion, provisions, remedies
from reviewer.documents.facts.details_people import hearing, legal_review, opinions, panel
from reviewer.documents.facts.details_sums import goods, payment, periods, surcharge
from reviewer.documents.facts.details_times import extension, interruptions, records, service, waivers
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact, Page

Reader = Callable[[Paper], Iterator[Fact]]

_READERS: tuple[Reader, ...] = (
    heads,
    contents_entries,
    signatures,
    opinions,
    records,
    service,
    hearing,
    legal_review,
    panel,
    payment,
    goods,
    periods,
    extension,
    interruptions,
    waivers,
    surcharge,
    provisions,
    discretion,
    remedies,
)


def of_documents(papers: Sequence[Paper], pages: Sequence[Page]) -> list[Fact]:
    """The details of every document, in file order; each fact names its document."""
    found: list[Fact] = []
    for paper in papers:
        seen: set[tuple[str, str, str]] = set()
        for fact in (*pages_stamped(paper, pages), *(f for read in _READERS for f in read(paper))):
            identity = fact.key, fact.label, fact.value
            if fact.value and identity not in seen:
                seen.add(identity)
                found.append(fact)
    return found
