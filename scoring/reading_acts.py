"""Acts about what was read of a case file. They stand in the case file's own stream and concern no session."""

from dataclasses import dataclass

from scoring.act import Act


@dataclass(frozen=True, slots=True)
class FactCorrected(Act):
    """A person says what a fact of the case file is; it wins over what was read.

    `replaces` is the value as read that it puts right; empty where nothing was read.
    """

    key: str
    label: str
    value: str
    page: int = 0
    document: int = 0
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class FactRestored(Act):
    """The person's value is taken back; what was read holds again."""

    key: str
    document: int = 0
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Arranged:
    """One document of an arrangement. `seq` stays the same when others are cut, joined or moved, so that what was
    decided about a document stays with it; `kind` "" leaves it to the program."""

    seq: int
    first_page: int
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DocumentsArranged(Act):
    """归目: the documents in the order of the contents; each ends where the next one on a later page begins. The last
    arrangement counts; an empty one leaves it to the program again."""

    documents: tuple[Arranged, ...] = ()
