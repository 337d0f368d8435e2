"""Reads resources/checks: what the law and the data say about each rule."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from scoring.checks.parameters import RuleParameters, Verified
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError
from scoring.suspicions import Severity

FILES = ("periods", "order", "conditions", "consistency", "unverified")


@cache
def read_parameters() -> Mapping[str, RuleParameters]:
    """The parameters of every rule, by rule id."""
    found: dict[str, RuleParameters] = {}
    for name in FILES:
        for rule, entry in _load(f"{name}.yaml").items():
            found[rule] = parameters_from(rule, entry)
    return found


def parameters_from(rule: str, entry: Mapping[str, Any]) -> RuleParameters:
    """One entry of a parameter file. A rule marked ✘ is off whatever the entry says."""
    try:
        verified = Verified(entry["verified"])
        enabled = bool(entry.get("enabled", True)) and verified is not Verified.UNVERIFIED
        return RuleParameters(
            rule=rule,
            title=entry["title"],
            severity=Severity(entry["severity"]),
            law=tuple(entry["law"]),
            source=entry["source"],
            verified=verified,
            enabled=enabled,
            disabled_reason=entry.get("disabled_reason", "" if enabled else "条文未经核对"),
            valid_from=_day(entry.get("valid_from")),
            valid_until=_day(entry.get("valid_until")),
            length=entry.get("length"),
            unit=PeriodUnit(entry.get("unit", "days")),
            first_day_counts=bool(entry.get("first_day_counts", False)),
            rolls=bool(entry.get("rolls", False)),
            both_ends_excluded=entry.get("both_ends_excluded"),
            numbers={k: Decimal(str(v)) for k, v in entry.get("numbers", {}).items()},
            words={k: tuple(v) for k, v in entry.get("words", {}).items()},
        )
    except (KeyError, ValueError) as error:
        raise ReviewError(f"检查规则 {rule} 的参数有误：{error}。", "请恢复随程序提供的规则文件。") from error


def _day(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def _load(name: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("resources").joinpath("checks", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader either way)
