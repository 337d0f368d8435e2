"""Several documents say the same thing, some of them misread or wrongly: which value is preferred, which follow."""

from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.casefile import Fact


@dataclass(slots=True)
class Ballot:
    """Collects the facts of one key, each with the weight of the document it comes from."""

    same: Callable[[str], str] = str
    _votes: dict[str, list[tuple[float, Fact]]] = field(default_factory=dict)

    def add(self, fact: Fact | None, weight: float) -> None:
        """One voice; None and empty values are no voice."""
        if fact is not None and fact.value:
            self._votes.setdefault(self.same(fact.value), []).append((weight, fact))

    def ranked(self) -> list[Fact]:
        """One fact a value: the value with the most weight first, each from its weightiest document."""
        groups = sorted(self._votes.values(), key=lambda votes: -sum(w * f.confidence for w, f in votes))
        return [max(votes, key=lambda vote: vote[0] * vote[1].confidence)[1] for votes in groups]

    def best(self) -> Fact | None:
        """The preferred fact."""
        return next(iter(self.ranked()), None)

    def __bool__(self) -> bool:
        return bool(self._votes)
