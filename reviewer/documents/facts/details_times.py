"""Records with their times, service with its manner, extensions, interruptions, waivers."""

import re
from collections.abc import Iterator
from datetime import datetime

from reviewer.documents.facts.fields import Labelled, names_in, signed_end
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact
from scoring.notation.dates import find_dates, find_time_ranges
from scoring.notation.numerals import parse_numeral
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

_RECORDS = ("inspection_record", "inquest_record", "reinspection_record", "interview_record", "seizure_record",
            "hearing_record", "panel_discussion", "enforcement_record", "preservation_approval")  # fmt: skip
_OFFICER = (
    r"(?:现场|消防|卫生|安全)?(?:检查|勘验|勘查|勘察|勘测|测量|稽查|询问|调查|执法|复查|核查|调查询问|监督|监督检查|(?:勘验|检查)、(?:检查|勘验))"
    r"(?:人员|人|员)"
)


def records(paper: Paper) -> Iterator[Fact]:
    """Start and end (ISO with minutes), place, officers, recorder, who was inspected or asked, identification shown."""
    if paper.kind not in _RECORDS:
        return
    yield from _times(paper)
    for key, label, pattern in (("record_place", "地点", r"(?:检查|勘验|勘查|询问|复查|听证|讨论|现场)?地点"),):
        for field in paper.labelled(pattern)[:1]:
            yield paper.fact(key, label, field.value, field.line)
    for key, label, pattern in (
        ("inquirer" if paper.kind == "interview_record" else "inspector", "执法人员", _OFFICER),
        ("recorder", "记录人", r"(?:记录|书记)(?:人|员)"),
        ("asked_person", "被询问人", r"被(?:询问|调查|谈话)人(?:姓名)?"),
        ("person_on_site", "在场人", r"(?:现场|在场|到场)(?:负责)?(?:人员?|家属)|见证人"),
    ):
        for field in paper.labelled(pattern):
            for name in names_in(field.value):
                yield paper.fact(key, label, name, field.line, 0.93)
    shown = next(
        (
            x
            for x in paper.lines
            if re.search(
                r"(?:出示|亮明|核对)[^。]{0,12}证件|证件[^。]{0,6}(?:出示|看过|核对)|这是(?:我们的)?(?:执法)?证件",
                x.text,
            )
        ),
        None,
    )
    if shown:
        yield paper.fact("identification_shown", "出示证件", "是", shown, 0.9)
    recorded = next(
        (x for x in paper.lines if re.search(r"执法记录仪|全程录(?:像|音)|录音录像|摄像|录像", x.text)), None
    )
    if recorded:
        found = re.search(r"(?:编号)?[A-Z]{1,3}[0-9][0-9A-Z\-]{2,14}", recorded.text)
        yield paper.fact("record_video", "音像记录", found.group() if found else "有", recorded, 0.85)


def _times(paper: Paper) -> Iterator[Fact]:
    for field in paper.labelled(r".*(?:时间|日期)"):
        ranges = find_time_ranges(field.value)
        if ranges:
            yield _moment(paper, "record_start", "开始时间", ranges[0].start_value, field)
            yield _moment(paper, "record_end", "结束时间", ranges[0].end_value, field)
            return
    for key, label, pattern in (
        ("record_start", "开始时间", r"(?:起始|开始|检查开始|询问开始).*(?:时间)?"),
        ("record_end", "结束时间", r"(?:终止|结束|截止|检查结束|询问结束).*(?:时间)?"),
    ):
        for field in paper.labelled(pattern)[:1]:
            for mention in find_dates(field.value)[:1]:
                if mention.time:
                    yield _moment(paper, key, label, datetime.combine(mention.value, mention.time), field)


def _moment(paper: Paper, key: str, label: str, value: datetime, field: Labelled) -> Fact:
    return paper.fact(key, label, value.isoformat(timespec="minutes"), field.line)


_MANNERS = ("直接送达", "留置送达", "邮寄送达", "公告送达", "委托送达", "转交送达", "电子送达", "当场交付", "当场送达")


