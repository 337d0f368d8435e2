"""Drafts kept as they are typed, and the life of a published edition."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.library.rubrics.editions import find, load
from reviewer.storage.database import SCHEMA_VERSION
from reviewer.storage.editions import EditionDraft, EditionIsThere
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.editions import copied
from scoring.rubric import Rubric, Status


def next_edition(edition: str = "2027") -> Rubric:
    return copied(load(find("penalty-simple")), f"ours-{edition}", edition)


def test_005_editions_is_added_to_a_workspace_made_before_it_and_loses_nothing(tmp_path: Path) -> None:
    first = create_workspace(tmp_path)
    with first.store.writing():
        kept = first.editions.keep(load(find("penalty-simple")))
    first.close()
    old = sqlite3.connect(tmp_path / "review.db")
    old.execute("DROP TABLE edition_state")
    old.execute("DROP TABLE edition_draft")
    old.execute("DELETE FROM _sqlite_migrations WHERE name = '005_editions'")
    old.execute("PRAGMA user_version=4")
    old.commit()
    old.close()
    again = open_workspace(tmp_path)
    assert again.store.query("PRAGMA user_version")[0][0] == SCHEMA_VERSION
    assert again.editions.rubric(kept).id == "penalty-simple"
    assert again.editions.drafts() == []
    assert list((tmp_path / "backups").iterdir())
    again.close()


def test_a_draft_is_kept_whatever_stands_in_it(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.editions.add_draft(EditionDraft("d1", '{"title": ""}'))
        workspace.editions.keep_draft(EditionDraft("d1", '{"points": "-3"}', 1, "2026-03-02"))
    assert workspace.editions.draft("d1").body == '{"points": "-3"}'
    with workspace.store.writing():
        workspace.editions.drop_draft("d1")
    with pytest.raises(KeyError):
        workspace.editions.draft("d1")


def test_an_earlier_revision_that_arrives_late_changes_nothing(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.editions.add_draft(EditionDraft("d1", "{}"))
        workspace.editions.keep_draft(EditionDraft("d1", '{"n": "7"}', 7))
        workspace.editions.keep_draft(EditionDraft("d1", '{"n": "6"}', 6))
    assert workspace.editions.draft("d1").revision == 7


def test_a_draft_thrown_away_does_not_come_back_with_a_late_save(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.editions.keep_draft(EditionDraft("gone", "{}", 9))
    assert workspace.editions.drafts() == []


def test_a_published_edition_is_frozen_under_its_hash(workspace: Workspace) -> None:
    draft = next_edition()
    with workspace.store.writing():
        sealed = workspace.editions.publish(draft, "2026-03-02T09:00:00", "person-1")
    assert sealed.status is Status.PUBLISHED
    assert workspace.editions.rubric(sealed.hash) == sealed
    state = workspace.editions.states()[sealed.hash]
    assert (state.status, state.published_by) == (Status.PUBLISHED, "person-1")


def test_the_same_name_and_edition_is_not_published_twice(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.editions.publish(next_edition(), "2026-03-02", "p")
    other = replace(next_edition(), remarks="另一份")
    with pytest.raises(EditionIsThere, match="已经发布过"), workspace.store.writing():
        workspace.editions.publish(other, "2026-03-03", "p")
    assert len(workspace.editions.states()) == 1


def test_a_superseded_edition_is_still_there_for_its_sessions(workspace: Workspace) -> None:
    with workspace.store.writing():
        first = workspace.editions.publish(next_edition("2027"), "2026-03-02", "p")
        second = workspace.editions.publish(next_edition("2028"), "2026-03-03", "p")
        workspace.editions.supersede(first.hash, second.hash)
    state = workspace.editions.states()[first.hash]
    assert (state.status, state.superseded_by) == (Status.SUPERSEDED, second.hash)
    assert workspace.editions.rubric(first.hash).hash == first.hash
    with workspace.store.writing():
        workspace.editions.reinstate(first.hash)
    assert workspace.editions.states()[first.hash].status is Status.PUBLISHED
