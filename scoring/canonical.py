"""The canonical form of an edition: plain dicts and lists, defaults left out, and its hash."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from scoring.conditions import Expr, Op
from scoring.rubric import Criterion, Rubric, Section
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


class FormUnknown(Exception):
    """The data is not a canonical form this version wrote."""


def rebuilt(form: Plain) -> Rubric:
    """The edition of a canonical form, unvalidated: for data whose hash is known. FormUnknown where it does not fit."""
    try:
        value: Rubric = _object(Rubric, form)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation, RecursionError) as error:
        raise FormUnknown(str(error)) from error
    return value


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _object(kind: Any, form: Plain) -> Any:
    types = _types(kind)
    return kind(**{name: _value(types[name], value) for name, value in form.items()})


def _value(kind: Any, value: Any) -> Any:
    if value in ("none", None) and kind == Decimal | None:
        return None
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if set(inner) == {Section, Criterion}:
            return _object(Section if "items" in value else Criterion, value)
        return _value(next(k for k in inner if k is not type(None)), value)
    if origin is tuple:
        each = inner if inner[-1] is not Ellipsis else [inner[0]] * len(value)
        return tuple(_value(k, v) for k, v in zip(each, value, strict=True))
    if kind is Expr:
        return expr_read(value)
    if kind is bool:
        return {"true": True, "false": False, True: True, False: False}[value]
    if is_dataclass(kind):
        return _object(kind, value)
    return kind(value)


def expr_read(form: Any) -> Expr:
    """The condition that `expr_plain` wrote."""
    if isinstance(form, str):
        return Expr(Op.CONDITION, form)
    op = next(o for o in Op if o.value in form)
    inner = form[op.value]
    if op is Op.NOT:
        return Expr(op, args=(expr_read(inner),))
    if op in (Op.ANY, Op.ALL):
        return Expr(op, args=tuple(expr_read(f) for f in inner))
    bounds = {name: Decimal(form[name]) if name in form else None for name in ("at_least", "below")}
    return Expr(op, inner, equals=form.get("equals", ""), at_least=bounds["at_least"], below=bounds["below"])
