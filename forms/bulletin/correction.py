"""更正: what an issue said otherwise than the data do now, as an issue of its own. The old one stays."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import chain

from forms.bulletin.compose import compose, compose_fields
from forms.bulletin.pieces import Row, words
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import CHART, DataTable, data_table
from forms.bulletin.templates import BulletinTemplate, shipped_template
from forms.bulletin.text import BulletinText, Kind, Paragraph, Piece
from forms.bulletin.typical import typical_cases
from scoring.figures import CampaignFigures

OPENING = "正文开头"
QUOTED = "更正.原文"  # the field of words quoted from the old issue: they are what was printed, not what the data say
_ENDS = "。！？"
_NUMBER = re.compile("^（[一二三四五六七八九十]+）")
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class OldIssue:
    """An issue that is to be corrected: how it is called, and what it was made from."""

    label: str  # 2026年第3期（总第12期）
    issued_on: str
    title: str
    text: str  # as it was edited and printed
    figures: CampaignFigures
    settings: BulletinSettings


@dataclass(frozen=True, slots=True)
class Change:
    """One place: its part, what was printed there, what it should be. One of the two may be empty; where both are, the
    whole part goes."""

    part: str
    before: str
    after: tuple[Piece, ...]


def compose_correction(
    figures: CampaignFigures, settings: BulletinSettings, old: OldIssue, template: BulletinTemplate | None = None
) -> BulletinText:
    """The issue that corrects `old`: every sentence that the data have otherwise now, and the tables that changed."""
    template = template or shipped_template()
    wording = template.correction or shipped_template().correction
    assert wording is not None
    now = compose(
        figures, replace(old.settings, typical="\n".join(_same_cases(old, figures)), typical_limit=0), template
    )
    found = changes(old.text, compose(old.figures, old.settings, template), now)
    rows = tuple(_row(at, change) for at, change in enumerate(found, 1))
    more = {"更正期次": words(old.label), "更正标题": words(old.title), "更正日期": words(old.issued_on)}
    text = compose_fields(figures, settings, wording, more, {"更正处": rows})
    tables = tuple(_changed_tables(old, figures, now))
    if not tables or not text.sections:
        return text
    first = text.sections[0]
    return replace(text, sections=(replace(first, paragraphs=(*first.paragraphs, *tables)), *text.sections[1:]))


def changes(issued: str, then: BulletinText, now: BulletinText) -> tuple[Change, ...]:
    """What differs between the bulletin by the data of `then` and of `now`, in the words of the `issued` text."""
    old, printed = _by_part(then), [line for line in map(str.strip, issued.splitlines()) if line]
    sentences = list(chain.from_iterable(_sentences(line) for line in printed))
    found: list[Change] = []
    for part, new in _by_part(now).items():
        found += _differing(part, old.pop(part, []), new, sentences)
    gone = (part for part, own in old.items() if own and any(_text(one) in sentences for one in own))
    return (*found, *(Change(part, "", ()) for part in gone))


def _same_cases(old: OldIssue, figures: CampaignFigures) -> Iterator[str]:
    """The findings that were dissected, as they are called now: a further review gives them other ids."""
    for problem in typical_cases(old.figures, old.settings):
        known = (problem.case.case_id, problem.finding.rule)
        yield from (one.id for one in figures.problems if (one.case.case_id, one.finding.rule) == known)


def _row(at: int, change: Change) -> Row:
    quoted = Piece(change.before.rstrip("；。"), QUOTED)
    after = _without_end(change.after)
    if not change.before and not change.after:
        said: tuple[Piece, ...] = (Piece("删去全部内容"),)
    elif not change.before:
        said = (Piece("增加“"), *after, Piece("”"))
    elif not change.after:
        said = (Piece("删去“"), quoted, Piece("”"))
    else:
        said = (Piece("原文“"), quoted, Piece("”，更正为“"), *after, Piece("”"))
    return {"序号": words(str(at)), "部分": words(change.part), "更正": said}


def _without_end(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    if not pieces or pieces[-1].field:
        return tuple(pieces)
    last = replace(pieces[-1], text=pieces[-1].text.rstrip("；。"))
    return tuple(piece for piece in (*pieces[:-1], last) if piece.text)


def _by_part(text: BulletinText) -> dict[str, list[tuple[Piece, ...]]]:
    """The sentences of each part, by what it is called."""
    parts = {OPENING: [s for paragraph in text.opening for s in _cut(paragraph)]}
    for section in text.sections:
        for name, paragraphs in _below_subheads(f"“{section.head}”部分", section.paragraphs):
            parts.setdefault(name, []).extend(s for paragraph in paragraphs for s in _cut(paragraph))
    return parts


def _below_subheads(name: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """The paragraphs below each sub-head, which is called without its number: that may be another in the new text."""
    part, own = name, list[Paragraph]()
    for paragraph in paragraphs:
        if paragraph.kind is Kind.SUBHEAD:
            yield part, own
            part, own = f"{name}“{_NUMBER.sub('', paragraph.text)}”", []
        else:
            own.append(paragraph)
    yield part, own


def _cut(paragraph: Paragraph) -> Iterator[tuple[Piece, ...]]:
    """A paragraph's sentences."""
    if paragraph.kind not in (Kind.BODY, Kind.NOTE):
        return
    own: list[Piece] = []
    for piece in paragraph.pieces:
        if piece.field:
            own.append(piece)
            continue
        *ended, rest = _pieces_of(piece.text)
        for words_ in ended:
            yield (*own, Piece(words_))
            own = []
        own += [Piece(rest)] if rest else []
    if own:
        yield tuple(own)


def _pieces_of(text: str) -> list[str]:
    """Cut after each mark that ends a sentence; the last one is what has no end, perhaps nothing."""
    found, begin = [], 0
    for at, character in enumerate(text):
        if character in _ENDS:
            found.append(text[begin : at + 1])
            begin = at + 1
    return [*found, text[begin:]]


def _sentences(line: str) -> list[str]:
    return [sentence for sentence in _pieces_of(line) if sentence]


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _differing(
    part: str, old: Sequence[tuple[Piece, ...]], new: Sequence[tuple[Piece, ...]], printed: Sequence[str]
) -> Iterator[Change]:
    before, after = [_text(one) for one in old], [_text(one) for one in new]
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        said = "".join(_as_printed(sentence, printed) for sentence in before[a:b])
        should = tuple(chain.from_iterable(new[c:d]))
        if (said or a == b) and said != _text(should):
            yield Change(part, said, should)


def _as_printed(sentence: str, printed: Sequence[str]) -> str:
    """As a person had it printed; nothing where a person had taken it out of the issue: that needs no correction."""
    return sentence if sentence in printed else next(iter(get_close_matches(sentence, printed, 1, _ALIKE)), "")


def _said(table: DataTable) -> object:
    """What a table says, whatever stands behind its numbers."""
    return table.head, [[_text(cell) for cell in row] for row in table.rows]


def _changed_tables(old: OldIssue, figures: CampaignFigures, now: BulletinText) -> Iterator[Paragraph]:
    """Tables and charts of the old issue whose content is another now, to be printed once more."""
    for paragraph in now.paragraphs:
        if paragraph.kind is not Kind.TABLE or f"〔表：{paragraph.ref}〕" not in old.text:
            continue
        then, made = (data_table(paragraph.ref, f, old.settings) for f in (old.figures, figures))
        if _said(then) != _said(made):
            title = made.title.replace("表", "图") if paragraph.ref.endswith(CHART) else made.title
            yield Paragraph((Piece(f"更正后的{title}如下："),))
            yield paragraph
