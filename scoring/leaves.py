"""How one criterion stands: its findings and mark → points claimed, lost and kept, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.rubric import Criterion, Deduction, DeductionKind, Reach
from scoring.sheet import Finding, ItemState, Mark
from scoring.trace import UNRATED, places, shown

ZERO = Decimal(0)


@dataclass(slots=True)  # made ten thousand times over: frozen would cost a third of the whole
class Leaf:
    """The result of one criterion. `full` is what enters the denominator (nothing for a bonus or what does not apply);
    `left_out` is what left it. `to_section`/`to_file` reach over its own limit."""

    state: ItemState
    full: Decimal
    claimed: Decimal
    lost: Decimal
    earned: Decimal
    text: str
    left_out: Decimal = ZERO
    to_section: Decimal = ZERO
    to_file: Decimal = ZERO
    zeroes_parent: bool = False
    findings: tuple[str, ...] = ()

    @property
    def is_hit(self) -> bool:
        """Whether anything is wrong here (what closes a gate)."""
        is_missing = self.state is ItemState.MISSING
        return bool(is_missing or self.claimed or self.to_section or self.to_file or self.zeroes_parent)


@dataclass(slots=True)
class Claim:
    """What the findings under one rule claim together, after the rule's own limit; `over` is what that cut off."""

    rule: Deduction
    points: Decimal
    text: str
    over: Decimal = ZERO


def clean(leaf: Criterion) -> Leaf:
    """A criterion nothing was decided about: full marks (nothing, for a bonus), and it says that nobody rated it."""
    full = ZERO if leaf.bonus or leaf.points is None else leaf.points
    text = f"{UNRATED}。" if leaf.points is None else f"{UNRATED}，得 {shown(full)} 分。"
    text = "未加分。" if leaf.bonus else text
    return Leaf(ItemState.SCORED, full, ZERO, ZERO, full, text)


def not_applicable(leaf: Criterion, reason: str, findings: Sequence[Finding], keeps: bool) -> Leaf:
    points = ZERO if leaf.bonus or leaf.points is None else leaf.points
    ignored = f"所记问题 {len(findings)} 处不计。" if findings else ""
    why = _because(reason)
    ids = tuple(sorted(f.id for f in findings))
    if keeps:
        text = f"不适用{why}，不扣分。{ignored}"
        return Leaf(ItemState.NOT_APPLICABLE, points, ZERO, ZERO, points, text, findings=ids)
    text = f"不适用{why}，不参评，{shown(points)} 分不计入标准分。{ignored}"
    return Leaf(ItemState.NOT_APPLICABLE, ZERO, ZERO, ZERO, ZERO, text, left_out=points, findings=ids)


def elsewhere(leaf: Criterion, mark: Mark, findings: Sequence[Finding]) -> Leaf:
    base = clean(leaf)
    where = places((mark.place,)) if mark.place else ""
    why = f"：{mark.reason.rstrip('。')}" if mark.reason else ""
    ignored = f"所记问题 {len(findings)} 处不计。" if findings else ""
    text = f"在他处满足{where}{why}，得 {shown(base.earned)} 分。{ignored}"
    ids = tuple(sorted(f.id for f in findings))
    return Leaf(ItemState.ELSEWHERE, base.full, ZERO, ZERO, base.earned, text, findings=ids)


def scored(
    leaf: Criterion, mark: Mark | None, findings: Sequence[Finding], suppressed: str = "", is_vetoed: bool = False
) -> Leaf:
    """A criterion that was looked at. `suppressed` names the criterion in whose place it is not deducted again."""
    if suppressed:
        text = f"与“{suppressed}”属同一问题，不重复扣分，本项所记 {len(findings)} 处不扣。"
        base = clean(leaf)
        ids = tuple(sorted(f.id for f in findings))
        return Leaf(ItemState.SCORED, base.full, ZERO, ZERO, base.earned, text, findings=ids)
    claims, notes = claims_of(leaf, findings)
    if leaf.bonus:
        return _bonus(leaf, mark, claims, findings)
    own, to_section, to_file, zeroes = _reaches(claims)
    missing = mark is not None and mark.state is ItemState.MISSING
    parts = [c.text for c in claims] + notes + (["属于一票否决情形"] if is_vetoed else [])
    if missing and mark is not None:
        own = max(own, leaf.points or ZERO)
        parts.insert(0, f"应有而无{_because(mark.reason)}")
    elif mark is not None and mark.earned is not None and leaf.points is not None:
        own = max(own, leaf.points - mark.earned)
        parts.insert(0, f"评得 {shown(mark.earned)} 分{_because(mark.reason)}")
    state = ItemState.MISSING if missing else ItemState.SCORED
    result = _limited(leaf, state, own, len(claims), parts)
    result.claimed += sum((c.over for c in claims), ZERO)
    result.to_section, result.to_file, result.zeroes_parent = to_section, to_file, zeroes
    result.findings = tuple(sorted(f.id for f in findings)) if len(findings) > 1 else tuple(f.id for f in findings)
    return result


def _because(reason: str) -> str:
    """The reviewer's reason in brackets; the sentence around it goes on."""
    said = reason.strip().rstrip("。")
    return f"（{said}）" if said else ""


def _reaches(claims: Sequence[Claim]) -> tuple[Decimal, Decimal, Decimal, bool]:
    """What the claims take off here, off the section and off the file; and whether they zero the item above."""
    own, to_section, to_file, zeroes = ZERO, ZERO, ZERO, False
    for claim in claims:
        if claim.rule.reach is Reach.ITEM:
            own += claim.points
        elif claim.rule.reach is Reach.SECTION:
            to_section += claim.points
        else:
            to_file += claim.points
        zeroes = zeroes or claim.rule.kind is DeductionKind.ZERO_PARENT
    return own, to_section, to_file, zeroes


