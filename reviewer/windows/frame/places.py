"""What the frame asks of a place."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class Place(NamedTuple):
    """One of the four places. `build` is called on the first visit, `entered` on each."""

    key: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    entered: Callable[[], None] = lambda: None
