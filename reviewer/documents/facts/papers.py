"""A document as the fact rules see it: labelled fields, sentences, signatures, the date at its foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from reviewer.documents.facts.fields import NUMBER_LABELS, Labelled, Signed, fields_of, signed_end
from scoring.casefile import Document, Fact, Page, Region, Source, TextLine
from scoring.notation.dates import DateMention, find_dates
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

_OPINION = re.compile(r".*(?:意见|审批|批示|审批栏|签批|处理建议|处罚建议)(?:（.*）)?")
_BARE_OPINION = re.compile(r"[\u4e00-\u9fff（）]{2,14}(?:意见|审批意见|批示)")
_PLAIN_NUMBER = re.compile(r"(?:[\u4e00-\u9fff]{1,10})?(?:第|No\.?|№)?[0-9A-Z]{1,6}[0-9\-]{4,20}号?")
_CLOSING_LABEL = re.compile(
    r".*(?:签名|签字|签章|盖章|负责人|承办人|审核人|审批人|批准人|主办|协办|经办人)(?:（.*）)?|日期|时间|年月日|签署日期"
)
LONGEST = 2_000
"""Signs of a line or passage that the rules look at. No sentence is longer, and their time grows with the square."""


class Paper:
    """One document with what the rules ask of it, worked out once and on demand."""

    def __init__(self, document: Document, pages: dict[int, Page]) -> None:
        self.document = document
        self.kind = document.kind
        self.seq = document.seq
        self.lines = tuple(_bounded(line) for line in document.lines if line.text.strip())
        self._pages = pages

    @cached_property
    def fields(self) -> tuple[Labelled, ...]:
        """Every labelled value, in order."""
        return tuple(field for line in self.lines for field in fields_of(line))

    def labelled(self, pattern: str) -> list[Labelled]:
        """The fields whose whole label matches, with or without its remark in brackets; those without a value left
        out. A place to sign is no field of what its signer is."""
        wanted = re.compile(pattern)
        return [f for f in self.fields if f.value and (wanted.fullmatch(f.label) or wanted.fullmatch(_bare(f.label)))]

    @cached_property
    def body(self) -> tuple[TextLine, ...]:
        """The lines of running text: long, or ending a sentence."""
        return tuple(x for x in self.lines if len(x.text) > 24 or x.text.endswith("。"))

    @cached_property
    def passages(self) -> tuple[TextLine, ...]:
        """The lines, with running text that still breaks off in mid-sentence (over a page, in a photograph) joined."""
        out: list[TextLine] = []
        for line in self.lines:
            joins = out and _breaks_off(out[-1].text) and len(out[-1].text) + len(line.text) <= LONGEST
            if joins and not _begins_anew(line):
                out[-1] = replace(out[-1], text=out[-1].text + line.text)
            else:
                out.append(line)
        return tuple(out)

    @cached_property
    def head_number(self) -> tuple[str, TextLine] | None:
        """The document's own reference number: on a line of its own at the head, or labelled."""
        for line in self.lines[:8]:
            found = find_reference_numbers(line.text)
            if found and len(closed(line.text)) - len(closed(found[0].raw)) <= 2:
                return closed(found[0].raw), line
        for field in self.fields[:6]:
            if NUMBER_LABELS.fullmatch(field.label):
                found = find_reference_numbers(field.value)
                plain = _PLAIN_NUMBER.fullmatch(closed(field.value))
                if found or plain:
                    return closed(found[0].raw if found else field.value), field.line
        numbered = (x for x in self.lines[:5] if _PLAIN_NUMBER.fullmatch(closed(x.text)) and x.text.endswith("号"))
        return next(((closed(x.text), x) for x in numbered), None)

    @cached_property
    def foot_date(self) -> tuple[DateMention, TextLine] | None:
        """The date at the foot (落款日期): the last line that is nothing but a date, or an agency and a date."""
        for line in reversed(self.lines[-8:]):
            mentions = [m for m in find_dates(line.text) if not m.inferred]
            if len(mentions) == 1:
                rest = closed(line.text[: mentions[0].start] + line.text[mentions[0].end :])
                if len(rest) <= 2 or _SEALED.fullmatch(rest):
                    return mentions[0], line
            damaged = _damaged_date(line.text) if not mentions else None
            if damaged:
                return damaged, line
        return self._parted_date

    @cached_property
    def _parted_date(self) -> tuple[DateMention, TextLine] | None:
        """The date at the foot of a recognised paper whose year the seal set apart: 2025 above 年3月24日."""
        last = [line for line in self.lines[-6:] if self.is_recognised(line)]
        years = {line.text.strip() for line in last if re.fullmatch("20[0-9]{2}", line.text.strip())}
        days = [(line, found) for line in last if (found := _WITHOUT_YEAR.search(closed(line.text)))]
        if len(years) != 1 or len(days) != 1:
            return None
        mentions = find_dates(f"{years.pop()}{days[0][1].group()}")
        return (mentions[0], days[0][0]) if mentions else None

    @cached_property
    def last_date(self) -> tuple[DateMention, TextLine] | None:
        """The last date written out in full within the last lines, as of a signature."""
        for line in reversed(self.lines[-6:]):
            mentions = [m for m in find_dates(line.text) if not m.inferred]
            if mentions and len(line.text) <= 50 and not line.text.endswith("。"):
                return mentions[-1], line
        return None

    @cached_property
    def opinions(self) -> tuple[Signed, ...]:
        """The opinions of an approval form: label, words, who signed and when, also where the signature stands in a
        field of its own (签名：… 日期：…) or on the lines below."""
        out: list[Signed] = []
        for label, text, line in self._opinion_texts():
            end = signed_end(Labelled(label, text, line))
            out.append(end)
        return tuple(out)

    def _opinion_texts(self) -> Iterator[tuple[str, str, TextLine]]:
        label, parts, place = "", [""], None
        for line in self.lines:
            fields = list(fields_of(line))
            bare = closed(line.text)
            if not fields:
                if _BARE_OPINION.fullmatch(bare):
                    if place:
                        yield label, "\u3000".join(parts), place
                    label, parts, place = bare, [], line
                elif place:
                    parts.append(line.text)
                continue
            for field in fields:
                if _OPINION.fullmatch(field.label) or _decides(field):
                    if place:
                        yield label, "\u3000".join(parts), place
                    label, parts, place = field.label, [field.value], field.line
                elif place and _CLOSING_LABEL.fullmatch(field.label):
                    parts.append(field.value)
                elif place:
                    yield label, "\u3000".join(parts), place
                    label, parts, place = "", [], None
        if place:
            yield label, "\u3000".join(parts), place

    def is_recognised(self, line: TextLine) -> bool:
        """Whether this line was recognised from a picture."""
        page = self._pages.get(line.page)
        return page is not None and page.source is Source.OCR

    def fact(self, key: str, label: str, value: str, line: TextLine, sure: float = 0.95) -> Fact:
        """A fact that stands on `line` of this document."""
        page = self._pages.get(line.page)
        source = page.source if page and page.source else Source.TEXT
        confidence = round(min(1.0, max(0.0, sure * line.confidence)), 3)
        return Fact(key, label, value, Region(line.page, line.box), self.seq, confidence, source)


