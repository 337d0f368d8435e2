"""The workspace the pictures are taken in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from reviewer.intake.examples import author_named, take_in_examples
from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign, edition_for, opening_acts
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import FindingAdded, SessionSubmitted
from scoring.casefile import Region
from scoring.progress import Silent
from scoring.rubric import Deduction
from scoring.sheet import Finding
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import DECISION, FILING

WORKING, SUBMITTED, OTHERS, FRESH, LACKING = "002", "003", "004", "007", "009"  # numbers of case files
REVIEWER = "沈知远"


def prepare(folder: Path) -> None:
    """A workspace with one file to work on, one submitted, one of somebody else, one nobody has opened, one that lacks
    papers."""
    workspace = create_workspace(folder)
    taken = take_in_examples(workspace, Silent()).taken
    named = {f"0{one.name[:2]}": one.case for one in taken}
    _begin_review(workspace, named[SUBMITTED], REVIEWER, submit=True)
    _begin_review(workspace, named[OTHERS], "陆文舟", submit=False)
    author_named(workspace, REVIEWER)
    with TemporaryDirectory() as scratch:
        lacking = pdf(Path(scratch) / "缺文书的案卷.pdf", [FILING, DECISION])
        import_paths(workspace, [lacking], current_campaign(workspace).id, Silent())
    workspace.close()


def _begin_review(workspace: Workspace, case: str, name: str, *, submit: bool) -> None:
    author = author_named(workspace, name)
    content = workspace.readings.case_file(case)
    rubric = edition_for(workspace, content.procedure)
    session = workspace.sessions.open(case, current_campaign(workspace).id, rubric.hash, author)
    leaf = next(c for c in rubric.criteria() if c.deductions)
    rule = next(r for r in leaf.deductions if isinstance(r, Deduction))
    found = FindingAdded(Finding("found", leaf.id, rule.id, regions=(Region(1),), remark="送达回证没有签名。"))
    last = [SessionSubmitted()] if submit else []
    workspace.sessions.act(session.id, [*opening_acts(rubric, content), found, *last], author)
