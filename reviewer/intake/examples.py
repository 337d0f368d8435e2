"""The example case files that come with the program, and two fictional reviewers' recorded findings on them.

The findings are entered as any reviewer's would be: each act into the record, regions found by the quoted words on
the page, suspicions accepted or dismissed. Nothing about scores is written here; they are computed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from reviewer.intake.importing import ImportReport, Taken, import_paths
from reviewer.intake.starting import current_campaign, edition_for, opening_acts
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.acts import (
    Act,
    ConditionSet,
    DoubtRaised,
    DoubtSettled,
    FindingAdded,
    ItemMarked,
    SessionSubmitted,
    SuspicionAccepted,
    SuspicionDismissed,
)
from scoring.casefile import Box, CaseFile, Region, TextLine
from scoring.progress import Progress
from scoring.sheet import Doubt, Finding, ItemState, Mark
from scoring.suspicions import Result, Suspicion
from scoring.trace import unrated

DEVICE = "example"
_PRACTICE = (
    "02 无证排水案.pdf",
    "03 倾倒建筑垃圾案.pdf",
    "07 违法建设案.pdf",
    "04 涂写小广告案.pdf",
)  # suspicions in each


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the name of its file, and what its reviewer recorded, as written in examples.yaml."""

    file: str
    reviewer: str
    unit: str
    sheet: Mapping[str, Any]


