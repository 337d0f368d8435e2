"""What a command prints: results on standard output, messages on standard error, never mixed."""

import codecs
import io
import json
import sys
from collections.abc import Mapping

_NEAREST = {"−": "-"}  # minus: GBK, the encoding of Chinese Windows, has no letter for it


def take_every_letter() -> None:
    """A letter that the console or file written to has no code for is replaced; the command does not end over it."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_NEAREST.get(letter, "?") for letter in error.object[error.start : error.end]), error.end


def print_json(value: Mapping[str, object]) -> None:
    """One JSON object, readable, in UTF-8 whatever the console's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """A message to the person who typed the command."""
    sys.stderr.write(message + "\n")
