"""What a schema cannot see: references, sums, limits that contradict each other. Errors refuse, warnings never do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.library.rubrics.checks_formula import check_formula, check_grades
from reviewer.library.rubrics.problems import Problem, problem
from reviewer.library.rubrics.yaml_values import Key, YamlData
from scoring.conditions import Expr, Op
from scoring.rubric import Criterion, Deduction, DeductionKind, Mode, Reach, Rubric, Section, Veto, VetoEffect
from scoring.trace import plain


@dataclass(slots=True)
class Found:
    """Problems collected on the way."""

    data: YamlData
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error(self, path: Key, message: str, allowed: str = "") -> None:
        self.errors.append(problem(self.data, path, message, allowed))

    def warn(self, path: Key, message: str, allowed: str = "") -> None:
        self.warnings.append(problem(self.data, path, message, allowed))


def check(rubric: Rubric, data: YamlData) -> tuple[list[Problem], list[Problem]]:
    """Errors and warnings of an edition that has the right shape."""
    found = Found(data)
    places = list(nodes(rubric))
    _check_ids(places, found)
    if found.errors:
        return found.errors, found.warnings
    _check_conditions(rubric, places, found)
    by_id = {n.id: n for _, n, _ in places if isinstance(n, Criterion)}
    for path, node, top in places:
        if isinstance(node, Section):
            _check_section(rubric, node, path, found)
        else:
            _check_leaf(rubric, node, path, found, top, by_id)
    check_formula(rubric, found.error, found.warn)
    check_grades(rubric, found.error, found.warn)
    return found.errors, found.warnings


def nodes(rubric: Rubric) -> Iterator[tuple[Key, Section | Criterion, Section]]:
    """Every section, item and leaf with its path in the file and its top section."""

    def below(node: Section, path: Key, top: Section) -> Iterator[tuple[Key, Section | Criterion, Section]]:
        yield path, node, top
        for i, item in enumerate(node.items):
            here = (*path, "items", i)
            if isinstance(item, Section):
                yield from below(item, here, top)
            else:
                yield here, item, top

    for i, section in enumerate(rubric.sections):
        yield from below(section, ("sections", i), section)


def _check_ids(places: list[tuple[Key, Section | Criterion, Section]], found: Found) -> None:
    seen: dict[str, Key] = {}
    for path, node, _ in places:
        if node.id in seen:
            line = found.data.line((*seen[node.id], "id"))
            before = f"第 {line} 行" if line else "前面"
            found.error((*path, "id"), f"编号“{node.id}”重复，{before}已经用过。", "每个部分和评查项的编号只能用一次。")
        seen.setdefault(node.id, path)
        if not isinstance(node, Criterion):
            continue
        rules: set[str] = set()
        groups = [("vetoes", [v.id for v in node.vetoes]), ("deductions", [d.id for d in node.deductions])]
        for name, i, rule in ((name, i, rule) for name, ids in groups for i, rule in enumerate(ids)):
            if rule in rules:
                found.error((*path, name, i, "id"), f"扣分情形编号“{rule}”在本项内重复。", "请改用别的编号。")
            rules.add(rule)


def _check_conditions(rubric: Rubric, places: list[tuple[Key, Section | Criterion, Section]], found: Found) -> None:
    known = {c.id for c in rubric.conditions}
    listed = "、".join(sorted(known)) or "（尚未定义任何条件）"
    asked: list[tuple[Key, Expr]] = [((*p, "condition"), n.condition) for p, n, _ in places if n.condition is not None]
    for path, expr in asked:
        if _asks_facts(expr):
            found.error(
                path, "评查项的条件只能引用 conditions 中定义的条件。", "请先在 conditions 中定义，再在此引用其编号。"
            )
    for i, condition in enumerate(rubric.conditions):
        if condition.suggest is not None:
            asked.append((("conditions", i, "suggest"), condition.suggest))
        if sum(1 for c in rubric.conditions if c.id == condition.id) > 1:
            found.error(("conditions", i, "id"), f"条件编号“{condition.id}”重复。", "请改用别的编号。")
    for path, expr in asked:
        for name in sorted(expr.references() - known):
            found.error(path, f"引用了没有定义的条件“{name}”。", f"已定义的条件：{listed}。")
    _check_cycles(rubric, found)


def _asks_facts(expr: Expr) -> bool:
    return expr.op in (Op.DOCUMENT, Op.FACT, Op.PROCEDURE) or any(_asks_facts(a) for a in expr.args)


def _check_cycles(rubric: Rubric, found: Found) -> None:
    onto = {c.id: c.suggest.references() if c.suggest else frozenset() for c in rubric.conditions}
    for i, condition in enumerate(rubric.conditions):
        reached: set[str] = set()
        todo = set(onto[condition.id])
        while todo:
            name = todo.pop()
            if name not in reached:
                reached.add(name)
                todo |= onto.get(name, frozenset())
        if condition.id in reached:
            found.error(("conditions", i, "suggest"), f"条件“{condition.label}”循环引用自身。", "请去掉其中一处引用。")


def _check_section(rubric: Rubric, section: Section, path: Key, found: Found) -> None:
    types = {c.id for c in rubric.case_types}
    for name in section.case_types:
        if name not in types:
            listed = "、".join(sorted(types)) or "（无）"
            found.error((*path, "case_types"), f"没有定义案件类型“{name}”。", f"已定义：{listed}。")
    if section.mode is Mode.GATE and section.points is None:
        found.error((*path, "points"), "“全有或全无”（gate）的部分必须写明分值。", "请补上 points。")
    if not section.items and section.mode is not Mode.GATE:
        found.warn(path, f"“{section.title}”下面没有评查项。")
    listed_sum = Section("", "", "", section.items).full
    if section.points is not None and section.mode is Mode.EARN and section.points != listed_sum:
        found.warn(
            (*path, "points"),
            f"“{section.title}”写明 {plain(section.points)} 分，各项相加为 {plain(listed_sum)} 分，按各项相加计。",
        )


def _check_leaf(
    rubric: Rubric, leaf: Criterion, path: Key, found: Found, top: Section, by_id: dict[str, Criterion]
) -> None:
    for name in leaf.exclusive_with:
        if name not in by_id or name == leaf.id:
            found.error(
                (*path, "exclusive_with"), f"互斥的评查项“{name}”不存在或就是本项。", "请写另一个评查项的编号。"
            )
    if top.mode is Mode.EARN and leaf.points is None and leaf.deductions:
        found.error((*path, "points"), f"“{leaf.title}”有扣分情形而没有分值。", "得分制的评查项要写明 points。")
    rules = {d.id for d in leaf.deductions}
    for i, deduction in enumerate(leaf.deductions):
        here = (*path, "deductions", i)
        _check_deduction(leaf, deduction, here, found)
        for name in deduction.exclusive_with:
            if name not in rules or name == deduction.id:
                found.error((*here, "exclusive_with"), f"互斥的扣分情形“{name}”不在本项内。", "只能写本项的另一情形。")
    for i, veto in enumerate(leaf.vetoes):
        _check_veto(rubric, veto, (*path, "vetoes", i), found)


def _check_deduction(leaf: Criterion, rule: Deduction, path: Key, found: Found) -> None:
    kind = rule.kind
    needs_points = kind in (DeductionKind.FIXED, DeductionKind.PER_OCCURRENCE, DeductionKind.ONCE_IF_ANY)
    if needs_points and rule.points is None:
        found.error((*path, "points"), f"“{rule.text}”没有写明扣多少分。", "请补上 points。")
    if kind is DeductionKind.RANGE:
        _check_range(rule, path, found)
    if kind is DeductionKind.TIERS and not rule.tiers:
        found.error((*path, "tiers"), f"“{rule.text}”没有列出档次。", "请补上 tiers，每档写 points。")
    if kind in (DeductionKind.ALL, DeductionKind.ZERO_PARENT) and leaf.points is None and rule.points is None:
        found.error((*path, "points"), f"“{rule.text}”扣全分，而本项没有分值。", "请给评查项写明 points。")
    largest = max([rule.points or Decimal(0), rule.high or Decimal(0), *(t.points for t in rule.tiers)])
    if rule.cap is not None and rule.cap < largest:
        found.error(
            (*path, "cap"), f"上限 {plain(rule.cap)} 分低于单次扣分 {plain(largest)} 分。", "上限不能小于单次扣分。"
        )
    if leaf.points is not None and largest > leaf.points and rule.reach is Reach.ITEM and leaf.floor is not None:
        found.warn(
            (*path, "points"),
            f"“{rule.text}”最多扣 {plain(largest)} 分，超过本项分值 {plain(leaf.points)} 分，扣完为止。",
        )


def _check_range(rule: Deduction, path: Key, found: Found) -> None:
    if rule.low is None or rule.high is None:
        found.error(path, f"“{rule.text}”没有写明扣分区间。", "请补上 low 和 high。")
    elif rule.high < rule.low:
        found.error((*path, "high"), f"最高扣分 {plain(rule.high)} 低于最低扣分 {plain(rule.low)}。", "请对调或改正。")
    elif rule.step and (rule.high - rule.low) % rule.step != 0:
        found.warn((*path, "step"), f"“{rule.text}”按间隔 {plain(rule.step)} 取不到 {plain(rule.high)} 分。")


def _check_veto(rubric: Rubric, veto: Veto, path: Key, found: Found) -> None:
    labels = [g.label for g in rubric.grades]
    if veto.effect is VetoEffect.GRADE_CAP and veto.grade not in labels:
        found.error((*path, "grade"), f"封顶的等次“{veto.grade}”不在等次表中。", f"允许：{'、'.join(labels)}。")
    if veto.effect is VetoEffect.POINTS and not veto.points:
        found.error((*path, "points"), f"“{veto.text}”没有写明扣多少分。", "请补上 points。")