@cache
def _described() -> Mapping[str, Any]:
    import yaml

    text = files("resources").joinpath("examples", "examples.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


def examples() -> tuple[Example, ...]:
    """Every example, in order."""
    return tuple(
        Example(entry["file"], entry["reviewer"], entry.get("unit", ""), entry) for entry in _described()["cases"]
    )


def take_in_examples(workspace: Workspace, progress: Progress) -> ImportReport:
    """Import the examples and enter their recorded reviews, once. Text recognition is left to the queue."""
    current = current_campaign(workspace)
    described = _described()["campaign"]
    with workspace.store.writing():
        workspace.catalogue.change_campaign(
            replace(current, title=described["title"], organizer=described["organizer"])
        )
    with as_file(files("resources").joinpath("examples", "cases")) as folder:
        paths = [folder / example.file for example in examples()]
        return import_paths(workspace, paths, current.id, progress)


def take_in_practice(workspace: Workspace, progress: Progress) -> ImportReport:
    """Import one example for somebody's own first review: the first one that nobody has submitted."""
    current = current_campaign(workspace)
    with as_file(files("resources").joinpath("examples", "cases")) as folder:
        for name in _PRACTICE:
            report = import_paths(workspace, [folder / name], current.id, progress)
            if not any(s.is_closed for one in report.taken for s in workspace.sessions.of_case(one.case)):
                break
    return report


def record_reviews(workspace: Workspace, taken: Sequence[Taken]) -> int:
    """Enter the recorded reviews of these example case files where nobody reviewed them yet. Returns how many.

    A file whose pages still wait for recognition is left for whoever sits at the screen.
    """
    by_name = {example.file.rsplit(".", 1)[0]: example for example in examples()}
    done = 0
    for one in taken:
        example = by_name.get(one.name)
        ready = not workspace.readings.unread_pages(one.case) and not workspace.sessions.of_case(one.case)
        if example is not None and ready:
            _record(workspace, one.case, example)
            done += 1
    return done


def author_named(workspace: Workspace, name: str, device: str = DEVICE) -> Author:
    """The person of this name, entered if new, acting on this device."""
    person = next((p for p in workspace.catalogue.persons() if p.name == name), None)
    if person is None:
        with workspace.store.writing():
            person = workspace.catalogue.add_person(name)
    return Author(person.id, device)


def supervisor(workspace: Workspace) -> Author:
    """The example's supervisor, who settles doubts and issues the bulletin."""
    return author_named(workspace, _described()["supervisor"])


def _record(workspace: Workspace, case: str, example: Example) -> None:
    content = workspace.readings.case_file(case)
    rubric = edition_for(workspace, content.procedure)
    author = author_named(workspace, example.reviewer)
    session = workspace.sessions.open(case, current_campaign(workspace).id, rubric.hash, author)
    acts = list(_acts(workspace, example.sheet, content, workspace.readings.suspicions(case)))
    session = workspace.sessions.act(session.id, [*opening_acts(rubric, content), *acts], author)
    left = unrated(workspace.sessions.score_of(session).trace)
    clean = [ItemMarked(Mark(line.ref, ItemState.SCORED)) for line in left]
    workspace.sessions.act(session.id, [*clean, SessionSubmitted()], author)
    doubts = {d.question: d.id for act in acts if isinstance(act, DoubtRaised) for d in (act.doubt,)}
    for entry in example.sheet.get("doubts", ()):
        if entry.get("conclusion"):
            settled = DoubtSettled(doubts[entry["question"]], entry["conclusion"])
            workspace.sessions.act(session.id, [settled], supervisor(workspace))


def _acts(
    workspace: Workspace, sheet: Mapping[str, Any], content: CaseFile, suspicions: Sequence[Suspicion]
) -> Iterator[Act]:
    for condition, value in sheet.get("conditions", {}).items():
        yield ConditionSet(condition, bool(value))
    for entry in sheet.get("marks", ()):
        yield ItemMarked(Mark(entry["criterion"], ItemState(entry["state"]), entry.get("reason", "")))
    accepted: set[str] = set()
    for entry in sheet.get("findings", ()):
        finding = _finding(workspace.clock.new_id(), entry, content)
        suspicion = _suspicion_of(entry.get("suspicion", ""), suspicions, accepted)
        if suspicion is not None:
            accepted.add(suspicion.key)
            finding = replace(finding, suspicion=suspicion.key, regions=finding.regions or suspicion.regions)
        yield FindingAdded(finding)
        if suspicion is not None:
            yield SuspicionAccepted(suspicion.key, finding.id)
    for entry in sheet.get("dismissed", ()):
        suspicion = _suspicion_of(entry["rule"], suspicions, accepted)
        if suspicion is not None:
            accepted.add(suspicion.key)
            yield SuspicionDismissed(suspicion.key, entry["reason"])
    for entry in sheet.get("doubts", ()):
        regions = _regions(entry, content)
        yield DoubtRaised(Doubt(workspace.clock.new_id(), entry["criterion"], entry["question"], regions))


def _finding(finding_id: str, entry: Mapping[str, Any], content: CaseFile) -> Finding:
    return Finding(
        id=finding_id,
        criterion=entry["criterion"],
        rule=entry["rule"],
        occurrences=int(entry.get("occurrences", 1)),
        points=Decimal(str(entry["points"])) if "points" in entry else None,
        remark=entry.get("remark", ""),
        regions=_regions(entry, content),
        missing=entry.get("missing", ""),
    )


def _suspicion_of(rule: str, suspicions: Sequence[Suspicion], taken: set[str]) -> Suspicion | None:
    """The first suspicion of this rule that says something is wrong and is not decided yet."""
    return next((s for s in suspicions if s.rule == rule and s.result is Result.VIOLATED and s.key not in taken), None)


def _regions(entry: Mapping[str, Any], content: CaseFile) -> tuple[Region, ...]:
    """The places of an entry: `at` lists {page, quote}; the words are looked for on that page."""
    return tuple(_region(content, int(place["page"]), str(place.get("quote", ""))) for place in entry.get("at", ()))


def _region(content: CaseFile, page: int, quote: str) -> Region:
    if not quote or page > len(content.pages):
        return Region(page)
    boxes = _boxes_of(content.pages[page - 1].lines, _letters(quote))
    if not boxes:
        return Region(page)
    return Region(
        page,
        Box(
            min(b.left for b in boxes),
            min(b.top for b in boxes),
            max(b.right for b in boxes),
            max(b.bottom for b in boxes),
        ),
    )


def _boxes_of(lines: Sequence[TextLine], wanted: str) -> list[Box]:
    """The boxes of the lines over which these letters run; a quotation may break over the end of a line."""
    texts = [_letters(line.text) for line in lines]
    start = "".join(texts).find(wanted)
    boxes, at = [], 0
    for line, text in zip(lines, texts, strict=True):
        if start >= 0 and line.box is not None and at < start + len(wanted) and at + len(text) > start:
            boxes.append(line.box)
        at += len(text)
    return boxes


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
