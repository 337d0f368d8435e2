"""A document as the fact rules see it: labelled fields, sentences, signatures, the date at its foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.casefile import Document, Fact, Page, Region, Source, TextLine
from scoring.notation.dates import DateMention, find_dates
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

NAME = r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,5}·[\u4e00-\u9fff]{1,6}"
_MARKS = str.maketrans("()[]【】:;", "（）（）（）：；")
_LABEL = r"[\u4e00-\u9fffA-Za-z（）、/·]{2,18}|第[一二三四1-4]项"
_FIELD = re.compile(rf"(?:^|(?<=[\u3000 。；，]))(?P<label>{_LABEL})[ \u3000]?：[ \u3000]*")
_SPACED_LABEL = re.compile(r"^(?:[\u4e00-\u9fff][ \u3000]+){1,8}[\u4e00-\u9fff][ \u3000]*(?=[：:])")
_BARE_LABELS = (
    "案由|当事人|被处罚人|统一社会信用代码|法定代表人|负责人|经营者|身份证号|身份证件号码|公民身份号码|送达文书|受送达人|送达地点|送达方式|"
    "送达时间|送达人|承办人意见|承办机构意见|负责人审批意见|局领导意见|局负责人意见|法制机构意见|立案日期|结案日期|归档日期|缴款日期|"
    "检查时间|询问时间|勘验时间|案号|文号|编号|立案编号|金额大写|金额小写|缴款人|备注|案件来源|承办人|类型"
)
_CELL_ENDS = (
    "意见|情况|事实|依据|日期|时间|地点|地址|方式|文书|理由|摘要|来源|名称|金额|事由|结果|期限|住所|场所|代码|号码|编号|文号|案号|案由|当事人|"
    "经办人|承办人|人员|类型|电话|备注|代表人|负责人|经营者|签收|送达人|签名|大写|小写|缴款人|单位|银行|结论|收件人|受送达人"
)
_BARE = re.compile(
    rf"^(?P<label>(?:{_BARE_LABELS})(?=[ \u3000])|[\u4e00-\u9fff（）]{{0,10}}?(?:{_CELL_ENDS})(?=\u3000))"
    r"[ \u3000]+(?=\S)"
)
_NO_NAME = re.compile(
    r"同意|建议|立案|结案|属实|审批|批准|处罚|罚款|报批|送达|签名|签字|签收|盖章|印章|公章|签章|见证|情况|父亲|母亲|收讫|已阅|年月|不详|"
    r"空白|拒绝|拒收|拒签|无异议|转办|热线|工单|事实|证据|程序|主体|适用|材料|^[由经和与及或的]|以上|以下|办理|承办|缴纳|归档|电话|职务"
)
NUMBER_LABELS = re.compile(
    r"^(?:文号|编号|立案编?号|立案文号|案号|文书(?:编)?号|字号|决定书文?号|发文字号|处罚决定书文?号|号)$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One `label：value`, and the line it stands on."""

    label: str
    value: str
    line: TextLine


@dataclass(frozen=True, slots=True)
class Signed:
    """The end of an opinion or a signature line: who, and when."""

    label: str
    text: str
    names: tuple[str, ...]
    date: DateMention | None
    line: TextLine


_CELL = (
    r"姓名|名称|单位名称|当事人|性别|年龄|民族|出生(?:日期|年月)|身份证(?:号码?|件号码?)|公民身份号码|证件号码|统一社会信用代码|法定代表人(?:（负责人）)?|负责人|"
    r"经营者|职务|住址|地址|住所|联系电话|电话|案由|案号|文号|立案(?:日期|时间)|结案(?:日期|时间)|承办人|类型|工作单位|经营场所|字号名称|签名|签字|日期|时间"
)
_CELLS = re.compile(rf"(?:^|(?<=\u3000))(?P<label>{_CELL})(?=\u3000(?!(?:{_CELL})(?:\u3000|$)))")


def fields_of(line: TextLine) -> Iterator[Labelled]:
    """The labelled values of one line of a document: none, one, or several beside each other. A label is followed by
    a colon, or stands in a cell of its own before the cell of its value."""
    plain = "：" not in line.text and ":" not in line.text
    for field in _with_colons(line) if not (plain and _CELLS.match(line.text)) else ():
        cells = list(_CELLS.finditer(field.value)) if "\u3000" in field.value else []
        if not cells:
            yield field
            continue
        own = field.value[: cells[0].start()].strip("\u3000 ")
        inner = list(_cells(field.value, cells, line))
        if not own and inner and inner[0].label in ("姓名", "名称", "单位名称", "字号名称"):
            own = inner[0].value
        yield Labelled(field.label, own, line)
        yield from inner
    if plain and _CELLS.match(line.text):
        yield from _cells(line.text, list(_CELLS.finditer(line.text)), line)


def _cells(text: str, found: Sequence[re.Match[str]], line: TextLine) -> Iterator[Labelled]:
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield Labelled(closed(match["label"]), text[match.end() : end].strip("\u3000 "), line)


