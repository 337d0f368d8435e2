"""The other papers of a campaign as data: what is to be filled in, and what is printed around it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any

from forms.template_yaml import LINE, check_braces, entries, read_yaml
from scoring.errors import ReviewError

Values = Mapping[str, str | Sequence[Mapping[str, str]]]
FIELD = re.compile(r"\{([^{}]*)\}")
MOST_BLANK_ROWS = 30
CORRESPONDENCE, PLAIN = "correspondence", "letter"  # heads of letters, as `style` says them
KINDS = ("to", "text", "head", "table", "form", "lines", "sign", "note", "boxes", "imprint")


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Something to fill in. `rows` are the columns where it is a table."""

    key: str
    required: bool = False
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One entry: its kind (see KINDS) and content; `each` repeats a text over rows. It stands `when` a field says
    something, or `unless` it does. A table without rows says `empty`, or has `blank` rows to be filled by hand."""

    kind: str
    content: str | tuple[str, ...] | int = ""
    each: str = ""
    when: str = ""
    empty: str = ""
    unless: str = ""
    blank: int = 0


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """`is_letter`: with the office's red name and a document number; `is_circular`: these where GB/T 9704 has them on
    a 公文; `is_correspondence`: in 信函格式. `wide`: landscape."""

    id: str
    name: str
    title: str
    is_letter: bool
    wide: bool
    fields: tuple[FieldSpec, ...]
    parts: tuple[LetterPart, ...]
    is_circular: bool = False
    is_correspondence: bool = False

    def field(self, key: str) -> FieldSpec | None:
        return next((f for f in self.fields if f.key == key), None)


def in_form(template: LetterTemplate, form: str) -> LetterTemplate:
    """A letter in 信函格式 or not, as the office wants its letters (CORRESPONDENCE, PLAIN); "" leaves that to the
    template. Circulars and records stay as they are."""
    if not form or not template.is_letter or template.is_circular:
        return template
    return replace(template, is_correspondence=form == CORRESPONDENCE)


@lru_cache(maxsize=1)
def shipped_letters() -> Mapping[str, LetterTemplate]:
    """All letters that come with the program, by id."""
    text = (files("resources") / "templates" / "letters.yaml").read_text(encoding="utf-8")
    return read_letters(text, "文书模板")


def read_letters(text: str, source: str) -> Mapping[str, LetterTemplate]:
    """Letters from YAML. Raises ReviewError naming the letter and what is wrong."""
    data = read_yaml(text, source)
    if not isinstance(data, dict) or "letters" not in data:
        raise ReviewError(f"{source}没有“letters”一节。", "请从自带的模板复制一份再改。")
    return {letter.id: letter for letter in (_letter(entry, source) for entry in entries(data, "letters", source))}


def _letter(entry: Mapping[str, Any], source: str) -> LetterTemplate:
    name = str(entry.get("name", entry.get("id", "")))
    fields = tuple(
        FieldSpec(_key(f, source), bool(f.get("required")), tuple(map(str, f.get("rows") or ())))
        for f in entries(entry, "fields", source)
    )
    parts = entries(entry, "parts", source)
    letter = LetterTemplate(
        str(entry.get("id", "")),
        name,
        str(entry.get("title", name)),
        entry.get("style") in (PLAIN, CORRESPONDENCE, "circular"),
        bool(entry.get("wide")),
        fields,
        tuple(_part(part, f"{source}第{part[LINE]}行（“{name}”）") for part in parts),
        is_circular=entry.get("style") == "circular",
        is_correspondence=entry.get("style") == CORRESPONDENCE,
    )
    for name in FIELD.findall(letter.title):
        _check_name(letter, name, f"{source}第{entry[LINE]}行（“{letter.name}”的标题）")
    for part, read in zip(letter.parts, parts, strict=True):
        _check(letter, part, f"{source}第{read[LINE]}行（“{letter.name}”）")
    return letter


def _key(field: Mapping[str, Any], source: str) -> str:
    if not field.get("key"):
        raise ReviewError(f"{source}第{field[LINE]}行的字段没有名称（key）。", "请照其他字段的写法补上。")
    return str(field["key"])


def _part(entry: Mapping[str, Any], where: str) -> LetterPart:
    kind = next((k for k in KINDS if k in entry), None)
    if kind is None:
        raise ReviewError(f"{where}有一段没有内容。", f"每段应当是其中一种：{'、'.join(KINDS)}。")
    content = entry[kind]
    if isinstance(content, list):
        content = tuple(map(str, content))
    elif not isinstance(content, int) or isinstance(content, bool):
        content = str(content)
    each, when, empty, unless = (str(entry.get(name, "")) for name in ("each", "when", "empty", "unless"))
    blank = entry.get("blank", 0)
    if not isinstance(blank, int) or not 0 <= blank <= MOST_BLANK_ROWS:
        raise ReviewError(f"{where}的 blank 应当是 0 至 {MOST_BLANK_ROWS} 的整数。", "blank 是空白表格的行数。")
    return LetterPart(kind, content, each, when, empty, unless, blank)


def _check(letter: LetterTemplate, part: LetterPart, where: str) -> None:
    """Every name a part uses must be a field of the letter."""
    check_braces(part.content if isinstance(part.content, str) else "", FIELD, where)
    for name in _names(letter, part):
        _check_name(letter, name, where)
    spec = letter.field(str(part.content)) if part.kind == "table" else None
    if spec is not None and not spec.rows:
        raise ReviewError(f"{where}的表格“{spec.key}”没有列。", "请在 fields 中给它加上 rows，列出各列的名称。")


def _check_name(letter: LetterTemplate, name: str, where: str) -> None:
    if letter.field(name) is None:
        raise ReviewError(f"{where}用了没有列出的字段“{name}”。", _nearest(name, [f.key for f in letter.fields]))


def _names(letter: LetterTemplate, part: LetterPart) -> Iterable[str]:
    """The fields that a part speaks of."""
    names = [part.each, part.when, part.unless]
    names += [str(part.content)] if part.kind in ("table", "imprint") else []
    names += list(part.content) if part.kind == "form" and isinstance(part.content, tuple) else []
    spec = letter.field(part.each)
    columns = spec.rows if spec else ()
    if isinstance(part.content, str) and part.kind not in ("table", "imprint"):
        names += [name for name in FIELD.findall(part.content) if name not in columns]
    return filter(None, names)


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.3)
    wanted = f"是不是“{near[0]}”？" if near else ""
    return f"{wanted}请改正名称，或者在 fields 中加上这个字段。已有字段：{'、'.join(known) or '无'}。"
