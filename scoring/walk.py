"""Goes through an edition from leaves up to sections: what each keeps, and its line of the trace."""

from collections.abc import Sequence
from decimal import Decimal

from scoring.index import RubricIndex
from scoring.leaves import ZERO, Leaf, elsewhere, not_applicable, scored
from scoring.rubric import Criterion, Mode, Reach, Section, Veto, VetoEffect
from scoring.sheet import Finding, ItemState, Mark, Sheet
from scoring.standing import Known, decided
from scoring.tally import Tally, added, closed
from scoring.trace import Role, TraceLine, shown


class Walk:
    """One pass over one sheet. `lines` fills as it goes."""

    def __init__(self, index: RubricIndex, sheet: Sheet, findings: Sequence[Finding]) -> None:
        self.index = index
        self.lines: list[TraceLine] = []
        self._marks = {m.criterion: m for m in sheet.marks}
        self._known: Known = index.known(sheet.conditions) if index.has_conditions else {}
        self._findings: dict[str, list[Finding]] = {}
        self._vetoed: dict[str, Decimal] = {}
        self._hit: dict[str, tuple[str, ...]] = {}  # criterion → its vetoes recorded, by finding id
        for finding in findings:
            self._enter(finding)
        self._suppressed = self._without_double() if index.exclusive else {}

    def _enter(self, finding: Finding) -> None:
        rule = self.index.rules[finding.criterion, finding.rule]
        if not isinstance(rule, Veto):
            self._findings.setdefault(finding.criterion, []).append(finding)
        elif not finding.exemption:
            before = self._hit.get(finding.criterion, ())
            self._hit[finding.criterion] = tuple(sorted((*before, finding.id)))
            if rule.effect is VetoEffect.POINTS and rule.reach is not Reach.FILE:
                self._vetoed[finding.criterion] = max(rule.points or ZERO, self._vetoed.get(finding.criterion, ZERO))

    def is_applicable(self, criterion_id: str) -> bool:
        """Whether a veto on this criterion can count."""
        mark = self._mark(criterion_id)
        return mark is None or mark.state is not ItemState.NOT_APPLICABLE

    def _mark(self, criterion_id: str) -> Mark | None:
        mark: Mark | None = None
        above: tuple[Section | Criterion, ...] = self.index.parents[criterion_id]
        for node in (*above, self.index.by_id[criterion_id]):
            mark = decided(self.index, node, self._marks.get(node.id), mark, self._known)
        return mark

    def _without_double(self) -> dict[str, str]:
        """Of criteria that exclude each other the one that loses most counts; the others, and in whose favour."""
        rivals = [c for c in self._findings if c in self.index.exclusive]
        lost = {c: scored(self.index.by_id[c], self._mark(c), self._findings[c]).lost for c in rivals}
        kept: list[str] = []
        dropped: dict[str, str] = {}
        for name in sorted(rivals, key=lambda c: (-lost[c], self.index.order[c])):
            winner = next((k for k in kept if k in self.index.exclusive[name]), None)
            if winner is not None:
                leaf = self.index.by_id[winner]
                dropped[name] = f"{leaf.code} {leaf.title}"
            elif lost[name]:
                kept.append(name)
        return dropped

    def sections(self) -> list[Tally]:
        """Every top-level section, in order."""
        return [self._section(s, 0, None, None) for s in self.index.rubric.sections]

    def _section(self, node: Section, depth: int, above: Mark | None, top: Section | None) -> Tally:
        mark = decided(self.index, node, self._marks.get(node.id), above, self._known)
        at = len(self.lines)
        parts: list[Tally] = []
        for item in node.items:
            if isinstance(item, Section):
                parts.append(self._section(item, depth + 1, mark, top or node))
            else:
                parts.append(self._leaf(item, depth + 1, mark, top or node))
        tally = closed(node, added(node, parts), is_item=top is not None)
        role = Role.SECTION if depth == 0 else Role.ITEM
        self.lines.insert(at, _section_line(node, tally, role, depth))
        return tally

    def _leaf(self, leaf: Criterion, depth: int, above: Mark | None, top: Section) -> Tally:
        mark = self._marks.get(leaf.id)
        if mark is None and (above is not None or leaf.condition is not None):
            mark = decided(self.index, leaf, None, above, self._known)
        found = self._findings.get(leaf.id)
        if mark is None and found is None and leaf.id not in self._hit:
            tally, line = self.index.untouched(leaf, depth, _entered)
            self.lines.append(line)
            return tally
        result = self._stands(leaf, mark, found or [], top)
        applies = result.state is not ItemState.NOT_APPLICABLE
        beyond = self._vetoed.get(leaf.id, ZERO) if applies else ZERO
        if leaf.id in self._hit:
            result.findings = tuple(sorted((*result.findings, *self._hit[leaf.id])))
        tally, line = _entered(leaf, depth, result, beyond, applies and leaf.id in self._hit)
        self.lines.append(line)
        return tally

    def _stands(self, leaf: Criterion, mark: Mark | None, found: Sequence[Finding], top: Section) -> Leaf:
        if mark is not None and mark.state is ItemState.NOT_APPLICABLE:
            return not_applicable(leaf, mark.reason, found, top.keeps_not_applicable)
        if mark is not None and mark.state is ItemState.ELSEWHERE:
            return elsewhere(leaf, mark, found)
        return scored(leaf, mark, found, self._suppressed.get(leaf.id, ""), leaf.id in self._hit)


def _section_line(node: Section, tally: Tally, role: Role, depth: int) -> TraceLine:
    out = f"，不参评 {shown(tally.left_out)} 分" if tally.left_out else ""
    limited = f"（应扣 {shown(tally.claimed)} 分）" if tally.claimed > tally.lost else ""
    if node.mode is Mode.DEDUCT and not tally.full:
        text = f"{node.title}：扣 {shown(tally.lost)} 分。"
    elif node.mode is Mode.GATE:
        text = f"{node.title}：{'发现问题，计 0' if tally.is_hit else f'未发现问题，得 {shown(tally.earned)} 分'}。"
    else:
        lost = f"扣 {shown(tally.lost)} 分{limited}"
        text = f"{node.title}：参评 {shown(tally.full)} 分{out}，{lost}，得 {shown(tally.earned)} 分。"
    return TraceLine(
        node.id,
        node.heading,
        text,
        role,
        depth,
        full=tally.full,
        claimed=tally.claimed,
        capped=tally.lost,
        kept=tally.earned,
    )


def _entered(
    leaf: Criterion, depth: int, result: Leaf, beyond: Decimal = ZERO, is_hit: bool = False
) -> tuple[Tally, TraceLine]:
    """A leaf's result as its section adds it up, and its line of the trace."""
    label = f"{leaf.code} {leaf.title}".strip()
    tally = Tally(
        leaf.id,
        label,
        result.full,
        result.claimed,
        result.lost,
        result.earned,
        result.left_out,
        result.to_section + beyond,
        result.to_file,
        result.zeroes_parent,
        result.is_hit or is_hit,
    )
    line = TraceLine(
        leaf.id,
        label,
        f"{label}：{result.text}",
        Role.LEAF,
        depth,
        full=result.full,
        claimed=result.claimed,
        capped=result.lost,
        kept=result.earned,
        state=result.state,
        findings=result.findings,
    )
    return tally, line
