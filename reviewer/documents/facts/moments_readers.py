"""Ways to read one date from one document: at its foot, in a field, in an opinion, beside a phrase."""

import re
from collections.abc import Callable, Iterator, Sequence

from reviewer.documents.facts.fields import signed_end
from reviewer.documents.facts.papers import Paper
from scoring.casefile import TextLine
from scoring.notation.dates import DateMention, find_dates
from scoring.notation.receipts import entries

Voice = tuple[DateMention, TextLine, float]
Reader = Callable[[Paper], Iterator[Voice]]


_SIGN = (
    r"(?!.*(?:时间|经过|过程|情况|结果|地点|事实|内容|机关|领导|负责人|法制|法规)).*(?:承办|经办|办案|调查|报告|执法|审核|申请"
    r"|声明|记录|当事|签名|签字|主办|填表|制作|撰写|提交).*"
)
_HANDLING = re.compile(r"^(?!.*(?:机构|部门|科室|大队|中队)).*(?:承办|经办|办案|调查|主办|审核)")
_OWN_OPINION = re.compile(
    r"^(?!.*(?:机构|部门|科室|大队|中队|领导|负责人|法制|法规|机关|局))[^：]*(?:处理意见|处罚意见|处理建议|结论)"
)
"""What those who investigated conclude, on a form on which others decide below."""
DECIDED = re.compile(
    r"(?<!解除扣押)处罚(?:当场)?决定书|不予(?:行政)?处罚决定书|当场.*决定书|处罚决定(?!催告|告知|事先)"
)
ORDERED = re.compile(
    r"拆除.{0,6}(?:决定|通知)书|(?<!不予)许可.{0,6}决定书|不予.{0,4}许可.{0,6}书|准予.{0,10}决定书|(?:代履行|强制执行|强制拆除)决定书"
)
NOTIFIED = re.compile(
    r"(?<!结果)(?<!期间)(?<!补正)(?<!义务)(?<!回避)(?:告知书|告知单|告知笔录)|意见告知|违法行为通知书"
)
DEMANDED = re.compile(r"催告")


def mentions_of(line: TextLine, text: str | None = None) -> list[DateMention]:
    return [m for m in find_dates(text if text is not None else line.text) if not m.inferred]


def foot(paper: Paper) -> Iterator[Voice]:
    """The date under the document; its last date where none stands by itself."""
    for found, weight in ((paper.foot_date, 1.0), (paper.last_date, 0.4)):
        if found:
            yield *found, weight
            return


def labelled(pattern: str) -> Reader:
    """The first date of the first field whose label matches."""

    def read(paper: Paper) -> Iterator[Voice]:
        for field in paper.labelled(pattern):
            found = mentions_of(field.line, field.value)
            if found:
                yield found[0], field.line, 1.0
                return

    return read


def last_labelled(pattern: str) -> Reader:
    """The latest date of the fields whose label matches: a fine paid in parts is paid with the last of them."""

    def read(paper: Paper) -> Iterator[Voice]:
        found = [(m, f.line) for f in paper.labelled(pattern) for m in mentions_of(f.line, f.value)[:1]]
        if found:
            yield *max(found, key=lambda one: one[0].value), 1.0

    return read


def signed(paper: Paper) -> Iterator[Voice]:
    """The date of the last signature, else the date at the foot."""
    last = paper.lines[-8:]
    signing = (f for f in paper.fields if f.line in last and f.value and re.fullmatch(_SIGN, f.label))
    ends = [(f, signed_end(f)) for f in signing]
    dated = [end for f, end in ends if end.date and (end.names or len(f.value) <= 60)]
    own = [end for end in dated if _HANDLING.search(end.label)]
    own = own or [o for o in paper.opinions if o.date and _OWN_OPINION.search(o.label)][:1] or dated
    if own and own[-1].date:
        yield own[-1].date, own[-1].line, 1.0
        return
    yield from foot(paper)


def after(pattern: str, weight: float = 1.0) -> Reader:
    """The first full date after a phrase (于2025年9月6日立案 …)."""
    wanted = re.compile(pattern)

    def read(paper: Paper) -> Iterator[Voice]:
        for line in paper.passages:
            found = wanted.search(line.text)
            mentions = [m for m in find_dates(line.text) if found and m.start >= found.start("d")] if found else []
            if found and mentions and mentions[0].start <= found.start("d") + 3:
                yield mentions[0], line, weight
                return

    return read


def listed(pattern: str) -> Reader:
    """The date beside a paper's name in the list of contents."""
    wanted = re.compile(pattern)

    def read(paper: Paper) -> Iterator[Voice]:
        for line in paper.lines:
            found = mentions_of(line) if wanted.search(line.text) else []
            if found:
                yield found[0], line, 0.5
                return

    return read


def before(pattern: str) -> Reader:
    """The date right before a phrase (2025-06-10缴清)."""
    wanted = re.compile(pattern)

    def read(paper: Paper) -> Iterator[Voice]:
        for line in paper.passages:
            for m in find_dates(line.text):
                if wanted.match(line.text, m.end):
                    yield m, line, 1.0
                    return

    return read


