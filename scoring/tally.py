"""What leaves, items and sections come to, and how the parts of a section add up to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.leaves import ZERO
from scoring.rubric import Mode, Section


@dataclass(slots=True)
class Tally:
    """What a section (or item) comes to. `full` is what applies, `left_out` what left the denominator."""

    ref: str
    label: str
    full: Decimal
    claimed: Decimal
    lost: Decimal
    earned: Decimal
    left_out: Decimal = ZERO
    to_section: Decimal = ZERO
    to_file: Decimal = ZERO
    zeroes_parent: bool = False
    is_hit: bool = False


def added(node: Section, parts: Sequence[Tally]) -> Tally:
    """The sums of its parts, before the section applies what it says itself."""
    full = claimed = lost = earned = left_out = to_section = to_file = ZERO
    for p in parts:
        full += p.full
        claimed += p.claimed
        lost += p.lost
        earned += p.earned
        left_out += p.left_out
        to_section += p.to_section
        to_file += p.to_file
    zeroes, is_hit = any(p.zeroes_parent for p in parts), any(p.is_hit for p in parts)
    return Tally(
        node.id,
        node.title,
        full,
        claimed,
        lost,
        earned,
        left_out,
        to_section,
        to_file,
        zeroes_parent=zeroes,
        is_hit=is_hit,
    )


def closed(node: Section, sum_: Tally, *, is_item: bool) -> Tally:
    """Applies what the section itself says: zeroing, gate, its own points and floor."""
    if node.mode is Mode.GATE:
        full = ZERO if node.points is None else node.points
        lost = full if sum_.is_hit else ZERO
        return _with(sum_, full=full, claimed=lost, lost=lost, earned=full - lost)
    if is_item:
        return _item_closed(node, sum_)
    if node.mode is Mode.DEDUCT:
        return _deducting(node, sum_)
    sum_ = _zeroed(sum_)
    earned = sum_.earned - sum_.to_section
    if node.floor is not None:
        earned = max(earned, node.floor)
    return _with(sum_, claimed=sum_.claimed + sum_.to_section, lost=sum_.full - min(earned, sum_.full), earned=earned)


def _item_closed(node: Section, sum_: Tally) -> Tally:
    sum_ = _zeroed(sum_)
    if node.mode is Mode.DEDUCT and node.points is not None and node.floor is not None:
        lost = min(sum_.lost, node.points - node.floor)
        return _with(sum_, full=sum_.full, claimed=sum_.claimed, lost=lost, earned=sum_.full - lost)
    return sum_


def _zeroed(sum_: Tally) -> Tally:
    if not sum_.zeroes_parent:
        return sum_
    return _with(
        sum_, full=sum_.full, claimed=sum_.claimed, lost=max(sum_.full, sum_.lost), earned=min(ZERO, sum_.earned)
    )


def _deducting(node: Section, sum_: Tally) -> Tally:
    """扣分制: starts at the section's points and comes down; without points of its own it only takes off."""
    start = sum_.full if node.points is None else node.points - sum_.left_out
    lost = start if sum_.zeroes_parent else sum_.lost + sum_.to_section
    is_bounded = node.points is not None or sum_.full > 0 or sum_.left_out > 0
    claimed = max(sum_.claimed + sum_.to_section, lost)
    if is_bounded and node.floor is not None:
        lost = min(lost, start - node.floor)
    return _with(sum_, full=start, claimed=claimed, lost=lost, earned=start - lost)


def _with(
    tally: Tally,
    *,
    full: Decimal | None = None,
    claimed: Decimal = ZERO,
    lost: Decimal = ZERO,
    earned: Decimal = ZERO,
) -> Tally:
    """The tally closed at its own level: what zeroes a parent has done so; only what reaches further is handed on."""
    return Tally(
        tally.ref,
        tally.label,
        tally.full if full is None else full,
        claimed,
        lost,
        earned,
        tally.left_out,
        tally.to_section,
        tally.to_file,
        is_hit=tally.is_hit,
    )
