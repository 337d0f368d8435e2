"""What the screens of 评查标准 show, and what they need from the rest of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from reviewer.presenters.rubrics.plain import Plain
from scoring.editions import Effect, LineChange
from scoring.progress import Progress
from scoring.rubric import Rubric


class Standing(StrEnum):
    """Where an edition stands in its life."""

    DRAFT = "草稿"
    PUBLISHED = "已发布"
    SUPERSEDED = "已被替代"
    SHIPPED = "自带"
    SHIPPED_BEFORE = "自带（旧）"  # with an earlier version of the program


class EditionRow(NamedTuple):
    """One edition of the list. `key` is the id of a draft, else the hash."""

    key: str
    standing: Standing
    title: str
    edition: str
    procedure: str
    in_force_from: str
    criteria: int
    full: str
    used_for: tuple[str, ...] = ()  # procedures whose new sessions go by it
    sessions: int = 0  # reviews made by it
    since: str = ""  # when it was published, or the draft last touched
    remarks: str = ""  # what is to be known before it is used

    @property
    def is_draft(self) -> bool:
        return self.standing is Standing.DRAFT


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition being written. `before` is the edition it was copied from, if it is at hand."""

    id: str
    tree: Plain
    revision: int = 0
    before: Rubric | None = None


class SessionChoice(NamedTuple):
    """A review that the draft can be tried on."""

    session: str
    label: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One review under its own edition and under the draft."""

    case: str
    old_edition: str
    old_result: str
    new_result: str
    old_sum: str
    new_sum: str
    changes: tuple[LineChange, ...]
    left_behind: tuple[str, ...]


class PastEffect(NamedTuple):
    """What the draft would do to one past review."""

    procedure: str
    case: str
    effect: Effect


class Use(NamedTuple):
    """A procedure and the edition its new sessions go by."""

    procedure: str
    edition: str  # title and edition, for reading
    key: str


def usually_served(uses: Sequence[Use], rubric: Rubric) -> list[str]:
    """The procedures an edition is meant for: its own, and what goes by the edition before of its name or of none."""
    return [
        use.procedure
        for use in uses
        if rubric.procedure
        and (
            use.procedure == rubric.procedure
            or (use.key == rubric.supersedes and (not use.procedure or rubric.procedure in use.procedure))
        )
    ]


class EditionStore(Protocol):
    """The editions of the open workspace and those shipped. Everything but `save` is called on worker threads."""

    def editions(self, progress: Progress) -> Sequence[EditionRow]:
        """All editions, drafts first."""
        ...

    def draft(self, draft_id: str) -> Draft:
        """A draft as it was left."""
        ...

    def shown(self, key: str) -> Draft:
        """A published or shipped edition, to look at."""
        ...

    def copy(self, row: EditionRow, title: str, edition: str) -> str:
        """Begin a draft from an edition (or from another draft). Returns its id."""
        ...

    def begin(self, title: str, edition: str) -> str:
        """Begin an empty draft."""
        ...

    def take_in(self, path: Path) -> str:
        """Begin a draft from a YAML or XLSX file. Raises RubricInvalid and the like."""
        ...

    def write_out(self, tree: Plain, path: Path) -> None:
        """Write an edition to a YAML or XLSX file."""
        ...

    def save(self, draft: Draft) -> None:
        """Keep what was typed."""

    def discard(self, draft_id: str) -> None:
        """Throw a draft away."""

    def uses(self) -> Sequence[Use]:
        """Every procedure with the edition it goes by."""
        ...

    def choose(self, key: str, procedures: Sequence[str]) -> None:
        """Let new sessions of these procedures go by a published or shipped edition."""

    def publish(self, draft_id: str, rubric: Rubric, procedures: Sequence[str]) -> str:
        """Freeze a draft; new sessions of these procedures go by it. Returns its hash."""
        ...

    def reviews(self) -> Sequence[SessionChoice]:
        """The reviews a draft can be tried on, latest first."""
        ...

    def trial(self, session: str, rubric: Rubric) -> Trial:
        """One review under both editions; nothing of it is changed."""
        ...

    def effects(self, rubric: Rubric, progress: Progress) -> Sequence[PastEffect]:
        """What an edition would have meant for every submitted review; nothing of them is changed."""
        ...
