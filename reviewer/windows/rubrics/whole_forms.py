"""The forms of the edition as a whole: what it is, its formula and grades, the case facts it asks for."""

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.offers import Offers
from reviewer.presenters.rubrics.plain import Key, fresh_id
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.presenters.rubrics.words import AVERAGED, ROUNDINGS, TERMS, TIE_BREAKS
from reviewer.windows import theme
from reviewer.windows.dressing import hold
from reviewer.windows.rubrics.cards import Card, Cards
from reviewer.windows.rubrics.choosing import PickField
from reviewer.windows.rubrics.condition_dialog import ConditionField
from reviewer.windows.rubrics.fields import ChoiceField, Field, LineField, TextField, TickField
from reviewer.windows.rubrics.forms import Form
from scoring.editions import compared

NUMBER, SHORT = 64, 52
PLACES = tuple((str(n), f"{n} 位小数") for n in range(5))
BOTH = "有得分的和计 0 分的案卷"
ROUND_AT = (("end", "只在最后取整"), ("parts", "各部分先取整"))
GRADE_FROM = (("rounded", "按取整后的总分"), ("exact", "按取整前的总分"))


class WholeForm(Form):
    """基本信息."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, offers: Offers) -> None:
        super().__init__(editor, shaping)
        self.add("名称", LineField(editor, self.where("title")), "title")
        edition = LineField(editor, self.where("edition"), width=120)
        since = LineField(editor, self.where("in_force_from"), width=120, hint="2027-01-01")
        self.add_beside("版本", ("", edition, ("edition",)), ("施行日期", since, ("in_force_from",)))
        self.add("程序", ChoiceField(editor, self.where("procedure"), offers.procedures, own=True), "procedure")
        self.add("制定机关或来源", TextField(editor, self.where("source")), "source")
        self.add("说明", TextField(editor, self.where("remarks"), lines=3), "remarks")
        self.add("与上一版对照", ComparisonLabel(editor))
        self.add("内部编号", LineField(editor, self.where("id"), hint="导入导出用"), "id")
        self.end()


class ComparisonLabel:
    """What of the two editions can be compared year on year."""

    def __init__(self, editor: RubricEditor) -> None:
        self.widget: QWidget = QLabel()
        self._editor = editor

    @property
    def stop(self) -> QWidget:
        """The label takes no focus."""
        return self.widget

    def show_value(self, _value: Any) -> None:
        """Say it, as the last check found it."""
        label = self.widget
        assert isinstance(label, QLabel)
        label.setWordWrap(True)
        before, result = self._editor.draft.before, self._editor.result
        if before is None:
            label.setText("没有上一版")
        elif result is None or result.rubric is None:
            label.setText(f"上一版：{before.title}（{before.edition}版）")
        else:
            label.setText(f"上一版：{before.title}（{before.edition}版）。{compared(before, result.rubric).sentence}")

    def freeze(self, frozen: bool) -> None:
        """Nothing is typed here."""


class GradeCard(Card):
    """One grade with its ends."""

    def __init__(self, editor: RubricEditor, path: Key) -> None:
        super().__init__(editor, path)
        self.fill(self.head, ("", LineField(editor, self.at("label"), width=96, hint="等次"), ("label",)))
        bounds: list[tuple[str, Field, Key]] = []
        for label, name in (("不低于", "at_least"), ("高于", "above"), ("不高于", "at_most"), ("低于", "below")):
            bounds.append((label, LineField(editor, self.at(name), width=52), (name,)))
        self.add_row(*bounds)


class TermCard(Card):
    """One term of a part's formula."""

    def __init__(self, editor: RubricEditor, path: Key, entry: Any, offers: Offers) -> None:
        super().__init__(editor, path)
        kind = str(entry.get("kind", "")) if isinstance(entry, dict) else ""
        self.fill(self.head, ("", ChoiceField(editor, self.at("kind"), TERMS), ("kind",)))
        if kind in ("ratio", "fixed"):
            label = "折算满分" if kind == "ratio" else "分数"
            self.fill(self.head, (label, LineField(editor, self.at("of"), width=SHORT), ("of",)))
        if kind != "fixed":
            self.fill(self.head, ("上限", LineField(editor, self.at("cap"), width=SHORT), ("cap",)))
            sections = PickField(editor, self.at("sections"), "算式所列部分", offers.sections)
            self.add_row(("", sections, ("sections",)))


