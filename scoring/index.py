"""What is worked out once for an edition, so that scoring a file touches only what was decided about it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.conditions import Expr, Op, holds
from scoring.leaves import Leaf, clean
from scoring.rubric import Criterion, Deduction, Part, Rubric, Section, Term, TermKind, Veto
from scoring.trace import TraceLine

if TYPE_CHECKING:
    from scoring.tally import Tally

    Entry = tuple[Tally, TraceLine]
    Enter = Callable[[Criterion, int, Leaf], Entry]


class RubricIndex:
    """Look-ups of one edition; made by Rubric.index and kept with it."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.by_id: dict[str, Criterion] = {}
        self.parents: dict[str, tuple[Section, ...]] = {}  # outermost first
        self.nodes: dict[str, Section] = {}
        self.order: dict[str, int] = {}
        for section in rubric.sections:
            self._enter(section, ())
        self.criteria = tuple(self.by_id.values())
        self.rules: dict[tuple[str, str], Deduction | Veto] = {
            (leaf.id, rule.id): rule for leaf in self.criteria for rule in reversed(leaf.rules)
        }
        self.exclusive = self._exclusive()
        self._variants: dict[str, Rubric] = {}
        self._untouched: dict[str, Entry] = {}

    def _enter(self, node: Section, above: tuple[Section, ...]) -> None:
        self.nodes[node.id] = node
        self.parents[node.id] = above
        for item in node.items:
            if isinstance(item, Section):
                self._enter(item, (*above, node))
            else:
                self.by_id[item.id] = item
                self.parents[item.id] = (*above, node)
                self.order[item.id] = len(self.order)

    def _exclusive(self) -> dict[str, frozenset[str]]:
        """Both ways: who must not be deducted beside whom."""
        pairs: dict[str, set[str]] = {}
        for leaf in self.criteria:
            for other in leaf.exclusive_with:
                pairs.setdefault(leaf.id, set()).add(other)
                pairs.setdefault(other, set()).add(leaf.id)
        return {name: frozenset(others) for name, others in pairs.items()}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The formula: as stated, else all sections added up. Terms name only sections that stand here."""
        ids = tuple(s.id for s in self.rubric.sections)
        if not self.rubric.total:
            return (Part("score", "得分", (Term(TermKind.POINTS, ids),)),)
        return tuple(replace(p, terms=tuple(_terms_here(p, ids))) for p in self.rubric.total)

    @cached_property
    def has_conditions(self) -> bool:
        nodes: Iterator[Section | Criterion] = iter([*self.nodes.values(), *self.criteria])
        return any(n.condition is not None for n in nodes)

    def known(self, switched: Mapping[str, bool]) -> dict[str, bool | None]:
        """The value of every condition: as a person switched it, else worked out from others, else its default."""
        known: dict[str, bool | None] = {c.id: switched.get(c.id) for c in self.rubric.conditions}
        for _ in self.rubric.conditions:  # as deep as conditions can stand on one another
            before = dict(known)
            for condition in self.rubric.conditions:
                if known[condition.id] is None and condition.suggest and _asks_conditions_only(condition.suggest):
                    known[condition.id] = holds(condition.suggest, known)
            if known == before:
                break
        return {c.id: c.default if known[c.id] is None else known[c.id] for c in self.rubric.conditions}

    def variant(self, switched: Mapping[str, bool]) -> Rubric:
        """The edition for the kind of case the sheet names by the condition `case_type.<id>`; the first if none."""
        types = [c.id for c in self.rubric.case_types]
        if not types:
            return self.rubric
        chosen = next((t for t in types if switched.get(f"case_type.{t}")), types[0])
        if chosen not in self._variants:
            self._variants[chosen] = self.rubric.for_case_type(chosen)
        return self._variants[chosen]

    def untouched(self, leaf: Criterion, depth: int, enter: "Enter") -> "Entry":
        """What a leaf nobody said anything about comes to, worked out once."""
        if leaf.id not in self._untouched:
            self._untouched[leaf.id] = enter(leaf, depth, clean(leaf))
        return self._untouched[leaf.id]


def _terms_here(part: Part, ids: tuple[str, ...]) -> Iterator[Term]:
    for term in part.terms:
        here = tuple(s for s in term.sections if s in ids)
        if here or term.kind is TermKind.FIXED:
            yield replace(term, sections=here)


def _asks_conditions_only(expr: Expr) -> bool:
    if expr.op in (Op.ANY, Op.ALL, Op.NOT):
        return all(_asks_conditions_only(a) for a in expr.args)
    return expr.op is Op.CONDITION
