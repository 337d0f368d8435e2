"""Texts compared with a stored copy. `UPDATE_SNAPSHOTS=1 pytest …` writes them anew; a person reads the difference."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def assert_matches(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no stored copy: {path.name}"
    assert text == path.read_text(encoding="utf-8")
