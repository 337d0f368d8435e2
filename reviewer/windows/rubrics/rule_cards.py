"""扣分情形 and 一票否决 as cards; the fields follow the kind."""

import re
from collections.abc import Callable
from typing import Any

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.offers import Offers
from reviewer.presenters.rubrics.plain import Key, Plain, fresh_id
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.presenters.rubrics.words import DEDUCTIONS, REACHES, VETOES, Choice
from reviewer.windows.rubrics.cards import Card, Cards
from reviewer.windows.rubrics.choosing import PickField
from reviewer.windows.rubrics.fields import ChoiceField, LineField, TextField, TickField

NUMBER = 64
COMMON = {"id", "text", "reason_required", "reach", "exclusive_with"}
FITTING = {
    "fixed": {"points"},
    "per_occurrence": {"points", "cap"},
    "once_if_any": {"points"},
    "range": {"low", "high", "step", "cap"},
    "tiers": {"tiers", "cap"},
    "all": {"points"},
    "zero_parent": {"points"},
    "free": {"points", "cap"},
}
_TIER = re.compile(r"(?:(\d+)\s*处起\s*)?(-?[\d.]+)\s*分?\s*(.*)")


def tiers_read(text: str) -> list[Plain]:
    """A line a tier: 10 情节严重, or 3处起 5."""
    found: list[Plain] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        match = _TIER.fullmatch(line)
        if match is None:
            found.append({"points": line})
        else:
            parts = {"points": match[2], "text": match[3].strip(), "from_count": match[1]}
            found.append({name: value for name, value in parts.items() if value})
    return found


def tiers_written(value: Any) -> str:
    """The tiers as lines."""
    lines = []
    for tier in value if isinstance(value, list) else []:
        if isinstance(tier, dict):
            count = f"{tier['from_count']}处起 " if tier.get("from_count") else ""
            lines.append(f"{count}{tier.get('points', '')} {tier.get('text', '')}".strip())
    return "\n".join(lines)


class DeductionCard(Card):
    """One way to lose points."""

    def __init__(self, editor: RubricEditor, path: Key, entry: Any) -> None:
        super().__init__(editor, path)
        kind = str(entry.get("kind", "")) if isinstance(entry, dict) else ""
        choice = ChoiceField(editor, self.at("kind"), DEDUCTIONS)
        choice.chosen = self._change_kind
        self.fill(self.head, ("", choice, ("kind",)))
        choice.widget.setAccessibleName("扣分方式")
        for label, name in _numbers(kind):
            self.fill(self.head, (label, LineField(editor, self.at(name), width=NUMBER), (name,)))
        hint = "扣分情形，例如：超过七个工作日送达"
        self.add_row(("", TextField(editor, self.at("text"), lines=2, hint=hint), ("text",)))
        if kind == "tiers":
            hint = "一行一档，例如：10 情节严重；或 3处起 5"
            tiers = TextField(editor, self.at("tiers"), lines=3, hint=hint, read=tiers_read, written=tiers_written)
            self.add_row(("档次", tiers, ("tiers",)))
        reach = ChoiceField(editor, self.at("reach"), REACHES, "item")
        reason = TickField(editor, self.at("reason_required"), "须写理由")
        self.add_row(("范围", reach, ("reach",)), ("", reason, ("reason_required",)))
        if len(self._others()):
            others = PickField(editor, self.at("exclusive_with"), "互斥的扣分情形", self._others, "没有")
            self.add_row(("互斥", others, ("exclusive_with",)))

    def _change_kind(self, kind: str) -> None:
        entry = self.editor.value(self.path)
        kept = {n: v for n, v in entry.items() if n in COMMON | FITTING.get(kind, set())}
        self.editor.set(self.path, {**kept, "kind": kind}, "修改扣分方式")

    def _others(self) -> list[Choice]:
        rules = self.editor.value(self.path[:-1]) or []
        own = rules[int(self.path[-1])].get("id") if int(self.path[-1]) < len(rules) else ""
        return [(str(r.get("id")), str(r.get("text") or "（未填）")) for r in rules if r.get("id") != own]


def _numbers(kind: str) -> list[tuple[str, str]]:
    names = {"points": "扣", "low": "最低", "high": "最高", "step": "间隔", "cap": "上限"}
    fitting = FITTING.get(kind, {"points"})
    if kind in ("all", "zero_parent"):
        return []
    return [(label, name) for name, label in names.items() if name in fitting]


class VetoCard(Card):
    """One 一票否决."""

    def __init__(self, editor: RubricEditor, path: Key, entry: Any, offers: Offers) -> None:
        super().__init__(editor, path)
        effect = str(entry.get("effect", "")) if isinstance(entry, dict) else ""
        choice = ChoiceField(editor, self.at("effect"), VETOES)
        choice.chosen = self._change_effect
        self.fill(self.head, ("", choice, ("effect",)))
        choice.widget.setAccessibleName("否决效果")
        if effect == "grade_cap":
            grade = ChoiceField(editor, self.at("grade"), offers.grades())
            self.fill(self.head, ("最高评为", grade, ("grade",)))
        if effect == "points":
            self.fill(self.head, ("扣", LineField(editor, self.at("points"), width=NUMBER), ("points",)))
        hint = "否决情形，例如：没有执法资格的人员实施处罚"
        self.add_row(("", TextField(editor, self.at("text"), lines=2, hint=hint), ("text",)))

    def _change_effect(self, effect: str) -> None:
        entry = self.editor.value(self.path)
        kept = {name: value for name, value in entry.items() if name in ("id", "text")}
        self.editor.set(self.path, {**kept, "effect": effect}, "修改否决效果")


def deduction_cards(shaping: Shaping, editor: RubricEditor, leaf: Callable[[], Key]) -> Cards:
    """The deductions of the leaf shown."""

    def fresh() -> Plain:
        return {"id": _fresh_rule(editor, leaf()), "text": "", "kind": "fixed", "points": "1"}

    return Cards(
        shaping,
        ("deductions",),
        "扣分情形",
        lambda path, entry: DeductionCard(editor, path, entry),
        fresh,
        lambda entry: entry.get("kind") if isinstance(entry, dict) else None,
    )


def veto_cards(shaping: Shaping, editor: RubricEditor, leaf: Callable[[], Key], offers: Offers) -> Cards:
    """The vetoes of the leaf shown."""

    def fresh() -> Plain:
        return {"id": _fresh_rule(editor, leaf()), "text": "", "effect": "fail_and_stop"}

    return Cards(
        shaping,
        ("vetoes",),
        "一票否决",
        lambda path, entry: VetoCard(editor, path, entry, offers),
        fresh,
        lambda entry: (entry.get("effect"), offers.grades()) if isinstance(entry, dict) else None,
    )


def _fresh_rule(editor: RubricEditor, leaf: Key) -> str:
    node = editor.value(leaf) or {}
    return fresh_id({str(r.get("id")) for n in ("deductions", "vetoes") for r in node.get(n, [])}, "rule")
