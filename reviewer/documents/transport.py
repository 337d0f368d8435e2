"""What goes to a child process and comes back, as bytes: pickling these thousands of small objects takes ten times as
long."""

from typing import TypeVar

T = TypeVar("T")


def packed(value: object) -> bytes:
    """The value, of frozen dataclasses, as bytes."""
    import msgspec

    return msgspec.msgpack.encode(value)


def unpacked(data: bytes, kind: type[T]) -> T:
    """The value that `packed` packed."""
    import msgspec

    return msgspec.msgpack.decode(data, type=kind)
