"""Files without a fault stay without suspicion however a bureau writes, names and binds them, and one planted fault is
found, when everything goes through the reader: documents and facts come from the text alone."""

import pytest

from reviewer.documents.kinds import recognise
from scoring.casefile import CaseFile
from tests.reviewer.documents.through_reading import in_other_order, read, titles, under_other_titles
from tests.scoring.checks.casebook import CASES, Change, context, papers, violated
from tests.scoring.checks.faults import FAULTS, Fault
from tests.scoring.checks.variations import TEXTS

ORDERS = ["decision first", "receipts last", "approvals last", "last first", "shuffled", "shuffled again"]
ALSO = {"C22": {"C05"}}
"""Cash taken by an officer in an ordinary case breaks both."""


def _read(case: str, *changes: Change) -> CaseFile:
    documents = papers(case)[1]
    for change in changes:
        documents = change.on(documents)
    return read(documents)


@pytest.mark.parametrize(("kind", "title"), [(kind, t) for kind, names in titles().items() for t in names])
def test_titles_of_many_bureaus_name_their_kind(kind: str, title: str) -> None:
    assert recognise(title)[0] == kind


@pytest.mark.parametrize("case", CASES)
def test_a_file_without_a_fault_is_not_suspected(case: str) -> None:
    assert violated(_read(case), context(case)) == set()


@pytest.mark.parametrize(("number", "style"), list(enumerate(TEXTS)))
def test_nor_when_another_bureau_writes_it(number: int, style: str) -> None:
    for case in (CASES[number % len(CASES)], CASES[(number + 5) % len(CASES)], CASES[(number + 9) % len(CASES)]):
        assert (case, violated(read(papers(case)[1], text=TEXTS[style]), context(case))) == (case, set())


@pytest.mark.parametrize("order", ORDERS)
def test_nor_when_it_is_bound_in_another_order(order: str) -> None:
    for case in CASES:
        assert (case, violated(read(in_other_order(papers(case)[1], order)), context(case))) == (case, set())


@pytest.mark.parametrize("lot", range(6))
def test_nor_under_any_titles(lot: int) -> None:
    for case in CASES:
        drawn = under_other_titles(papers(case)[1], f"{lot}{case}")
        assert (case, violated(read(drawn), context(case))) == (case, set()), [p.title for p in drawn]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_exactly_the_planted_fault_is_found(fault: Fault) -> None:
    found = violated(_read(fault.case, *fault.changes), context(fault.case))
    assert fault.rule in found
    assert found <= {fault.rule, *fault.also, *ALSO.get(fault.rule, set())}
