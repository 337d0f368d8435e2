"""Several documents say the same thing, some of them misread or wrongly: which value is preferred, which follow."""

from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.casefile import Fact, Source
from scoring.notation.names import Likeness, same_name

Votes = list[tuple[float, Fact]]
_SHORTEST_NAME = 3
_LEAST = 4  # shorter values (a name of three characters) are not compared by likeness


def _one_sign_off(first: str, second: str) -> bool:
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


@dataclass(slots=True)
class Ballot:
    """Collects the facts of one key, each with the weight of the document it comes from."""

    same: Callable[[str], str] = str
    _votes: dict[str, Votes] = field(default_factory=dict)

    def add(self, fact: Fact | None, weight: float) -> None:
        """One voice; None and empty values are no voice."""
        if fact is not None and fact.value:
            self._votes.setdefault(self.same(fact.value), []).append((weight, fact))

    def ranked(self) -> list[Fact]:
        """One fact a value: the value with the most weight first, each from its weightiest document. A recognised value
        that differs by one character from one that more documents state lends that one its weight."""
        totals = {key: sum(w * f.confidence for w, f in votes) for key, votes in self._votes.items()}
        for key, votes in self._votes.items():
            better = self._better(key, votes)
            if better is not None:
                totals[better] += totals[key]
                totals[key] = 0.0
        order = sorted(self._votes, key=lambda key: -totals[key])
        order = self._outvoted(order)
        return [max(self._votes[key], key=lambda vote: vote[0] * vote[1].confidence)[1] for key in order]

    def _outvoted(self, order: list[str]) -> list[str]:
        """A value that one weighty document writes with one sign otherwise than all the rest is that one's slip."""
        if len(order) < 2 or len(order[0]) < _SHORTEST_NAME or order[0][:1].isdigit():
            return order
        own = len(self._documents(order[0]))
        for other in order[1:]:
            if _one_sign_off(order[0], other) and len(self._documents(other)) >= 2 * own:
                return [other, *(key for key in order if key != other)]
        return order

    def _documents(self, key: str) -> set[int | None]:
        return {fact.document for _, fact in self._votes[key]}

    def _better(self, key: str, votes: Votes) -> str | None:
        """The value of which this one is rather a misreading."""
        if len(key) < _LEAST or any(f.source is not Source.OCR for _, f in votes):
            return None
        if key[:1].isdigit():  # dates, sums, codes: another figure is another value
            return None
        others = (k for k, v in self._votes.items() if len(v) > len(votes) and same_name(k, key) is Likeness.ONE_OFF)
        return max(others, key=lambda k: len(self._votes[k]), default=None)

    def __bool__(self) -> bool:
        return bool(self._votes)
