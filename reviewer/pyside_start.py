"""Loads PySide without two things that it does at each start for nothing. WORKAROUNDs both; nothing relies on them."""

import __future__

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

INSIDE = "shibokensupport/"  # how PySide names the files of its Python half
Kept = dict[str, tuple[bytes, CodeType]]  # by file: its source's hash, and what it was compiled to


def load_pyside(kept: Path | None = None) -> None:
    """Import PySide6.QtCore; what is compiled of it is kept at this path, or where Python keeps our own modules."""
    if "PySide6.QtCore" not in sys.modules:
        with _compiled_once(kept or Path(cache_from_source(__file__)).with_suffix(".pyside")):
            import_module("PySide6.QtCore")
    _leave_sources_unread()


@contextmanager
def _compiled_once(path: Path) -> Iterator[None]:
    """PySide carries its Python half as text inside a library and compiles it anew at each start: a quarter of what
    loading Qt takes. Compiled code of the very same text is taken from a file, as Python does with its modules."""
    known, new, compiling = _read(path), Kept(), builtins.compile
    later = __future__.annotations.compiler_flag  # in force where PySide calls

    def compiled(source: Any, name: Any, mode: str, *how: Any, **named: Any) -> Any:
        if not (isinstance(source, bytes) and isinstance(name, str) and name.startswith(INSIDE)):
            return compiling(source, name, mode, *how, **named)
        digest = source_hash(source)
        if known.get(name, (b"",))[0] != digest:
            new[name] = known[name] = digest, compiling(source, name, mode, later)
        return known[name][1]

    builtins.compile = compiled  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile = compiling
    if new:
        _write(path, known)


def _read(path: Path) -> Kept:
    with suppress(OSError, EOFError, ValueError, TypeError):
        kept = marshal.loads(path.read_bytes())  # noqa: S302  (it lies where Python's own compiled modules lie)
        if isinstance(kept, dict):
            return kept
    return {}


def _write(path: Path, kept: Kept) -> None:
    """Whole or not at all; where nothing may be written, the next start compiles again."""
    if sys.dont_write_bytecode:
        return
    coming = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        coming.write_bytes(marshal.dumps(kept))
        coming.replace(path)


def _leave_sources_unread() -> None:
    """Whatever is imported once Qt is there, PySide reads its source through and keeps it, to learn whether it may ask
    for names_with_underscores. Nothing of ours does; this took a quarter of the time of every import."""
    features = sys.modules.get("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):
        vars(features)["_mod_uses_pyside"] = lambda _module: False