def service(paper: Paper) -> Iterator[Fact]:
    """What was served, how, to whom, who took it, when, by whom, refusal, witness, recording."""
    if paper.kind not in ("service_receipt", "service_statement"):
        return
    for field in paper.labelled(r"送达(?:的)?文书.*|文书名称.*|送达材料|送达文件.*"):
        for piece in re.split(r"[；;]|、(?=[^（]*书)", field.value):
            name = piece
            for number in reversed(find_reference_numbers(piece)):
                name = name[: number.start] + name[number.end :]
            name = closed(re.split(r"[（，(]", name.strip("（(，"))[0]).strip("《》、，")
            yield paper.fact("served_document", "送达文书", name, field.line)
        for number in find_reference_numbers(field.value):
            yield paper.fact("served_number", "送达文书文号", closed(number.raw), field.line)
    for field in paper.labelled(r"送达方式.*"):
        for manner in _MANNERS:
            if manner in field.value or field.value.startswith(manner[:2]):
                yield paper.fact("service_method", "送达方式", manner, field.line)
    for field in paper.labelled(r"送达(?:地点|地址)"):
        yield paper.fact("service_place", "送达地点", field.value, field.line)
    yield from _receiving(paper)
    for field in paper.labelled(r"见证人(?:签名|签字|签章)?(?:.*)"):
        for name in names_in(field.value):
            yield paper.fact("witness", "见证人", name, field.line, 0.93)
    for field in paper.labelled(r"拒收(?:事由|理由|原因).*|代收理由|拒签理由"):
        yield paper.fact("refusal_reason", "拒收事由", field.value, field.line)
    for field in paper.labelled(r"影像记录|音像记录|拍照录像|录像|照片"):
        yield paper.fact("service_recording", "影像记录", field.value, field.line)
    for line in paper.lines:
        if re.search(r"(?:执法记录仪|录像)编号|全程录(?:像|音)", line.text) and not paper.labelled("影像记录"):
            yield paper.fact("service_recording", "影像记录", line.text.split("：", 1)[-1], line, 0.85)
        if re.search(r"不在场|未到场", line.text):
            yield paper.fact("party_absent", "当事人不在场", "是", line, 0.85)


def _receiving(paper: Paper) -> Iterator[Fact]:
    for field in paper.labelled(r".*(?:签收|收件人|受送达人签|代收人).*"):
        end = signed_end(field)
        for name in end.names or names_in(field.value):
            yield paper.fact("received_by", "签收人", name, field.line, 0.93)
        if end.date:
            yield paper.fact("received_date", "签收日期", end.date.value.isoformat(), field.line)
        note = re.search(r"[（(]([^（）()]{2,24})[）)]", field.value)
        if note:
            yield paper.fact("received_as", "签收人身份", note[1], field.line, 0.85)
    for field in paper.labelled(r"送达(?:时间|日期)(?:[、及和].*)?"):
        for mention in find_dates(field.value)[:1]:
            value = mention.value.isoformat()
            if mention.time:
                value += f"T{mention.time:%H:%M}"
            yield paper.fact("served_at", "送达时间", value, field.line)
    for field in paper.labelled(r"送达人(?:员|签名|签字)?"):
        for name in signed_end(field).names:
            yield paper.fact("service_officer", "送达人", name, field.line, 0.93)


DAYS = re.compile(r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?:个)?(?P<unit>工作日|自然日|日|天|个月|月)")


def extension(paper: Paper) -> Iterator[Fact]:
    """An approved extension: days, until when."""
    if paper.kind not in ("extension_approval", "seizure_extension"):
        return
    for field in paper.labelled(r"(?:申请|拟|批准)?(?:延长|延期)(?!.*(?:理由|依据|原因)).*"):
        days = DAYS.search(field.value)
        if days and (count := parse_numeral(days["n"])):
            yield paper.fact("extension_days", "延长天数", str(count), field.line)
        for mention in find_dates(field.value)[-1:]:
            yield paper.fact("extension_to", "延长至", mention.value.isoformat(), field.line)


_STOPS = ("鉴定", "检测", "检验", "检疫", "听证", "公告", "评估", "认定", "监测", "中止")


def interruptions(paper: Paper) -> Iterator[Fact]:
    """Stretches that a clock may leave out (`label`: 鉴定, 听证, 公告 …), as far as one document states both ends."""
    if paper.kind in ("appraisal", "appraisal_notice", "appraisal_commission", "suspension_approval"):
        label = next((s for s in _STOPS if s in paper.document.title), "鉴定")
        days = [(m, line) for line in paper.lines for m in find_dates(line.text) if not m.inferred]
        if days:
            first, last = min(days, key=lambda d: d[0].value), max(days, key=lambda d: d[0].value)
            yield paper.fact("interruption_start", label, first[0].value.isoformat(), first[1], 0.7)
            yield paper.fact("interruption_end", label, last[0].value.isoformat(), last[1], 0.7)
    if paper.kind == "announcement":
        for line in paper.lines:
            found = re.search(
                r"(?:之日起|发布之日起)[^。；]{0,8}?(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})(?:个)?日", line.text
            )
            count = parse_numeral(found["n"]) if found else None
            if count:
                yield paper.fact("announcement_days", "公告天数", str(count), line)


def waivers(paper: Paper) -> Iterator[Fact]:
    """What the party gave up in writing, and when (`waiver`: 陈述申辩, 听证)."""
    if paper.kind not in ("waiver", "hearing_waiver"):
        return
    foot = paper.foot_date or paper.last_date
    for what, pattern in (("陈述申辩", r"放弃[^。]{0,12}(?:陈述|申辩)"), ("听证", r"放弃[^。]{0,20}听证")):
        line = next((x for x in paper.lines if re.search(pattern, x.text)), None)
        if line:
            yield paper.fact("waiver", "放弃权利", what, line, 0.92)
    if foot:
        yield paper.fact("waiver_date", "放弃日期", foot[0].value.isoformat(), foot[1])
