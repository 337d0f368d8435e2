"""Writes an office's local rules, for the editor and for handing on to another office."""

from decimal import Decimal
from typing import Any

from scoring.local_rules import Benchmark, LocalRules


def to_yaml(rules: LocalRules) -> str:
    """The rules as a file that `read_local_rules` reads back to the same; for the editor and for handing on."""
    import yaml

    data: dict[str, Any] = {"fictional": True} if rules.fictional else {}
    if rules.hearing_threshold:
        amounts: dict[str, Any] = {party.value: _number(a) for party, a in rules.hearing_threshold.items()}
        data["hearing_threshold"] = amounts | {"inclusive": rules.hearing_includes_threshold}
    data["discretion"] = [_benchmark_entry(b) for b in rules.discretion]
    data["provisions"] = [{"provision": p.provision, "cause": p.cause} for p in rules.provisions]
    data["time_limits"] = [
        {"rule": t.rule, "days": t.length, "unit": t.unit.value, "source": t.source} for t in rules.time_limits
    ]
    data["laws"] = [_present(law=e.law, effective=e.effective, repealed=e.repealed) for e in rules.laws]
    data["legal_review_for"] = list(rules.legal_review_for)
    return str(yaml.safe_dump({k: v for k, v in data.items() if v}, allow_unicode=True, sort_keys=False, width=110))


def _benchmark_entry(benchmark: Benchmark) -> dict[str, Any]:
    measure = _present(name=benchmark.measure, unit=benchmark.unit) if benchmark.measure else None
    return _present(
        id=benchmark.id,
        cause=benchmark.cause,
        provisions=list(benchmark.provisions),
        party=benchmark.party.value,
        measure=measure,
        base=benchmark.base,
        statutory=_pair(benchmark.statutory),
        tiers=[
            {"name": t.name}
            | _present(**{"from": _number(t.low), "below": _number(t.below), "to": _number(t.upto)})
            | _present(fine=_pair(t.fine), rate=[str(r) for r in t.rate] if t.rate else None)
            for t in benchmark.tiers
        ],
    )


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _pair(pair: tuple[Decimal, Decimal] | None) -> list[Any] | None:
    return [_number(n) for n in pair] if pair is not None else None


def _number(value: Decimal | None) -> Any:
    """A number as people write it: whole ones plain, others as text, so that nothing is rounded."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else str(value)
