"""A filled letter: the template's parts with the values put in. The same for PDF and DOCX."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.bulletin.text import numeral
from forms.letters.templates import FIELD, LetterPart, LetterTemplate, Values
from scoring.errors import ReviewError

BLANK = "　　　　　　"
DATE_BLANK = "　　　年　　月　　日"
DATED = ("期限", "日期", "时间")  # how the names of fields end that hold a date
_BY = re.compile("[以之]?前$")  # 2026年2月28日前, where the template goes on with 前 itself
LINES = 4  # left free where a whole paragraph is to be written by hand


@dataclass(frozen=True, slots=True)
class Office:
    """Who sends it: name in the red head and below the text, document number, date as printed."""

    name: str = ""
    number: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """`kind` as in the template; `text` for words, `rows` (first is the head) for tables, forms and boxes."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    template: LetterTemplate
    title: str
    office: Office
    parts: tuple[FilledPart, ...]


def missing_fields(template: LetterTemplate, values: Values) -> tuple[str, ...]:
    """What is required and not there yet."""
    return tuple(f.key for f in template.fields if f.required and not values.get(f.key))


def fill(template: LetterTemplate, values: Values, office: Office, *, draft: bool = False) -> Letter:
    """The letter with these values. Raises ReviewError where something required is missing, but not of a `draft`."""
    missing = missing_fields(template, values)
    if missing and not draft:
        raise ReviewError(f"《{template.name}》还缺：{'、'.join(missing)}。", "请补充后再打印。")
    parts = tuple(_parts(template, values))
    return Letter(template, _put(template.title, values), office, parts)


def _parts(template: LetterTemplate, values: Values) -> Iterator[FilledPart]:
    parts = [part for part in template.parts if _holds(part, values)]
    heads, alone = 0, sum(part.kind == "head" for part in parts) == 1
    for part in parts:
        match part.kind:
            case "head":
                heads += 1
                number = "" if alone else f"{numeral(heads)}、"
                yield FilledPart("head", number + _put(str(part.content), values))
            case "table":
                yield _table(template, part, values)
            case "form" | "boxes":
                yield _form(part, values)
            case "lines":
                yield FilledPart("lines", count=part.content if isinstance(part.content, int) else 3)
            case "sign":
                yield FilledPart("sign")
            case "imprint":
                yield FilledPart("imprint", str(values.get(str(part.content), "")))
            case _:
                yield from _texts(part, values)


def _holds(part: LetterPart, values: Values) -> bool:
    return not (part.when and not values.get(part.when)) and not (part.unless and values.get(part.unless))


def _texts(part: LetterPart, values: Values) -> Iterator[FilledPart]:
    if not part.each:
        name = FIELD.fullmatch(str(part.content))
        is_free = name is not None and not values.get(name[1])
        yield FilledPart("lines", count=LINES) if is_free else FilledPart(part.kind, _put(str(part.content), values))
        return
    for row in _rows(values.get(part.each, ())):
        yield FilledPart(part.kind, _put(str(part.content), {**values, **row}))


def _table(template: LetterTemplate, part: LetterPart, values: Values) -> FilledPart:
    spec = template.field(str(part.content))
    columns = spec.rows if spec else ()
    rows = _rows(values.get(str(part.content), ()))
    if not rows and part.empty:
        return FilledPart("text", part.empty)
    if template.is_circular:  # goes out in print: nobody fills a column by hand
        columns = tuple(c for c in columns if c == "序号" or not rows or any(row.get(c) for row in rows))
    filled = tuple(tuple(row.get(column, "") for column in columns) for row in rows)
    filled += ((("",) * len(columns)),) * (part.blank if not rows else 0)
    return FilledPart("table", rows=(columns, *filled))


def _form(part: LetterPart, values: Values) -> FilledPart:
    keys = part.content if isinstance(part.content, tuple) else ()
    given = ((key, values.get(key, "") if part.kind == "form" else "") for key in keys)
    return FilledPart(part.kind, rows=tuple((key, value if isinstance(value, str) else "") for key, value in given))


def _rows(value: str | Sequence[Mapping[str, str]]) -> Sequence[Mapping[str, str]]:
    return () if isinstance(value, str) else value


def _put(text: str, values: Values) -> str:
    def value(name: str, following: str) -> str:
        found = values.get(name, "")
        if isinstance(found, str) and found:
            return _BY.sub("", found.strip()) if following == "前" else found
        return DATE_BLANK if name.endswith(DATED) else BLANK

    return FIELD.sub(lambda match: value(match[1], text[match.end() : match.end() + 1]), text)
