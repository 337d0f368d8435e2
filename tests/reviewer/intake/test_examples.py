"""The examples: read, checked, reviewed; every recorded judgement is one the program accepts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.intake.examples import examples, record_reviews, take_in_examples
from reviewer.storage.clock import SteppedClock
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.progress import Silent


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("示例")
    workspace = create_workspace(folder, SteppedClock(datetime(2026, 1, 5, 9, tzinfo=UTC)))
    report = take_in_examples(workspace, Silent())
    assert report.problems == ()
    record_reviews(workspace, report.taken)
    yield workspace
    workspace.close()


def test_every_example_is_taken_in_and_the_scan_waits_for_recognition(workspace: Workspace) -> None:
    rows = workspace.catalogue.cases()
    assert len(rows) == len(examples()) == 8
    assert [row.code for row in rows if row.unread_pages] == ["008"]
    assert [row.state for row in rows] == ["submitted"] * 7 + ["new"]


def test_units_and_causes_are_read_from_the_papers(workspace: Workspace) -> None:
    expected = {example.file: example.unit for example in examples()}
    rows = workspace.catalogue.cases()[:7]
    assert [row.unit for row in rows] == list(expected.values())[:7]
    assert all(row.cause and row.party and row.reference_number for row in rows)


def test_the_edition_accepts_every_recorded_finding(workspace: Workspace) -> None:
    for session in workspace.sessions.all():
        result = workspace.sessions.score_of(session)
        assert [(finding, error.message) for finding, error in result.refused] == []


def test_every_quoted_place_is_found_on_its_page(workspace: Workspace) -> None:
    quoted = {example.file.rsplit(".", 1)[0]: example for example in examples()}
    for row in workspace.catalogue.cases()[:7]:
        name = workspace.catalogue.originals_of(row.id)[0][1].rsplit(".", 1)[0]
        (session,) = workspace.sessions.of_case(row.id)
        for entry, finding in zip(quoted[name].sheet["findings"], session.content.sheet.findings, strict=True):
            for place, region in zip(entry.get("at", ()), finding.regions, strict=True):
                assert (region.box is not None) == ("quote" in place), (name, place)


def test_the_suspicions_that_the_reviewers_accepted_were_raised_by_the_checks(workspace: Workspace) -> None:
    for row in workspace.catalogue.cases()[:7]:
        (session,) = workspace.sessions.of_case(row.id)
        example = next(e for e in examples() if e.file == workspace.catalogue.originals_of(row.id)[0][1])
        wanted = [entry["suspicion"] for entry in example.sheet["findings"] if "suspicion" in entry]
        accepted = [d.suspicion.split(":")[0] for d in session.content.decisions if d.finding]
        assert sorted(accepted) == sorted(wanted), example.file


def test_taking_the_examples_in_again_changes_nothing(workspace: Workspace) -> None:
    before = (len(workspace.catalogue.cases()), sum(1 for _ in workspace.record.all()))
    report = take_in_examples(workspace, Silent())
    record_reviews(workspace, report.taken)
    assert (len(workspace.catalogue.cases()), sum(1 for _ in workspace.record.all())) == before


def test_reading_again_from_the_kept_originals_gives_the_same(workspace: Workspace, tmp_path: Path) -> None:
    from reviewer.intake.rereading import read_again

    case = workspace.catalogue.cases()[3].id
    before = (workspace.readings.case_file(case), workspace.readings.suspicions(case), workspace.readings.places(case))
    read_again(workspace, case)
    after = (workspace.readings.case_file(case), workspace.readings.suspicions(case), workspace.readings.places(case))
    assert after == before
