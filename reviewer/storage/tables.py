"""sqlite-utils, without the libraries for numbers that it loads wherever they are installed: it could store their
arrays, of which we have none. They take a tenth of a second and 12 MB."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """As if these were not installed, unless somebody has loaded them already."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


if TYPE_CHECKING:
    from sqlite_utils import Database as Database
    from sqlite_utils import Migrations as Migrations
else:
    with _without("numpy", "pandas"):
        Database, Migrations = (getattr(import_module("sqlite_utils"), name) for name in ("Database", "Migrations"))
