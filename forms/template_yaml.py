"""Reads a wording template as an office edits it: where it has a mistake, the line is named."""

import re
from collections.abc import Mapping
from typing import Any

from scoring.errors import ReviewError

LINE = "__line__"  # among the keys of an entry: the line on which it begins


def read_yaml(text: str, source: str) -> Any:
    """What the text says; every entry knows its line. Raises ReviewError where it is not YAML."""
    import yaml

    class Loader(yaml.SafeLoader):
        """Of plain data, and nothing else."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            return {**super().construct_mapping(node, deep), LINE: node.start_mark.line + 1}

    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行附近" if mark is not None else ""
        advice = "请检查这一行和上一行的缩进、引号，“- ”后面和“键:”后面都要有一个空格。"
        raise ReviewError(f"{source}{where}写法有误，读不出来。", advice) from error


def check_braces(text: str, field: re.Pattern[str], where: str) -> None:
    """Raises ReviewError where a brace is left that belongs to no field: it would be printed."""
    rest = field.sub("", text)
    found = next((at for at, character in enumerate(rest) if character in "{}"), None)
    if found is not None:
        near = rest[max(found - 4, 0) : found + 9]
        raise ReviewError(f"{where}的花括号没有成对：“{near}”。", "字段写作 {名称}，两边各一个花括号。")


def entries(data: Mapping[str, Any], key: str, source: str) -> list[Mapping[str, Any]]:
    """The entries below a key, none where it is not there."""
    value = data.get(key) or []
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        where = f"第{data[LINE]}行起的" if data.get(LINE, 1) > 1 else ""
        raise ReviewError(f"{source}{where}“{key}”应当是一组条目。", "每个条目以“- ”开头，里面是“键: 内容”。")
    return value