def _with_colons(line: TextLine) -> Iterator[Labelled]:
    written = _SPACED_LABEL.sub(lambda m: closed(m.group()), line.text.strip())
    text = written.translate(_MARKS)
    if text.startswith(("问：", "答：")):
        return
    found = list(_FIELD.finditer(text))
    if not found or found[0].start() > 0:
        bare = _BARE.match(text)
        if bare:
            yield Labelled(
                bare["label"], written[bare.end() : found[0].start() if found else None].strip("\u3000 "), line
            )
        elif not found or "。" in text[: found[0].start()]:
            return
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield Labelled(closed(match["label"]), written[match.end() : end].strip("\u3000 "), line)


def names_in(text: str) -> tuple[str, ...]:
    """The personal names of a list (A、B　C（执法证号1）), without dates, numbers and remarks."""
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + "\u3000" + text[mention.end :]
    text = re.sub(r"[（(][^（）()]*[）)]?|[0-9A-Za-z:：.\-]+", "\u3000", text)
    parts = (p for p in re.split(r"[\s\u3000、,，;；。/]+", text) if p)
    return tuple(p for p in parts if re.fullmatch(NAME, p) and not _NO_NAME.search(p))


def signed_end(field: Labelled) -> Signed:
    """An opinion with the names and the date at its end (建议立案。　高振宇　林小满　2024年9月6日)."""
    mentions = [m for m in find_dates(field.value) if not m.inferred]
    date = mentions[-1] if mentions else None
    body = field.value[: date.start] if date else field.value
    names: list[str] = []
    for piece in reversed([p for p in re.split(r"[\u3000 ]+|(?<=[。；！])", body) if p]):
        here = names_in(piece)
        if piece[-1] in "。；！" or len(here) != len([p for p in re.split(r"[、，,/]", piece) if p]):
            break
        names[:0] = here
    cut = body.find(names[0]) if names else len(body)
    return Signed(field.label, body[:cut].strip("\u3000 "), tuple(dict.fromkeys(names)), date, field.line)


_OPINION = re.compile(r".*(?:意见|审批|批示|审批栏|签批)(?:（.*）)?")
_BARE_OPINION = re.compile(r"[\u4e00-\u9fff（）]{2,14}(?:意见|审批意见|批示)")
_CLOSING_LABEL = re.compile(
    r".*(?:签名|签字|签章|盖章|负责人|承办人|审核人|审批人|批准人|主办|协办|经办人)(?:（.*）)?|日期|时间|年月日|签署日期"
)


class Paper:
    """One document with what the rules ask of it, worked out once and on demand."""

    def __init__(self, document: Document, pages: dict[int, Page]) -> None:
        self.document = document
        self.kind = document.kind
        self.seq = document.seq
        self.lines = tuple(line for line in document.lines if line.text.strip())
        self._pages = pages

    @cached_property
    def fields(self) -> tuple[Labelled, ...]:
        """Every labelled value, in order."""
        return tuple(field for line in self.lines for field in fields_of(line))

    def labelled(self, pattern: str) -> list[Labelled]:
        """The fields whose whole label matches, those without a value left out."""
        wanted = re.compile(pattern)
        return [f for f in self.fields if f.value and wanted.fullmatch(f.label)]

    def first(self, pattern: str) -> Labelled | None:
        """The first of `labelled`."""
        return next(iter(self.labelled(pattern)), None)

    @cached_property
    def body(self) -> tuple[TextLine, ...]:
        """The lines of running text: long, or ending a sentence."""
        return tuple(x for x in self.lines if len(x.text) > 24 or x.text.endswith("。"))

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

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
                if found:
                    return closed(found[0].raw), field.line
        return None

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
        return None

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
                if _OPINION.fullmatch(field.label):
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

    def signatures(self, pattern: str) -> list[Signed]:
        """Signature and opinion lines whose label matches."""
        return [signed_end(f) for f in self.labelled(pattern)]

    def is_recognised(self, line: TextLine) -> bool:
        """Whether this line was recognised from a picture."""
        page = self._pages.get(line.page)
        return page is not None and page.source is Source.OCR

    def fact(self, key: str, label: str, value: str, line: TextLine, sure: float = 0.95, *, own: bool = True) -> Fact:
        """A fact that stands on `line` of this document (`own`: it belongs to the document, else to the file)."""
        page = self._pages.get(line.page)
        source = page.source if page and page.source else Source.TEXT
        confidence = round(min(1.0, max(0.0, sure * line.confidence)), 3)
        return Fact(key, label, value, Region(line.page, line.box), self.seq, confidence, source)


_DAMAGED = re.compile(r"(20[0-9]{2})[-./年 ]?([01]?[0-9])[-./月 ]?([0-3][0-9])日?")


def _damaged_date(text: str) -> DateMention | None:
    """A line that is nothing but a date of which recognition lost a separator (2025-1119)."""
    found = _DAMAGED.fullmatch(closed(text))
    if not found or len(re.sub(r"[^0-9]", "", found.group())) != 8:
        return None
    mentions = find_dates(f"{found[1]}-{found[2]}-{found[3]}")
    return mentions[0] if mentions else None


_SEALED = re.compile(r".{0,32}(?:（(?:印章|公章|盖章|签章|章)）|局|委员会|政府|大队|支队|公司|中心|厅|办事处)")


def papers_of(documents: Sequence[Document], pages: Sequence[Page]) -> tuple[Paper, ...]:
    """The documents, ready for the rules."""
    by_number = {page.number: page for page in pages}
    return tuple(Paper(document, by_number) for document in documents)
