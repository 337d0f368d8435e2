"""Taking in lists of cases (案卷目录). They stand in the campaign's stream and concern no session."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.act import Act

Cell = tuple[int, str]
"""Line of a list and field of it."""


@dataclass(frozen=True, slots=True)
class LineRemark:
    """What was noticed about one cell. A doubt wants a person; otherwise the value was clear, only written oddly."""

    key: str
    label: str
    original: str
    message: str
    suggestion: str = ""
    is_doubt: bool = True


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One case of a list. `values` are cleaned (dates ISO, money in yuan), `original` is as written."""

    source_name: str
    line: int
    number_key: str  # the reference number for comparison, "" where none is stated
    values: Mapping[str, str]
    original: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[LineRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class CasesDrawn(Act):
    """抽卷: by this seed these were drawn (unit and number, or line) out of so many."""

    seed: str
    candidates: int
    drawn: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RosterTaken(Act):
    """A list is taken in as its columns were agreed and its doubtful cells decided; `instead` of all before it."""

    sha256: str  # of the file
    lines: tuple[RosterLine, ...]
    instead: bool = False
