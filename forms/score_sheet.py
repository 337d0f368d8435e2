"""案卷评查表: one file's result with every item, its findings, pages and arithmetic. Many files make one PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.fonts import Faces, Role, shipped
from forms.typesetting.blocks import Block, Paragraph
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose
from forms.typesetting.marks import BookmarkMark, CloseMark, FinishedPage, OpenMark, TextMark
from forms.typesetting.marks import Mark as PageMark
from forms.typesetting.measures import SHEET, WU, XIAO_SI, Align, Style, small_style
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Cell, Column, Row, Table, cell
from scoring.progress import Progress, stepped
from scoring.reviewed import ReviewedCase
from scoring.rubric import Criterion, Deduction, DeductionKind
from scoring.score import ScoreState
from scoring.sheet import Finding, ItemState, Mark
from scoring.trace import Role as Step
from scoring.trace import TraceLine, shown, unrated

HEAD = ("序号", "评查项", "分值", "发现的问题与扣分计算", "页码", "得分")
WEIGHTS = (1.0, 3.6, 0.9, 6.6, 1.3, 0.9)
ENTRY = "entry"  # the tag of what is filled in; all else stands on a preprinted form
_BLANKS = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])|(?<=[=+]) +| +(?=[=+])")
STATES = (ItemState.MISSING, ItemState.NOT_APPLICABLE, ItemState.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class SheetSettings:
    """What stands on the sheets beside the review itself. `only_findings` leaves out items without anything to say;
    `only_entries` prints what is filled in at its place, for sheets of preprinted paper (套打)."""

    title: str = "行政执法案卷评查表"
    organizer: str = ""
    campaign: str = ""
    reviewed_on: str = ""
    only_findings: bool = False
    only_entries: bool = False


def render_score_sheets(
    cases: Sequence[ReviewedCase],
    settings: SheetSettings | None = None,
    faces: Faces | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The sheets of these files as one PDF, in this order, with a bookmark each; pages are numbered per sheet."""
    settings = settings or SheetSettings()
    pages = (page for case in stepped(cases, progress) for page in lay_out(case, settings, faces))
    subject = settings.campaign or "案卷评查"
    return write_pdf(pages, DocumentInfo(settings.title, settings.organizer, subject, "案卷评查,评查表"))


def lay_out(case: ReviewedCase, settings: SheetSettings, faces: Faces | None = None) -> tuple[FinishedPage, ...]:
    """The pages of one sheet."""
    pages = compose(list(blocks(case, settings)), SHEET, faces or shipped())
    return tuple(map(_entries, pages)) if settings.only_entries else pages


def _entries(page: FinishedPage) -> FinishedPage:
    """The page without titles, labels, rules and its number: what is left stands where it stood."""
    kept: list[PageMark] = []
    for mark in page.marks:
        match mark:
            case OpenMark(element="TH"):  # no label is left in it
                kept.append(replace(mark, element="TD", scope=""))
            case OpenMark() | CloseMark() | BookmarkMark():
                kept.append(mark)
            case TextMark(tag=tag) if tag == ENTRY:
                kept.append(mark)
    return replace(page, marks=tuple(kept))


def _entry(text: str, span: int = 1, align: Align | None = None) -> Cell:
    """A cell that is filled in."""
    return cell(text, span, align, tag=ENTRY)


def blocks(case: ReviewedCase, settings: SheetSettings) -> Iterator[Block]:
    """What stands on one sheet, from top to bottom."""
    heading = Style(Role.TITLE, 20.0, 22.0, 30.0, Align.CENTRE, keep_with_next=True, element="H1")
    yield Paragraph((Run(settings.title),), heading, bookmark=f"{case.code} {case.title}")
    under = "　".join(part for part in (settings.organizer, settings.campaign) if part)
    if under:
        yield Paragraph((Run(under),), replace(small_style(XIAO_SI, Role.KAI, Align.CENTRE), after=4.0))
    yield _head(case, settings)
    yield Table(
        tuple(Column(weight, Align.LEFT if at in (1, 3) else Align.CENTRE) for at, weight in enumerate(WEIGHTS)),
        tuple(item_rows(case, settings)),
        (tuple(cell(text) for text in HEAD),),
        size=WU,
        role=Role.SONG,
        smallest_row=19.0,
    )
    yield _end(case)


