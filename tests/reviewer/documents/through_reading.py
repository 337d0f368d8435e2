"""The case files of the checks' tests as the program would read them; other titles, other orders."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from reviewer.documents.kinds.recognising import recognise
from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from scoring.casefile import CaseFile, Page, Source, TextLine
from scoring.notation.text import normalise
from tests.scoring.checks.casebook import Paper

Papers = tuple[Paper, ...]
CLEAN = Path(__file__).parents[2] / "cases" / "clean"
_KEPT = ("demand", "evidence", "identity_document", "contents", "on_spot_decision", "cover", "reinspection_record")
_DECISIONS = ("decision", "no_penalty_decision", "on_spot_decision")


def read(papers: Papers, text: Callable[[str], str] = str, title: Callable[[str], str] = str) -> CaseFile:
    """Documents, procedure and facts of these papers, each a file of its own."""
    pages: list[Page] = []
    files: list[tuple[str, int]] = []
    for paper in papers:
        stamps = _stamps(paper.pages)
        files.append((title(paper.title), len(pages) + 1))
        lines = [normalise(line) for line in (title(paper.title), *text(paper.text).split("\n")) if line.strip()]
        share = -(-len(lines) // len(stamps))
        for at, stamp in enumerate(stamps):
            number = len(pages) + 1
            own = tuple(TextLine(line, number) for line in lines[at * share : (at + 1) * share])
            pages.append(Page(number, own, Source.TEXT, stamp))
    return understand(tuple(pages), Structure(files=tuple(files), whole=tuple(first for _, first in files)))


def _stamps(pages: str) -> list[int | None]:
    first, _, last = pages.partition("-")
    return list(range(int(first), int(last or first) + 1)) if pages else [None]


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """By kind, the titles that bureaus use."""
    text = (Path(__file__).parent / "titles_of_many_bureaus.txt").read_text("utf-8")
    rows = (line.split(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {kind: tuple(names.split("|")) for kind, names in rows}


@cache
def clean(name: str) -> Papers:
    """A file without a fault from a bureau of another kind: land, health, tobacco, no penalty, a permit, a check …"""
    _, *parts = (CLEAN / f"{name}.txt").read_text("utf-8").split("\n## ")
    return tuple(_paper(part) for part in parts)


def _paper(part: str) -> Paper:
    first, _, text = part.partition("\n")
    label, title, number, pages = first.split("｜")
    return Paper(label, title, number, pages, text.rstrip("\n"))


def under_other_titles(papers: Papers, seed: str) -> Papers:
    """Each document under another title of its kind, drawn by lot; without the contents page, which no longer fits."""
    lots = random.Random(seed)
    out: list[Paper] = []
    for paper in _unlisted(papers):
        kind = recognise(paper.title, paper.text)[0]
        kept = kind in _KEPT or "合议" in paper.title  # 合议 is no 集体讨论 of the heads
        names = [t for t in titles().get(kind, ()) if not kept and recognise(t, paper.text)[0] == kind]
        out.append(replace(paper, title=lots.choice(names)) if names else paper)
    return tuple(out)


def _unlisted(papers: Papers) -> Papers:
    return tuple(p for p in papers if recognise(p.title, p.text)[0] != "contents")


def in_other_order(papers: Papers, order: str) -> Papers:
    """As another bureau binds its files: without a contents page and stamped numbers."""
    loose = [replace(p, pages="") for p in _unlisted(papers)]
    kinds = [recognise(p.title, p.text)[0] for p in loose]
    places = list(range(len(loose)))
    if order == "decision first":
        places.sort(key=lambda n: kinds[n] not in _DECISIONS)
    elif order == "receipts last":
        places.sort(key=lambda n: kinds[n] == "service_receipt")
    elif order == "approvals last":
        places.sort(key=lambda n: kinds[n].endswith("approval"))
    elif order == "last first":
        places.reverse()
    else:
        random.Random(order).shuffle(places)
    return tuple(loose[n] for n in places)
