"""Acts about rubric editions. They stand in the record's stream `editions` and concern no session."""

from dataclasses import dataclass

from scoring.act import Act

STREAM = "editions"


@dataclass(frozen=True, slots=True)
class EditionPublished(Act):
    """An edition was frozen under its hash."""

    rubric: str
    title: str
    edition: str
    supersedes: str = ""


@dataclass(frozen=True, slots=True)
class EditionChosen(Act):
    """From now on, new sessions of this procedure go by this edition. Sessions already begun stay on theirs."""

    procedure: str
    rubric: str
