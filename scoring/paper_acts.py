"""Acts about letters and records that leave the office. Each stands in a stream of its own and concerns no session."""

from dataclasses import dataclass

from scoring.act import Act


@dataclass(frozen=True, slots=True)
class PaperIssued(Act):
    """登记签发: the printed file is frozen under its hash and, where the kind has a series, under its number.

    `template` is the letter's id, `kind` its name in print; `number` is 0 where the kind has no series. `cases` are the
    case files it is about.
    """

    template: str
    kind: str
    year: int
    number: int
    label: str  # 案评改〔2026〕3号
    subject: str  # the case file, unit or period it is made for, as listed
    issued_on: str
    sha256: str
    cases: tuple[str, ...] = ()
