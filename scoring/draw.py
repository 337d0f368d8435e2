"""抽卷: a draw of cases that anybody can repeat. Each case has a lot, made from the seed, its unit and its number; in
each unit those with the lowest lots are drawn."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

METHOD = (
    "每一件按随机种子、承办机构、案号（各占一行，UTF-8）算出 SHA-256，各单位取最小的几件"
    "（重号、没有案号的加上行号）；种子和目录相同，结果就相同。"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that may be drawn. `number` tells it from the others of its unit."""

    unit: str
    number: str


def candidates(cases: Sequence[tuple[str, str, int]]) -> list[Candidate]:
    """Of cases by unit, number and line of the list: the line is added where there is no number, or one seen before."""
    found: dict[Candidate, None] = {}
    for unit, number, line in cases:
        candidate = Candidate(unit, number)
        found[candidate if number and candidate not in found else Candidate(unit, f"{number}第{line}行")] = None
    return list(found)


def lot(seed: str, candidate: Candidate) -> str:
    """SHA-256 of seed, unit and number, one line each, in hexadecimal."""
    return hashlib.sha256("\n".join((seed, candidate.unit, candidate.number)).encode()).hexdigest()


def draw(of: Sequence[Candidate], seed: str, shares: Mapping[str, int]) -> list[Candidate]:
    """So many of each unit, by the lots; units in the order of the list, in each the lowest lot first."""
    units = dict.fromkeys(candidate.unit for candidate in of)
    return [
        candidate
        for unit in units
        for candidate in sorted((c for c in of if c.unit == unit), key=lambda c: lot(seed, c))[: shares.get(unit, 0)]
    ]


def equal_shares(of: Sequence[Candidate], each: int) -> dict[str, int]:
    """The same number of every unit; all of it where a unit has no more."""
    return {unit: min(each, count) for unit, count in _counted(of).items()}


def proportional_shares(of: Sequence[Candidate], total: int) -> dict[str, int]:
    """`total` by the number of cases, one of each unit at least as far as it goes; what remains of the division goes to
    the largest remainders, of equal ones to the larger unit, then to the earlier one."""
    counts = _counted(of)
    total = min(total, sum(counts.values()))
    order = sorted(counts, key=lambda unit: -counts[unit])
    shares = {unit: int(at < total) for at, unit in enumerate(order)}
    exact = {unit: Fraction(total * count, len(of)) for unit, count in counts.items()}
    for unit in order:
        shares[unit] = max(shares[unit], min(int(exact[unit]), counts[unit]))
    while sum(shares.values()) > total:
        richest = max((u for u in order if shares[u] > 1), key=lambda u: shares[u] - exact[u])
        shares[richest] -= 1
    while sum(shares.values()) < total:
        poorest = max((u for u in order if shares[u] < counts[u]), key=lambda u: exact[u] - shares[u])
        shares[poorest] += 1
    return {unit: shares[unit] for unit in counts}


def _counted(of: Sequence[Candidate]) -> Counter[str]:
    return Counter(candidate.unit for candidate in of)
