"""Reads resources/document-kinds and an office's own additions: which kinds of document there are and their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from scoring.errors import ReviewError
from scoring.rubric import Stage

FORMAT = "document-kinds/1"
_MATTERS = ("penalty", "compulsion", "permit", "inspection")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """文书种类. `titles` are compared literally, `patterns` match a whole title, `cues` are words of the body."""

    code: str
    label: str
    stage: Stage
    matter: str
    titles: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    cues: tuple[str, ...] = ()


class KindsUnreadable(ReviewError):
    """A file of document kinds does not say what it should."""

    def __init__(self, file: str, line: int, where: str, problem: str) -> None:
        at = f"第{line}行" if line else "文件"
        super().__init__(f"{file}：{at}，{where}：{problem}。", "请按文书种类文件开头的字段说明改正。")


def _text_list(entry: dict[str, Any], field: str, fail: Any) -> tuple[str, ...]:
    value = entry.get(field, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise fail(field, "应当是文字列表")
    return tuple(value)


def _kind(entry: Any, file: str, line: int, matter: str) -> DocumentKind:
    code = str(entry.get("code", "")) if isinstance(entry, dict) else ""

    def fail(field: str, problem: str) -> KindsUnreadable:
        return KindsUnreadable(file, line, f"{code or '未写代码的种类'} 的 {field}", problem)

    if not isinstance(entry, dict) or not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", code):
        raise fail("code", "应当是小写英文字母、数字和下划线")
    unknown = set(entry) - {"code", "label", "stage", "titles", "patterns", "cues"}
    if unknown:
        raise fail("、".join(sorted(map(str, unknown))), "没有这个字段")
    if not isinstance(entry.get("label"), str) or not entry["label"]:
        raise fail("label", "应当写统一名称")
    if entry.get("stage") not in {s.value for s in Stage}:
        raise fail("stage", "应当是" + "、".join(Stage))
    patterns = []
    for pattern in _text_list(entry, "patterns", fail):
        try:
            patterns.append(re.compile(pattern))
        except re.error as error:
            raise fail("patterns", f"“{pattern}”不是正确的表达式（{error}）") from error
    titles, cues = _text_list(entry, "titles", fail), _text_list(entry, "cues", fail)
    return DocumentKind(code, entry["label"], Stage(entry["stage"]), matter, titles, tuple(patterns), cues)


def parse_kinds(text: str, file: str) -> tuple[DocumentKind, ...]:
    """The kinds stated by one YAML file; raises KindsUnreadable with line and field."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
        data = yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader either way)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KindsUnreadable(file, mark.line + 1 if mark else 0, "写法", "不是正确的 YAML") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise KindsUnreadable(file, 1, "format", f"应当写 {FORMAT}")
    entries = data.get("kinds")
    if not isinstance(entries, list):
        raise KindsUnreadable(file, 1, "kinds", "应当是种类的列表")
    assert isinstance(node, yaml.MappingNode)
    listed = next(value for key, value in node.value if key.value == "kinds")
    lines = [child.start_mark.line + 1 for child in listed.value]
    return tuple(_kind(e, file, n, str(data.get("matter", ""))) for e, n in zip(entries, lines, strict=True))


def merged(kinds: Iterable[DocumentKind]) -> tuple[DocumentKind, ...]:
    """One kind a code: a later entry adds its titles, patterns and cues to an earlier one of the same code."""
    found: dict[str, DocumentKind] = {}
    for kind in kinds:
        before = found.get(kind.code)
        found[kind.code] = (
            kind
            if before is None
            else replace(
                before,
                label=kind.label,
                stage=kind.stage,
                titles=(*before.titles, *kind.titles),
                patterns=(*before.patterns, *kind.patterns),
                cues=(*before.cues, *kind.cues),
            )
        )
    return tuple(found.values())


@cache
def shipped_kinds() -> tuple[DocumentKind, ...]:
    """The kinds that come with the program: 行政处罚, 行政强制, 行政许可, 行政检查."""
    folder: Traversable = files("resources") / "document-kinds"
    read = [parse_kinds((folder / f"{m}.yaml").read_text("utf-8"), f"{m}.yaml") for m in _MATTERS]
    return merged(kind for part in read for kind in part)


def load_kinds(own: Iterable[Path] = ()) -> tuple[DocumentKind, ...]:
    """The shipped kinds, extended by an office's own files in the given order."""
    extra = [kind for path in own for kind in parse_kinds(path.read_text("utf-8"), path.name)]
    return merged((*shipped_kinds(), *extra)) if extra else shipped_kinds()


def kind_label(code: str) -> str:
    """The Chinese name of a kind; 其他文书 for one that is not in the library."""
    return next((k.label for k in shipped_kinds() if k.code == code), "其他文书")
