"""Case files without a fault, as text; a test plants one fault in one of them and asks which rule reports it."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import read_parameters
from reviewer.library.local_rules.reading import read_local_rules
from scoring.casefile import CaseFile, Document, Fact, Page, Source, TextLine
from scoring.checks import run_all
from scoring.checks.context import Context
from scoring.notation.text import normalise
from scoring.suspicions import Result, Suspicion

HERE = Path(__file__).parent
CASES = (
    "noise",
    "drainage",
    "dumping",
    "graffiti",
    "banners",
    "trees",
    "warehouse",
    "spill",
    "medicine",
    "parking",
    "dust",
    "socket",
    "training",
)


@dataclass(frozen=True)
class Paper:
    """One document of a case as the text file holds it."""

    kind_label: str
    title: str
    number: str
    pages: str
    text: str


@cache
def papers(case: str) -> tuple[str, tuple[Paper, ...]]:
    """Procedure and documents of a case."""
    head, *parts = (HERE / "cases" / f"{case}.txt").read_text("utf-8").split("\n## ")
    found = []
    for part in parts:
        first, _, text = part.partition("\n")
        kind_label, title, number, pages = first.split("｜")
        found.append(Paper(kind_label, title, number, pages, text.rstrip("\n")))
    return head.split("｜")[0].removeprefix("# "), tuple(found)


def build(case: str, *changes: "Change", facts: tuple[Fact, ...] = (), source: Source = Source.TEXT) -> CaseFile:
    """The case with these changes, as the program would have read it."""
    procedure, documents = papers(case)
    for change in changes:
        documents = change.on(documents)
    return case_of(procedure, documents, facts, source)


def case_of(
    procedure: str, documents: tuple[Paper, ...], facts: tuple[Fact, ...] = (), source: Source = Source.TEXT
) -> CaseFile:
    """A case file of these documents; each stamped page is a page, unstamped documents have one."""
    made: list[Document] = []
    pages: list[Page] = []
    for seq, paper in enumerate(documents, 1):
        stamped = _stamps(paper.pages)
        first = len(pages) + 1
        lines = normalise(paper.text).split("\n")
        share = -(-len(lines) // len(stamped))
        placed = tuple(
            TextLine(text, first + min(n // share, len(stamped) - 1)) for n, text in enumerate(lines) if text
        )
        for offset, stamp in enumerate(stamped):
            number = first + offset
            pages.append(Page(number, tuple(x for x in placed if x.page == number), source, stamp))
        title = normalise(paper.title)
        number_ = normalise(paper.number) or None
        made.append(Document(seq, "unknown", paper.kind_label, title, first, len(pages), number_, (), placed))
    return CaseFile(procedure, tuple(made), facts, tuple(pages))


def _stamps(pages: str) -> list[int | None]:
    if not pages:
        return [None]
    first, _, last = pages.partition("-")
    return list(range(int(first), int(last or first) + 1))


@dataclass(frozen=True)
class Change:
    """Words of one document replaced (`title` is the start of its title, the `nth` of that name)."""

    title: str
    old: str
    new: str
    nth: int = 1

    def on(self, documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
        place = _find(documents, self.title, self.nth)
        paper = documents[place]
        assert self.old in paper.text, f"{self.title}: {self.old}"
        text = paper.text.replace(self.old, self.new)
        return (*documents[:place], replace(paper, text=text), *documents[place + 1 :])


@dataclass(frozen=True)
class Everywhere(Change):
    """Words replaced in every document: another party, another bureau, another year."""

    title: str = ""
    old: str = ""
    new: str = ""

    def on(self, documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
        return tuple(
            replace(
                p,
                text=p.text.replace(self.old, self.new),
                number=p.number.replace(self.old, self.new),
                title=p.title.replace(self.old, self.new),
            )
            for p in documents
        )


@dataclass(frozen=True)
class Removed(Change):
    """A document taken out of the file (and out of its contents page)."""

    old: str = ""
    new: str = ""

    def on(self, documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
        place = _find(documents, self.title, self.nth)
        gone = len(_stamps(documents[place].pages)) if documents[place].pages else 0
        rest = (*documents[:place], *(replace(p, pages=_moved(p.pages, -gone)) for p in documents[place + 1 :]))
        return tuple(replace(p, text=_without(p.text)) if p.title.endswith("目录") else p for p in rest)


def _moved(pages: str, by: int) -> str:
    return "-".join(str(int(n) + by) for n in pages.split("-")) if pages else ""


def _without(contents: str) -> str:
    """A contents page nobody can compare: only its heading is left."""
    return contents.split("\n")[0]


@dataclass(frozen=True)
class Added(Change):
    """A document put in before the one named; `old` is its label and title, `new` its text."""

    def on(self, documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
        place = _find(documents, self.title, self.nth)
        added = Paper(self.old, self.old, "", "", self.new)
        return (*documents[:place], added, *documents[place:])


@dataclass(frozen=True)
class Restamped(Change):
    """Other page numbers on a document; `new` is the range."""

    def on(self, documents: tuple[Paper, ...]) -> tuple[Paper, ...]:
        place = _find(documents, self.title, self.nth)
        return (*documents[:place], replace(documents[place], pages=self.new), *documents[place + 1 :])


def _find(documents: tuple[Paper, ...], title: str, nth: int) -> int:
    found = [n for n, p in enumerate(documents) if p.title.startswith(title)]
    assert len(found) >= nth, f"no document {title}"
    return found[nth - 1]


@cache
def context(case: str) -> Context:
    """The context under the case's own local rules."""
    return Context(read_calendar(), read_parameters(), read_local_rules(HERE / "rules" / f"{case}.yaml"))


def suspicions(case: CaseFile, rules: Context) -> tuple[Suspicion, ...]:
    return run_all(case, rules)


def violated(case: CaseFile, rules: Context) -> set[str]:
    """Rules that report something (the missing cover of the shortened samples apart)."""
    return {s.rule for s in run_all(case, rules) if s.result is Result.VIOLATED} - {"F05"}


def results_of(rule: str, case: CaseFile, rules: Context) -> list[Result]:
    return [s.result for s in run_all(case, rules) if s.rule == rule]
