"""案卷目录: reading a list of cases, agreeing on its columns, taking it in; and what was sent in of what it lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.draw import METHOD, candidates, draw, equal_shares, proportional_shares
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.roster_acts import Cell

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster
    from reviewer.documents.roster.table import RosterTable

NEEDED = ("reference_number", "party_name")
"""Without one of these no row can be held against a case file."""


def is_roster(path: Path) -> bool:
    """Whether a file's name says that it is a table, not a case file."""
    return path.suffix.lower() in (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of 送卷核对: a row of the list with its case files, or a case file that is in no row."""

    line: int  # in the list's file, 0 for a case file outside the list
    number: str
    party: str
    unit: str
    cause: str
    decided_on: str
    cases: tuple[tuple[str, str], ...] = ()  # id and code
    differences: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  # what is open about the row's own cells
    procedure: str = ""

    @property
    def state(self) -> str:
        """已收到, 未收到, 收到几份, 目录外."""
        if not self.line:
            return "不在目录"
        if not self.cases:
            return "未收到案卷"
        return "已收到" if len(self.cases) == 1 else f"收到{len(self.cases)}份"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a draw gave, and what anybody needs to repeat it."""

    rows: tuple[RosterRow, ...]
    candidates: int
    seed: str

    def words(self) -> tuple[str, ...]:
        """For the head of the table that is saved, and for the record of the draw."""
        return (
            f"从案卷目录的{self.candidates}件中抽取{len(self.rows)}件。随机种子：{self.seed}",
            f"抽取方法：{METHOD}",
        )


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The list against the files, and which case files are probably one case (file → sentence)."""

    sources: tuple[str, ...] = ()
    rows: tuple[RosterRow, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    drawn: Drawn | None = None  # the last draw the record has

    @property
    def listed(self) -> int:
        """How many cases the list has."""
        return sum(row.line > 0 for row in self.rows)

    @property
    def missing(self) -> int:
        """How many of them did not arrive."""
        return sum(row.line > 0 and not row.cases for row in self.rows)

    @property
    def outside(self) -> int:
        """How many case files are in no list."""
        return sum(row.line == 0 for row in self.rows)


class RosterStore(Protocol):
    """Lists of cases in the open workspace. Called on worker threads."""

    def read(self, path: Path, progress: Progress) -> "RosterTable":
        """Headings and rows of a list."""
        ...

    def judge(self, table: "RosterTable", columns: Mapping[str, int]) -> "Roster":
        """What the rows say by these columns, and what is doubtful."""
        ...

    def take_in(self, path: Path, roster: "Roster", accepted: Collection[Cell], *, instead: bool) -> None:
        """Keep the list and fill the catalogue from it."""
        ...

    def arrivals(self) -> Arrivals:
        """The list against the files now."""
        ...

    def save(self, path: Path, rows: Sequence[RosterRow], above: Sequence[str]) -> None:
        """Write rows as XLSX, under these lines."""
        ...

    def record_draw(self, drawn: Drawn) -> None:
        """Enter a draw in the record."""
        ...


class RosterPresenter(QObject):
    """One list at a time; everything slow on a worker thread."""

    table_read = Signal(object, object)  # path, RosterTable
    judged = Signal(object)  # Roster
    taken_in = Signal(str)  # name of the list
    arrived = Signal(object)  # Arrivals
    saved = Signal(str)  # path
    drawn = Signal(object)  # Drawn, once it is in the record
    refused = Signal(ReviewError)

    def __init__(self, store: RosterStore, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self.arrivals = Arrivals()
        self._asked = 0  # the newest question about columns: answers to older ones are dropped

    def read(self, path: Path) -> None:
        """Read a list, to be agreed on."""
        job = Job(lambda progress: self._store.read(path, progress), self.tr("读取案卷目录"))
        job.succeeded.connect(lambda table: self.table_read.emit(path, table))
        self._runner.start(job)

    def judge(self, table: "RosterTable", columns: Mapping[str, int]) -> None:
        """Say what the rows mean by these columns."""
        self._asked += 1
        asked, chosen = self._asked, dict(columns)
        job = Job(lambda _progress: self._store.judge(table, chosen))
        job.succeeded.connect(lambda roster: self.judged.emit(roster) if asked == self._asked else None)
        self._runner.start(job)

    def take_in(self, path: Path, roster: "Roster", accepted: Collection[Cell], *, instead: bool) -> None:
        """Keep the list as agreed."""
        agreed = frozenset(accepted)
        title = self.tr("导入案卷目录")
        job = Job(lambda _: self._store.take_in(path, roster, agreed, instead=instead), title, can_stop=False)
        job.succeeded.connect(lambda _: self._tell_taken(path.name))
        self._runner.start(job)

    @Slot()
    def refresh(self) -> None:
        """Hold the list against the files again."""
        job = Job(lambda _progress: self._store.arrivals())
        job.succeeded.connect(self._show)
        self._runner.start(job)

    def draw(self, rows: Sequence[RosterRow], seed: str, *, each: int = 0, total: int = 0) -> None:
        """Draw from these rows: so many of each unit, or a total by their shares; `drawn` follows."""
        listed = [row for row in rows if row.line]
        named = candidates([(row.unit, row.number, row.line) for row in listed])
        found = dict(zip(named, listed, strict=True))
        shares = equal_shares(named, each) if each else proportional_shares(named, total)
        drawn = Drawn(tuple(found[one] for one in draw(named, seed, shares)), len(named), seed)
        job = Job(lambda _progress: self._store.record_draw(drawn))
        job.succeeded.connect(lambda _: self.drawn.emit(drawn))
        self._runner.start(job)

    def save(self, path: Path, rows: Sequence[RosterRow], above: Sequence[str] = ()) -> None:
        """Write these rows as XLSX."""
        title = self.tr("导出送卷核对表")
        job = Job(lambda _progress: self._store.save(path, rows, above), title, can_stop=False)
        job.succeeded.connect(lambda _: self.saved.emit(str(path)))
        self._runner.start(job)

    def _tell_taken(self, name: str) -> None:
        self.taken_in.emit(name)
        self.refresh()

    @Slot(object)
    def _show(self, arrivals: Arrivals) -> None:
        self.arrivals = arrivals
        self.arrived.emit(arrivals)


def summary(arrivals: Arrivals) -> str:
    """The list and the files in a sentence."""
    if not arrivals.listed:
        return ""
    outside = f"；不在目录的案卷 {arrivals.outside} 卷" if arrivals.outside else ""
    received = arrivals.listed - arrivals.missing
    return f"案卷目录 {arrivals.listed} 件：已收到 {received} 件，未收到 {arrivals.missing} 件{outside}"


def by_unit(rows: Sequence[RosterRow]) -> tuple[tuple[str, int, int], ...]:
    """Unit, how many cases its list has, how many did not arrive; most missing first."""
    units: dict[str, tuple[int, int]] = {}
    for row in rows:
        if row.line:
            listed, missing = units.get(row.unit, (0, 0))
            units[row.unit] = (listed + 1, missing + (not row.cases))
    found = [(unit or "（未填承办机构）", listed, missing) for unit, (listed, missing) in units.items()]
    return tuple(sorted(found, key=lambda u: (-u[2], u[0])))
