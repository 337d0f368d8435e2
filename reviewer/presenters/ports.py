"""What the presenters of the frame and its places need from the rest of the program: small protocols and the values
that cross them. Storage and intake stand behind them in the program, lists in disguise in the tests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from scoring.bulletin_acts import issue_label
from scoring.progress import Progress

if TYPE_CHECKING:  # the list of case files is painted without them
    from scoring.casefile import Box, Problem
    from scoring.trace import TraceLine


class CaseState(StrEnum):
    """How far the review of a case file is."""

    WAITING = "未评"
    OPEN = "评查中"
    SUBMITTED = "已提交"


class CaseRow(NamedTuple):
    """One line of the list of case files. A named tuple: five thousand are made while the window starts."""

    case_id: str
    number: str  # 案卷代号
    title: str  # 案件名称
    unit: str  # 承办机构
    cause: str  # 案由
    procedure: str  # 程序
    pages: int
    state: CaseState
    score: Decimal | None
    grade: str
    suspicions: int  # open ones: raised, neither accepted nor dismissed
    grave: int  # of these, 可能构成重大违法
    reviewer: str
    party: str = ""
    reference_number: str = ""  # 文号
    unread_pages: int = 0  # waiting for recognition
    spent: int = 0  # seconds that whoever works here spent on it


class Correction(NamedTuple):
    """Catalogue data of a case file as a person gives it, where the machine guessed wrong."""

    number: str
    title: str
    unit: str
    cause: str
    party: str
    reference_number: str
    procedure: str


class Catalogue(Protocol):
    """The case files of the open workspace."""

    def first_cases(self, count: int) -> Sequence[CaseRow]:
        """So many case files from the first, in the order of their numbers. Read on the window's thread: a few."""
        ...

    def reading(self) -> Callable[[], Sequence[CaseRow]]:
        """How every case file is read, for whoever works here now. To be called on a worker thread."""
        ...

    def correct(self, case_id: str, correction: Correction) -> None:
        """Put right what the machine guessed wrong. Called on a worker thread."""

    def trace(self, case_id: str) -> "Sequence[TraceLine]":
        """How the score in the list was reached; empty where there is none. Called on a worker thread."""
        ...


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of one import: names of the case files taken in, of those already there, and what was unreadable."""

    taken: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    problems: "tuple[Problem, ...]" = ()
    same: Mapping[str, str] = field(default_factory=dict)  # name of a case file taken in → codes of those alike
    stopped: bool = False  # the user stopped it; what was taken in until then stays
    rosters: tuple[Path, ...] = ()  # lists of cases that lay among the files

    @property
    def unread(self) -> "tuple[Problem, ...]":
        """What could not be read, without the lists."""
        names = {path.name for path in self.rosters}
        return tuple(problem for problem in self.problems if problem.file not in names)


class Intake(Protocol):
    """Takes case files in. Called on a worker thread; opens its own connection."""

    def take_in(self, paths: Sequence[Path], progress: Progress) -> IntakeReport:
        """Import these files and folders; the same file twice changes nothing."""
        ...

    def take_in_examples(self, progress: Progress) -> IntakeReport:
        """Import the examples that come with the program."""
        ...

    def unfinished(self) -> tuple[Path, ...]:
        """What an import that the end of the program cut short was to take in."""
        ...

    def forget_unfinished(self) -> None:
        """The import was stopped, or failed: it is not gone on with."""

    def take_in_practice(self, progress: Progress) -> IntakeReport:
        """Import one example that nobody has reviewed, for a first review."""
        ...


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One question a reviewer raised (存疑), and the supervisor's conclusion, empty while open."""

    doubt_id: str
    session_id: str
    case_id: str
    case_number: str
    unit: str
    criterion: str
    question: str
    reviewer: str
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One step of the teaching view: a place in the file and what it teaches."""

    page: int  # 0 where the finding is about something that is not in the file
    boxes: "tuple[Box, ...]"
    heading: str  # which criterion
    finding: str  # what is wrong
    points: str  # what it costs, as printed
    law: tuple[str, ...]
    remedy: str  # how it should be
    exceptions: tuple[str, ...] = ()  # what looks alike and costs nothing
    case_id: str = ""  # of another file than the lesson's own
    title: str = ""  # what is said below instead of the lesson's own title
    printed: int = 0  # the number stamped on the page, where one is
    covers: "tuple[Box, ...]" = ()  # where names and numbers stand on the page
    is_unread: bool = False  # no text of the page is known, so nothing on it can be covered
    is_model: bool = False  # the file lost nothing and can be learnt from


@dataclass(frozen=True, slots=True)
class Lesson:
    """The teaching view of one case file by one sheet, or of several, one after another."""

    case_id: str
    title: str
    slides: tuple[Slide, ...]
    alias: str = ""  # the title without names
    masked: tuple[Slide, ...] = ()  # the same slides without names, for an audience


@dataclass(frozen=True, slots=True)
class IssuedBulletin:
    """A bulletin that went out and never changes."""

    bulletin_id: str
    year: int
    number: int
    total_number: int
    title: str
    issued_on: str
    sha256: str
    docx_sha256: str = ""  # empty where no Word document was kept
    corrects: str = ""  # the issue that it corrects, by its id

    @property
    def label(self) -> str:
        """2026年第3期（总第12期）."""
        return issue_label(self.year, self.number, self.total_number)


@dataclass(frozen=True, slots=True)
class BulletinDraft:
    """The text of a bulletin as last edited and its settings (报头、编发单位 …)."""

    text: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