_NOT_RECEIVER = "送达人|见证人|执法人员|经办人|承办人|办案人"
_DELIVERED = re.compile(r"[^，。；]{0,4}(?:妥投|投妥)")


def served(wanted: re.Pattern[str]) -> Reader:
    """When a receipt's document reached its addressee: by the time served, else by the addressee's signature."""

    def read(paper: Paper) -> Iterator[Voice]:
        listed = [[paper.lines[n] for n in own] for own in entries([line.text for line in paper.lines])]
        if listed:
            for lines in listed:
                if wanted.search(lines[0].text):
                    yield from list(_received(paper, lines)) or list(_of_row(lines)) or _received(paper, paper.lines)
            return
        what = " ".join(
            f.value
            for f in paper.labelled(
                r"(?:送达|寄递|邮寄|交寄|寄送|发送|投递)(?:的)?(?:文书|材料|文件|内容|物品).*|(?:文书|内件)(?:名称|品名).*|内件"
            )
        )
        if wanted.search(what or "\n".join(line.text for line in paper.lines[:8])):
            yield from _received(paper, paper.lines)

    return read


def _of_row(lines: Sequence[TextLine]) -> Iterator[Voice]:
    """The date in a table's row: the heads of its columns say what it is."""
    found = [(m, line) for line in lines for m in mentions_of(line)]
    if found:
        yield *found[-1], 1.0


def _received(paper: Paper, lines: Sequence[TextLine]) -> Iterator[Voice]:
    for line in lines:
        delivered = [m for m in find_dates(line.text) if _DELIVERED.match(line.text, m.end)]
        if delivered:
            yield delivered[0], line, 1.2
            break
    for pattern, weight in (
        (rf"(?!{_NOT_RECEIVER}).*(?:签收|收件人|签名|签字|签章|代收人).*", 1.0),
        (r".{0,6}(?:送达|收到|签收|受送达|收件|到达|妥投|投递|接收)(?:时间|日期)(?:[、及和].*)?", 1.1),
        (r"送达人.*", 0.5),
    ):
        for field in paper.labelled(pattern):
            found = mentions_of(field.line, field.value) if field.line in lines else []
            if found:
                yield found[0], field.line, weight
                break


_FACTS = re.compile(
    r"经查|查明|违法事实|违法行为：|案件事实|(?<!以上)(?<!上述)事实|案情|现查明|(?:你|当事人|该)(?:单位|公司|店|户|厂)?(?:自|于|在)?(?=[0-9二])"
    r"|你(?:单位|公司|店|户|厂)?[^。；]{2,24}，(?:自|于|在) ?(?=[0-9二])"
    r"|^(?=[0-9二〇]{4}[-./年][^，。；]{2,14}，(?:你|当事人|该)(?:单位|公司|店|户|厂)?"
    r"(?![^，。；]{0,20}(?:陈述|申辩|听证|申请|收到|提交|提出|签收|送达|改正|整改|缴|承认|陈述|接受|到案)))"
)
_NOT_ACT = re.compile(
    r"(?:日|[0-9])?[^，。；]{0,12}(?:立案|检查时?|勘验|勘查|复查|询问|收到|送达|登记|报告|移交|接到|鉴定|测量|巡查|举报|日常|执法人员|陈述|申辩|听证|放弃|提交|提出|签收)"
)


def acted(paper: Paper) -> Iterator[Voice]:
    """The day of the act: the first date of the established facts that is not the date of an official step."""
    for line in paper.passages:
        mark = _FACTS.search(line.text)
        if not mark:
            continue
        for m in find_dates(line.text):
            if m.start >= mark.start() and not _NOT_ACT.match(line.text, m.end) and not _until(line.text, m.start):
                yield m, line, 1.0
                return


def _until(text: str, at: int) -> bool:
    return bool(re.search(r"(?:本机关|本局|我局|执法人员)[^，。]{0,4}$|前$|截至$|至$", text[max(0, at - 10) : at]))


def seen(paper: Paper) -> Iterator[Voice]:
    """The day of the inspection that a clue comes from (2025年3月21日随机抽查发现)."""
    for line in paper.passages:
        for m in mentions_of(line):
            if _SEEN.match(line.text, m.end):
                yield m, line, 1.0
                return


_SEEN = re.compile(r"[^。；举报诉]{0,40}?(?:检查|抽查|巡查|巡检|监测)[^。；举报诉]{0,20}?(?:发现|查见|显示)")


def found_on(paper: Paper) -> Iterator[Voice]:
    """The day the breach came to light: the first date of 案情 in the filing form that tells of an inspection."""
    for field in paper.labelled(r"案情(?:摘要|简介)?|基本情况|简要案情|案件来源|案情概况|案由及简要案情"):
        dates = mentions_of(field.line, field.value)
        found = [
            m
            for m in dates
            if re.match(r"[^，。；]{0,40}(?:检查|巡查|举报|发现|报告|移交|接|到达|拍到)", field.value[m.end :])
        ]
        if found or dates:
            yield (found or dates)[0], field.line, 1.0 if found else 0.5
            return
