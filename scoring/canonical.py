"""The canonical form of an edition: plain dicts and lists, defaults left out, and its hash."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from scoring.conditions import Expr, Op
from scoring.rubric import Rubric
from scoring.trace import plain

Plain = dict[str, Any]


def canonical(rubric: Rubric) -> Plain:
    """The edition as the YAML file holds it, every value a string, boolean, list or mapping."""
    return _mapping(rubric)


def digest(rubric: Rubric) -> str:
    """SHA-256 of the canonical form without the status (a published edition that is superseded stays the same)."""
    form = canonical(rubric)
    form.pop("status", None)
    text = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()


def _mapping(value: Any) -> Plain:
    found: Plain = {}
    for field in fields(value):
        here = getattr(value, field.name)
        default = field.default
        if default is not MISSING and here == default and type(here) is type(default):
            continue
        if here is None and field.name in _NULLED:
            found[field.name] = "none"
        elif here is not None and here != ():
            found[field.name] = _plain(here)
    return found


_NULLED = {"floor"}  # None says "no floor" where the default is a number


def _plain(value: Any) -> Any:
    if isinstance(value, Expr):
        return expr_plain(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return _mapping(value)


def expr_plain(expr: Expr) -> Any:
    """A condition as written: its id, or {any: …}, {not: …}, {document: …}, {fact: …, at_least: …}."""
    if expr.op is Op.CONDITION:
        return expr.name
    if expr.op is Op.NOT:
        return {"not": expr_plain(expr.args[0])}
    if expr.op in (Op.ANY, Op.ALL):
        return {expr.op.value: [expr_plain(a) for a in expr.args]}
    form: Plain = {expr.op.value: expr.name}
    if expr.equals:
        form["equals"] = expr.equals
    if expr.at_least is not None:
        form["at_least"] = plain(expr.at_least)
    if expr.below is not None:
        form["below"] = plain(expr.below)
    return form
