"""Editions over a real workspace: copied, published, chosen, imported and exported; sessions stay on theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.intake.starting import edition_for
from reviewer.library.rubrics.editions import RubricInvalid, find, load
from reviewer.presenters.rubrics.checking import checked
from reviewer.presenters.rubrics.exchange import NotYetAnEdition
from reviewer.presenters.rubrics.plain import Key, put
from reviewer.presenters.rubrics.stored import NobodyPublishes, StoredEditions
from reviewer.presenters.rubrics.values import Draft, EditionRow, Standing, Use, usually_served
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import FindingAdded, SessionSubmitted
from scoring.edition_acts import STREAM, EditionChosen, EditionPublished
from scoring.editions import copied
from scoring.progress import Silent
from scoring.rubric import Rubric, Status
from scoring.sheet import Finding
from tests.reviewer.storage.support import add_case

AUTHOR = Author("person-1", "computer-1")
LEAF: Key = ("sections", 0, "items", 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "评查库")
    yield made
    made.close()


@pytest.fixture
def store(workspace: Workspace) -> StoredEditions:
    return StoredEditions(workspace, lambda: AUTHOR)


def row(store: StoredEditions, title: str) -> EditionRow:
    return next(r for r in store.editions(Silent()) if title in r.title)


def next_year(store: StoredEditions, edition: str = "2027", points: str = "40") -> tuple[Draft, Rubric]:
    draft = store.draft(store.copy(row(store, "普通程序"), "某局处罚案卷评查标准", edition))
    tree = put(draft.tree, (*LEAF, "points"), points)
    changed = Draft(draft.id, tree, 1, draft.before)
    store.save(changed)
    rubric = checked(tree).rubric
    assert rubric is not None
    return changed, rubric


def reviewed(workspace: Workspace, rubric: Rubric, *findings: Finding) -> str:
    case = add_case(workspace)
    with workspace.store.writing():
        workspace.editions.keep(rubric)
        workspace.store.execute("UPDATE case_file SET procedure='普通程序' WHERE id=?", (case,))
        session = workspace.sessions.open(case, "c", rubric.hash, AUTHOR)
        workspace.sessions.act(session.id, [*map(FindingAdded, findings), SessionSubmitted()], AUTHOR)
    return session.id


def test_the_shipped_editions_are_listed_with_what_goes_by_them(store: StoredEditions) -> None:
    rows = store.editions(Silent())
    assert {r.standing for r in rows} == {Standing.SHIPPED}
    assert "普通程序" in row(store, "行政处罚案卷评查标准（普通程序）").used_for


def test_a_copy_is_a_draft_that_knows_the_edition_before(store: StoredEditions) -> None:
    draft, _ = next_year(store)
    again = store.draft(draft.id)
    assert again.tree == draft.tree
    assert again.before == load(find("penalty-ordinary"))
    first = store.editions(Silent())[0]
    assert (first.standing, first.edition) == (Standing.DRAFT, "2027")


def test_a_copy_is_in_force_from_the_day_it_was_made_and_not_from_that_of_the_edition_before(
    workspace: Workspace, store: StoredEditions
) -> None:
    draft, _ = next_year(store)
    assert draft.tree["in_force_from"] == workspace.clock.now().date().isoformat()


def test_the_list_says_which_edition_serves_files_of_unknown_procedure(store: StoredEditions) -> None:
    serving = [r for r in store.editions(Silent()) if "程序未识别的" in r.used_for]
    assert [r.title for r in serving] == ["行政处罚案卷评查标准（普通程序）"]


def test_files_of_unknown_procedure_follow_the_edition_that_supersedes_theirs() -> None:
    before = load(find("penalty-ordinary"))
    new = copied(before, "next", "2027")
    uses = [Use("普通程序", "旧", before.hash), Use("简易程序", "别的", "other"), Use("", "旧", before.hash)]
    assert usually_served(uses, new) == ["普通程序", ""]
    assert usually_served([Use("", "别的", "other")], new) == []


def test_new_sessions_of_the_chosen_procedure_go_by_the_published_edition_old_ones_do_not(
    workspace: Workspace, store: StoredEditions
) -> None:
    old = edition_for(workspace, "普通程序")
    session = reviewed(workspace, old)
    total = workspace.sessions.score_of(workspace.sessions.get(session))
    draft, rubric = next_year(store)
    key = store.publish(draft.id, rubric, ["普通程序"])
    assert edition_for(workspace, "普通程序").hash == key
    assert edition_for(workspace, "简易程序").hash != key
    assert workspace.sessions.get(session).rubric == old.hash
    assert workspace.sessions.score_of(workspace.sessions.get(session)) == total
    assert workspace.editions.drafts() == []
    acts = [event.act for event in workspace.record.of_stream(STREAM)]
    assert acts == [EditionPublished(key, rubric.title, "2027", old.hash), EditionChosen("普通程序", key)]


@pytest.mark.parametrize(
    ("procedure", "edition"),
    [
        ("普通程序", "penalty-ordinary"),
        ("普通程序（不予处罚）", "no-penalty"),
        ("简易程序", "penalty-simple"),
        ("行政许可", "permit"),
        ("行政强制", "seizure"),
        ("行政检查", "inspection"),
    ],
)
def test_each_procedure_begins_with_the_shipped_edition_made_for_it(
    workspace: Workspace, procedure: str, edition: str
) -> None:
    assert edition_for(workspace, procedure).id == edition


def test_an_edition_nothing_goes_by_any_more_is_superseded(workspace: Workspace, store: StoredEditions) -> None:
    first = store.publish(*_published(store, "2027", "40"), ["普通程序"])
    second = store.publish(*_published(store, "2028", "30"), ["普通程序"])
    states = workspace.editions.states()
    assert (states[first].status, states[first].superseded_by) == (Status.SUPERSEDED, second)
    store.choose(first, ["普通程序"])
    assert edition_for(workspace, "普通程序").hash == first
    assert workspace.editions.states()[first].status is Status.PUBLISHED


def _published(store: StoredEditions, edition: str, points: str) -> tuple[str, Rubric]:
    draft, rubric = next_year(store, edition, points)
    return draft.id, rubric


def test_nobody_publishes_without_a_name(workspace: Workspace, store: StoredEditions) -> None:
    draft, rubric = next_year(store)
    nameless = StoredEditions(workspace, lambda: None)
    with pytest.raises(NobodyPublishes, match="由谁发布"):
        nameless.publish(draft.id, rubric, ["普通程序"])
    assert workspace.editions.draft(draft.id).revision == 1


def test_past_reviews_are_tried_and_not_touched(workspace: Workspace, store: StoredEditions) -> None:
    old = load(find("penalty-ordinary"))
    leaf = next(c for c in old.criteria() if c.deductions and c.id == old.criteria()[0].id)
    finding = Finding("f1", leaf.id, leaf.deductions[0].id, remark="名称不一致")
    session = reviewed(workspace, old, finding)
    reviewed(workspace, old)
    before = [tuple(r) for r in workspace.store.query("SELECT * FROM session")]
    _, rubric = next_year(store)
    effects = store.effects(rubric, Silent())
    assert [(past.procedure, past.effect.total_changed) for past in effects] == [
        ("普通程序", True),
        ("普通程序", False),
    ]
    trial = store.trial(session, rubric)
    assert trial.old_result != trial.new_result
    assert any(change.label.endswith(leaf.title) for change in trial.changes)
    assert trial.left_behind == ()
    assert len(store.reviews()) == 2
    assert [tuple(r) for r in workspace.store.query("SELECT * FROM session")] == before


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_an_edition_goes_out_to_a_file_and_comes_in_again(tmp_path: Path, store: StoredEditions, suffix: str) -> None:
    draft, _ = next_year(store)
    path = tmp_path / f"标准{suffix}"
    store.write_out(draft.tree, path)
    assert store.draft(store.take_in(path)).tree == draft.tree


def test_a_draft_with_mistakes_stays_in_the_workspace_until_they_are_put_right(
    tmp_path: Path, store: StoredEditions
) -> None:
    draft, _ = next_year(store)
    with pytest.raises(NotYetAnEdition, match="1 处错误"):
        store.write_out(put(draft.tree, (*LEAF, "points"), "-1"), tmp_path / "x.yaml")
    assert not (tmp_path / "x.yaml").exists()


def test_a_file_with_mistakes_becomes_a_draft_that_shows_them(tmp_path: Path, store: StoredEditions) -> None:
    text = find("penalty-simple").read_text("utf-8").replace("points: 6", "points: -6", 1)
    path = tmp_path / "改坏的.yaml"
    path.write_text(text, "utf-8")
    draft = store.draft(store.take_in(path))
    assert any("不能为负" in remark.message for remark in checked(draft.tree).remarks)


def test_a_file_that_is_no_edition_is_refused_line_by_line(tmp_path: Path, store: StoredEditions) -> None:
    path = tmp_path / "别的.yaml"
    path.write_text("title: 一份清单\nsections: 没有\n", "utf-8")
    with pytest.raises(RubricInvalid):
        store.take_in(path)
    assert all(not r.is_draft for r in store.editions(Silent()))
