"""Says in Chinese what pydantic found wrong with a rubric file, and what is allowed there."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, get_args

from reviewer.library.rubrics.problems import LABELS, Problem, problem
from reviewer.library.rubrics.schema import FORMS, RubricForm
from reviewer.library.rubrics.yaml_values import Key, YamlData
from reviewer.library.validating import BaseModel

Shape = type[BaseModel]


def from_validation(
    data: YamlData, errors: Sequence[Any], whole: Shape = RubricForm, parts: Mapping[str, Shape] = FORMS
) -> list[Problem]:
    """pydantic's errors, said in Chinese. `whole` and `parts` say what may stand in the file and in its lists."""
    return [_translated(data, e, whole, parts) for e in errors]


def _translated(data: YamlData, error: Any, whole: Shape, parts: Mapping[str, Shape]) -> Problem:
    path: Key = tuple(s for s in error["loc"] if s not in ("section", "criterion"))
    name = str(path[-1]) if path else ""
    label = f"{LABELS[name]}“{name}”" if name in LABELS else f"“{name}”"
    kind, given = error["type"], error.get("input")
    shown = f"“{str(given)[:40]}”" if isinstance(given, str | int | float) else ""
    form = _form_of(error["loc"], whole, parts)
    if kind == "extra_forbidden":
        allowed = "、".join(form.model_fields)
        return problem(data, path, f"不认识的项目{label}。", f"这里允许：{allowed}。")
    if kind == "missing":
        return problem(data, path, f"缺少必填的{label}。", "请补上这一项。")
    message, allowed = _MESSAGES.get(kind, ("{label}{shown}不符合要求。", ""))
    context = {"label": label, "shown": shown, **{k: v for k, v in (error.get("ctx") or {}).items() if k != "error"}}
    if kind in ("enum", "literal_error"):
        allowed = f"允许：{'、'.join(_choices(form, name, error['loc']))}。"
    return problem(data, path, message.format_map(_Lenient(context)), allowed.format_map(_Lenient(context)))


class _Lenient(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


_NUMBER = ("{label}{shown}不是数字。", "应写 0 以上的数，如 2 或 0.5。")
_TEXT = ("{label}应为一段文字。", "请用引号括起来或直接写文字。")
_MESSAGES: dict[str, tuple[str, str]] = {
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "int_parsing": ("{label}{shown}不是整数。", "应写整数。"),
    "int_type": ("{label}应为整数。", "应写整数。"),
    "bool_parsing": ("{label}{shown}不对。", "允许：true、false。"),
    "bool_type": ("{label}的值不对。", "允许：true、false。"),
    "greater_than_equal": ("{label}{shown}太小。", "不能为负，允许 {ge} 以上的数。"),
    "greater_than": ("{label}{shown}太小。", "应大于 {gt}。"),
    "less_than_equal": ("{label}{shown}太大。", "不能超过 {le}。"),
    "decimal_max_places": ("{label}{shown}小数位太多。", "最多 {decimal_places} 位小数。"),
    "finite_number": _NUMBER,
    "string_type": _TEXT,
    "string_too_short": ("{label}不能为空。", "请填写内容。"),
    "string_too_long": ("{label}太长。", "最多 {max_length} 字。"),
    "string_pattern_mismatch": (
        "{label}{shown}格式不对。",
        "编号只用字母、汉字、数字、点、横线和下划线；日期写成 2026-01-01、2026-01、2026 或者“不详”。",
    ),
    "list_type": ("{label}应为列表。", "每一项另起一行，以“- ”开头。"),
    "tuple_type": ("{label}应为成对的列表。", "写成 [旧编号, 新编号]。"),
    "too_short": ("{label}不能为空。", "至少要有 {min_length} 项。"),
    "missing_argument": ("{label}缺少内容。", ""),
    "model_type": ("{label}应为若干“名称: 值”。", "请检查缩进。"),
    "model_attributes_type": ("{label}应为若干“名称: 值”。", "请检查缩进。"),
    "union_tag_not_found": ("{label}应为评查项或其下的一组评查项。", "请检查缩进。"),
    "enum": ("{label}{shown}不在允许的范围内。", ""),
    "literal_error": ("{label}{shown}不在允许的范围内。", ""),
    "condition_form": (
        "{label}的条件写法不对。",
        "允许：条件编号，或 any、all（列表）、not、document（文书种类）、procedure（程序）、"
        "fact（要素，可加 equals、at_least、below）。",
    ),
}


def _form_of(location: Sequence[str | int], whole: Shape, parts: Mapping[str, Shape]) -> Shape:
    form = whole
    for step in location[:-1]:
        if isinstance(step, str):
            form = parts.get(step, form)
    return form


def _choices(form: Shape, name: str, location: Sequence[str | int]) -> list[str]:
    """The values an enumeration allows."""
    named = name if name in form.model_fields else next((s for s in reversed(location) if isinstance(s, str)), "")
    field = form.model_fields.get(named)
    found = [] if field is None else _values(field.annotation)
    return found


def _values(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(m.value) for m in annotation]
    return [v for a in get_args(annotation) for v in ([a] if isinstance(a, str) else _values(a))]
