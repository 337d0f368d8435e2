"""Editions over a workspace: drafts, what was published, what comes with the program. Every call opens its own
connection, so that it may come from any thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.presenters.rubrics.drafting import drafted, edition_id, from_body, is_fit, started, to_body
from reviewer.presenters.rubrics.exchange import read_edition, write_edition
from reviewer.presenters.rubrics.plain import Plain
from reviewer.presenters.rubrics.stored_list import ShippedEditions, edition_rows, uses_of
from reviewer.presenters.rubrics.stored_trial import past_effects, tried, tried_choices
from reviewer.presenters.rubrics.values import Draft, EditionRow, PastEffect, SessionChoice, Trial, Use
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.editions import EditionDraft
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.edition_acts import STREAM, EditionChosen, EditionPublished
from scoring.editions import copied
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.rubric import Rubric, Status


class NobodyPublishes(ReviewError):
    """Publishing is recorded under somebody's name."""

    def __init__(self) -> None:
        super().__init__("还不知道由谁发布。", "请先在右上角菜单“评查人”中填写姓名。")


class StoredEditions:
    """presenters.rubrics.values.EditionStore over a workspace."""

    def __init__(self, workspace: Workspace, author: Callable[[], Author | None]) -> None:
        self._workspace, self._author = workspace, author
        self._shipped = ShippedEditions()

    def editions(self, progress: Progress) -> Sequence[EditionRow]:
        """All editions, drafts first."""
        with own_connection(self._workspace) as workspace:
            return edition_rows(workspace, self._shipped)

    def draft(self, draft_id: str) -> Draft:
        """A draft as it was left."""
        with own_connection(self._workspace) as workspace:
            kept = workspace.editions.draft(draft_id)
            tree = from_body(kept.body)
            before = self._shipped.find(workspace, str(tree.get("supersedes", "")))
        return Draft(kept.id, tree, kept.revision, before)

    def shown(self, key: str) -> Draft:
        """A published or shipped edition, to look at."""
        with own_connection(self._workspace) as workspace:
            rubric = self._rubric(workspace, key)
            return Draft("", drafted(rubric), 0, self._shipped.find(workspace, rubric.supersedes))

    def copy(self, row: EditionRow, title: str, edition: str) -> str:
        """Begin a draft from an edition (or from another draft). Returns its id."""
        with own_connection(self._workspace) as workspace:
            if row.is_draft:
                tree = from_body(workspace.editions.draft(row.key).body)
                name = edition_id(str(tree.get("id", "")), str(tree.get("edition", "")), edition)
                return self._add(workspace, {**tree, "id": name, "title": title, "edition": edition})
            rubric = self._rubric(workspace, row.key)
            with workspace.store.writing():
                workspace.editions.keep(rubric)
            copy = copied(rubric, edition_id(rubric.id, rubric.edition, edition), edition)
            today = workspace.clock.now().date().isoformat()
            return self._add(workspace, {**drafted(copy), "title": title, "in_force_from": today})

    def begin(self, title: str, edition: str) -> str:
        """Begin an empty draft."""
        with own_connection(self._workspace) as workspace:
            return self._add(workspace, started(edition_id("rubric", "", edition), title, edition))

    def take_in(self, path: Path) -> str:
        """Begin a draft from a YAML or XLSX file. Raises RubricInvalid and the like."""
        tree = read_edition(path)
        with own_connection(self._workspace) as workspace:
            return self._add(workspace, tree)

    def write_out(self, tree: Plain, path: Path) -> None:
        """Write an edition to a YAML or XLSX file."""
        write_edition(tree, path)

    def save(self, draft: Draft) -> None:
        """Keep what was typed."""
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.editions.keep_draft(self._as_kept(workspace, draft.id, draft.tree, draft.revision))

    def discard(self, draft_id: str) -> None:
        """Throw a draft away."""
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.editions.drop_draft(draft_id)

    def uses(self) -> Sequence[Use]:
        """Every procedure with the edition it goes by."""
        with own_connection(self._workspace) as workspace:
            return uses_of(workspace, self._shipped)

    def choose(self, key: str, procedures: Sequence[str]) -> None:
        """Let new sessions of these procedures go by a published or shipped edition."""
        author = self._known_author()
        with own_connection(self._workspace) as workspace:
            rubric = self._rubric(workspace, key)
            before = uses_of(workspace, self._shipped)
            with workspace.store.writing():
                workspace.editions.keep(rubric)
                self._choose(workspace, rubric.hash, procedures, before, author)

    def publish(self, draft_id: str, rubric: Rubric, procedures: Sequence[str]) -> str:
        """Freeze a draft; new sessions of these procedures go by it. Returns its hash."""
        author = self._known_author()
        with own_connection(self._workspace) as workspace:
            before = uses_of(workspace, self._shipped)
            now = workspace.clock.now().isoformat(timespec="seconds")
            with workspace.store.writing():
                sealed = workspace.editions.publish(rubric, now, author.id)
                act = EditionPublished(sealed.hash, sealed.title, sealed.edition, sealed.supersedes)
                workspace.record.append(STREAM, [act], author)
                self._choose(workspace, sealed.hash, procedures, before, author)
                workspace.editions.drop_draft(draft_id)
            return sealed.hash

    def reviews(self) -> Sequence[SessionChoice]:
        """The reviews a draft can be tried on, latest first."""
        with own_connection(self._workspace) as workspace:
            return tried_choices(workspace)

    def trial(self, session: str, rubric: Rubric) -> Trial:
        """One review under both editions; nothing of it is changed."""
        with own_connection(self._workspace) as workspace:
            return tried(workspace, session, rubric)

    def effects(self, rubric: Rubric, progress: Progress) -> Sequence[PastEffect]:
        """What an edition would have meant for every submitted review; nothing of them is changed."""
        with own_connection(self._workspace) as workspace:
            return past_effects(workspace, rubric, progress)

    def _choose(
        self, workspace: Workspace, chosen: str, procedures: Sequence[str], before: Sequence[Use], author: Author
    ) -> None:
        """The procedures go by it now; own editions that nothing goes by any more are superseded."""
        for procedure in procedures:
            workspace.catalogue.set_setting(f"edition:{procedure}", chosen)
        workspace.record.append(STREAM, [EditionChosen(p, chosen) for p in procedures], author)
        states = workspace.editions.states()
        still = {use.key for use in before if use.procedure not in procedures} | {chosen}
        for key in {use.key for use in before if use.procedure in procedures} - still:
            if key in states and states[key].status is Status.PUBLISHED:
                workspace.editions.supersede(key, chosen)
        if chosen in states and states[chosen].status is Status.SUPERSEDED:
            workspace.editions.reinstate(chosen)

    def _known_author(self) -> Author:
        author = self._author()
        if author is None:
            raise NobodyPublishes
        return author

    def _rubric(self, workspace: Workspace, key: str) -> Rubric:
        rubric = self._shipped.find(workspace, key)
        if rubric is None:
            raise KeyError(key)
        return rubric

    def _add(self, workspace: Workspace, tree: Plain) -> str:
        assert is_fit(tree)
        draft = self._as_kept(workspace, workspace.clock.new_id(), tree, 0)
        with workspace.store.writing():
            workspace.editions.add_draft(draft)
        return draft.id

    def _as_kept(self, workspace: Workspace, draft_id: str, tree: Plain, revision: int) -> EditionDraft:
        return EditionDraft(draft_id, to_body(tree), revision, workspace.clock.now().isoformat(timespec="seconds"))
