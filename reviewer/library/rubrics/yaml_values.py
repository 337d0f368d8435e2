"""Reads YAML written by others: no anchors, no aliases, no tags, bounded size and depth; every value keeps its line.

Scalars stay text: whether `3.10` is a number or a code is for the schema to say, never for YAML to guess.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring.errors import ReviewError, reason_of

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 200_000

Key = tuple[str | int, ...]


class UnreadableYaml(ReviewError):
    """The file is no YAML this program accepts."""


@dataclass(frozen=True, slots=True)
class YamlData:
    """Mappings, lists, texts and None; and the line (from 1) every path stands on."""

    value: Any
    lines: dict[Key, int]
    file: str

    def line(self, path: Key) -> int | None:
        """The line of this path, or of the nearest thing above it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


@dataclass(slots=True)
class _Open:
    """A mapping or list still being read."""

    path: Key
    value: dict[str, Any] | list[Any]
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)


def read_yaml_file(path: Path) -> YamlData:
    """The file's contents; its size is looked at before a byte is read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableYaml(
                f"{path.name}：文件有 {size / 1048576:.1f} MB，超过 {MAX_BYTES // 1048576} MB 的限制。",
                "评查标准通常只有几百 KB，请确认选对了文件。",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableYaml(f"{path.name}：不是 UTF-8 编码的文本。", "请另存为 UTF-8 编码后再试。") from None
    except OSError as error:
        raise UnreadableYaml(f"无法读取 {path.name}：{reason_of(error)}。", "请确认文件存在且可以打开。") from None
    return read_yaml(text, path.name)


def read_yaml(text: str, file: str = "文本") -> YamlData:
    """The contents of one YAML (or JSON) text."""
    import yaml

    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise UnreadableYaml(f"{file}：内容超过 {MAX_BYTES // 1048576} MB 的限制。", "请确认选对了文件。")
    reader = _Reader(file)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"第 {mark.line + 1} 行：" if mark else ""
        raise UnreadableYaml(
            f"{file} {where}写法不符合 YAML 格式（{error.problem or '无法解析'}）。",
            "请检查该行的缩进、冒号后的空格和引号。",
        ) from None
    except yaml.YAMLError:
        raise UnreadableYaml(f"{file}：含有不允许的字符。", "请删去控制字符后再试。") from None
    return YamlData(reader.root, reader.lines, file)


class _Reader:
    def __init__(self, file: str) -> None:
        self.root: Any = None
        self.lines: dict[Key, int] = {}
        self._file = file
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser."""
        import yaml

        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(line, "使用了锚点或引用（& 或 *）", "请把内容直接写出来；评查标准不允许相互引用。")
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(line, "一个文件里有多份文档（---）", "请一个文件只写一份。")
        elif isinstance(event, yaml.MappingStartEvent):
            self._start({}, event, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start([], event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)

    def _start(self, value: dict[str, Any] | list[Any], event: Any, line: int) -> None:
        if event.tag:
            self._refuse(line, f"使用了类型标记 {event.tag}", "请删去该标记。")
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._refuse(line, "项目名称不能是列表或映射", "请用一个词作名称。")
        path = self._place(value, line)
        self._open.append(_Open(path, value))
        if len(self._open) > MAX_DEPTH:
            self._refuse(line, f"嵌套超过 {MAX_DEPTH} 层", "请检查缩进。")

    def _scalar(self, event: Any, line: int) -> None:
        is_plain = event.style is None or event.style == ""
        text = event.value.strip() if is_plain or event.style in "|>" else event.value
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            if text in top.key_lines:
                self._refuse(line, f"“{text}”重复出现（前一处在第 {top.key_lines[text]} 行）", "同一层只能写一次。")
            top.key, top.key_lines[text] = text, line
            return
        is_empty = is_plain and text in ("", "~", "null")
        self._place(None if is_empty else text, line)

    def _place(self, value: Any, line: int) -> Key:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse(line, f"内容超过 {MAX_NODES} 项", "请确认选对了文件。")
        if not self._open:
            self.root = value
            self.lines[()] = line
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            path: Key = (*top.path, len(top.value))
            top.value.append(value)
        else:
            name = top.key or ""
            path = (*top.path, name)
            top.value[name] = value
            top.key = None
        self.lines[path] = line
        return path

    def _refuse(self, line: int, what: str, hint: str) -> None:
        raise UnreadableYaml(f"{self._file} 第 {line} 行：{what}。", hint)
