"""What a command prints: results on standard output, messages on standard error, never mixed."""

import json
import sys
from collections.abc import Mapping


def print_json(value: Mapping[str, object]) -> None:
    """One JSON object, readable, in UTF-8 whatever the console's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """A message to the person who typed the command."""
    sys.stderr.write(message + "\n")
