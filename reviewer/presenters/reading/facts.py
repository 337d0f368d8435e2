"""The facts of the open file as lines of the panel, and what a correction does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.presenters.reading.fact_groups import ENTERED_BY_HAND, GROUPS, LABELS, SEVERAL
from reviewer.presenters.reading.validation import typed
from scoring.acts import FactCorrected, FactRestored
from scoring.casefile import CaseFile, Fact, Source
from scoring.checks.fact_keys import ENTERED_GROUPS
from scoring.suspicions import Suspicion

DOUBTFUL = 0.8
LACKED = "无法核对的事项所缺"
Pairs = tuple[tuple[str, str], ...]
SOURCES: Mapping[Source, str] = {
    Source.TEXT: "原文",
    Source.OCR: "扫描识别",
    Source.ROSTER: "名册",
    Source.PERSON: "人工",
}


class FactLine(NamedTuple):
    """A line of the panel. A heading has no fact. `disagrees`: another document states another value; `replaces`: what
    was read where a person put it right."""

    heading: str = ""
    fact: Fact | None = None
    label: str = ""
    value: str = ""
    page: int = 0
    source: str = ""
    is_doubtful: bool = False
    disagrees: bool = False
    replaces: str = ""
    is_persons: bool = False

    @property
    def name(self) -> tuple[str, int]:
        """Which fact of which document it is, whatever its value."""
        return (self.fact.key, self.fact.document or 0) if self.fact is not None else (self.heading, 0)

    @property
    def spoken(self) -> str:
        """The line in one sentence, for the tip and for a screen reader."""
        if self.fact is None:
            return self.heading
        parts = [f"{self.label}：{self.value}", f"第 {self.page} 页" if self.page else "", self.source]
        parts += ["把握不大，请核对" if self.is_doubtful else "", "各文书记载不一致" if self.disagrees else ""]
        parts += [f"读到的是：{shown(self.fact.key, self.replaces)}" if self.replaces else ""]
        return "，".join(part for part in parts if part)


def fact_lines(case: CaseFile, corrections: Sequence[FactCorrected], page: int) -> tuple[FactLine, ...]:
    """Group by group the facts of the whole file, then what the document on this page says."""
    before = {(a.key, a.document, a.value): a.replaces for a in corrections}
    lines: list[FactLine] = []
    for heading, keys in GROUPS.items():
        lines += _group(heading, [list(case.all_facts(key)) for key in keys], before)
    document = case.document_on(page)
    if document is not None:
        own = [[fact] for fact in case.facts if fact.document == document.seq and fact.key not in LABELS]
        lines += _group(document.title or "本文书", own, before)
    return tuple(lines)


def _group(heading: str, keys: Iterable[list[Fact]], before: Mapping[tuple[str, int, str], str]) -> Iterator[FactLine]:
    lines = [line for facts in keys for line in _of_key(facts, before)]
    if lines:
        yield FactLine(heading=heading)
        yield from lines


def _of_key(facts: Sequence[Fact], before: Mapping[tuple[str, int, str], str]) -> Iterator[FactLine]:
    disagree = len({fact.value for fact in facts}) > 1 and facts[0].key not in SEVERAL
    for fact in facts:
        persons = fact.source is Source.PERSON
        yield FactLine(
            fact=fact,
            label=fact.label,
            value=shown(fact.key, fact.value),
            page=fact.region.page if fact.region else 0,
            source=SOURCES[fact.source],
            is_doubtful=fact.confidence < DOUBTFUL,
            disagrees=disagree,
            replaces=before.get((fact.key, fact.document or 0, fact.value), "") if persons else "",
            is_persons=persons,
        )


def shown(key: str, value: str) -> str:
    """A value as people write it."""
    if key == "fine_rate":
        return f"{Decimal(value) * 100:f}%".replace(".00%", "%")
    if key in ("fine_amount", "proposed_fine_amount", "project_cost", "doc_fine", "paid_amount"):
        return f"{Decimal(value):,f} 元"
    return (
        value.replace("|", "　") if key == "contents_entry" else value.replace("T", " ", 1) if _moment(value) else value
    )


def _moment(value: str) -> bool:
    return len(value) == 16 and value[10] == "T" and value[4] == value[7] == "-"


def missing_keys(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """The facts of a whole file for which there is no value: key and label."""
    there = {fact.key for fact in case.facts}
    return tuple((key, label) for key, label in LABELS.items() if key not in there)


def missing_groups(case: CaseFile, suspicions: Sequence[Suspicion]) -> tuple[tuple[str, Pairs], ...]:
    """What can be entered, by heading (part and sub-part apart by a stroke): first what results that could not be
    told lack, then every other fact."""
    absent = dict(missing_keys(case))
    lacked = dict.fromkeys(key for s in suspicions for key in s.missing if key in absent)
    groups = [(LACKED, tuple((key, absent[key]) for key in lacked))]
    parts = {**GROUPS, **{f"{ENTERED_BY_HAND}／{name}": keys for name, keys in ENTERED_GROUPS.items()}}
    del parts[ENTERED_BY_HAND]
    for heading, keys in parts.items():
        groups.append((heading, tuple((key, absent[key]) for key in keys if key in absent)))
    return tuple((heading, pairs) for heading, pairs in groups if pairs)


def correction(line: FactLine, text: str) -> tuple[FactCorrected, str]:
    """The act that makes this the line's value, and what is odd about it. Raises NotThisKind."""
    fact = line.fact
    assert fact is not None
    replaces = line.replaces if line.is_persons else fact.value
    value, doubt = typed(fact.key, text, replaces or fact.value)
    return FactCorrected(fact.key, fact.label, value, line.page, fact.document or 0, replaces), doubt


def addition(key: str, text: str, page: int) -> tuple[FactCorrected, str]:
    """The act that states a fact nobody read. Raises NotThisKind."""
    value, doubt = typed(key, text)
    return FactCorrected(key, LABELS[key], value, page, 0, ""), doubt


def restoration(line: FactLine) -> FactRestored:
    """The act that takes a person's value back."""
    assert line.fact is not None
    return FactRestored(line.fact.key, line.fact.document or 0, line.replaces)
