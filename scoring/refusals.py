"""What a reviewer may not record, and why: asked by the desk before a finding or mark is added."""

from decimal import Decimal

from scoring.errors import ReviewError
from scoring.index import RubricIndex
from scoring.rubric import Criterion, Deduction, DeductionKind, Rubric, Veto
from scoring.sheet import Finding, ItemState, Mark, Sheet
from scoring.trace import shown

ONCE = frozenset({DeductionKind.FIXED, DeductionKind.ALL, DeductionKind.ZERO_PARENT})  # recorded once per item


class FindingRefused(ReviewError):
    """A finding that the edition does not allow, as it stands."""


class MarkRefused(ReviewError):
    """A state that the edition does not allow, as it stands."""


def refusal(rubric: Rubric, sheet: Sheet, finding: Finding) -> ReviewError | None:
    """Why this finding cannot be added to this sheet; None where it can. A finding of the same id is replaced."""
    here = rubric.index.variant(sheet.conditions)
    wrong = unfit(here.index, finding)
    if wrong is not None:
        return wrong
    if sheet.ineligible:
        return FindingRefused("本卷已列为不符合评查条件，不再记录问题。", "如需评查，请先撤销该结论。")
    leaf = here.index.by_id[finding.criterion]
    return _state_refusal(here.index, sheet, leaf) or _company_refusal(here.index, sheet, leaf, finding)


def unfit(index: RubricIndex, finding: Finding) -> FindingRefused | None:
    """What is wrong with a finding by itself, whatever else stands on the sheet."""
    leaf = index.by_id.get(finding.criterion)
    if leaf is None:
        return FindingRefused(f"评查标准中没有编号为“{finding.criterion}”的评查项。", "请核对所用的评查标准版本。")
    rule = index.rules.get((leaf.id, finding.rule))
    if rule is None:
        listed = "、".join(r.id for r in leaf.rules) or "（无）"
        return FindingRefused(
            f"评查项“{leaf.code} {leaf.title}”没有扣分情形“{finding.rule}”。", f"可用的情形：{listed}。标准没写的不扣。"
        )
    if finding.occurrences < 1:
        return FindingRefused("处数应为 1 以上的整数。", "请填写发现的处数。")
    if isinstance(rule, Veto):
        return _veto_refusal(rule, finding)
    return _points_refusal(leaf, rule, finding) or _reason_refusal(rule, finding)


def _veto_refusal(veto: Veto, finding: Finding) -> FindingRefused | None:
    if not finding.remark.strip():
        return FindingRefused(f"一票否决“{veto.text}”必须写明认定理由。", "请在说明栏写明认定的事实和理由。")
    if not finding.regions and not finding.missing.strip():
        return FindingRefused(
            f"一票否决“{veto.text}”必须指明证据所在。", "请在卷内标出页面或区域；应有而无的，请写明所缺文书。"
        )
    return None


def _reason_refusal(rule: Deduction, finding: Finding) -> FindingRefused | None:
    if rule.wants_reason and not finding.remark.strip():
        return FindingRefused(f"“{rule.text}”必须写明扣分理由。", "请在说明栏写明具体问题。")
    return None


def _points_refusal(leaf: Criterion, rule: Deduction, finding: Finding) -> FindingRefused | None:
    if rule.kind is DeductionKind.RANGE or (rule.kind is DeductionKind.FREE and rule.points is None):
        return _range_refusal(rule, finding.points)
    chosen = rule.kind is DeductionKind.TIERS and not any(t.from_count for t in rule.tiers)
    if chosen:
        allowed = "、".join(shown(t.points) for t in rule.tiers)
        if finding.points is None or finding.points not in {t.points for t in rule.tiers}:
            return FindingRefused(f"“{rule.text}”应在固定档次中选取。", f"可选分值：{allowed}。")
        return None
    fixed = leaf.points if rule.kind in (DeductionKind.ALL, DeductionKind.ZERO_PARENT) else rule.points
    if finding.points is not None and fixed is not None and finding.points != fixed:
        return FindingRefused(f"“{rule.text}”的扣分固定为 {shown(fixed)} 分，不能另定。", "请不要填写分值。")
    return None


