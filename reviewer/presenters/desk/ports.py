"""What the desk needs from the rest of the program, and the values it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.storage.memory import Remembered
from reviewer.storage.recordings import KeptRecording
from reviewer.storage.steps import Kept, Step
from scoring.acts import Act, DocumentsArranged, FactCorrected
from scoring.casefile import CaseFile
from scoring.folding import SessionContent
from scoring.rubric import Rubric
from scoring.suspicions import Suspicion

T = TypeVar("T")


class Fitting(NamedTuple):
    """The edition that is for this case file as it is known now, and what a session by it begins with."""

    rubric: Rubric
    content: SessionContent


@dataclass(frozen=True)
class OpenCase:
    """A case file on the desk. `session` is empty until somebody's first act; `content` then holds what a session would
    begin with. `locked` says why nothing can be written (empty: it can). `kind_labels` names the kinds of document.
    `fitting` is None where nobody asked for it. `closed`: encrypted originals whose password nobody gave yet, by hash
    and name."""

    case_id: str
    title: str
    case: CaseFile
    origins: tuple[PageOrigin, ...]
    rubric: Rubric
    number: str = ""
    suspicions: tuple[Suspicion, ...] = ()
    content: SessionContent = field(default_factory=SessionContent)
    session: str = ""
    locked: str = ""
    kind_labels: Mapping[str, str] = field(default_factory=dict)
    fitting: Fitting | None = None
    settled_by: Mapping[str, str] = field(default_factory=dict)  # doubt → who concluded on it, and when
    corrections: tuple[FactCorrected, ...] = ()  # what persons say of its facts
    arrangement: DocumentsArranged = field(default_factory=DocumentsArranged)  # empty where nobody arranged it
    recordings: tuple[KeptRecording, ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    remembered: Remembered = field(default_factory=Remembered)  # of whoever works here


class DeskReader(Protocol):
    """What can be asked about the case files of the workspace, on the thread on which the store answers."""

    def open(self, case_id: str) -> OpenCase:
        """All the desk needs of a case file. Opening it to look begins no session. Raises ReviewError."""
        ...

    def next_case(self, after: str) -> str:
        """The next case file that waits for review, empty where there is none."""
        ...

    def cases(self) -> Sequence[str]:
        """Every case file, in the order of the list."""
        ...

    def cases_with(self, criterion: str) -> Sequence[str]:
        """Those of them whose edition has this item."""
        ...

    def steps(self) -> Sequence[Step]:
        """What whoever works here did on this computer and can take back, oldest first."""
        ...


class DeskStore(Protocol):
    """Opens case files and keeps acts, all of it off our thread."""

    def ask(
        self,
        question: Callable[[DeskReader], T],
        on_answer: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Has a question answered as things stand after every act that was committed before. One of the callbacks
        follows, on whatever thread."""

    def commit(
        self,
        file: OpenCase,
        acts: Sequence[Act],
        kept: Kept,
        on_committed: Callable[[datetime], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Writes acts to the session of this file, which begins as the file is shown where there is none yet, and what
        is `kept` of them to be taken back; in order, off our thread. One of the callbacks follows, on whatever
        thread."""

    def new_id(self) -> str:
        """A new identity."""
        ...

    def remarks(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """Earlier remarks by `criterion/rule`, with how often each was used, most frequent first."""
        ...


class ItemLook(StrEnum):
    """How a criterion stands, as the tree shows it."""

    UNTOUCHED = "未评"
    CLEAN = "无问题"
    FINDING = "有问题"
    VETO = "一票否决"
    NOT_APPLICABLE = "不适用"
    ELSEWHERE = "在他处满足"
    MISSING = "应有而无"


class ItemStatus(NamedTuple):
    """A criterion in the tree: what it lost (as text), open suspicions and doubts on it."""

    look: ItemLook
    lost: str = ""
    suspicions: int = 0
    grave: bool = False
    doubts: int = 0  # those that nobody has settled
    is_automatic: bool = False  # what is known of the case leaves it out: nobody has to decide it
    shaken: int = 0  # findings whose grounds changed
    settled: int = 0  # doubts on which there is a conclusion


class LineLook(StrEnum):
    """How a document stands in the contents."""

    UNREAD = "未看"
    READ = "已看"
    FINDING = "有问题"
    SUSPICION = "有疑点"
    MISSING = "应有而缺"
    UNSEEN = "未见，请核对"


class ContentsLine(NamedTuple):
    """A line of the contents: a document, or one that should be there (`seq` 0)."""

    seq: int
    kind: str
    title: str
    kind_label: str
    first_page: int
    last_page: int
    look: LineLook
    printed: int = 0  # the page number stamped on its first page; 0 where there is none


class FindingLine(NamedTuple):
    """A finding as the strip shows it."""

    finding: str
    number: str  # as on the page
    code: str
    text: str
    where: str
    points: str
    remark: str
    is_veto: bool
    on_page: bool
    grounds: str = ""  # how the suspicion it rests on stands now, where that changed
    can_renew: bool = False  # whether something else is raised in its place


class SuspicionLine(NamedTuple):
    """A suspicion in the list. `decision` is empty while it is open. `since`: it was dismissed when it said something
    else."""

    suspicion: Suspicion
    pages: str
    decision: str
    accepted: bool
    since: str = ""


class PromptKind(StrEnum):
    FINDING = "finding"
    VETO = "veto"
    CHANGE = "change"
    NOT_APPLICABLE = "not_applicable"
    DOUBT = "doubt"
    DISMISS = "dismiss"
    ACCEPT = "accept"
    ATTACH = "attach"
    INELIGIBLE = "ineligible"
    MISSING = "missing"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that must be said before an act is complete. `chips` are choices (value, what the chip says)."""

    kind: PromptKind
    title: str
    hint: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    chip_is_text: bool = False  # a chip is a ready-made reason rather than a value
    needs_chip: bool = False
    needs_text: bool = False
    text: str = ""
    chosen: str = ""
    vetoes: frozenset[str] = frozenset()  # the chips that are vetoes
    is_veto: bool = False  # what is asked about is one
    costs: Mapping[str, str] = field(default_factory=dict)  # what the rule of a chip costs
    offers: tuple[tuple[str, int], ...] = ()  # earlier remarks under the same rule and their counts
    others: tuple[tuple[str, int], ...] = ()  # those under other rules, offered where they hold what is typed
    law: tuple[str, ...] = ()  # citations that can be inserted
    counts: int = 0  # number of places, where the rule counts them; 0 where it does not
