"""Case files that are probably one case: they bear the same reference number. Nothing is merged; a person is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.storage.workspace import Workspace
from scoring.notation.references import reference_key
from scoring.notation.text import normalise


@dataclass(frozen=True, slots=True)
class NumberedCase:
    """A case file with what can be compared: its numbers in the form for comparison, its party, cause and fine."""

    id: str
    code: str
    title: str
    numbers: tuple[str, ...]
    unit: str = ""
    party: str = ""
    cause: str = ""
    fine: str = ""
    shown_number: str = ""  # as the papers write it


@lru_cache(maxsize=65_536)
def number_key(text: str) -> str:
    """A reference number in the form for comparison: full width, brackets, spaces and leading zeros apart."""
    return reference_key(normalise(text))


def numbered_cases(workspace: Workspace) -> tuple[NumberedCase, ...]:
    """Every case file of the workspace, in the order of its code."""
    return tuple(
        NumberedCase(
            row.id,
            row.code,
            row.title,
            _keys(row.number, row.decided),
            row.unit,
            row.party,
            row.cause,
            row.fine,
            row.number or row.decided,
        )
        for row in workspace.outcomes.comparable()
    )


def _keys(*numbers: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number_key(number) for number in numbers if number.strip()))


def same_cases(cases: Iterable[NumberedCase]) -> Mapping[str, Sequence[NumberedCase]]:
    """Case file → the others with one of its numbers; only those that have any."""
    holders: dict[str, list[NumberedCase]] = defaultdict(list)
    for case in cases:
        for number in case.numbers:
            holders[number].append(case)
    found: dict[str, dict[str, NumberedCase]] = defaultdict(dict)
    for together in holders.values():
        for case in together if len(together) > 1 else ():
            found[case.id].update((other.id, other) for other in together if other.id != case.id)
    return {case: tuple(others.values()) for case, others in found.items()}


def same_as(workspace: Workspace, case: str) -> str:
    """The codes of the case files that are probably the same as this one; empty where there are none."""
    return "、".join(other.code for other in same_cases(numbered_cases(workspace)).get(case, ()))