def _range_refusal(rule: Deduction, points: Decimal | None) -> FindingRefused | None:
    low, high = rule.low or Decimal(0), rule.high
    step = f"，每 {shown(rule.step)} 分一档" if rule.step else ""
    allowed = f"应在 {shown(low)} 至 {shown(high) if high is not None else '……'} 分之间{step}。"
    if points is None:
        return FindingRefused(f"“{rule.text}”要由评查人确定扣分。", allowed)
    if points < low or (high is not None and points > high):
        return FindingRefused(f"扣 {shown(points)} 分超出“{rule.text}”的扣分区间。", allowed)
    if rule.step and (points - low) % rule.step != 0:
        return FindingRefused(f"扣 {shown(points)} 分不合“{rule.text}”的扣分间隔。", allowed)
    return None


def _state_refusal(index: RubricIndex, sheet: Sheet, leaf: Criterion) -> FindingRefused | None:
    from scoring.standing import standing

    state, why = standing(index, sheet, leaf.id)
    reason = f"（{why}）" if why else ""
    if state is ItemState.NOT_APPLICABLE:
        return FindingRefused(
            f"评查项“{leaf.code} {leaf.title}”不适用{reason}，不能记录问题。", "如本卷应评此项，请先改为适用。"
        )
    if state is ItemState.ELSEWHERE:
        return FindingRefused(
            f"评查项“{leaf.code} {leaf.title}”已认定在他处满足，不能再扣分。", "如认定有误，请先撤销该认定。"
        )
    return None


def _company_refusal(index: RubricIndex, sheet: Sheet, leaf: Criterion, finding: Finding) -> FindingRefused | None:
    """No double deduction: not beside an excluded criterion or rule, and what counts once is recorded once."""
    others = [f for f in sheet.findings if f.id != finding.id and not f.exemption]
    if finding.exemption:
        return None
    rivals = index.exclusive.get(leaf.id, frozenset())
    for other in others:
        if other.criterion in rivals and isinstance(index.by_id[other.criterion].rule(other.rule), Deduction):
            rival = index.by_id[other.criterion]
            return FindingRefused(
                f"“{rival.code} {rival.title}”已就同一问题扣分，“{leaf.code} {leaf.title}”不得重复扣分。",
                "如应在本项扣分，请先撤销另一项的记录。",
            )
    rule = leaf.rule(finding.rule)
    if isinstance(rule, Veto) or rule is None:
        return None
    return _rule_refusal(leaf, rule, [f for f in others if f.criterion == leaf.id])


def _rule_refusal(leaf: Criterion, rule: Deduction, others: list[Finding]) -> FindingRefused | None:
    for other in others:
        known = leaf.rule(other.rule)
        if not isinstance(known, Deduction):
            continue
        if known.id in rule.exclusive_with or rule.id in known.exclusive_with:
            return FindingRefused(f"已按“{known.text}”扣分，不得再按“{rule.text}”重复扣分。", "两种情形只能取其一。")
        if known.id == rule.id and rule.kind in ONCE:
            return FindingRefused(
                f"“{rule.text}”已经扣过，只扣一次。", "要补充页面，先在问题列表选中原来那条，再附上框选（或本页）。"
            )
    return None


def mark_refusal(rubric: Rubric, sheet: Sheet, mark: Mark) -> ReviewError | None:
    """Why this state cannot be given; None where it can."""
    index = rubric.index.variant(sheet.conditions).index
    leaf = index.by_id.get(mark.criterion)
    if leaf is None and mark.criterion not in index.nodes:
        return MarkRefused(f"评查标准中没有编号为“{mark.criterion}”的评查项。", "请核对所用的评查标准版本。")
    if mark.state is ItemState.NOT_APPLICABLE and not mark.reason.strip():
        return MarkRefused("认定不适用必须写明理由。", "请写明按本案案情为何不需要。")
    if mark.state is ItemState.ELSEWHERE and mark.place is None:
        return MarkRefused("认定在他处满足必须指明所在页。", "请在卷内标出满足该项要求的页面。")
    if mark.earned is None:
        return None
    if leaf is None or leaf.points is None:
        return MarkRefused("此处不能直接填写得分。", "请在最末一级评查项上评分。")
    if not 0 <= mark.earned <= leaf.points:
        return MarkRefused(f"得分 {shown(mark.earned)} 超出本项分值。", f"应在 0 至 {shown(leaf.points)} 分之间。")
    if leaf.step and mark.earned % leaf.step != 0:
        return MarkRefused(f"得分 {shown(mark.earned)} 不合本项的评分间隔。", f"每 {shown(leaf.step)} 分一档。")
    return None
