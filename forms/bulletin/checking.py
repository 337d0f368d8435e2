"""What must be put right before a bulletin is issued."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from forms.bulletin.captions import picture_key
from forms.bulletin.fields import DISSECTED, FieldMaker
from forms.bulletin.pieces import listed
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import BulletinText, Kind, Paragraph
from forms.bulletin.typed_numbers import TypedNumbers
from forms.bulletin.unit_names import strange_units
from forms.fonts import Faces, shipped
from forms.typesetting.titles import title_lines
from scoring.figures import CampaignFigures
from scoring.identifiers import plain_width
from scoring.redaction import MaskKind, leaks
from scoring.trace import unrated


class Trouble(StrEnum):
    NUMBER = "number"  # differs from the data
    UNIT = "unit"  # a unit not in the list
    PERSON = "person"  # not redacted
    CODE = "code"  # a case code that is not in the campaign
    EMPTY = "empty"
    GLYPH = "glyph"
    TITLE = "title"
    PICTURE = "picture"
    LINE = "line"  # does not go into a line
    HEAD = "head"  # something the masthead needs
    ENDING = "ending"  # a paragraph that ends without a mark
    UNSEEN = "unseen"  # a clipping nobody has looked at
    UNRATED = "unrated"  # items of files that nobody rated
    UNSAID = "unsaid"  # settings that the text does not say
    LONG = "long"  # remarks longer than is quoted
    TWICE = "twice"  # files of one number that all count


NO_CASES = "还没有已提交的评查，简报没有数据可写。"
NO_TEXT = "正文没有内容，请按数据重写或者补写正文。"
TO_WRITE = "补写或者删去这一部分"
TO_CORRECT = "写明哪一部分的原文是什么、更正为什么（评查数据与那一期一致，程序列不出来）"
NOWHERE = -2
HEAD = -1
LONGEST_MASTHEAD = 18  # characters: smaller than 2号 beyond that
_TOO_LONG = re.compile(r"[!-~]{57,}")  # two to a cell, 28 cells to a line


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """One thing to put right. `section` and `paragraph` count from 0; section -1 is the opening, paragraph -1 a head
    or, there, the title. NOWHERE: it is about no line.

    `stops`: the bulletin must not go out with it. `found` is the words in the text, `expected` what the data say.
    """

    kind: Trouble
    message: str
    section: int = NOWHERE
    paragraph: int = 0
    found: str = ""
    expected: str = ""
    stops: bool = True


_SPACES = re.compile(r"[\s\u200b\u2060]+")
_ENDED = re.compile(r"[。：；！？…）”’》—]$")
_CODE = re.compile(r"(?<!\d)(\d{1,5}) ?号案卷")


def check(
    text: BulletinText,
    figures: CampaignFigures,
    settings: BulletinSettings,
    faces: Faces | None = None,
    clippings: Mapping[str, Sequence[bytes]] | None = None,
    composed: BulletinText | None = None,
) -> tuple[CheckProblem, ...]:
    """Everything that speaks against issuing, in reading order; empty where nothing does. `composed`: the text as the
    data and the settings say it."""
    checker = _Checker(figures, settings, faces or shipped(), clippings or {}, composed)
    return tuple(checker.run(text))


class _Checker:
    def __init__(
        self,
        figures: CampaignFigures,
        settings: BulletinSettings,
        faces: Faces,
        clippings: Mapping[str, Sequence[bytes]],
        composed: BulletinText | None,
    ) -> None:
        self.composed = composed
        self.figures, self.settings, self.faces, self.clippings = figures, settings, faces, clippings
        maker = FieldMaker(figures, settings)
        self.names = maker.names
        own = {unit.unit for unit in figures.units} if settings.names_units else set()
        offices = (settings.publisher, settings.organizer, settings.report_to)
        self.units = tuple(sorted({*own, *settings.allowed_units, *offices} - {""}, key=len, reverse=True))
        self.hidden = () if settings.names_units else tuple(unit.unit for unit in figures.units)
        self.codes = {case.code for case in figures.cases}
        self.findings = {problem.id: problem.case.code for problem in figures.problems}
        self.numbers = TypedNumbers(maker.fields(), figures)
        self.told: set[str] = set()  # clippings nobody has looked at: one printed at several places is told once

    def run(self, text: BulletinText) -> Iterator[CheckProblem]:
        if not self.figures.cases:
            yield CheckProblem(Trouble.EMPTY, NO_CASES)
        elif not text.sections:
            yield CheckProblem(Trouble.EMPTY, NO_TEXT)
        yield from self._files()
        yield from self._head()
        yield from self._title(text.title)
        yield from self._words(text.title, -1, HEAD)
        yield from unsaid(text, self.settings, self.composed)
        for at, paragraph in enumerate(text.opening):
            yield from self._paragraph(paragraph, -1, at)
        for number, section in enumerate(text.sections):
            if section.is_empty:
                message = f"“{section.head}”部分没有内容，请{TO_CORRECT if self.settings.corrects else TO_WRITE}。"
                yield CheckProblem(Trouble.EMPTY, message, number)
            yield from self._words(section.head, number, HEAD)
            for at, paragraph in enumerate(section.paragraphs):
                yield from self._paragraph(paragraph, number, at)

    def _files(self) -> Iterator[CheckProblem]:
        """What a reader should know of the files that the figures are made from."""
        left = [case.code for case in self.figures.cases if unrated(case.score.trace)]
        if left:
            message = (
                f"{len(left)}卷还有未评的评查项，按无问题计分（{listed(left, is_counted=True)}），请核对后再签发。"
            )
            yield CheckProblem(Trouble.UNRATED, message, stops=False)
        long = dict.fromkeys(p.case.code for p in self.figures.problems if len(p.finding.remark) > DISSECTED)
        if long:
            message = f"{listed([*long])}号案卷有问题的说明超过{DISSECTED}字，简报只摘录开头，请评查人压缩。"
            yield CheckProblem(Trouble.LONG, message, stops=False)
        numbered: dict[str, list[str]] = {}
        counted = set(self.figures.eligible.cases)
        for case in self.figures.cases:
            if case.reference_number and case.case_id in counted:
                numbered.setdefault(_SPACES.sub("", case.reference_number), []).append(case.code)
        for codes in numbered.values():
            if len(codes) > 1:
                message = f"{'、'.join(codes)}文号相同，均已计入，请核对是不是同一案卷。"
                yield CheckProblem(Trouble.TWICE, message, stops=False)

    def _head(self) -> Iterator[CheckProblem]:
        """What stands in the masthead and in the first sentence."""
        if not self.settings.publisher:
            where = "报头" if self.settings.organizer else "报头和正文第一句"
            message = f"没有填写编发单位，{where}会空着，请在“报头与发文设置”中填写。"
            yield CheckProblem(Trouble.HEAD, message, stops=False)
        if len(self.settings.masthead) > LONGEST_MASTHEAD:
            message = f"报头名称超过{LONGEST_MASTHEAD}个字，一行排不下公文用的字号，请压缩。"
            yield CheckProblem(Trouble.LINE, message, found=self.settings.masthead)

    def _title(self, title: str) -> Iterator[CheckProblem]:
        if not title.strip():
            yield CheckProblem(Trouble.TITLE, "标题为空，请补写标题。", -1, HEAD)
        elif len(title_lines(title)) > 3:
            yield CheckProblem(Trouble.TITLE, "标题超过三行，请压缩文字。", -1, HEAD, found=title, stops=False)

    def _paragraph(self, paragraph: Paragraph, section: int, at: int) -> Iterator[CheckProblem]:
        for piece in paragraph.pieces:
            if piece.edited and piece.text != piece.expected:
                message = f"文中的“{piece.text}”与评查数据不一致，数据为“{piece.expected}”。"
                yield CheckProblem(Trouble.NUMBER, message, section, at, piece.text, piece.expected)
        yield from self._typed(paragraph, section, at)
        if paragraph.kind is Kind.PICTURE:
            yield from self._picture(paragraph.ref, section, at)
        if paragraph.kind is Kind.BODY and paragraph.text.strip() and not _ENDED.search(paragraph.text.strip()):
            message = f"段落末尾“…{paragraph.text.strip()[-8:]}”没有标点，请核对是否漏字。"
            yield CheckProblem(Trouble.ENDING, message, section, at, paragraph.text.strip()[-8:], stops=False)
        yield from self._words(paragraph.text, section, at)

    def _typed(self, paragraph: Paragraph, section: int, at: int) -> Iterator[CheckProblem]:
        """Counts, shares and points that a person wrote and that the data do not have."""
        if paragraph.kind in (Kind.TABLE, Kind.PICTURE):
            return
        for typed in self.numbers.strange(paragraph):
            of_it = f"“{typed.about}”的评查数据为{'、'.join(typed.known)}" if typed.known else "评查数据中没有这个数"
            message = f"“{typed.text}”是手工写入的数字，{of_it}，请核对。"
            yield CheckProblem(Trouble.NUMBER, message, section, at, typed.text, stops=False)

    def _picture(self, ref: str, section: int, at: int) -> Iterator[CheckProblem]:
        if ref not in self.findings:
            message = "截图对应的问题已不在评查数据中，请删去这一行或者重新选择。"
            yield CheckProblem(Trouble.PICTURE, message, section, at, ref)
        unseen = {picture_key(picture) for picture in self.clippings.get(ref, ())} - set(self.settings.seen) - self.told
        self.told |= unseen
        if unseen:
            message = f"{self.findings[ref]}号案卷的{len(unseen)}张截图还没有人看过，请在“截图遮盖”中逐张确认。"
            yield CheckProblem(Trouble.UNSEEN, message, section, at, ref)

    def _words(self, text: str, section: int, at: int) -> Iterator[CheckProblem]:
        for mask in leaks(text, self.names):
            what = "当事人名称" if mask.kind is MaskKind.PARTY else mask.kind.value
            message = f"{what}“{mask.original}”没有隐去，建议改为“{mask.alias}”。"
            yield CheckProblem(Trouble.PERSON, message, section, at, mask.original, mask.alias)
        for unit in strange_units(text, self.units):
            near = get_close_matches(unit, self.units, 1, 0.6)
            asked = f"是不是“{near[0]}”？请核对名称" if near else "请核对名称"
            message = f"“{unit}”不在单位名单中，{asked}，或者把它加入单位名单。"
            yield CheckProblem(Trouble.UNIT, message, section, at, unit, near[0] if near else "")
        for unit in self.hidden:
            if unit in text:
                message = f"本期对外发送，不点名到单位，“{unit}”应当改为代号。"
                yield CheckProblem(Trouble.UNIT, message, section, at, unit)
        for match in _CODE.finditer(plain_width(text)):
            if match[1] not in self.codes:
                message = f"本次评查没有{match[1]}号案卷，请核对案卷代号。"
                yield CheckProblem(Trouble.CODE, message, section, at, match[1])
        for match in _TOO_LONG.finditer(text):
            message = f"“{match[0][:20]}…”比一行还长，排版时会从中间断开，请缩短或者分写。"
            yield CheckProblem(Trouble.LINE, message, section, at, match[0])
        missing = self.faces.missing(text)
        if missing:
            message = f"字库中没有“{'、'.join(missing)}”，打印时会成为方框，请换用其他字。"
            yield CheckProblem(Trouble.GLYPH, message, section, at, "".join(missing))


def unsaid(text: BulletinText, settings: BulletinSettings, composed: BulletinText | None) -> Iterator[CheckProblem]:
    """What the settings give and the wording says, and this text does not: it was written before, or taken back."""
    if composed is None or not text.sections:
        return
    should, said = ("".join(paragraph.text for paragraph in one.paragraphs) for one in (composed, text))
    given = {
        "组织单位": settings.organizer or settings.publisher,
        "评查时间": settings.review_time,
        "部署依据": settings.basis,
        "整改期限": settings.deadline,
        "整改情况报送部门": settings.report_to,
    }
    missing = [f"{label}“{value}”" for label, value in given.items() if value and value in should and value not in said]
    if missing:
        message = f"设置中的{'、'.join(missing)}，正文没有写到，请核对，或者“按数据重写”。"
        yield CheckProblem(Trouble.UNSAID, message, stops=False)