def _limited(leaf: Criterion, state: ItemState, own: Decimal, claims: int, parts: list[str]) -> Leaf:
    """Applies the criterion's floor and writes the sentence."""
    points = leaf.points
    lost = own
    if points is not None and leaf.floor is not None:
        lost = min(own, points - leaf.floor)
    if not parts:
        parts.append("未发现问题")
    if lost < own:
        parts.append(f"应扣 {shown(own)} 分，扣完本项为止，实扣 {shown(lost)} 分")
    elif own and claims > 1:
        parts.append(f"共扣 {shown(own)} 分")
    if points is None:
        return Leaf(state, ZERO, own, lost, ZERO, "，".join(parts) + "。")
    earned = points - lost
    parts.append(f"得 {shown(earned)} 分")
    return Leaf(state, points, own, lost, earned, "，".join(parts) + "。")


def _bonus(leaf: Criterion, mark: Mark | None, claims: Sequence[Claim], findings: Sequence[Finding]) -> Leaf:
    given = sum((c.points for c in claims), ZERO)
    if mark is not None and mark.earned is not None:
        given = max(given, mark.earned)
    kept = given if leaf.points is None else min(given, leaf.points)
    text = f"加 {shown(kept)} 分，不计入标准分。" if kept else "未加分。"
    ids = tuple(sorted(f.id for f in findings))
    return Leaf(ItemState.SCORED, ZERO, ZERO, ZERO, kept, text, findings=ids)


def claims_of(leaf: Criterion, findings: Sequence[Finding]) -> tuple[list[Claim], list[str]]:
    """What each rule claims, larger first where two exclude each other; and a word on what costs nothing."""
    by_rule: dict[str, list[Finding]] = {}
    notes: list[str] = []
    for finding in sorted(findings, key=_id_of) if len(findings) > 1 else findings:
        if finding.exemption:
            notes.append(f"所记一处依“{finding.exemption}”不扣{places(finding.regions)}")
        else:
            by_rule.setdefault(finding.rule, []).append(finding)
    claims = [_claim(leaf, rule, by_rule[rule.id]) for rule in leaf.deductions if rule.id in by_rule]
    if any(c.rule.exclusive_with for c in claims):
        claims, dropped = _without_excluded(claims)
        notes.extend(f"{c.rule.text}与已扣情形属同一问题，不重复扣" for c in dropped)
    return claims, notes


def _id_of(finding: Finding) -> str:
    return finding.id


def _claim(leaf: Criterion, rule: Deduction, findings: Sequence[Finding]) -> Claim:
    points, how = _points(leaf, rule, findings)
    over = ZERO
    if rule.cap is not None and points > rule.cap:
        how += f"，以 {shown(rule.cap)} 为限"
        over, points = points - rule.cap, rule.cap
    if len(findings) == 1:
        where = places(findings[0].regions, findings[0].missing)
    else:
        missing = "、".join(sorted({f.missing for f in findings} - {""}))
        where = places((r for f in findings for r in f.regions), missing)
    return Claim(rule, points, f"{rule.text or rule.id}{where}，{how}", over)


def _points(leaf: Criterion, rule: Deduction, findings: Sequence[Finding]) -> tuple[Decimal, str]:
    kind = rule.kind
    if kind in (DeductionKind.PER_OCCURRENCE, DeductionKind.FREE):
        return _by_occurrence(rule, findings)
    if kind is DeductionKind.RANGE:
        points = sum(((rule.low or ZERO) if f.points is None else f.points for f in findings), ZERO)
        return points, f"扣 {shown(points)} 分"
    if kind is DeductionKind.TIERS:
        points = _by_tier(rule, findings)
        return points, f"扣 {shown(points)} 分"
    if kind in (DeductionKind.ALL, DeductionKind.ZERO_PARENT):
        points = rule.points if leaf.points is None and rule.points is not None else (leaf.points or ZERO)
        return points, "扣全分" if kind is DeductionKind.ALL else "所属项目计零分"
    points = rule.points or ZERO
    count = sum(f.occurrences for f in findings)
    return points, f"扣 {shown(points)} 分" if count == 1 else f"共 {count} 处，一次性扣 {shown(points)} 分"


def _by_occurrence(rule: Deduction, findings: Sequence[Finding]) -> tuple[Decimal, str]:
    each = [(f.points if f.points is not None else rule.points or ZERO, f.occurrences) for f in findings]
    points = sum((p * n for p, n in each), ZERO)
    if len({p for p, _ in each}) == 1:
        count = sum(n for _, n in each)
        return points, f"{count} 处 × {shown(each[0][0])} = {shown(points)}"
    return points, f"{sum(n for _, n in each)} 处，扣 {shown(points)} 分"


def _by_tier(rule: Deduction, findings: Sequence[Finding]) -> Decimal:
    counted = [t for t in rule.tiers if t.from_count is not None]
    if not counted:
        return sum((f.points or ZERO for f in findings), ZERO)
    count = sum(f.occurrences for f in findings)
    reached = [t.points for t in counted if t.from_count is not None and t.from_count <= count]
    return max(reached, default=ZERO)


def _without_excluded(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Where two rules describe the same fault, only the larger counts."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: -c.points):
        if not any(_exclude(claim.rule, k.rule) for k in kept):
            kept.append(claim)
    return [c for c in claims if c in kept], [c for c in claims if c not in kept]


def _exclude(one: Deduction, other: Deduction) -> bool:
    return other.id in one.exclusive_with or one.id in other.exclusive_with
