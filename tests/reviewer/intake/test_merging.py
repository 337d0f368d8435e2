"""Workspaces joined to one: reviews made on several computers, case files imported apart, and what is refused."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.intake.importing import import_paths
from reviewer.intake.merging import Merged, in_words, merge
from reviewer.intake.starting import current_campaign, edition_for
from reviewer.storage.merging import OriginalWasAltered, RecordWasAltered
from reviewer.storage.record import Author, Event
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.acts import FactCorrected, FindingAdded, SessionSubmitted
from scoring.errors import ReviewError
from scoring.progress import Silent
from scoring.sheet import Finding

ME, OTHER = Author("supervisor", "computer-1"), Author("lawyer", "computer-2")
SILENT = Silent()


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Three case files of one page each."""
    from PIL import Image

    made = []
    for number in range(3):
        folder = tmp_path / f"案{number}"
        folder.mkdir()
        Image.new("RGB", (60 + number, 80), "white").save(folder / "1.png")
        made.append(folder)
    return made


@pytest.fixture
def ours(tmp_path: Path, papers: list[Path]) -> Iterator[Workspace]:
    """A workspace with two case files."""
    workspace = create_workspace(tmp_path / "总库")
    import_paths(workspace, papers[:2], current_campaign(workspace).id, SILENT)
    yield workspace
    workspace.close()


def copied(workspace: Workspace, name: str) -> Workspace:
    folder = workspace.folder.parent / name
    workspace.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(workspace.folder, folder, ignore=shutil.ignore_patterns("in-use.lock*"))
    return open_workspace(folder)


def review(workspace: Workspace, case: str, author: Author, remark: str = "") -> str:
    rubric = edition_for(workspace, "")
    session = workspace.sessions.open(case, current_campaign(workspace).id, rubric.hash, author)
    leaf = next(leaf for section in rubric.sections for leaf in section.leaves() if leaf.deductions)
    finding = Finding(f"{session.id}-1", leaf.id, leaf.deductions[0].id, remark=remark)
    workspace.sessions.act(session.id, [FindingAdded(finding), SessionSubmitted()], author)
    return session.id


def merged(ours: Workspace, theirs: Workspace) -> Merged:
    theirs.close()
    return merge(ours, theirs.folder, ME, SILENT)


def cases(workspace: Workspace) -> list[str]:
    return workspace.catalogue.case_ids()


def test_reviews_made_in_a_copy_come_home_and_the_record_still_proves_itself(ours: Workspace) -> None:
    theirs = copied(ours, "律师甲")
    theirs.store.execute("INSERT INTO person (id, name) VALUES ('lawyer', '李律师')")
    session = review(theirs, cases(theirs)[1], OTHER, "落款不一致")
    review(ours, cases(ours)[0], ME)
    done = merged(ours, theirs)
    assert (done.reviews, done.cases, done.twice) == (("002",), (), ())
    row = ours.catalogue.cases()[1]
    assert (row.state, row.reviewer, row.session) == ("submitted", "李律师", session)
    assert ours.sessions.get(session).content.sheet.findings[0].remark == "落款不一致"
    assert verify(ours, SILENT) == []


def test_joining_again_brings_only_what_is_new_since(ours: Workspace) -> None:
    theirs = copied(ours, "律师甲")
    review(theirs, cases(theirs)[0], OTHER)
    merged(ours, theirs)
    again = merge(ours, theirs.folder, ME, SILENT)
    assert (again.acts, again.reviews) == (0, ())
    assert in_words(again) == ["“律师甲”里没有新的内容。"]
    theirs = open_workspace(theirs.folder)
    review(theirs, cases(theirs)[1], OTHER)
    assert merged(ours, theirs).reviews == ("002",)
    assert verify(ours, SILENT) == []


def test_who_went_on_in_both_workspaces_is_joined_and_verified(ours: Workspace) -> None:
    theirs = copied(ours, "带走的")
    review(theirs, cases(theirs)[0], ME)
    review(ours, cases(ours)[1], ME)
    assert merged(ours, theirs).twice == ()
    review(ours, cases(ours)[1], ME)
    theirs = open_workspace(theirs.folder)
    review(theirs, cases(theirs)[0], ME)
    merged(ours, theirs)
    assert verify(ours, SILENT) == []
    ours.store.execute("DROP TRIGGER event_no_delete")
    ours.store.execute("DELETE FROM event WHERE seq = (SELECT min(seq) FROM event)")
    assert verify(ours, SILENT)


