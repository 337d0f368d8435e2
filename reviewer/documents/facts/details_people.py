"""Opinions of an approval form; hearing, legal review and collective discussion with their people."""

import re
from collections.abc import Iterator

from reviewer.documents.facts.fields import names_in, signed_end
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact

_TIERS = (
    ("legal", "法制机构", re.compile(r".*(?:法制|法规|法务|合法性|核审).*")),
    ("handler", "承办人", re.compile(r".*(?:承办人|经办人|办案人|执法人员|调查人|主办人|协办人|经办).*")),
    ("head", "行政机关负责人", re.compile(r".*(?:领导|负责人|局长|主任|首长|局意见|机关意见|审批意见).*")),
    ("unit", "承办机构", re.compile(r".*(?:机构|部门|科室|科|股|处|中队|大队|支队|队|所|站).*")),
)


def opinions(paper: Paper) -> Iterator[Fact]:
    """Each opinion with its tier: what it says, by whom, when (opinion_head, opinion_head_by, opinion_head_date …)."""
    if paper.kind in ("hearing_report", "legal_review", "statement", "evidence", "inspection_record"):
        return
    for end in paper.opinions:
        tier = next((t for t in _TIERS if t[2].fullmatch(_role(end.label))), None)
        if tier is None:
            continue
        key, label = f"opinion_{tier[0]}", tier[1]
        if end.text:
            yield paper.fact(key, label + "意见", end.text, end.line, 0.9)
        for name in end.names:
            yield paper.fact(f"{key}_by", label, name, end.line, 0.9)
        if end.date:
            yield paper.fact(f"{key}_date", label + "意见日期", end.date.value.isoformat(), end.line)


def _role(label: str) -> str:
    """承办机构负责人意见 is the unit's, 局负责人意见 the head's."""
    return label.replace("负责人", "") if re.match(r".*(?:机构|部门|科室|中队|大队|支队|科)负责人", label) else label


def _each(paper: Paper, key: str, label: str, pattern: str) -> Iterator[Fact]:
    for field in paper.labelled(pattern):
        for name in names_in(field.value):
            yield paper.fact(key, label, name, field.line, 0.93)


def hearing(paper: Paper) -> Iterator[Fact]:
    """Chair, members, recorder, investigators and who came for the party."""
    if paper.kind not in ("hearing_record", "hearing_invitation", "hearing_report"):
        return
    yield from _each(paper, "hearing_chair", "听证主持人", r"(?:听证)?主持人")
    yield from _each(paper, "hearing_member", "听证员", r"听证员")
    yield from _each(paper, "hearing_recorder", "记录员", r"(?:听证)?(?:记录|书记)(?:员|人)")
    yield from _each(paper, "hearing_investigator", "案件调查人员", r"(?:案件)?(?:调查|承办|办案)人员?(?:签名)?")
    yield from _each(paper, "hearing_attendee", "参加人", r"(?:委托)?代理人|法定代表人|参加人员?|当事人签名|第三人")
    for field in paper.labelled(r"(?:处理|听证)?(?:意见|结论|建议)"):
        yield paper.fact("hearing_conclusion", "听证意见", field.value, field.line, 0.9)


def legal_review(paper: Paper) -> Iterator[Fact]:
    """Who reviewed, his qualification, when it was sent, what he concludes."""
    if paper.kind != "legal_review":
        return
    for field in paper.labelled(r"(?:审核|核审|审查)(?:人员?|承办人)(?:签名|签字)?(?:（.*）)?|初审人员?"):
        for name in names_in(field.value):
            yield paper.fact("legal_reviewer", "法制审核人员", name, field.line, 0.93)
    for line in paper.lines:
        found = re.search(r"(?:国家统一)?法律职业资格[^，。；）]{0,30}|司法考试[^，。；）]{0,20}", line.text)
        if found:
            yield paper.fact("legal_reviewer_qualification", "审核人员资格", found.group(), line, 0.9)
    for field in paper.labelled(r"(?:审核|核审|审查)(?:意见|结论)"):
        yield paper.fact("legal_review_opinion", "审核意见", signed_end(field).text or field.value, field.line, 0.9)
    for field in paper.labelled(r"送审(?:时间|日期)|受理(?:时间|日期)|收到(?:时间|日期)"):
        end = signed_end(field)
        if end.date:
            yield paper.fact("legal_review_sent_date", "送审日期", end.date.value.isoformat(), field.line)


def panel(paper: Paper) -> Iterator[Fact]:
    """Who chaired, attended, sat in; what was concluded."""
    if paper.kind != "panel_discussion":
        return
    yield from _each(paper, "panel_chair", "主持人", r"(?:会议)?主持人")
    yield from _each(paper, "panel_recorder", "记录人", r"(?:会议)?记录(?:人|员)")
    yield from _each(paper, "panel_attendee", "参加人员", r"(?:参加|出席|参会|与会|讨论)人员?(?:姓名)?(?:及职务)?")
    yield from _each(paper, "panel_observer", "列席人员", r"列席人员?")
    yield from _each(paper, "panel_signatory", "参加人员签名", r"(?:参加|出席|参会|与会)人员?(?:签名|签字)")
    for field in paper.labelled(r"(?:讨论|会议|集体|审议|最终)*(?:结论|结果|决定|处理意见|结论性意见|结论意见)"):
        yield paper.fact("panel_conclusion", "讨论结论", field.value, field.line, 0.92)
