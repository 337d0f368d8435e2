"""Reads the wording templates of a bulletin. {名称} is the whole language: no code, no formulas."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from forms.bulletin.names import ROWS, SCALARS
from forms.bulletin.pieces import Field
from forms.bulletin.text import Piece
from forms.template_yaml import LINE, check_braces, entries, read_yaml
from scoring.errors import ReviewError

TABLES = ("单位得分", "等次", "性质", "阶段", "问题清单", "整改清单", "单位得分图", "性质图", "阶段图")
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a section: what to write, under which conditions, and over which rows."""

    texts: tuple[str, ...] = ()
    subhead: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    each: str = ""
    before: str = ""
    joined: str | None = None
    after: str = ""
    table: str = ""
    picture: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    key: str
    head: str
    parts: tuple[Part, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class BulletinTemplate:
    id: str
    edition: str
    title: str
    opening: tuple[Part, ...]
    sections: tuple[SectionTemplate, ...]
    correction: "BulletinTemplate | None" = None  # how an issue is worded that corrects another


@lru_cache(maxsize=1)
def shipped_template() -> BulletinTemplate:
    """The wording that comes with the program."""
    text = (files("resources") / "templates" / "bulletin.yaml").read_text(encoding="utf-8")
    return read_template(text, "简报文字模板")


def read_template(text: str, source: str) -> BulletinTemplate:
    """A template from YAML. Raises ReviewError naming the place."""
    data = read_yaml(text, source)
    if not isinstance(data, dict):
        raise ReviewError(f"{source}没有内容。", "请从自带的模板复制一份再改。")
    correction = data.get("correction")
    if correction is not None and not isinstance(correction, dict):
        raise ReviewError(f"{source}的“correction”应当是一组键。", "请从自带的模板复制这一段再改。")
    made = _wording(data, source)
    return made if correction is None else replace(made, correction=_wording(correction, source))


def _wording(data: Mapping[str, Any], source: str) -> BulletinTemplate:
    sections = tuple(_section(entry, source) for entry in entries(data, "sections", source))
    title = str(data.get("title", ""))
    _check_names(title, None, f"{source}的标题")
    opening = tuple(_part(entry, f"{source}第{entry[LINE]}行（开头）") for entry in entries(data, "opening", source))
    return BulletinTemplate(str(data.get("id", "")), str(data.get("edition", "")), title, opening, sections)


def _section(entry: Mapping[str, Any], source: str) -> SectionTemplate:
    head = str(entry.get("head", "")).strip()
    if not head:
        raise ReviewError(f"{source}第{entry[LINE]}行的部分没有标题（head）。", "请补上这一部分的标题。")
    parts = tuple(_part(part, f"{source}第{part[LINE]}行（“{head}”）") for part in entries(entry, "paragraphs", source))
    return SectionTemplate(str(entry.get("key", head)), head, parts, bool(entry.get("optional")))


_KNOWN = {"text", "texts", "subhead", "when", "unless", "each", "before", "joined", "after", "table", "picture", "note"}


def _part(entry: Mapping[str, Any], where: str) -> Part:
    unknown = sorted(map(str, set(entry) - _KNOWN - {LINE}))
    if unknown:
        raise ReviewError(f"{where}有不认识的键“{unknown[0]}”。", f"可用的键：{'、'.join(sorted(_KNOWN))}。")
    each = str(entry.get("each", ""))
    if each and each not in ROWS:
        raise ReviewError(f"{where}的 each“{each}”不存在。", f"可用的有：{'、'.join(ROWS)}。")
    if "table" in entry and entry["table"] not in TABLES:
        raise ReviewError(f"{where}的表“{entry['table']}”不存在。", f"可用的有：{'、'.join(TABLES)}。")
    note = "note" in entry
    texts = tuple(str(t) for t in (entry.get("texts") or [entry[k] for k in ("text", "note") if k in entry]))
    subhead, before, after = (str(entry.get(k, "")) for k in ("subhead", "before", "after"))
    for text in (*texts, subhead):
        _check_names(text, each or None, where)
    for text in (before, after, *(f"{{{name}}}" for key in ("when", "unless") for name in entry.get(key) or ())):
        _check_names(text, None, where)
    return Part(
        texts,
        subhead,
        tuple(entry.get("when") or ()),
        tuple(entry.get("unless") or ()),
        each,
        before,
        None if entry.get("joined") is None else str(entry["joined"]),
        after,
        str(entry.get("table", "")),
        bool(entry.get("picture")),
        note,
    )


def _check_names(text: str, each: str | None, where: str) -> None:
    check_braces(text, _FIELD, where)
    allowed = (*SCALARS, *(ROWS[each] if each else ()))
    for name in _FIELD.findall(text):
        if name not in allowed:
            close = "、".join(_similar(name, allowed)) or "见模板开头的说明"
            raise ReviewError(f"{where}用了不存在的字段“{name}”。", f"相近的字段：{close}。")


def _similar(name: str, allowed: Iterable[str]) -> Iterator[str]:
    import difflib

    yield from difflib.get_close_matches(name, allowed, n=3, cutoff=0.3)


def filled(template: str, *scopes: Mapping[str, Field]) -> tuple[Piece, ...]:
    """The template with its fields put in; the first scope that knows a name gives it."""
    pieces: list[Piece] = []
    at = 0
    for match in _FIELD.finditer(template):
        pieces.append(Piece(template[at : match.start()]))
        field = next((scope[match[1]] for scope in scopes if match[1] in scope), ())
        pieces.extend(field)
        at = match.end()
    pieces.append(Piece(template[at:]))
    return tuple(piece for piece in pieces if piece.text)


def says_something(template: str, *scopes: Mapping[str, Field]) -> bool:
    """Whether a field of it has a text, or it has none: one of several sentences about a row is left out otherwise."""
    names = _FIELD.findall(template)
    return not names or any(scope.get(name) for name in names for scope in scopes)
