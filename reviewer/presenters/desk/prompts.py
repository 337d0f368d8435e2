"""What must be said before an act is complete, in words. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from reviewer.presenters.desk.ports import Prompt, PromptKind
from reviewer.presenters.desk.status import MINUS, points_text
from reviewer.presenters.remarks import Remark, of_other_rules
from scoring.rubric import Criterion, Deduction, DeductionKind, Veto
from scoring.sheet import Finding
from scoring.suspicions import Suspicion
from scoring.trace import shown

MOST_CHIPS = 20
Offers = Sequence[Remark]
ANOTHER_ITEM = "another:"  # the chip that leads to another item for a suspicion
_WAY_ELSEWHERE = "要记到其他评查项，按 Esc，选中那一项再采纳。"
ITEM = "item:"  # what begins the chip of an item it is mapped to
_NOT_APPLICABLE = (
    ("本案案情不涉及该项。", "案情不涉及"),
    ("本案程序无此环节。", "程序无此环节"),
    ("案发时尚无此项要求。", "当时无此要求"),
)


def needs_prompt(rule: Deduction | Veto) -> bool:
    """Whether anything must be said or chosen; otherwise the number alone records the finding."""
    return isinstance(rule, Veto) or rule.wants_reason or bool(_steps(rule))


def chosen_points(rule: Deduction | Veto, chip: str) -> Decimal | None:
    """The points a chip stands for; None where the rule fixes them."""
    return Decimal(chip) if isinstance(rule, Deduction) and _steps(rule) and chip else None


def _steps(rule: Deduction) -> tuple[Decimal, ...]:
    """The points a reviewer may choose; none where the rule fixes them."""
    if rule.kind is DeductionKind.TIERS:
        return () if any(t.from_count for t in rule.tiers) else tuple(t.points for t in rule.tiers)
    free = rule.kind is DeductionKind.FREE and rule.points is None
    if rule.kind is not DeductionKind.RANGE and not free:
        return ()
    low, high = rule.low or Decimal(0), rule.high or rule.cap or Decimal(5)
    step = rule.step or _even_step(low, high)
    steps: list[Decimal] = []
    points = low or step
    while points <= high and len(steps) < MOST_CHIPS:
        steps.append(points)
        points += step
    if steps and steps[-1] < high:
        steps.append(high)
    return tuple(steps)


def _even_step(low: Decimal, high: Decimal) -> Decimal:
    for step in (Decimal("0.1"), Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2), Decimal(5)):
        if (high - low) / step <= 9:
            return step
    return Decimal(10)


def _chips(rule: Deduction | Veto) -> tuple[tuple[str, str], ...]:
    if isinstance(rule, Veto):
        return ()
    texts = {t.points: t.text for t in rule.tiers}
    return tuple((str(p), f"{MINUS}{shown(p)}{' ' + texts[p] if texts.get(p) else ''}") for p in _steps(rule))


def _counts(rule: Deduction | Veto, finding: Finding) -> int:
    counted = isinstance(rule, Deduction) and (
        rule.kind is DeductionKind.PER_OCCURRENCE or any(t.from_count for t in rule.tiers)
    )
    return finding.occurrences if counted else 0


def with_remarks(prompt: Prompt, leaf: Criterion, rule: str, said: Mapping[str, Offers]) -> Prompt:
    """The prompt with the earlier remarks under this rule and under others, and the law of the item."""
    name = f"{leaf.id}/{rule}"
    return replace(
        prompt, offers=tuple(said.get(name, ())), others=of_other_rules(said, name), law=tuple(leaf.legal_basis)
    )


def finding_prompt(leaf: Criterion, rule: Deduction | Veto, finding: Finding) -> Prompt:
    """For a finding whose rule wants points or a reason; for a veto always. That of a suspicion says how it goes to
    another item."""
    way = _WAY_ELSEWHERE if finding.suspicion else ""
    if isinstance(rule, Veto):
        return Prompt(
            PromptKind.VETO,
            f"一票否决：{rule.text}",
            f"后果：{points_text(rule)}。写明认定的事实和理由，再按回车认定；按 Esc 放弃。{way}",
            needs_text=True,
            text=finding.remark,
        )
    chips = _chips(rule)
    return Prompt(
        PromptKind.FINDING,
        f"{leaf.code} {rule.text}",
        f"{'选定扣分，写明理由。' if chips else '写明理由。'}{way}",
        chips,
        needs_chip=bool(chips),
        needs_text=rule.wants_reason,
        text=finding.remark,
        counts=_counts(rule, finding),
    )


def change_prompt(leaf: Criterion, rule: Deduction | Veto, finding: Finding) -> Prompt:
    """For a finding that is there already."""
    chips = _chips(rule)
    return Prompt(
        PromptKind.CHANGE,
        f"{'修改一票否决' if isinstance(rule, Veto) else '修改'}：{leaf.code} {rule.text}",
        f"后果：{points_text(rule)}。" if isinstance(rule, Veto) else "",
        chips,
        needs_chip=bool(chips),
        needs_text=isinstance(rule, Veto) or rule.wants_reason,
        text=finding.remark,
        chosen=str(finding.points) if finding.points is not None else "",
        counts=_counts(rule, finding),
        is_veto=isinstance(rule, Veto),
    )


def not_applicable_prompt(leaf: Criterion) -> Prompt:
    """Why an item does not apply."""
    return Prompt(
        PromptKind.NOT_APPLICABLE,
        f"不适用：{leaf.code} {leaf.title}",
        "写明按本案案情为何不需要。",
        _NOT_APPLICABLE,
        chip_is_text=True,
        needs_text=True,
    )


def missing_prompt(leaf: Criterion, reason: str = "") -> Prompt:
    """What the item is about should exist and does not: all its points are lost, and a word on it may be said."""
    lost = f"本项 {shown(leaf.points)} 分全扣。" if leaf.points is not None else ""
    return Prompt(
        PromptKind.MISSING,
        f"应有而无：{leaf.code} {leaf.title}",
        f"{lost}可写明缺什么、为何应当有，再按回车；按 Esc 放弃。",
        (("案卷中未见该文书。", "未见文书"), ("案卷中没有履行该程序的记录。", "没有记录")),
        chip_is_text=True,
        text=reason,
        law=tuple(leaf.legal_basis),
    )


def doubt_prompt(leaf: Criterion) -> Prompt:
    """What is to be settled by adjudication."""
    return Prompt(
        PromptKind.DOUBT, f"存疑：{leaf.code} {leaf.title}", "写明需要合议的问题。不影响得分。", needs_text=True
    )


def dismissal_prompt(suspicion: Suspicion) -> Prompt:
    """Why a suspicion is none."""
    return Prompt(
        PromptKind.DISMISS,
        f"排除疑点：{suspicion.message}",
        "写明核对结果。",
        (
            ("已核对原件，识读有误。", "识读有误"),
            ("已核对原件，符合规定。", "符合规定"),
            ("有合法的延期或者例外情形。", "合法例外"),
        ),
        chip_is_text=True,
        needs_text=True,
        law=tuple(suspicion.law),
    )


def rule_choice_prompt(
    leaf: Criterion,
    rules: Sequence[Deduction | Veto],
    suspicion: Suspicion,
    joins: tuple[tuple[str, str], ...] = (),
    home: Sequence[Criterion] = (),
    known: Mapping[str, str] = MappingProxyType({}),
) -> Prompt:
    """Which finding recorded already an accepted suspicion joins, or which rule of the item it falls under; last the
    way to another item. `home` are the items it is mapped to, where this is none of them; `known`, where a rule was
    recorded on the same pages. What is the only way on this item, where it is one of its own, is chosen."""
    back = tuple((f"{ITEM}{c.id}", f"记到疑点对应的项：{c.code} {c.title}") for c in home)
    ways = (*joins, *((rule.id, rule.text + (f"（{known[rule.id]}）" if known.get(rule.id) else "")) for rule in rules))
    chips = (*ways, *back, (ANOTHER_ITEM, "记到其他评查项…"))
    return Prompt(
        PromptKind.ACCEPT,
        f"采纳疑点，记入 {leaf.code} {leaf.title}",
        suspicion.message,
        chips,
        needs_chip=True,
        chosen=ways[0][0] if len(ways) == 1 and not home else "",
        vetoes=frozenset(rule.id for rule in rules if isinstance(rule, Veto)),
        costs={rule.id: points_text(rule) for rule in rules},
    )


def item_choice_prompt() -> Prompt:
    """Another item is to be chosen in the tree."""
    return Prompt(
        PromptKind.ACCEPT,
        "记到其他评查项",
        "在上面的评查表里选中要记入的项（↑ ↓ 或者点选），再按“采纳”；按 Esc 放弃。",
        needs_chip=True,
    )


def attach_prompt(rule: Deduction | Veto, finding: Finding, number: int, places: str) -> Prompt:
    """What counts only once is recorded already: the places found now join it."""
    return Prompt(
        PromptKind.ATTACH,
        f"“{rule.text}”已记为问题 {number}，只扣一次",
        "把这一处附到原问题，不另扣分；按 Esc 放弃。",
        ((finding.id, f"附到问题 {number}：{places}"),),
        needs_chip=True,
        chosen=finding.id,
    )


def return_prompt() -> Prompt:
    """Why a submitted sheet is given back."""
    return Prompt(
        PromptKind.RETURN,
        "退回重评",
        "本卷回到“评查中”，由原评查人修改后再提交。先前提交的仍留在记录里。写明理由。",
        (
            ("评查人提交后发现有误。", "提交有误"),
            ("定论改变了本项的认定。", "按定论更正"),
            ("异议成立，须更正。", "异议成立"),
        ),
        chip_is_text=True,
        needs_text=True,
    )


def ineligible_prompt() -> Prompt:
    """Why the whole file cannot be reviewed."""
    return Prompt(
        PromptKind.INELIGIBLE,
        "不符合评查条件",
        "本卷将不评分，不计入平均分。写明理由。",
        (("不属于本次评查范围。", "不属评查范围"), ("卷内主要材料缺失，无法评查。", "材料缺失")),
        chip_is_text=True,
        needs_text=True,
    )
