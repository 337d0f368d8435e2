"""The state of a criterion: as marked on it or on the item above, else as the case facts decide."""

from collections.abc import Mapping

from scoring.conditions import Expr, Op, holds
from scoring.index import RubricIndex
from scoring.rubric import Criterion, Section
from scoring.sheet import ItemState, Mark, Sheet

Known = Mapping[str, bool | None]


def standing(index: RubricIndex, sheet: Sheet, criterion_id: str) -> tuple[ItemState, str]:
    """The state that counts, and the reason given for it."""
    marks = {m.criterion: m for m in sheet.marks}
    known = index.known(sheet.conditions) if index.has_conditions else {}
    state: Mark | None = None
    above: tuple[Section | Criterion, ...] = index.parents[criterion_id]
    for node in (*above, index.by_id[criterion_id]):
        state = decided(index, node, marks.get(node.id), state, known)
    return (state.state, state.reason) if state else (ItemState.SCORED, "")


def decided(
    index: RubricIndex, node: Section | Criterion, own: Mark | None, above: Mark | None, known: Known
) -> Mark | None:
    """A person's mark on the node first, then what stands above it, then its own condition."""
    if own is not None:
        return own
    if above is not None and above.state is not ItemState.SCORED:
        return above
    if node.condition is not None and holds(node.condition, known) is False:
        return Mark(node.id, ItemState.NOT_APPLICABLE, _spoken(index, node.condition))
    return None


def _spoken(index: RubricIndex, expr: Expr) -> str:
    """Why a condition switched it off, for the trace."""
    labels = {c.id: c.label for c in index.rubric.conditions}
    if expr.op is Op.CONDITION:
        return f"本案不涉及“{labels.get(expr.name, expr.name)}”"
    if expr.op is Op.NOT and expr.args[0].op is Op.CONDITION:
        return f"本案属于“{labels.get(expr.args[0].name, expr.args[0].name)}”"
    names = "、".join(labels.get(r, r) for r in sorted(expr.references()))
    return f"按案情（{names}）不需要"
