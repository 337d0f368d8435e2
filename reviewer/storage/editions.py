"""Rubric editions of this workspace: drafts as they are typed, and editions kept by hash as the YAML they were loaded
from. An edition that was kept never changes; its status (published, superseded) stands beside it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from reviewer.storage.database import Store
from scoring.errors import ReviewError
from scoring.rubric import Rubric, Status


class EditionIsThere(ReviewError):
    """An edition of this name and number, or with this very content, was published before."""

    def __init__(self, title: str, edition: str) -> None:
        super().__init__(f"“{title}”（{edition}版）已经发布过。", "请在基本信息中改写名称或者版本，再发布。")


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """An edition being written. `body` is JSON, whether it makes an edition yet or not; a later `revision` wins."""

    id: str
    body: str
    revision: int = 0
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class EditionState:
    """The life of a published edition."""

    status: Status
    published_at: str
    published_by: str
    superseded_by: str = ""


class Editions:
    """The rubric editions of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, rubric: Rubric) -> str:
        """Keep an edition (once) and return its hash."""
        if not self._store.query("SELECT 1 FROM rubric WHERE hash=?", (rubric.hash,)):
            from reviewer.library.rubrics.editions import to_yaml

            self._store.execute(
                "INSERT INTO rubric (hash, id, title, edition, yaml) VALUES (?,?,?,?,?)",
                (rubric.hash, rubric.id, rubric.title, rubric.edition, to_yaml(rubric)),
            )
        return rubric.hash

    def rubric(self, rubric_hash: str) -> Rubric:
        """The edition of this hash. Raises KeyError."""
        rows = self._store.query("SELECT yaml FROM rubric WHERE hash=?", (rubric_hash,))
        if not rows:
            raise KeyError(rubric_hash)
        return _parsed(rubric_hash, rows[0][0])

    def all(self) -> list[tuple[str, str]]:
        """Every kept edition: hash and title."""
        rows = self._store.query("SELECT hash, title || ' ' || edition FROM rubric ORDER BY title, edition")
        return [(row[0], row[1]) for row in rows]

    def publish(self, rubric: Rubric, at: str, by: str) -> Rubric:
        """Freeze an edition under its hash. Raises EditionIsThere; ReviewError where it does not survive writing."""
        from reviewer.library.rubrics.editions import load, to_yaml

        sealed = replace(rubric, status=Status.PUBLISHED)
        named = "SELECT 1 FROM rubric WHERE hash=? OR (title=? AND edition=?)"
        if self._store.query(named, (sealed.hash, sealed.title, sealed.edition)):
            raise EditionIsThere(sealed.title, sealed.edition)
        if load(to_yaml(sealed)).hash != sealed.hash:
            raise ReviewError("这份标准写成文件后读回来不一样，没有发布。", "请导出后交给维护人员。")
        self.keep(sealed)
        self._store.execute(
            "INSERT INTO edition_state (hash, status, published_at, published_by, superseded_by) VALUES (?,?,?,?,'')",
            (sealed.hash, Status.PUBLISHED, at, by),
        )
        return sealed

    def supersede(self, rubric_hash: str, by: str) -> None:
        """A later edition (its hash) took the place of this published one. Its sessions stay on it."""
        self._store.execute(
            "UPDATE edition_state SET status=?, superseded_by=? WHERE hash=?", (Status.SUPERSEDED, by, rubric_hash)
        )

    def reinstate(self, rubric_hash: str) -> None:
        """A superseded edition is gone by again."""
        self._store.execute(
            "UPDATE edition_state SET status=?, superseded_by='' WHERE hash=?", (Status.PUBLISHED, rubric_hash)
        )

    def states(self) -> dict[str, EditionState]:
        """The editions published in this workspace, by hash, oldest first."""
        rows = self._store.query(
            "SELECT hash, status, published_at, published_by, superseded_by FROM edition_state ORDER BY published_at"
        )
        return {row[0]: EditionState(Status(row[1]), row[2] or "", row[3] or "", row[4] or "") for row in rows}

    def sessions(self) -> dict[str, int]:
        """How many review sessions each edition has, by hash."""
        rows = self._store.query("SELECT rubric, count(*) FROM session GROUP BY rubric")
        return {row[0]: row[1] for row in rows}

    def drafts(self) -> list[EditionDraft]:
        """Every draft, the one touched last first."""
        rows = self._store.query(
            "SELECT id, body, revision, updated_at FROM edition_draft ORDER BY updated_at DESC, id"
        )
        return [EditionDraft(*row) for row in rows]

    def draft(self, draft_id: str) -> EditionDraft:
        """The draft of this id. Raises KeyError."""
        rows = self._store.query("SELECT id, body, revision, updated_at FROM edition_draft WHERE id=?", (draft_id,))
        if not rows:
            raise KeyError(draft_id)
        return EditionDraft(*rows[0])

    def add_draft(self, draft: EditionDraft) -> None:
        """Begin a draft."""
        self._store.execute(
            "INSERT INTO edition_draft (id, body, revision, updated_at) VALUES (?,?,?,?)",
            (draft.id, draft.body, draft.revision, draft.updated_at),
        )

    def keep_draft(self, draft: EditionDraft) -> None:
        """Keep what was typed; an earlier revision that arrives late changes nothing, nor does one of a draft gone."""
        self._store.execute(
            "UPDATE edition_draft SET body=?, revision=?, updated_at=? WHERE id=? AND revision<?",
            (draft.body, draft.revision, draft.updated_at, draft.id, draft.revision),
        )

    def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away."""
        self._store.execute("DELETE FROM edition_draft WHERE id=?", (draft_id,))


@lru_cache(maxsize=16)
def _parsed(rubric_hash: str, yaml: str) -> Rubric:
    from reviewer.library.rubrics.editions import load_kept

    return load_kept(yaml, rubric_hash)
