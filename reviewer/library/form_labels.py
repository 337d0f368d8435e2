"""Reads resources/form-labels: how forms call what stands beside or below."""

import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _shipped() -> dict[str, Any]:
    import yaml

    text = files("resources").joinpath("form-labels", "labels.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@cache
def shipped_labels() -> re.Pattern[str]:
    """One pattern for a whole label, spaces and remarks in brackets left out."""
    data = _shipped()
    words = sorted({*map(str, data["words"]), *shipped_aliases()}, key=lambda word: (-len(word), word))
    return re.compile("|".join((*map(re.escape, words), *(f"(?:{p})" for p in data["patterns"]))))


@cache
def shipped_aliases() -> dict[str, str]:
    """What else a label is called → the name that the rules know it by."""
    return {str(other): str(name) for name, others in _shipped()["aliases"].items() for other in others}
