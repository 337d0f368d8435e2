"""Live fields: words and numbers that know what stands behind them."""

from collections.abc import Mapping, Sequence

from forms.bulletin.text import Piece
from scoring.figures import Figure
from scoring.trace import plain

Field = tuple[Piece, ...]
Row = Mapping[str, Field]


def number(name: str, figure: Figure | None, suffix: str = "") -> Field:
    """A figure as a live field; nothing where there is none."""
    if figure is None:
        return ()
    return (Piece(plain(figure.value) + suffix, name, figure.cases, figure.findings),)


def words(text: str, name: str = "") -> Field:
    """Words from settings or data that are no number."""
    return (Piece(text, name),) if text else ()


def score_field(name: str, figure: Figure | None) -> Field:
    """Points with the places the edition rounds to (98.50, not 98.5)."""
    if figure is None:
        return ()
    return (Piece(f"{figure.value:f}", name, figure.cases, figure.findings),)


_ENDS, _PAUSES = "。！？", "，；：、"


def brief(text: str, most: int) -> str:
    """As many whole sentences as go into `most` characters; of a longer first one what comes before a pause, and ……."""
    if len(text) <= most:
        return text
    head = text[:most]
    end = max(head.rfind(mark) for mark in _ENDS)
    if end >= 0:
        return head[: end + 1]
    pause = max(head.rfind(mark) for mark in _PAUSES)
    return f"{head[:pause] if pause > most // 3 else head}……"


MOST_LISTED = 8  # codes named one by one


def listed(codes: Sequence[str], most: int = MOST_LISTED, *, is_counted: bool = False) -> str:
    """01、05、07等12卷; where how many they are stands before them, 01、05、07等."""
    if len(codes) <= most:
        return "、".join(codes)
    return f"{'、'.join(codes[:most])}等" + ("" if is_counted else f"{len(codes)}卷")


def codes_field(name: str, codes: Sequence[str], figure: Figure, *, is_counted: bool = False) -> Field:
    """The codes of files, which lead to them and must not be changed by hand unnoticed."""
    return (Piece(listed(codes, is_counted=is_counted), name, figure.cases, figure.findings),) if codes else ()
