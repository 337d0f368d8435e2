"""送卷核对: the list of cases held against the case files that were sent in. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from reviewer.intake.same_case import NumberedCase
from scoring.roster_acts import RosterLine


@dataclass(frozen=True, slots=True)
class LineStanding:
    """One row of the list: the case files that belong to it, and where they say something else than the row."""

    line: RosterLine
    cases: tuple[NumberedCase, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completeness:
    """Every row of the list, and the case files that are in no row."""

    standings: tuple[LineStanding, ...] = ()
    outside: tuple[NumberedCase, ...] = ()

    @property
    def received(self) -> int:
        """How many rows have a case file."""
        return sum(bool(standing.cases) for standing in self.standings)

    @property
    def missing(self) -> int:
        """How many rows have none."""
        return len(self.standings) - self.received


def completeness(lines: Sequence[RosterLine], cases: Sequence[NumberedCase]) -> Completeness:
    """By reference number; where it is missing or wrong, by party and cause if these name one row and one file."""
    belongs: dict[str, int] = {}  # case file → row
    by_number = _by_number(lines)
    for case in cases:
        rows = next((by_number[number] for number in case.numbers if number in by_number), [])
        if rows:
            belongs[case.id] = next((n for n in rows if _same_party(lines[n], case)), rows[0])
    belongs |= _by_party(lines, [case for case in cases if case.id not in belongs], set(belongs.values()))
    gathered: dict[int, list[NumberedCase]] = defaultdict(list)
    for case in cases:
        if case.id in belongs:
            gathered[belongs[case.id]].append(case)
    standings = tuple(
        LineStanding(line, tuple(gathered[n]), tuple(_differences(line, gathered[n]))) for n, line in enumerate(lines)
    )
    return Completeness(standings, tuple(case for case in cases if case.id not in belongs) if lines else ())


def _by_number(lines: Sequence[RosterLine]) -> Mapping[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if line.number_key:
            rows[line.number_key].append(n)
    return dict(rows)


def _same_party(line: RosterLine, case: NumberedCase) -> bool:
    party = line.values.get("party_name", "")
    return bool(party) and party == case.party


def _by_party(lines: Sequence[RosterLine], cases: Sequence[NumberedCase], taken: set[int]) -> dict[str, int]:
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if n not in taken:
            rows[(line.values.get("party_name", ""), line.values.get("cause", ""))].append(n)
    files: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        if case.party and case.cause:
            files[(case.party, case.cause)].append(case.id)
    sure = {who: ids[0] for who, ids in files.items() if len(ids) == 1 and len(rows.get(who, ())) == 1}
    return {case: rows[who][0] for who, case in sure.items()}


def _differences(line: RosterLine, cases: Sequence[NumberedCase]) -> Iterator[str]:
    for case in cases:
        number, party = line.values.get("reference_number", ""), line.values.get("party_name", "")
        if line.number_key and case.numbers and line.number_key not in case.numbers:
            yield f"案号：目录为{number}，案卷{case.code}为{case.numbers[0]}"
        if party and case.party and party != case.party:
            yield f"当事人：目录为{party}，案卷{case.code}为{case.party}"
        listed, decided = _yuan(line.values.get("fine_amount", "")), _yuan(case.fine)
        if listed is not None and decided is not None and listed != decided:
            yield f"罚款：目录为{listed:f}元，案卷{case.code}为{decided:f}元"


def _yuan(text: str) -> Decimal | None:
    try:
        return Decimal(text).normalize() if text else None
    except InvalidOperation:
        return None
