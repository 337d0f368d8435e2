"""An in-memory store of editions for the editor's tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.library.rubrics.editions import find, load
from reviewer.presenters.rubrics.drafting import drafted
from reviewer.presenters.rubrics.plain import Plain
from reviewer.presenters.rubrics.values import Draft, EditionRow, PastEffect, SessionChoice, Standing, Trial, Use
from reviewer.storage.errors import DiskIsFull
from scoring.progress import Progress
from scoring.rubric import Rubric


def simple() -> Draft:
    """A draft of the shipped edition for 简易程序."""
    rubric = load(find("penalty-simple"))
    return Draft("d1", drafted(rubric), 0, rubric)


@dataclass
class KeptEditions:
    """Remembers what it was asked to keep."""

    saved: list[Draft] = field(default_factory=list)
    full: bool = False
    published: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def editions(self, progress: Progress) -> Sequence[EditionRow]:
        return [EditionRow("d1", Standing.DRAFT, "某局标准", "2027", "简易程序", "2027-01-01", 23, "120")]

    def draft(self, draft_id: str) -> Draft:
        return simple()

    def shown(self, key: str) -> Draft:
        return simple()

    def copy(self, row: EditionRow, title: str, edition: str) -> str:
        return "d1"

    def begin(self, title: str, edition: str) -> str:
        return "d1"

    def take_in(self, path: Path) -> str:
        return "d1"

    def write_out(self, tree: Plain, path: Path) -> None:
        path.write_text("x")

    def save(self, draft: Draft) -> None:
        if self.full:
            raise DiskIsFull
        self.saved.append(draft)

    def discard(self, draft_id: str) -> None:
        pass

    def uses(self) -> Sequence[Use]:
        return [Use("简易程序", "旧标准（2026版）", "old"), Use("普通程序", "别的标准（2026版）", "other")]

    def choose(self, key: str, procedures: Sequence[str]) -> None:
        pass

    def publish(self, draft_id: str, rubric: Rubric, procedures: Sequence[str]) -> str:
        self.published.append((draft_id, tuple(procedures)))
        return "hash"

    def reviews(self) -> Sequence[SessionChoice]:
        return []

    def trial(self, session: str, rubric: Rubric) -> Trial:
        raise KeyError(session)

    def effects(self, rubric: Rubric, progress: Progress) -> Sequence[PastEffect]:
        return []
