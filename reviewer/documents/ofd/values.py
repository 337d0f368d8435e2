"""Numbers, boxes, matrices and element names of an OFD, as its XML writes them. Pure; whatever comes in ends."""

import math
import posixpath
import re
from xml.etree.ElementTree import Element  # types only

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f."""
Area = tuple[float, float, float, float]
"""left, top, width, height."""
MM = 72 / 25.4
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LONGEST = 200_000
_LARGEST = 1e7


def local(element: Element) -> str:
    """A tag without its namespace: writers use several."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, name: str) -> list[Element]:
    """The direct children of this name."""
    return [child for child in element if local(child) == name] if element is not None else []


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(iter(children(element, name)), None)


def words(element: Element | None) -> str:
    """The text of an element, without the blanks around it."""
    return (element.text or "").strip() if element is not None else ""


def is_on(element: Element, name: str, otherwise: bool) -> bool:
    """A yes or no."""
    text = (element.get(name) or "").strip().lower()
    return text in ("true", "1") if text else otherwise


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; what overflows is left out."""
    found = (float(n) for n in _NUMBER.findall((text or "")[:_LONGEST]))
    return [n for n in found if math.isfinite(n) and abs(n) < _LARGEST]


def number(text: str | None, otherwise: float) -> float:
    """The first number of an attribute."""
    return next(iter(numbers(text)), otherwise)


def area(text: str | None) -> Area | None:
    """A box with some extent; None where it has none."""
    found = numbers(text)
    if len(found) < 4 or found[2] <= 0 or found[3] <= 0:
        return None
    return found[0], found[1], found[2], found[3]


def matrix(text: str | None) -> Matrix:
    """A CTM; the identity where it is missing or damaged."""
    found = numbers(text)
    if len(found) != 6:
        return IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def moved(x: float, y: float) -> Matrix:
    """A shift."""
    return 1.0, 0.0, 0.0, 1.0, x, y


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point through a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def scale(m: Matrix) -> float:
    """How much longer lines become."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))


def is_sane(m: Matrix) -> bool:
    """Whether a matrix can be written down in a PDF."""
    return all(math.isfinite(n) and abs(n) < _LARGEST for n in m)


def placed(item: Element, outer: Matrix) -> Matrix:
    """From a graphic unit's own coordinates to those of `outer`."""
    left, top = [*numbers(item.get("Boundary")), 0.0, 0.0][:2]
    return product(outer, product(moved(left, top), matrix(item.get("CTM"))))


def join(folder: str, place: str) -> str:
    """A path inside the package; a leading slash means its root."""
    place = place.strip().replace("\\", "/")
    path = place if place.startswith("/") else posixpath.join(folder, place)
    return re.sub(r"^(?:\.\./)+", "", posixpath.normpath(path)).lstrip("/")
