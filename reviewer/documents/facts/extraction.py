"""All facts of a case file: the whole file's first, then what single documents say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from reviewer.documents.facts import causes, details, handlers, law, moments, money, parties
from reviewer.documents.facts.papers import Paper, papers_of
from scoring.casefile import Document, Fact, Page

LISTS = frozenset({"officers", "other_penalties"})
"""Keys with several values at once: one Fact each, in order."""


class FactEntry(TypedDict):
    """One fact of `mingjuan read --json`."""

    key: str
    label: str
    value: str | list[str]
    page: int | None
    region: list[float] | None
    document: int | None
    confidence: float
    source: str


def extract(documents: Sequence[Document], pages: Sequence[Page]) -> tuple[str, tuple[Fact, ...]]:
    """The procedure, and every fact. Of each key the preferred fact comes first; other values that other documents
    state follow it; then come the details of single documents (docs/facts.md)."""
    papers = papers_of(documents, pages)
    facts = [*_whole_file(papers), *details.of_documents(papers, pages)]
    return procedure_of(papers), tuple(facts)


def procedure_of(papers: Sequence[Paper]) -> str:
    """普通程序, 简易程序, 普通程序（不予处罚）, 行政许可 …, "" where the documents do not tell."""
    kinds = {paper.kind for paper in papers}
    if "no_penalty_decision" in kinds and "decision" not in kinds:
        return "普通程序（不予处罚）"
    if "on_spot_decision" in kinds and "decision" not in kinds:
        return "简易程序"
    if kinds & {"decision", "penalty_approval"}:
        return "普通程序"
    if kinds & {"prior_notice", "hearing_notice"} and not kinds & {"demolition_order", "enforcement_decision"}:
        return "普通程序"
    if any(kind.startswith("permit_") for kind in kinds):
        return "行政许可"
    if kinds & {"seizure_decision", "enforcement_decision", "freeze_decision", "demolition_order"}:
        return "行政强制"
    if any(kind.startswith("check_") for kind in kinds):
        return "行政检查"
    return "普通程序" if kinds & {"filing_approval", "investigation_report"} else ""


def _whole_file(papers: Sequence[Paper]) -> list[Fact]:
    found: list[Fact] = []
    for key in ("decision_number", "filing_number"):
        found += handlers.numbers(papers, key).ranked()
    names = parties.full_name_first(parties.party_names(papers).ranked())
    codes = parties.credit_codes(papers).ranked()
    name = names[0] if names else None
    kind = parties.party_type(papers, name, codes[0] if codes else None)
    acting = {
        p.value for k in ("legal_representative", "operator") for p in parties.representatives(papers, k).ranked()
    }
    others = [n for n in names[1:] if n.value not in acting]  # who acts for the party is no second party
    found += [*names[:1], *([kind] if kind else []), *others, *codes]
    person = name.value if name else ""
    sole: list[Fact] = []
    for key in ("legal_representative", "operator"):
        people = parties.representatives(papers, key).ranked()
        if key == "legal_representative" and kind and kind.value == "个体工商户":
            sole = [replace(f, key="operator", label="经营者") for f in people]
            people = []
        if key == "operator" and not people:
            people = sole
        found += people
        if people and kind and kind.value != "自然人":
            person = people[0].value
    ids = parties.id_numbers(papers, person)
    found += ids
    if kind and kind.value == "自然人":
        found += parties.birth_and_guardian(papers, ids[0] if ids else None)
    found += causes.causes(papers, name.value if name else "").ranked()
    found += [*law.violated(papers).ranked(), *law.punished(papers).ranked(), *handlers.officers(papers)]
    for ballot in moments.dates(papers).values():
        found += ballot.ranked()
    for sums in (money.fine_amounts, money.proposed_fines, money.project_costs, money.fine_rates):
        found += sums(papers).ranked()
    return found + money.other_penalties(papers)


def as_json(facts: Sequence[Fact]) -> list[FactEntry]:
    """The facts as `read --json` prints them: one entry a fact, lists (officers …) as one entry with a list."""
    entries: list[FactEntry] = []
    lists: dict[str, FactEntry] = {}
    for fact in facts:
        if fact.key in lists:
            values = lists[fact.key]["value"]
            assert isinstance(values, list)
            values.append(fact.value)
            continue
        entry = _entry(fact)
        if fact.key in LISTS:
            entry["value"] = [fact.value]
            lists[fact.key] = entry
        entries.append(entry)
    return entries


def _entry(fact: Fact) -> FactEntry:
    box = fact.region.box if fact.region else None
    return {
        "key": fact.key,
        "label": fact.label,
        "value": fact.value,
        "page": fact.region.page if fact.region else None,
        "region": [round(v, 4) for v in (box.left, box.top, box.right, box.bottom)] if box else None,
        "document": fact.document,
        "confidence": fact.confidence,
        "source": fact.source.value,
    }
