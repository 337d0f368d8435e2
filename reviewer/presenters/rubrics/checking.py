"""The live check of a draft: what is wrong and what is odd, at which place, in words without field names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.presenters.rubrics.plain import Key, Plain, at, is_section, listed_sum, node_of, parsed, walk
from reviewer.presenters.rubrics.remarks import Remark as Remark
from reviewer.presenters.rubrics.words import FIELDS
from scoring.rubric import Rubric
from scoring.trace import plain as shown


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of one draft found; `rubric` is there where it makes an edition."""

    tree: Plain
    rubric: Rubric | None
    remarks: tuple[Remark, ...]

    @property
    def stopping(self) -> int:
        return sum(remark.stops for remark in self.remarks)


def checked(tree: Plain) -> Checked:
    """Everything wrong or odd with a draft; on a worker thread."""
    from reviewer.library.rubrics.editions import RubricInvalid, from_data
    from reviewer.library.rubrics.yaml_values import YamlData
    from reviewer.presenters.rubrics.acquaintance import unknown
    from reviewer.presenters.rubrics.drafting import codes

    numbers = {path: str(at(tree, (*path, "code")) or code) for path, code in codes(tree).items()}
    words = _words(tree)
    rubric: Rubric | None = None
    try:
        rubric, odd = from_data(YamlData(tree, {}, ""))
        found = [(problem, False) for problem in odd]
    except RubricInvalid as error:
        found = [(problem, True) for problem in error.problems]
    remarks = []
    for problem, stops in found:
        path = parsed(problem.path)
        text = in_words(f"{problem.message}{problem.allowed}", words)
        remarks.append(Remark(path, text, stops, numbers.get(node_of(path), "")))
    remarks += [*_empty(tree, numbers), *unknown(tree, numbers), *(_sums(tree, numbers) if rubric is None else ())]
    stopping = any(remark.stops for remark in remarks)
    return Checked(tree, None if stopping else rubric, tuple(sorted(remarks, key=lambda r: not r.stops)))


def _empty(tree: Plain, numbers: Mapping[Key, str]) -> list[Remark]:
    """An item without leaves would become a leaf once written to a file."""
    said = "“{}”下面没有评查项。请增加评查项，或者删去。"
    return [
        Remark(path, said.format(node.get("title", "")), True, numbers[path])
        for path, node in walk(tree)
        if is_section(node) and not node["items"] and len(path) > 2
    ]


def _sums(tree: Plain, numbers: Mapping[Key, str]) -> list[Remark]:
    """Sums are told even while something else is wrong."""
    from reviewer.presenters.rubrics.plain import number

    said = "“{}”写明 {} 分，各项相加为 {} 分，按各项相加计。"
    found = []
    for path, node in walk(tree):
        stated = number(node.get("points"))
        if is_section(node) and node["items"] and node.get("mode", "earn") == "earn" and stated is not None:
            summed = listed_sum(node)
            if summed != stated:
                text = said.format(node.get("title", ""), shown(stated), shown(summed))
                found.append(Remark((*path, "points"), text, False, numbers[path]))
    return found


def _words(tree: Plain) -> dict[str, str]:
    """What to say for the ids that messages name: titles of sections and leaves, labels of conditions."""
    known = {str(node.get("id")): str(node.get("title")) for _, node in walk(tree) if node.get("title")}
    for condition in tree.get("conditions", []):
        if isinstance(condition, dict) and condition.get("label"):
            known[str(condition.get("id"))] = str(condition["label"])
    return known


_SAYING_ID = re.compile(r"编号“[^”]*”重复")
_TOKEN = re.compile(r"(?<![\w.\-])[A-Za-z_][\w.\-]*(?![\w.\-])", re.ASCII)
_LABELLED = re.compile(
    r"(?:编号|序号|名称|分值|阶段|性质|类型|内容|计分方式|否决效果|版本|来源|施行日期|部分|等次|算式各项|最低扣分|最高扣分"
    r"|扣分间隔|上限)?“([a-z_]+)”"
)


def in_words(text: str, known: Mapping[str, str]) -> str:
    """A message of the format's check without the format's names: “points” → 分值, ids → titles."""
    text = _LABELLED.sub(lambda m: FIELDS.get(m[1], m[0]), text)
    for name, label in FIELDS.items():
        text = text.replace(f" {name} ", label).replace(f" {name}。", f"{label}。")
    if _SAYING_ID.search(text):
        return text
    return _TOKEN.sub(lambda m: FIELDS.get(m[0]) or known.get(m[0]) or m[0], text)


HEADS = ("title", "total", "conditions")
_FORMULA = ("total", "grades", "rounding", "cap", "floor", "sections", "unit", "case_types")


def line_of(path: Key) -> Key:
    """The line of the tree that this path is shown under: a section, a leaf, or one of the three heads."""
    node = node_of(path)
    if node:
        return node
    name = path[0] if path else "title"
    return ("conditions",) if name == "conditions" else ("total",) if name in _FORMULA else ("title",)


def of_line(remarks: tuple[Remark, ...], line: Key) -> tuple[Remark, ...]:
    """The remarks shown under this line of the tree."""
    return tuple(remark for remark in remarks if line_of(remark.path) == line)
