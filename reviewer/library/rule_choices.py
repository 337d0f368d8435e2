"""What an office chose about the rules: some switched off, and its own versions of rules we could not verify."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from scoring.checks.parameters import RuleParameters, Verified
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError
from scoring.notation.provisions import find_provisions

Parameters = Mapping[str, RuleParameters]
BASES = ("T01", "T02", "T20", "C03")
"""Rules whose check says everything from its parameters, so that other parameters make another version of it."""
UNIT_FIXED = ("T20",)  # its check counts in the unit of its own parameters


@dataclass(frozen=True, slots=True)
class OwnVersion:
    """A rule listed as unverified, with what the office found in the text of the law itself.

    It stands in for its base rule (T20 of T20-旧) for case files of its time.
    """

    rule: str
    law: str
    source: str
    length: int | None = None
    unit: PeriodUnit = PeriodUnit.DAYS
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    valid_from: date | None = None
    valid_until: date | None = None

    def covers(self, day: date | None) -> bool:
        """Whether a case file of this day falls under it."""
        if day is None:
            return self.valid_from is None and self.valid_until is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class RuleChoices:
    """`off`: rule → why. `own`: the office's own versions. `counting`: rule → convention → whether it holds, where the
    law is silent and the office counts otherwise than the program."""

    off: Mapping[str, str] = field(default_factory=dict)
    own: tuple[OwnVersion, ...] = ()
    counting: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    def version(self, rule: str) -> OwnVersion | None:
        """The office's own version of a rule."""
        return next((v for v in self.own if v.rule == rule), None)


def conventions_of(rule: RuleParameters) -> dict[str, bool]:
    """How the periods of this rule are counted, by convention; empty for a rule without a period."""
    if rule.length is None:
        return {}
    if rule.both_ends_excluded is not None:  # counted backwards it has no first day to count
        return {"both_ends_excluded": rule.both_ends_excluded}
    return {"first_day_counts": rule.first_day_counts, "rolls": rule.rolls}


def counted_so(rule: RuleParameters, counting: Mapping[str, bool]) -> RuleParameters:
    """The rule counted by these conventions; what it does not know is left out."""
    known = {name: holds for name, holds in counting.items() if name in conventions_of(rule)}
    if not known:
        return rule
    return replace(
        rule,
        first_day_counts=known.get("first_day_counts", rule.first_day_counts),
        rolls=known.get("rolls", rule.rolls),
        both_ends_excluded=known.get("both_ends_excluded", rule.both_ends_excluded),
    )


def base_of(rule: str) -> str:
    """The rule that a listed version would stand in for; empty where the program has no way to check it."""
    base = rule.split("-")[0]
    return base if base in BASES and base != rule else ""


def checked_version(version: OwnVersion, parameters: Parameters, choices: RuleChoices) -> OwnVersion:
    """The version, if all that it needs is there. Raises ReviewError."""
    if not base_of(version.rule):
        raise ReviewError(f"规则 {version.rule} 不能启用：程序里没有它的算法。")
    base = parameters[base_of(version.rule)]
    if "《" not in version.law or not find_provisions(version.law):
        raise ReviewError("没有写明依据的条款。", "写成《某某规定》第几条第几款。")
    if not version.source.strip():
        raise ReviewError("没有写明出处。", "写明在哪里核对的正文，例如 某某公报某年第几号。")
    if base.length is not None and (version.length is None or not 0 < version.length <= 3660):
        raise ReviewError("期限应当是 1 到 3660 的整数。")
    if base.rule in UNIT_FIXED and version.unit is not base.unit:
        raise ReviewError("这条规则的期限只能按日计算。")
    missing = [name for name in base.numbers if base.length is None and name not in version.numbers]
    if missing or any(value < 0 for value in version.numbers.values()):
        raise ReviewError("参数没有填全，或者是负数。")
    if version.valid_from and version.valid_until and version.valid_until < version.valid_from:
        raise ReviewError("适用的止日早于起日。")
    for other in choices.own:
        same = other.rule != version.rule and base_of(other.rule) == base_of(version.rule)
        if same and laws_of(other.rule, parameters) == laws_of(version.rule, parameters) and _meet(other, version):
            raise ReviewError(f"与已启用的 {other.rule} 适用时间重叠。", "同一天只能有一种规定，请先停用那一条。")
    return version


