"""Values of the core ↔ JSON in the database. Deterministic: the same value always gives the same bytes."""

from typing import Any, TypeVar, cast

import msgspec

from scoring.acts import KINDS, Act

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def to_json(value: object) -> str:
    """The value as canonical JSON text: sorted keys, decimals as strings."""
    return _encoder.encode(value).decode()


def from_json(text: str | bytes, kind: type[T]) -> T:
    """The value that `to_json` wrote."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return cast(T, decoder.decode(text))


def act_from_json(kind: str, body: str) -> Act | None:
    """The act of this kind, or None where a later version of the program wrote a kind we do not know."""
    act = KINDS.get(kind)
    return None if act is None else from_json(body, act)
