"""Which editions there are in a workspace, and which procedure goes by which."""

from collections.abc import Iterator
from decimal import Decimal
from threading import Lock

from reviewer.intake.starting import BY_PROCEDURE, FIRST_RUBRIC
from reviewer.presenters.rubrics.drafting import from_body
from reviewer.presenters.rubrics.plain import is_section, walk, worth
from reviewer.presenters.rubrics.values import EditionRow, Standing, Use
from reviewer.presenters.rubrics.words import PROCEDURES
from reviewer.storage.editions import EditionDraft, EditionState
from reviewer.storage.workspace import Workspace
from scoring.rubric import Rubric, Status
from scoring.trace import plain

UNKNOWN = ""  # the procedure of a case file that does not tell
UNKNOWN_IN_WORDS = "程序未识别的"


class ShippedEditions:
    """The editions that come with the program, read once."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._read: tuple[Rubric, ...] = ()

    def all(self) -> tuple[Rubric, ...]:
        """Every shipped edition, the general one first."""
        from reviewer.library.rubrics.editions import load, shipped

        with self._turn:
            if not self._read:
                self._read = tuple(load(path) for _, path in shipped())
        return self._read

    def find(self, workspace: Workspace, key: str) -> Rubric | None:
        """The edition of this hash: kept in the workspace, or shipped."""
        try:
            return workspace.editions.rubric(key)
        except KeyError:
            return next((rubric for rubric in self.all() if rubric.hash == key), None)


def uses_of(workspace: Workspace, shipped: ShippedEditions) -> tuple[Use, ...]:
    """Every procedure with the edition its new sessions go by; as intake.starting decides it, without writing."""
    of_cases = {row.procedure for row in workspace.catalogue.cases()} - set(PROCEDURES) - {UNKNOWN}
    found = []
    for procedure in (*PROCEDURES, *sorted(of_cases), UNKNOWN):
        rubric = shipped.find(workspace, _key_for(workspace, procedure, shipped))
        if rubric is not None:
            found.append(Use(procedure, f"{rubric.title}（{rubric.edition}版）", rubric.hash))
    return tuple(found)


def _key_for(workspace: Workspace, procedure: str, shipped: ShippedEditions) -> str:
    chosen = workspace.catalogue.setting(f"edition:{procedure}")
    if chosen:
        return chosen
    name = next((edition for words, edition in BY_PROCEDURE.items() if words in procedure), "")
    campaigns = workspace.catalogue.campaigns()
    if not name and campaigns:
        return campaigns[-1].rubric
    kept = workspace.catalogue.setting(f"shipped:{name or FIRST_RUBRIC}")
    return kept or next((r.hash for r in shipped.all() if r.id == (name or FIRST_RUBRIC)), "")


def edition_rows(workspace: Workspace, shipped: ShippedEditions) -> tuple[EditionRow, ...]:
    """Drafts, then what was published here (the latest first), then what comes with the program."""
    used: dict[str, tuple[str, ...]] = {}
    for use in uses_of(workspace, shipped):
        used[use.key] = (*used.get(use.key, ()), use.procedure or UNKNOWN_IN_WORDS)
    counts, states = workspace.editions.sessions(), workspace.editions.states()
    published = [_own_row(workspace.editions.rubric(key), states[key]) for key in reversed(states)]
    known = {rubric.hash for rubric in shipped.all()} | set(states)
    older = [workspace.editions.rubric(key) for key, _ in workspace.editions.all() if key not in known]
    came = [_row(rubric, Standing.SHIPPED) for rubric in shipped.all()]
    came += [_row(rubric, Standing.SHIPPED_BEFORE) for rubric in older if rubric.hash in counts]
    rows = (*published, *came)
    told = (r._replace(used_for=used.get(r.key, ()), sessions=counts.get(r.key, 0)) for r in rows)
    return (*map(_draft_row, workspace.editions.drafts()), *told)


def _own_row(rubric: Rubric, state: EditionState) -> EditionRow:
    standing = Standing.SUPERSEDED if state.status is Status.SUPERSEDED else Standing.PUBLISHED
    return _row(rubric, standing)._replace(since=state.published_at[:10])


def _row(rubric: Rubric, standing: Standing) -> EditionRow:
    return EditionRow(
        rubric.hash,
        standing,
        rubric.title,
        rubric.edition,
        rubric.procedure,
        rubric.in_force_from,
        len(rubric.criteria()),
        plain(rubric.full),
        remarks=rubric.remarks,
    )


def _draft_row(draft: EditionDraft) -> EditionRow:
    tree = from_body(draft.body)
    sections = (node for path, node in walk(tree) if len(path) == 2)
    return EditionRow(
        draft.id,
        Standing.DRAFT,
        str(tree.get("title", "")),
        str(tree.get("edition", "")),
        str(tree.get("procedure", "")),
        str(tree.get("in_force_from", "")),
        sum(1 for _ in _leaves(tree)),
        plain(sum(map(worth, sections), Decimal(0))),
        since=draft.updated_at[:16].replace("T", " "),
        remarks=str(tree.get("remarks") or ""),
    )


def _leaves(tree: dict[str, object]) -> Iterator[object]:
    return (node for _, node in walk(tree) if not is_section(node))