def head_pairs(case: ReviewedCase, settings: SheetSettings) -> tuple[tuple[str, str, str, str], ...]:
    """The head of the sheet: two labels and two values a line."""
    return (
        ("案卷代号", case.code, "承办机构", case.unit),
        ("案件名称", case.title, "文号", case.reference_number),
        ("案由", case.cause, "程序", case.procedure),
        ("评查人", case.reviewer, "评查日期", case.reviewed_on or settings.reviewed_on),
        ("评查标准", case.rubric.title, "版本", case.rubric.edition),
        ("案卷页数", f"{case.pages}页", "评查结果", _result(case)),
    )


def _head(case: ReviewedCase, settings: SheetSettings) -> Table:
    rows = tuple(
        (_label(a), _entry(b, align=Align.LEFT), _label(c), _entry(d, align=Align.LEFT))
        for a, b, c, d in head_pairs(case, settings)
    )
    columns = (Column(1.4), Column(4.6), Column(1.4), Column(3.6))
    return Table(columns, rows, size=WU, role=Role.SONG, smallest_row=19.0, after=6.0)


def _label(text: str) -> Cell:
    return replace(cell(text, role=Role.HEI), shaded=True)


def _result(case: ReviewedCase) -> str:
    match case.score.state:
        case ScoreState.INELIGIBLE:
            return "不符合评查条件"
        case ScoreState.FAILED_UNSCORED:
            return f"不予评分，{case.score.grade or '不合格'}"
        case _:
            total = "" if case.score.total is None else f"{case.score.total:f}分"
            return "，".join(part for part in (total, case.score.grade or "") if part)


def item_rows(case: ReviewedCase, settings: SheetSettings) -> Iterator[Row]:
    """The rows of the main table: sections over the whole width, items in six cells."""
    findings: dict[str, list[Finding]] = {}
    for finding in case.sheet.findings:
        findings.setdefault(finding.criterion, []).append(finding)
    marks = {mark.criterion: mark for mark in case.sheet.marks}
    lines = [line for line in case.score.trace if line.role in (Step.SECTION, Step.ITEM, Step.LEAF)]
    if not lines:
        lines = [TraceLine(c.id, f"{c.code} {c.title}", "", Step.LEAF, full=c.points) for c in case.rubric.criteria()]
    for line in lines:
        criterion = case.rubric.criterion(line.ref)
        if line.role is not Step.LEAF or criterion is None:
            yield (_section_cell(line),)
            continue
        own, mark = findings.get(line.ref, []), marks.get(line.ref)
        if settings.only_findings and not own and line.state not in STATES:
            continue
        yield _leaf_row(case, line, criterion, own, mark)


def _section_cell(line: TraceLine) -> Cell:
    kept = "" if line.full is None or line.kept is None else f"（参评{shown(line.full)}分，得{shown(line.kept)}分）"
    label = _NUMBERED.sub(r"\1、", line.label)
    return Cell(((Run(label), Run(kept, tag=ENTRY)),), span=6, align=Align.LEFT, role=Role.HEI, shaded=True)


def _leaf_row(
    case: ReviewedCase, line: TraceLine, criterion: Criterion, findings: Sequence[Finding], mark: Mark | None
) -> Row:
    pages = {region.page for finding in findings for region in finding.regions}
    if mark is not None and mark.place is not None:
        pages.add(mark.place.page)
    unscored = line.kept is None or line.state == ItemState.NOT_APPLICABLE
    return (
        cell(criterion.code),
        cell(criterion.title, align=Align.LEFT),
        cell("" if criterion.points is None else shown(criterion.points)),
        Cell(tuple(_said(case, line, criterion, findings)), align=Align.LEFT),
        _entry(case.column(pages)),
        _entry("—" if unscored or line.kept is None else shown(line.kept)),
    )


