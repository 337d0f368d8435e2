"""What is wrong with a rubric file, in the words of the office: file, line, path, and what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.library.rubrics.yaml_values import Key, YamlData
from scoring.errors import ReviewError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (or, as a warning, odd). `allowed` says what would be right."""

    file: str
    line: int | None
    path: str
    message: str
    allowed: str = ""

    def __str__(self) -> str:
        where = f"{self.file} 第 {self.line} 行" if self.line else self.file
        at = f"（{self.path}）" if self.path else ""
        return f"{where}{at}：{self.message}{self.allowed}"


class RubricInvalid(ReviewError):
    """The edition cannot be used; `problems` lists everything that is wrong with it."""

    what = "评查标准"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(str(p) for p in self.problems[:50])
        more = f"\n……另有 {len(self.problems) - 50} 处" if len(self.problems) > 50 else ""
        super().__init__(f"{self.what}有 {len(self.problems)} 处错误：\n{shown}{more}", "\n请改正后重新载入。")


def spoken(path: Key) -> str:
    """sections[0].items[3].points"""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def problem(data: YamlData, path: Key, message: str, allowed: str = "") -> Problem:
    """A problem at this place of the file."""
    return Problem(data.file, data.line(path), spoken(path), message, allowed)


LABELS = {
    "id": "编号",
    "code": "序号",
    "title": "名称",
    "points": "分值",
    "stage": "阶段",
    "nature": "性质",
    "kind": "类型",
    "text": "内容",
    "mode": "计分方式",
    "effect": "否决效果",
    "label": "名称",
    "edition": "版本",
    "source": "来源",
    "in_force_from": "施行日期",
    "sections": "部分",
    "grades": "等次",
    "terms": "算式各项",
    "low": "最低扣分",
    "high": "最高扣分",
    "step": "扣分间隔",
    "cap": "上限",
}
