"""How a check says what it found."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scoring.casefile import Region
from scoring.checks.context import Context
from scoring.checks.fact_keys import LABELS
from scoring.checks.papers import Moment, Paper
from scoring.suspicions import Result, Severity, Suspicion

Place = Moment | Paper | Region | tuple[Paper, Region] | None


class Report:
    """Makes the suspicions of one rule: severity, law and criteria come from data, so every message looks alike."""

    def __init__(self, rule: str, context: Context) -> None:
        self.rule = rule
        self.parameters = context.of(rule)
        self._fed = context.criteria

    def violated(
        self, message: str, computation: str = "", at: Iterable[Place] = (), key: str = "", severity: str = ""
    ) -> Suspicion:
        """The file shows that the rule was broken."""
        return self._made(Result.VIOLATED, message, computation, at, key, severity)

    def satisfied(self, message: str, computation: str = "", at: Iterable[Place] = (), key: str = "") -> Suspicion:
        """The file shows that the rule was kept."""
        return self._made(Result.SATISFIED, message, computation, at, key)

    def unknown(
        self,
        message: str,
        computation: str = "",
        at: Iterable[Place] = (),
        key: str = "",
        missing: tuple[str, ...] = (),
    ) -> Suspicion:
        """The file does not say; the message names what is missing, `missing` the facts a person can enter."""
        return replace(self._made(Result.UNKNOWN, message, computation, at, key), missing=missing)

    def lacking(
        self, looked_for: Mapping[str, object | None], what: str, at: Iterable[Place] = (), key: str = ""
    ) -> Suspicion:
        """`what` cannot be told for want of those facts (by key) that were looked for and are None."""
        missing = tuple(k for k, found in looked_for.items() if found is None)
        words = "、".join(LABELS[k] for k in missing)
        return self.unknown(f"缺少{words}，{what}无法核对。", at=at, key=key, missing=missing)

    def _made(
        self, result: Result, message: str, computation: str, at: Iterable[Place], key: str, severity: str = ""
    ) -> Suspicion:
        documents, regions = _places(at)
        return Suspicion(
            key=":".join((self.rule, ",".join(map(str, documents)), key)),
            rule=self.rule,
            result=result,
            severity=Severity(severity) if severity else self.parameters.severity,
            law=self.parameters.law,
            documents=documents,
            regions=regions,
            computation=computation,
            message=message,
            criteria=tuple(self._fed.get(f"{self.rule}.{key}") or self._fed.get(self.rule, ())),
        )


def _places(at: Iterable[Place]) -> tuple[tuple[int, ...], tuple[Region, ...]]:
    documents: list[int] = []
    regions: list[Region] = []
    for place in at:
        match place:
            case Moment():
                seq, region = place.document, place.region
            case Paper():
                seq, region = place.seq, place.whole
            case (paper, region):
                seq = paper.seq
            case _:
                seq, region = None, place
        if seq is not None and seq not in documents:
            documents.append(seq)
        if region is not None and region not in regions:
            regions.append(region)
    return tuple(documents), tuple(regions)
