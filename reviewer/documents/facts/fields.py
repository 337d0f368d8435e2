"""Labelled values of a line, names of a list, the signature at the end of an opinion."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from scoring.casefile import TextLine
from scoring.notation.dates import DateMention, find_dates
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
    r"空白|拒绝|拒收|拒签|无异议|备注|编号|地点|时间|日期|转办|热线|工单|事实|证据|程序|主体|适用|材料|^[由经和与及或的]|以上|以下|办理|承办|缴纳|归档|电话|职务|"
    r"(?:记录|检查|在场|当事|负责|经办|陪同|邀请|审核|勘验|勘查|调查|询问|核对|接收|交款|领取)人"
)
_NEXT_CELL = re.compile(r"备注|附注|记录人?|编号|(?:送达|签收|收件)?(?:时间|日期|地点)|联系电话|电话")
"""What names of a list end before, where a form has no colons."""
NUMBER_LABELS = re.compile(
    r"^(?:文号|(?:呈批|审批|登记|受理|案件)?编号|立案编?号|立案文号|案号|文书(?:编|文)?号|字号|决定书文?号|发文字号|处罚决定书文?号|号)$"
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
    own = takewhile(lambda p: not _NEXT_CELL.fullmatch(p), parts)
    return tuple(p for p in own if re.fullmatch(NAME, p) and not _NO_NAME.search(p))


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
