"""The formula of an edition: terms over sections, parts, the total, each with its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.grades import RoundAt, Rounding, RoundingMode, rounded
from scoring.index import RubricIndex
from scoring.leaves import ZERO
from scoring.rubric import Part, Term, TermKind, WhenEmpty
from scoring.tally import Tally
from scoring.trace import Role, TraceLine, equals, is_long, shown


@dataclass(frozen=True, slots=True)
class Total:
    """`exact` after the file's bounds, `rounded` as the edition rounds; `text` without its full stop."""

    exact: Decimal
    rounded: Decimal
    text: str
    lines: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class _Value:
    points: Decimal
    text: str
    note: str = ""
    claimed: Decimal = ZERO
    prorated: Decimal | None = None


def add_up(index: RubricIndex, tallies: Sequence[Tally], beyond: Decimal) -> Total:
    """The parts in order, then what comes off the whole file, then its bounds and rounding."""
    by_id = {t.ref: t for t in tallies}
    rounding = index.rubric.rounding
    lines = tuple(_part(p, by_id, rounding) for p in index.parts)
    values = [line.kept or ZERO for line in lines]
    summed = sum(values, ZERO) - beyond
    exact, note = _bounded(summed, index.rubric.floor, index.rubric.cap)
    final = rounded(exact, rounding)
    sum_text = " + ".join(_signed(v) for v in values) or "0"
    if beyond:
        sum_text += f" − {shown(beyond)}"
    is_sum = len(values) > 1 or bool(beyond)
    comes_to = f"= {final:f}" if summed == final else equals(summed)  # written as it stands at the end of the sheet
    text = f"总分 = {sum_text} {comes_to}" if is_sum else f"总分 {comes_to}"
    return Total(exact, final, f"{text}{note}{rounded_in_words(exact, final, rounding)}", lines)


def _signed(value: Decimal) -> str:
    return f"（{shown(value)}）" if value < 0 else shown(value)


def rounded_in_words(exact: Decimal, final: Decimal, rounding: Rounding) -> str:
    """，四舍五入为 83.44; empty where nothing was rounded."""
    if exact == final and not is_long(exact):
        return ""
    how = {
        RoundingMode.HALF_UP: "四舍五入",
        RoundingMode.HALF_EVEN: "四舍六入五成双",
        RoundingMode.DOWN: "舍去尾数",
        RoundingMode.UP: "进位",
    }[rounding.mode]
    return f"，{how}为 {final:f}"


def _bounded(value: Decimal, floor: Decimal | None, cap: Decimal | None) -> tuple[Decimal, str]:
    if floor is not None and value < floor:
        return floor, f"，{'不计负分' if floor == 0 else f'最低 {shown(floor)}'}，计 {shown(floor)}"
    if cap is not None and value > cap:
        return cap, f"，最高 {shown(cap)}，计 {shown(cap)}"
    return value, ""


def _part(part: Part, tallies: Mapping[str, Tally], rounding: Rounding) -> TraceLine:
    values = [_term(t, tallies) for t in part.terms]
    summed = sum((v.points for v in values), ZERO)
    kept, note = _bounded(summed, part.floor, part.cap)
    if rounding.at is RoundAt.PARTS:
        cut = rounded(kept, rounding)
        note += rounded_in_words(kept, cut, rounding)
        kept = cut
    note += "".join(v.note for v in values)
    sum_text = "".join(_joined(i, v) for i, v in enumerate(values)) or "0"
    is_plain = len(values) == 1 and sum_text == shown(summed)
    text = f"{part.label} = {sum_text}" if is_plain else f"{part.label} = {sum_text} {equals(summed)}"
    return TraceLine(
        part.id,
        part.label,
        f"{text}{note}。",
        Role.PART,
        claimed=sum((v.claimed for v in values), ZERO),
        kept=kept,
        prorated=next((v.prorated for v in values if v.prorated is not None), None),
    )


def _joined(position: int, value: _Value) -> str:
    if value.text.startswith("−"):
        return f" − {value.text[1:]}" if position else value.text
    return f" + {value.text}" if position else value.text


def _term(term: Term, tallies: Mapping[str, Tally]) -> _Value:
    value = _uncapped(term, [tallies[s] for s in term.sections])
    if term.cap is not None and value.points > term.cap:
        note = f"（最高 {shown(term.cap)}）"
        return _Value(term.cap, shown(term.cap), value.note + note, value.claimed, value.prorated)
    return value


def _uncapped(term: Term, sections: Sequence[Tally]) -> _Value:
    claimed = sum((t.claimed for t in sections), ZERO)
    of = term.of or ZERO
    if term.kind is TermKind.FIXED:
        return _Value(of, shown(of))
    if term.kind is TermKind.MINUS:
        lost = sum((t.lost for t in sections), ZERO)
        return _Value(-lost, f"−{shown(lost)}", claimed=claimed)
    earned = sum((t.earned for t in sections), ZERO)
    if term.kind is TermKind.POINTS:
        return _Value(earned, " + ".join(_signed(t.earned) for t in sections) or "0", claimed=claimed)
    full = sum((t.full for t in sections), ZERO)
    if full == 0:
        value = of if term.when_empty is WhenEmpty.FULL else ZERO
        word = "满分" if term.when_empty is WhenEmpty.FULL else "零分"
        return _Value(value, shown(value), f"（没有参评项，按{word}计）", prorated=value)
    value = of * earned / full
    return _Value(value, f"{shown(of)} × {_signed(earned)} ÷ {shown(full)}", claimed=claimed, prorated=value)
