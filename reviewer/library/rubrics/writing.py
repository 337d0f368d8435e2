"""Writes an edition as YAML that people can read and change."""

import re
from typing import Any

from scoring.canonical import canonical
from scoring.rubric import Rubric

_NUMBERS = {
    "points",
    "low",
    "high",
    "step",
    "cap",
    "of",
    "floor",
    "at_least",
    "above",
    "at_most",
    "below",
    "places",
    "from_count",
    "unscored_counts_as",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class _Bare(str):
    """A number written without quotes."""


def written(rubric: Rubric, form: str) -> str:
    """The YAML text of an edition."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    def bare(dumper: yaml.SafeDumper, value: _Bare) -> yaml.ScalarNode:
        tag = "tag:yaml.org,2002:float" if "." in value else "tag:yaml.org,2002:int"
        return dumper.represent_scalar(tag, str(value))

    Dumper.add_representer(_Bare, bare)
    plain = {"format": form, **_marked(canonical(rubric))}
    text: str = yaml.dump(plain, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def _marked(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _marked(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_marked(v) for v in value]
    if name in _NUMBERS and isinstance(value, str) and _NUMBER.fullmatch(value):
        return _Bare(value)
    return value
