"""Provisions a document cites, the discretion it exercises, the remedies it states, the measures of the act."""

import re
from collections.abc import Iterator

from reviewer.documents.facts.law import as_written, cited
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact, TextLine
from scoring.notation.numerals import parse_numeral
from scoring.notation.provisions import find_provisions
from scoring.notation.text import closed

_CITING = frozenset(
    [
        "decision",
        "no_penalty_decision",
        "on_spot_decision",
        "prior_notice",
        "hearing_notice",
        "investigation_report",
        "filing_approval",
        "legal_review",
        "penalty_approval",
        "correction_order",
        "stop_order",
        "demolition_order",
        "seizure_decision",
        "measure_approval",
        "panel_discussion",
        "seizure_lift",
    ]
)


def provisions(paper: Paper) -> Iterator[Fact]:
    """Every provision with its part (doc_violated, doc_basis), else plainly cited (doc_provision)."""
    if paper.kind not in _CITING:
        return
    for line in paper.passages:
        for group in cited(line.text, "violated"):
            yield paper.fact("doc_violated", "违法条款", as_written(group), line, 0.92)
        for group in cited(line.text, "basis"):
            yield paper.fact("doc_basis", "依据条款", as_written(group), line, 0.9)
        for one in find_provisions(line.text):
            yield paper.fact("doc_provision", "引用条款", one.normal_form, line, 0.9)


_MEASURING = _CITING | {"inspection_record", "inquest_record", "appraisal", "hearing_record"}
_TIER = re.compile(
    r"(?:适用|属于|属|按照|按|符合|情节|裁量基准|裁量标准|裁量规则|幅度)[^。；，]{0,20}?"
    r"(?P<tier>(?:首次|第[一二三]次)[^。；，]{0,6}一?档|(?:情节)?(?:特别|较|一般)?(?:轻微|较轻|一般|较重|严重|从轻|从重)(?:情形|情节|档次|违法)?"
    r"|不足[0-9.]+[^。；，]{0,8}一档|[^。；，“”《》]{2,14}一档)"
)
_MEASURE = re.compile(
    r"(?P<name>建筑面积|占地面积|建设面积|总?面积|体积|处置量|倾倒量|排水量|容积|日均(?:排水)?|长度?|宽度?|高度?|檐高|胸径|重量|净重|数量|共计?|约)?"
    r"(?:合计|共计|约|为|是|：)*(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>平方米|立方米|平方厘米|㎡|m²|吨|公斤|千克|米|厘米|株|棵|面|处|车|件|套)"
)


def discretion(paper: Paper) -> Iterator[Fact]:
    """The tier of discretion a document names, and the measures of the act it states."""
    if paper.kind not in _MEASURING:
        return
    for line in paper.passages:
        for found in _TIER.finditer(line.text):
            yield paper.fact("discretion_tier", "裁量档次", closed(found["tier"]), line, 0.75)
        for found in _MEASURE.finditer(line.text):
            edge = re.match(r"以[上下内]|不足", line.text[found.end() :]) or re.search(
                r"(?:不足|不满|超过|至)$", line.text[: found.start()]
            )
            if not edge and found["unit"] in ("平方米", "立方米", "吨", "㎡", "m²", "株", "面", "处", "棵"):
                yield paper.fact("measure", found["name"] or "数量", f"{found['n']}{found['unit']}", line, 0.85)


_PERIOD = r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})(?:个)?(?P<u>日|月|工作日)"
_RECONSIDER = re.compile(
    rf"{_PERIOD}内?[^。；]{{0,12}}?(?:依法)?向(?P<organ>[^，。；向]{{2,40}}?)(?:依法)?申请(?:行政)?复议"
)
_SUE = re.compile(
    rf"{_PERIOD}内?[^。；]{{0,10}}?(?P<direct>直接|依法)?[^。；]{{0,6}}?向(?P<court>[^，。；向]{{2,30}}?法院)(?:提起|起诉|提出)"
)


def remedies(paper: Paper) -> Iterator[Fact]:
    """The paragraph on remedies: organ and period, court and period, whether suit is offered directly."""
    for line in paper.passages:
        if not re.search(r"复议|(?:提起|提出)[^。]{0,4}诉讼|起诉", line.text) or "不服" not in line.text:
            continue
        yield paper.fact("remedy_paragraph", "救济途径", line.text, line, 0.93)
        yield from _organ(paper, line)
        yield from _court(paper, line)


def _length(found: re.Match[str]) -> str:
    count = parse_numeral(found["n"])
    return f"{count}{'个月' if found['u'] == '月' else found['u']}" if count else ""


def _organ(paper: Paper, line: TextLine) -> Iterator[Fact]:
    found = _RECONSIDER.search(line.text)
    if found:
        yield paper.fact("reconsideration_organ", "复议机关", closed(found["organ"]), line, 0.92)
        yield paper.fact("reconsideration_period", "复议期限", _length(found), line, 0.92)


def _court(paper: Paper, line: TextLine) -> Iterator[Fact]:
    found = _SUE.search(line.text)
    if found:
        yield paper.fact("lawsuit_court", "管辖法院", closed(found["court"]), line, 0.92)
        yield paper.fact("lawsuit_period", "诉讼期限", _length(found), line, 0.92)
    if re.search(r"直接向[^。；，]{2,30}法院", line.text):
        yield paper.fact("direct_lawsuit", "可直接起诉", "是", line, 0.92)
