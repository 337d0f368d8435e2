"""The layout of a rubric as a table (XLSX): columns, and how a rule reads in a cell. Shared by export and import."""

import json
import re
from typing import Any

Plain = dict[str, Any]

MAIN, NODES, BASICS, GRADES, CONDITIONS = "评查标准", "部分", "基本信息", "等次", "条件"

# heading → field of the leaf; the first two are the section and the item above it
LEAF_COLUMNS = {
    "部分": "",
    "项目": "",
    "序号": "code",
    "编号": "id",
    "评查项": "title",
    "评查内容": "text",
    "分值": "points",
}
RULE_COLUMNS = ("情形编号", "扣分情形", "扣分方式", "扣分", "上限", "情形其他设置")
MORE_COLUMNS = {
    "阶段": "stage",
    "性质": "nature",
    "文书种类": "document_kinds",
    "依据": "legal_basis",
    "常见错误": "common_mistakes",
    "注意事项": "notes",
    "豁免依据": "exemptions",
    "疑点规则": "checks",
    "适用条件": "condition",
    "互斥项": "exclusive_with",
    "其他设置": "",
}
HEADINGS = (*LEAF_COLUMNS, *RULE_COLUMNS, *MORE_COLUMNS)
LISTS = ("document_kinds", "legal_basis", "common_mistakes", "notes", "exemptions", "checks", "exclusive_with")

DATA = ("condition", "suggest", "total", "case_types", "rounding", "unit", "mapping")  # may be more than a text

NODE_COLUMNS = {
    "编号": "id",
    "序号": "code",
    "名称": "title",
    "上级编号": "",
    "计分方式": "mode",
    "分值": "points",
    "下限": "floor",
    "适用条件": "condition",
    "案件类型": "case_types",
    "不适用保留分值": "keeps_not_applicable",
    "说明": "text",
}
GRADE_COLUMNS = {
    "等次": "label",
    "不低于": "at_least",
    "高于": "above",
    "不高于": "at_most",
    "低于": "below",
}
CONDITION_COLUMNS = {"编号": "id", "名称": "label", "自动判断": "suggest", "默认": "default"}

KINDS = {
    "固定扣分": ("kind", "fixed"),
    "每处扣分": ("kind", "per_occurrence"),
    "一次性扣分": ("kind", "once_if_any"),
    "区间扣分": ("kind", "range"),
    "分档扣分": ("kind", "tiers"),
    "扣全分": ("kind", "all"),
    "所属项目计零分": ("kind", "zero_parent"),
    "其他不规范": ("kind", "free"),
    "否决：整卷零分": ("effect", "file_zero"),
    "否决：不再打分": ("effect", "fail_and_stop"),
    "否决：等次封顶": ("effect", "grade_cap"),
    "否决：扣分": ("effect", "points"),
}
_RANGE = re.compile(r"([\d.]+)\s*[~～至-]\s*([\d.]+)(?:\s*间隔\s*([\d.]+))?")


def kind_label(rule: Plain) -> str:
    """The Chinese name of a rule's kind or effect."""
    key = ("kind", rule["kind"]) if "kind" in rule else ("effect", rule["effect"])
    return next(label for label, value in KINDS.items() if value == key)


def points_text(rule: Plain) -> str:
    """2 · 1～5 间隔 0.5 · 10／5／2"""
    if rule.get("kind") == "range" and "low" in rule and "high" in rule:
        step = f" 间隔 {rule['step']}" if "step" in rule else ""
        return f"{rule['low']}～{rule['high']}{step}"
    if rule.get("kind") == "tiers" and all(set(t) == {"points"} for t in rule.get("tiers", [])):
        return "／".join(str(t["points"]) for t in rule["tiers"])
    return str(rule.get("points", ""))


def points_fields(kind: str, text: str) -> Plain:
    """What a cell of points says; ValueError where it says nothing known."""
    if not text:
        return {}
    if kind == "range":
        match = _RANGE.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        fields = {"low": match.group(1), "high": match.group(2), "step": match.group(3)}
        return {k: v for k, v in fields.items() if v is not None}
    if kind == "tiers":
        return {"tiers": [{"points": p.strip()} for p in re.split(r"[／/]", text)]}
    return {"points": text.strip()}


def list_text(values: list[str]) -> str | None:
    """One a line; None where a value has lines of its own."""
    return None if any("\n" in v for v in values) else "\n".join(values)


def data_text(value: Any) -> str:
    """Anything without a column of its own, as JSON (which the YAML reader reads back)."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