def laws_of(rule: str, parameters: Parameters) -> tuple[str, ...]:
    """The laws a listed version belongs to: it holds only for case files that cite one; empty: for all."""
    return parameters[rule].words.get("cites", ()) if rule in parameters else ()


def _meet(one: OwnVersion, two: OwnVersion) -> bool:
    first = max(one.valid_from or date.min, two.valid_from or date.min)
    last = min(one.valid_until or date.max, two.valid_until or date.max)
    return first <= last


def chosen(parameters: Parameters, choices: RuleChoices, day: date | None, cited: str = "") -> Parameters:
    """The parameters by which a case file of this day that cites these provisions is checked."""
    found = dict(parameters)
    for rule, reason in choices.off.items():
        known = found.get(rule)
        if known is not None and known.verified is Verified.DERIVED:
            found[rule] = replace(known, enabled=False, disabled_reason=reason)
    for rule, counting in choices.counting.items():
        if rule in found:
            found[rule] = counted_so(found[rule], counting)
    for version in choices.own:
        base = base_of(version.rule)
        laws = laws_of(version.rule, parameters)
        if base in found and version.covers(day) and (not laws or any(law in cited for law in laws)):
            found[base] = _standing_in(found[base], version)
    return found


def _standing_in(base: RuleParameters, version: OwnVersion) -> RuleParameters:
    return replace(
        base,
        law=(version.law,),
        source=version.source,
        length=version.length if base.length is not None else None,
        unit=version.unit,
        numbers={**base.numbers, **version.numbers},
        valid_from=version.valid_from,
        valid_until=version.valid_until,
    )


def choices_text(choices: RuleChoices) -> str:
    """The choices as text to keep; empty where nothing was chosen."""
    import json

    if not choices.off and not choices.own and not choices.counting:
        return ""
    own = [
        {
            "rule": v.rule,
            "law": v.law,
            "source": v.source,
            "length": v.length,
            "unit": v.unit.value,
            "numbers": {name: str(value) for name, value in v.numbers.items()},
            "valid_from": v.valid_from.isoformat() if v.valid_from else None,
            "valid_until": v.valid_until.isoformat() if v.valid_until else None,
        }
        for v in choices.own
    ]
    counting = {rule: dict(values) for rule, values in choices.counting.items()}
    return json.dumps({"off": dict(choices.off), "own": own, "counting": counting}, ensure_ascii=False)


def read_choices(text: str) -> RuleChoices:
    """The choices that were kept. Raises ReviewError."""
    import json

    if not text:
        return RuleChoices()
    try:
        data = json.loads(text)
        off = {str(rule): str(reason) for rule, reason in data["off"].items()}
        counting = {
            str(rule): {str(name): bool(value) for name, value in values.items()}
            for rule, values in data.get("counting", {}).items()  # not there in what earlier versions kept
        }
        return RuleChoices(off, tuple(_version(entry) for entry in data["own"]), counting)
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation):
        raise ReviewError("检查规则的设置读不出来。", "请在“设置”的“检查规则”中恢复为程序自带的设置。") from None


def _version(entry: Mapping[str, Any]) -> OwnVersion:
    return OwnVersion(
        rule=entry["rule"],
        law=entry["law"],
        source=entry["source"],
        length=entry["length"],
        unit=PeriodUnit(entry["unit"]),
        numbers={name: Decimal(value) for name, value in entry["numbers"].items()},
        valid_from=date.fromisoformat(entry["valid_from"]) if entry["valid_from"] else None,
        valid_until=date.fromisoformat(entry["valid_until"]) if entry["valid_until"] else None,
    )