def _said(
    case: ReviewedCase, line: TraceLine, criterion: Criterion, findings: Sequence[Finding]
) -> Iterator[tuple[Run, ...]]:
    """What stands beside an item: its state where it is not simply scored, its findings, its arithmetic."""
    sentence = on_paper(case, line.text.split("：", 1)[-1])
    if unrated((line,)):
        yield (Run("未评", Role.KAI, ENTRY),)
    if line.state in STATES:
        yield (Run(sentence.split("，不参评")[0].rstrip("。") + "。", Role.KAI, ENTRY),)
    for finding in findings:
        rule = criterion.rule(finding.rule)
        text = rule.text if rule is not None else "所记扣分情形不在标准中"
        veto = "" if isinstance(rule, Deduction) else "【否决】"
        times = f"（{finding.occurrences}处）" if _counts(rule) and finding.occurrences > 1 else ""
        remark = f"：{finding.remark.rstrip('。')}" if finding.remark else ""
        missing = f"（缺：{finding.missing}）" if finding.missing else ""
        freed = f"【不扣分，依据：{finding.exemption}】" if finding.exemption else ""
        yield (Run(veto, Role.HEI, ENTRY), Run(f"{text}{times}{remark}{missing}{freed}。", tag=ENTRY))
    if line.findings:
        rules = [rule.text for finding in findings if (rule := criterion.rule(finding.rule)) is not None]
        yield (Run(f"计算：{_without_repeat(sentence, rules)}", Role.KAI, ENTRY),)


def _without_repeat(sentence: str, rules: Sequence[str]) -> str:
    """The arithmetic of a single finding without its words and pages, which stand right above."""
    if len(rules) != 1:
        return sentence
    return re.sub(rf"^{re.escape(close_set(rules[0]))}(?:（第[^）]*页）)?，", "", sentence)


_NUMBERED = re.compile("^([一二三四五六七八九十]+) ")
_PAGES = re.compile(r"第 ([0-9、]+) 页")  # as the trace writes them: in the order of the file


def on_paper(case: ReviewedCase, text: str) -> str:
    """A line of the trace as it is printed: pages by the numbers stamped on them, set close."""
    return close_set(_PAGES.sub(lambda found: case.cited(map(int, found[1].split("、"))), text))


def close_set(text: str) -> str:
    """The text as printed: no blanks between Chinese and figures, nor around signs of reckoning."""
    return _BLANKS.sub("", text)


def _counts(rule: object) -> bool:
    return isinstance(rule, Deduction) and rule.kind in (DeductionKind.PER_OCCURRENCE, DeductionKind.FREE)


_AFTER = (Step.SET_ASIDE, Step.VETO, Step.BEYOND, Step.PART, Step.TOTAL)


def conclusion_lines(case: ReviewedCase) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Label and lines: the rest of the trace, the doubts, total and grade."""
    sums = tuple(on_paper(case, line.text) for line in case.score.trace if line.role in _AFTER)
    if left := unrated(case.score.trace):
        sums = (f"未评{len(left)}项，按无问题计分。", *sums)
    doubts = tuple(_doubt(case, at) for at in range(len(case.sheet.doubts)))
    total = case.score.total
    result = _result(case) if total is None else f"总分：{total:f}分　　等次：{case.score.grade or '—'}"
    return (("得分计算", sums), *((("存疑事项", doubts),) if doubts else ()), ("评查结果", (result,)))


def _end(case: ReviewedCase) -> Table:
    """What came out, and places to sign by hand, which never stand on a page without it."""
    result: tuple[Row, ...] = tuple(
        (_label(label), Cell(tuple((Run(line, tag=ENTRY),) for line in lines), span=3, align=Align.LEFT))
        for label, lines in conclusion_lines(case)
    )
    opinion = "\n\n负责人签名：　　　　　　　年　　月　　日　"
    signed: tuple[Row, ...] = (
        (_label("评查人签名"), cell("\n"), _label("复核人签名"), cell("\n")),
        (_label("被评查单位\n意见"), cell(opinion, span=3, align=Align.RIGHT)),
    )
    columns = (Column(1.4), Column(4.1), Column(1.4), Column(4.1))
    return Table(columns, (*result, *signed), size=WU, role=Role.SONG, smallest_row=24.0, tail=len(signed) + 1)


def _doubt(case: ReviewedCase, at: int) -> str:
    doubt = case.sheet.doubts[at]
    criterion = case.rubric.criterion(doubt.criterion)
    about = f"（{criterion.code} {criterion.title}）" if criterion else ""
    settled = case.conclusions.get(doubt.id, "")
    return f"{at + 1}.{doubt.question}{about}" + (f"　定论：{settled}" if settled else "　待定")
