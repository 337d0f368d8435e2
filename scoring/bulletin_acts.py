"""Writing and issuing bulletins (简报). They stand in streams of their own and concern no session."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.act import Act


@dataclass(frozen=True, slots=True)
class BulletinDrafted(Act):
    """The text of a bulletin as edited; the last one counts."""

    text: str
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BulletinIssued(Act):
    """定稿签发: the printed file and its Word document are frozen under their hashes. `docx_sha256` is empty where an
    issue was made before its Word document was kept."""

    year: int
    number: int
    total_number: int
    title: str
    issued_on: str
    sha256: str
    sessions: tuple[str, ...] = ()
    docx_sha256: str = ""

    @property
    def label(self) -> str:
        """2026年第3期（总第12期）."""
        return issue_label(self.year, self.number, self.total_number)


def issue_label(year: int, number: int, total_number: int) -> str:
    """How an issue is called: 2026年第3期（总第12期）."""
    total = f"（总第{total_number}期）" if total_number else ""
    return f"{year}年第{number}期{total}"
