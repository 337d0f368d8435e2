"""The forms of a criterion and of a section."""

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.offers import Offers
from reviewer.presenters.rubrics.plain import listed_sum, number
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.presenters.rubrics.words import MODES
from reviewer.windows.rubrics.choosing import PickField
from reviewer.windows.rubrics.condition_dialog import ConditionField
from reviewer.windows.rubrics.fields import ChoiceField, LineField, NameField, TextField, TickField, Where
from reviewer.windows.rubrics.forms import Form
from reviewer.windows.rubrics.rule_cards import deduction_cards, veto_cards
from scoring.trace import plain

NUMBER = 72


class LeafForm(Form):
    """评查项."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, offers: Offers) -> None:
        super().__init__(editor, shaping)
        self._offers = offers
        line = self._line
        self.add("名称", LineField(editor, self.where("title")), "title")
        stage = ChoiceField(editor, self.where("stage"), offers.stages)
        nature = ChoiceField(editor, self.where("nature"), offers.natures)
        self.add_beside(
            "分值",
            ("", line("points", NUMBER), ("points",)),
            ("序号", line("code", NUMBER, "自动"), ("code",)),
            ("阶段", stage, ("stage",)),
            ("性质", nature, ("nature",)),
        )
        self.add("评查内容", self._text("text", hint="怎样查、查什么"), "text")
        kinds = PickField(editor, self.where("document_kinds"), "涉及文书", lambda: offers.kinds)
        self.add("涉及文书", kinds, "document_kinds")
        self.add("适用条件", ConditionField(editor, self.where("condition"), offers), "condition")
        self.add_cards("一票否决", veto_cards(shaping, editor, lambda: self.path, offers))
        self.add_cards("扣分情形", deduction_cards(shaping, editor, lambda: self.path))
        self._add_lists()
        self._add_rest(editor, offers)
        self.end()

    def _add_lists(self) -> None:
        for label, name, hint in (
            ("常见错误", "common_mistakes", "一行一条"),
            ("注意事项", "notes", "不应扣分的情形（安全港），一行一条"),
            ("法律依据", "legal_basis", "例如：《行政处罚法》第六十一条，一行一条"),
            ("豁免依据", "exemptions", "依此可以不扣分，一行一条"),
        ):
            self.add(label, self._text(name, listed=True, hint=hint), name)

    def _add_rest(self, editor: RubricEditor, offers: Offers) -> None:
        checks = PickField(editor, self.where("checks"), "疑点规则", lambda: offers.checks, "没有自动疑点归到本项")
        self.add("疑点规则", checks, "checks")
        self.add(
            "互斥项", PickField(editor, self.where("exclusive_with"), "互斥的评查项", self._others), "exclusive_with"
        )
        self.add_beside(
            "其他",
            ("", TickField(editor, self.where("bonus"), "加分项"), ("bonus",)),
            ("", TickField(editor, self.where("floor"), "可扣至负分", "none"), ("floor",)),
            ("评分间隔", self._line("step", NUMBER), ("step",)),
        )
        self.add("与上一版对应", OldLeaves(editor, self.where("id"), offers))
        self.add("内部编号", NameField(editor, self.where(), hint="导入导出和两版对照用"), "id")

    def _line(self, name: str, width: int = 0, hint: str = "") -> LineField:
        return LineField(self.editor, self.where(name), width=width, hint=hint)

    def _text(self, name: str, *, listed: bool = False, hint: str = "") -> TextField:
        return TextField(self.editor, self.where(name), listed=listed, hint=hint)

    def _others(self) -> list[tuple[str, str]]:
        own = str(self.editor.value((*self.path, "id")))
        return [choice for choice in self._offers.leaves() if choice[0] != own]


class OldLeaves(PickField):
    """Which criteria of the edition before this one took the place of: the mapping for year-on-year comparison."""

    def __init__(self, editor: RubricEditor, own_id: Where, offers: Offers) -> None:
        super().__init__(editor, own_id, "上一版的评查项", offers.leaves_before, "上一版没有对应的评查项")

    def _open(self) -> None:
        from reviewer.windows.rubrics.choosing import PickDialog

        dialog = PickDialog(self._title, self._offer(), self._mapped(), self.widget.window())
        dialog.accepted.connect(lambda: self._map(dialog.chosen()))
        self.dialog = dialog
        dialog.open()

    def _mapped(self) -> list[str]:
        own, pairs = self._editor.value(self._where()), self._editor.value(("mapping",)) or []
        return [str(p[0]) for p in pairs if isinstance(p, list) and len(p) == 2 and p[1] == own]

    def _map(self, chosen: list[str]) -> None:
        own = self._editor.value(self._where())
        others = [pair for pair in self._editor.value(("mapping",)) or [] if pair[1] != own]
        self._editor.set(("mapping",), [*others, *([old, own] for old in chosen)], "修改与上一版对应")

    def show_value(self, value: Any) -> None:
        """Say which."""
        super().show_value(self._mapped())

    def freeze(self, frozen: bool) -> None:
        """Nothing to choose where there is no edition before."""
        self.button.setEnabled(not frozen and bool(self._offer()))


class SectionForm(Form):
    """部分, or an item made of several leaves."""

    def __init__(self, editor: RubricEditor, shaping: Shaping, offers: Offers) -> None:
        super().__init__(editor, shaping)
        self.add("名称", LineField(editor, self.where("title")), "title")
        points = LineField(editor, self.where("points"), width=100, hint="各项相加")
        code = LineField(editor, self.where("code"), width=NUMBER, hint="自动")
        mode = ChoiceField(editor, self.where("mode"), MODES, "earn")
        self.add_beside("分值", ("", points, ("points",)), ("序号", code, ("code",)), ("计分", mode, ("mode",)))
        self.sums = SumsLabel(editor, self.where())
        self.add("合计", self.sums)
        self.add("适用条件", ConditionField(editor, self.where("condition"), offers), "condition")
        types = PickField(editor, self.where("case_types"), "案件类型", offers.case_types, "各类案件共用")
        self.add("案件类型", types, "case_types")
        self.add("说明", TextField(editor, self.where("text")), "text")
        keeps = TickField(editor, self.where("keeps_not_applicable"), "不适用的评查项保留分值")
        below = TickField(editor, self.where("floor"), "扣完本部分后继续扣总分", "none")
        self.add_beside("其他", ("", keeps, ("keeps_not_applicable",)), ("", below, ("floor",)))
        self.add("内部编号", NameField(editor, self.where(), hint="导入导出和两版对照用"), "id")
        self.end()


class SumsLabel:
    """What the leaves below add up to, beside what is stated."""

    def __init__(self, editor: RubricEditor, where: Where) -> None:
        self.label = QLabel()
        self.label.setWordWrap(True)
        self._editor, self._where = editor, where

    @property
    def widget(self) -> QWidget:
        """The label."""
        return self.label

    @property
    def stop(self) -> QWidget:
        """The label takes no focus."""
        return self.label

    def show_value(self, _value: Any) -> None:
        """Add up."""
        node = self._editor.value(self._where())
        node = node if isinstance(node, dict) else {}
        summed, stated = listed_sum(node), number(node.get("points"))
        count = sum(1 for item in node.get("items", []) if isinstance(item, dict))
        text = f"下有 {count} 项，相加 {plain(summed)} 分"
        if stated is not None and stated != summed and node.get("mode", "earn") == "earn":
            text += f"，与写明的 {plain(stated)} 分相差 {plain(abs(summed - stated))} 分"
        self.label.setText(text)

    def freeze(self, frozen: bool) -> None:
        """Nothing is typed here."""