class PartCard(Card):
    """One named part of the total, with its terms."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, path: Key, offers: Offers) -> None:
        super().__init__(editor, path)
        self.fill(self.head, ("", LineField(editor, self.at("label"), width=120, hint="名称"), ("label",)))
        for label, name in (("下限", "floor"), ("上限", "cap")):
            self.fill(self.head, (label, LineField(editor, self.at(name), width=NUMBER), (name,)))
        self.terms = Cards(
            shaping,
            ("terms",),
            "算式项",
            lambda at, entry: TermCard(editor, at, entry, offers),
            lambda: {"kind": "points"},
            lambda entry: entry.get("kind") if isinstance(entry, dict) else None,
        )
        self.inside.addWidget(self.terms)

    def show_entry(self) -> None:
        """The part, then its terms."""
        super().show_entry()
        self.terms.show_list(self.path)

    def focus_on(self, path: Key) -> None:
        """Into a term where it is about one."""
        if not self.terms.focus_on(path):
            super().focus_on(path)


class FormulaForm(Form):
    """总分与等次."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, offers: Offers) -> None:
        super().__init__(editor, shaping)
        grades = Cards(
            shaping, ("grades",), "等次", lambda at, _entry: GradeCard(editor, at), lambda: {"label": "", "below": "60"}
        )
        self.add_cards("等次", grades)
        parts = Cards(
            shaping,
            ("total",),
            "算式部分",
            lambda at, _entry: PartCard(editor, shaping, at, offers),
            self._fresh_part,
        )
        self.add_cards("总分算式", parts)
        note = QLabel("没有算式时，总分为各部分得分相加。")
        theme.set_look(note, "muted")
        self.grid.addWidget(note, self.grid.rowCount(), 1)
        self.add_beside(
            "全卷",
            ("最高", LineField(editor, self.where("cap"), width=NUMBER, hint="不限"), ("cap",)),
            ("", TickField(editor, self.where("floor"), "总分可为负", "none"), ("floor",)),
        )
        self._add_rounding()
        self._add_unit_rule()
        kinds = Cards(
            shaping, ("case_types",), "案件类型", lambda at, _entry: CaseTypeCard(editor, at), self._fresh_case_type
        )
        self.add_cards("案件类型", kinds)
        self.end()

    def _add_rounding(self) -> None:
        editor = self.editor
        self.add_beside(
            "取整",
            ("", ChoiceField(editor, self.where("rounding", "places"), PLACES, "2"), ("rounding", "places")),
            ("", ChoiceField(editor, self.where("rounding", "mode"), ROUNDINGS, "half_up"), ("rounding", "mode")),
        )
        self.add_beside(
            "取整与等次",
            ("", ChoiceField(editor, self.where("rounding", "at"), ROUND_AT, "end"), ("rounding", "at")),
            (
                "",
                ChoiceField(editor, self.where("rounding", "grade_from"), GRADE_FROM, "rounded"),
                ("rounding", "grade_from"),
            ),
        )

    def _add_unit_rule(self) -> None:
        editor, where = self.editor, self.where
        over = PickField(editor, where("unit", "average_over"), "计入单位平均分的案卷", lambda: AVERAGED, BOTH)
        ties = PickField(editor, where("unit", "tie_break"), "平均分相同时比较", lambda: TIE_BREAKS, "总分之和")
        self.add("单位平均分", over, "unit", "average_over")
        self.add("平均分相同时", ties, "unit", "tie_break")
        counts = LineField(editor, where("unit", "unscored_counts_as"), width=NUMBER, hint="不计入")
        self.add_beside("不予评分的案卷", ("按几分计", counts, ("unit", "unscored_counts_as")))

    def _fresh_case_type(self) -> Any:
        taken = {str(kind.get("id")) for kind in self.editor.value(("case_types",)) or []}
        return {"id": fresh_id(taken, "type"), "label": ""}

    def _fresh_part(self) -> Any:
        taken = {str(part.get("id")) for part in self.editor.value(("total",)) or []}
        sections = [str(s.get("id")) for s in self.editor.value(("sections",)) or []]
        term = {"kind": "points", "sections": sections}
        return {"id": fresh_id(taken, "part"), "label": "得分", "terms": [term]}


class CaseTypeCard(Card):
    """One kind of case with sections of its own."""

    def __init__(self, editor: RubricEditor, path: Key) -> None:
        super().__init__(editor, path)
        self.fill(
            self.head, ("", LineField(editor, self.at("label"), width=200, hint="例如：按日连续处罚"), ("label",))
        )


class ConditionCard(Card):
    """One case fact."""

    def __init__(self, editor: RubricEditor, path: Key, offers: Offers) -> None:
        super().__init__(editor, path)
        default = ChoiceField(
            editor, self.at("default"), (("", "未知时按涉及评查"), ("true", "通常是"), ("false", "通常不是"))
        )
        default.chosen = lambda value: editor.set(self.at("default")(), {"true": True, "false": False}.get(value))
        self._default = default
        self.fill(self.head, ("", LineField(editor, self.at("label"), width=180, hint="例如：举行听证"), ("label",)))
        self.head.addWidget(default.widget)
        default.widget.setAccessibleName("未知时")
        suggest = ConditionField(editor, self.at("suggest"), offers, facts=True)
        self.add_row(("", suggest, ("suggest",)))

    def show_entry(self) -> None:
        """The fact, and what holds where nothing is known."""
        super().show_entry()
        value = self.editor.value((*self.path, "default"))
        self._default.show_value("" if value is None else str(value).lower())
        self._default.freeze(self.editor.is_frozen)


class ConditionsForm(Form):
    """案情条件: the facts that switch criteria on and off."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, offers: Offers) -> None:
        super().__init__(editor, shaping)
        note = QLabel("案情条件决定哪些评查项适用。读入案卷时按“自动判断”预先选好，评查人可以改。")
        note.setWordWrap(True)
        theme.set_look(note, "muted")
        self.grid.addWidget(note, 0, 0, 1, 2)
        cards = Cards(
            shaping,
            ("conditions",),
            "案情条件",
            lambda at, _entry: ConditionCard(editor, at, offers),
            self._fresh,
        )
        self.add_cards("案情条件", cards)
        for holder in (self, cards):
            hold(holder)  # there are many: each card has a style sheet
        self.end()

    def _fresh(self) -> Any:
        taken = {str(condition.get("id")) for condition in self.editor.value(("conditions",)) or []}
        return {"id": fresh_id(taken, "condition"), "label": ""}