def test_case_files_that_only_they_have_come_with_pages_and_originals(
    ours: Workspace, tmp_path: Path, papers: list[Path]
) -> None:
    theirs = create_workspace(tmp_path / "分局")
    import_paths(theirs, papers[2:], current_campaign(theirs).id, SILENT)
    done = merged(ours, theirs)
    assert done.cases == ("003",)
    row = ours.catalogue.cases()[2]
    assert (row.title, row.pages) == ("案2", 1)
    ((sha256, _),) = ours.catalogue.originals_of(row.id)
    assert ours.originals.path(sha256).exists()
    assert ours.readings.places(row.id)[0].sha256 == sha256
    assert len(ours.catalogue.campaigns()) == 1


def test_a_file_imported_on_both_sides_is_one_case_with_the_review_of_whoever_made_it(
    ours: Workspace, tmp_path: Path, papers: list[Path]
) -> None:
    theirs = create_workspace(tmp_path / "律师乙")
    import_paths(theirs, papers[1:], current_campaign(theirs).id, SILENT)
    review(theirs, cases(theirs)[0], OTHER)
    done = merged(ours, theirs)
    assert (done.reviews, done.twice) == (("002",), ())
    assert [(row.code, row.title, row.state) for row in ours.catalogue.cases()] == [
        ("001", "案0", "new"),
        ("002", "案1", "submitted"),
        ("003", "案2", "new"),
    ]
    assert verify(ours, SILENT) == []


def test_a_file_reviewed_on_both_sides_keeps_both_reviews_and_is_told(
    ours: Workspace, tmp_path: Path, papers: list[Path]
) -> None:
    review(ours, cases(ours)[0], ME)
    apart = create_workspace(tmp_path / "律师丙")
    import_paths(apart, papers[:1], current_campaign(apart).id, SILENT)
    review(apart, cases(apart)[0], OTHER)
    done = merged(ours, apart)
    assert (done.twice, done.alike) == ((), (("001", "003"),))
    assert "001 号和 003 号是同一案卷" in in_words(done)[1]
    theirs = copied(ours, "律师丁")
    review(theirs, cases(theirs)[0], Author("third", "computer-3"))
    assert merged(ours, theirs).twice == ("001",)
    assert len(ours.sessions.of_case(cases(ours)[0])) == 2


def test_facts_put_right_there_hold_here(ours: Workspace) -> None:
    theirs = copied(ours, "律师甲")
    act = FactCorrected("party_name", "当事人", "乙公司")
    theirs.readings.correct_fact(cases(theirs)[0], act, OTHER)
    merged(ours, theirs)
    assert [f.value for f in ours.readings.case_file(cases(ours)[0]).facts] == ["乙公司"]


def test_an_altered_record_and_the_workspace_itself_are_refused(ours: Workspace) -> None:
    theirs = copied(ours, "律师甲")
    review(theirs, cases(theirs)[0], OTHER)
    theirs.store.execute("DROP TRIGGER event_no_update")
    theirs.store.execute("UPDATE event SET body = replace(body, 'lawyer', 'LAWYER') WHERE kind = 'session_opened'")
    with pytest.raises(RecordWasAltered, match="没有并入"):
        merged(ours, theirs)
    assert all(row.state == "new" for row in ours.catalogue.cases())
    with pytest.raises(ReviewError, match="它自己"):
        merge(ours, ours.folder, ME, SILENT)


def test_an_act_with_a_right_hash_and_a_wrong_body_is_refused_like_an_altered_one(ours: Workspace) -> None:
    theirs = copied(ours, "返回")
    forged = Event("x", "lawyer", "computer-3", "2026-01-01T09:00:00", "s", "finding_added", "[1]", "", "")
    theirs.record.take(replace(forged, hash=forged.computed_hash()))
    theirs.close()
    with pytest.raises(RecordWasAltered):
        merge(ours, theirs.folder, ME, SILENT)
    assert not [event for event in ours.record.all() if event.id == "x"]


@pytest.mark.parametrize("is_gone", [True, False])
def test_an_original_that_is_not_what_its_hash_says_is_refused(
    ours: Workspace, papers: list[Path], *, is_gone: bool
) -> None:
    theirs = copied(ours, "返回")
    import_paths(theirs, papers[2:], current_campaign(theirs).id, SILENT)
    (kept,) = {path for _, path in theirs.originals.all()} - {
        theirs.originals.path(sha256) for sha256, _ in ours.originals.all()
    }
    kept.chmod(0o600)
    kept.unlink() if is_gone else kept.write_bytes(b"another picture")
    before = cases(ours)
    with pytest.raises(OriginalWasAltered, match="没有并入"):
        merged(ours, theirs)
    assert cases(ours) == before
    assert verify(ours, SILENT) == []
