"""Setting text on a derived page: how wide it is, where lines break, drawing it in faces that have its signs."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from forms.fonts import Role, shipped

_NO_START = "，。、；：？！）〕》”’％%,.;:!?)]】」』"
_NO_END = "（〔《“‘([【「『"


class _Faces(dict[str, tuple[str, float]]):
    """Sign → key of the face that has it ("" where none has) and its advance in em; each looked up once."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._role = role

    def __missing__(self, sign: str) -> tuple[str, float]:
        found = shipped().lookup(self._role, sign)
        self[sign] = (found[0].key, found[1]) if found else ("", 1.0)
        return self[sign]


@lru_cache(maxsize=len(Role))
def _faces(role: Role) -> _Faces:
    return _Faces(role)


def draw(canvas: Any, text: str, x: float, y: float, size: float, role: Role) -> None:
    """Draw text from left to right, each character in a face that has it."""
    faces = _faces(role)
    for key, signs in groupby(text, lambda sign: faces[sign][0]):
        piece = "".join(signs)
        if key:
            canvas.setFont(key, size)
            canvas.drawString(x, y, piece)
        x += measure(piece, size, role)


def measure(text: str, size: float, role: Role) -> float:
    """The width of a text."""
    faces = _faces(role)
    return sum([faces[sign][1] for sign in text]) * size


def wrap(text: str, size: float, room: float, role: Role, indent: float) -> Iterator[str]:
    """Lines that fit, one after the other; no closing mark begins a line and no opening one ends it."""
    faces = _faces(role)
    current, used, left = "", 0.0, room - indent
    for sign in text.replace("\t", "\u3000"):
        if sign in "\n\r":
            yield current
            current, used, left = "", 0.0, room
            continue
        wide = faces[sign][1] * size
        if current and used + wide > left and not (sign in _NO_START and used + wide < left + size):
            keep = _carried(current)
            yield current[: len(current) - keep]
            current = current[len(current) - keep :]
            used, left = measure(current, size, role), room
        current += sign
        used += wide
    yield current


def _carried(line: str) -> int:
    """How many signs at the end of a full line go down with the next one."""
    keep = 0
    while keep < len(line) - 1 and keep < 3 and line[len(line) - keep - 1] in _NO_END:
        keep += 1
    return keep