_REMARK = re.compile(r"（(?![^（）]*[签章])[^（）]{1,16}）$")


def _bare(label: str) -> str:
    return _REMARK.sub("", label) if label.endswith("）") else label


_HEADS = re.compile(
    r".*(?:负责人|领导|局长|主任|科长|处长|站长|所长|队长|支队长|镇长|书记|审批人|批准人)(?:签批|签字)?"
    r"|(?:承办|经办|主办|办案)(?:人|人员|部门|机构|单位|科室)|(?:法制|法规|合法性)(?:审核|审查|机构|部门|科)?|(?:审核|审查)(?:人|部门|机构)"
)


def _decides(field: Labelled) -> bool:
    """An opinion labelled with nothing but who gives it: 大队负责人：同意结案　某某　日期."""
    return bool(_HEADS.fullmatch(field.label) and re.match(r"(?:拟|不|经审核，?)?同意|批准|准予|建议|拟", field.value))


_UNDER_SEAL = re.compile(r"^.{0,32}（(?:印章|公章|盖章|签章)）?")
_WITHOUT_YEAR = re.compile(r"(?<![0-9])年[01]?[0-9]月[0-3]?[0-9]日?$")
_WITHOUT_DAY = re.compile(r"20[0-9]{2}年[01]?[0-9]月[0-3]?[0-9]")
_WITHOUT_CENTURY = re.compile(
    r"二?[〇○零]?二[〇○零一二三四五六七八九](?=年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$)"
)
_DAMAGED = re.compile(r"(20[0-9]{2})[-./年 ]?([01]?[0-9])[-./月 ]?([0-3][0-9])日?")


def _damaged_date(text: str) -> DateMention | None:
    """A line that is nothing but a date of which recognition lost a separator (2025-1119)."""
    bare = _UNDER_SEAL.sub("", closed(text))
    if _WITHOUT_DAY.fullmatch(bare):
        return next(iter(find_dates(f"{bare}日")), None)
    if (short := _WITHOUT_CENTURY.match(bare)) is not None:
        return next(iter(find_dates(f"二〇二{bare[short.end() - 1 :]}")), None)
    found = _DAMAGED.fullmatch(bare)
    if not found or len(re.sub(r"[^0-9]", "", found.group())) != 8:
        return None
    mentions = find_dates(f"{found[1]}-{found[2]}-{found[3]}")
    return mentions[0] if mentions else None


def _bounded(line: TextLine) -> TextLine:
    return line if len(line.text) <= LONGEST else replace(line, text=line.text[:LONGEST])


def _breaks_off(text: str) -> bool:
    return len(text) >= 20 and text[-1] not in "。；：！？:;!?）)" and "\u3000" not in text[-12:]


def _begins_anew(line: TextLine) -> bool:
    if re.match(
        r"[（(]?[一二三四五六七八九十0-9]{1,2}[）)]?(?:[、．]|[.](?![0-9]))|问|答|附|此致", line.text
    ) or _DAMAGED.fullmatch(closed(line.text)):
        return True
    return next(iter(fields_of(line)), None) is not None or bool(_SEALED.fullmatch(closed(line.text)))


_SEALED = re.compile(r".{0,32}(?:（(?:印章|公章|盖章|签章|章)）|局|委员会|政府|大队|支队|公司|中心|厅|办事处)")


def papers_of(documents: Sequence[Document], pages: Sequence[Page]) -> tuple[Paper, ...]:
    """The documents, ready for the rules."""
    by_number = {page.number: page for page in pages}
    return tuple(Paper(document, by_number) for document in documents)
