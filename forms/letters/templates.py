"""The other papers of a campaign as data: what is to be filled in, and what is printed around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from scoring.errors import ReviewError

Values = Mapping[str, str | Sequence[Mapping[str, str]]]
FIELD = re.compile(r"\{([^{}]*)\}")
KINDS = ("to", "text", "head", "table", "form", "lines", "sign", "note", "boxes")


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Something to fill in. `rows` are the columns where it is a table."""

    key: str
    required: bool = False
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One entry: its kind (see KINDS) and content; `each` repeats a text over rows."""

    kind: str
    content: str | tuple[str, ...] | int = ""
    each: str = ""
    when: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """`is_letter`: with the office's red name and a document number. `wide`: landscape."""

    id: str
    name: str
    title: str
    is_letter: bool
    wide: bool
    fields: tuple[FieldSpec, ...]
    parts: tuple[LetterPart, ...]

    def field(self, key: str) -> FieldSpec | None:
        return next((f for f in self.fields if f.key == key), None)


@lru_cache(maxsize=1)
def shipped_letters() -> Mapping[str, LetterTemplate]:
    """All letters that come with the program, by id."""
    text = (files("resources") / "templates" / "letters.yaml").read_text(encoding="utf-8")
    return read_letters(text, "文书模板")


def read_letters(text: str, source: str) -> Mapping[str, LetterTemplate]:
    """Letters from YAML. Raises ReviewError naming the letter and what is wrong."""
    import yaml

    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行" if mark is not None else ""
        raise ReviewError(f"{source}{where}不是有效的 YAML。", "请检查缩进和冒号后的空格。") from error
    entries = data.get("letters") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise ReviewError(f"{source}没有“letters”一节。", "请从自带的模板复制一份再改。")
    return {letter.id: letter for letter in (_letter(entry, source) for entry in entries)}


def _letter(entry: Mapping[str, Any], source: str) -> LetterTemplate:
    name = str(entry.get("name", entry.get("id", "")))
    fields = tuple(
        FieldSpec(str(f["key"]), bool(f.get("required")), tuple(map(str, f.get("rows") or ())))
        for f in entry.get("fields") or ()
    )
    letter = LetterTemplate(
        str(entry.get("id", "")),
        name,
        str(entry.get("title", name)),
        entry.get("style") == "letter",
        bool(entry.get("wide")),
        fields,
        tuple(_part(part, f"{source}“{name}”") for part in entry.get("parts") or ()),
    )
    _check(letter, f"{source}“{name}”")
    return letter


def _part(entry: Mapping[str, Any], where: str) -> LetterPart:
    kind = next((k for k in KINDS if k in entry), None)
    if kind is None:
        raise ReviewError(f"{where}有一段没有内容。", f"每段应当是其中一种：{'、'.join(KINDS)}。")
    content = entry[kind]
    if isinstance(content, list):
        content = tuple(map(str, content))
    elif not isinstance(content, int) or isinstance(content, bool):
        content = str(content)
    return LetterPart(
        kind, content, str(entry.get("each", "")), str(entry.get("when", "")), str(entry.get("empty", ""))
    )


def _check(letter: LetterTemplate, where: str) -> None:
    """Every name a part uses must be a field of the letter."""
    for part in letter.parts:
        names = [part.each, part.when]
        names += [str(part.content)] if part.kind == "table" else []
        names += list(part.content) if part.kind == "form" and isinstance(part.content, tuple) else []
        spec = letter.field(part.each)
        inner = spec.rows if spec else ()
        if isinstance(part.content, str) and part.kind != "table":
            names += [n for n in FIELD.findall(part.content) if n not in inner]
        for name in filter(None, names):
            if letter.field(name) is None:
                raise ReviewError(f"{where}用了没有列出的字段“{name}”。", "请在 fields 中加上这个字段，或者改正名称。")
