"""Fines and other sums: decided, proposed, paid, cost, share."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.papers import Paper
from reviewer.documents.facts.parties import DECISIONS, NOTICES
from scoring.casefile import Fact, TextLine
from scoring.notation.amounts import Amount, find_amounts, parse_amount, parse_capital
from scoring.notation.numerals import parse_numeral

_FINE = re.compile(r"(?:处以?|给予|决定|拟|建议|同意|并处|合计|共计|分别处)?[^，。；]{0,12}?罚款(?:金额|数额)?")
_COST = re.compile(r"(?:造价|合同价款?|工程款|包工包料)[^。；]{0,24}?$")
_RESULT = re.compile(r"(?:计|罚款|罚)[¥￥]?$")
_OTHER = (
    ("警告", r"(?:给予|处以?|决定)[^。；]{0,12}警告"),
    ("通报批评", r"(?:给予|处以?|决定)[^。；]{0,12}通报批评"),
    ("没收违法所得", r"没收[^。；]{0,8}违法所得"),
    ("没收非法财物", r"没收[^。；]{0,10}(?:非法财物|工具|物品|设备|车辆|实物)"),
    ("暂扣许可证件", r"暂扣[^。；]{0,12}(?:许可证|执照|证件|资质)"),
    ("降低资质等级", r"降低[^。；]{0,8}资质"),
    ("吊销许可证件", r"吊销[^。；]{0,12}(?:许可证|执照|证件|资质|证书)"),
    ("限制开展生产经营活动", r"限制[^。；]{0,6}生产经营"),
    ("责令停产停业", r"责令[^。；]{0,8}停(?:产|业)"),
    ("责令关闭", r"责令[^。；]{0,6}关闭"),
    ("限制从业", r"限制[^。；]{0,6}从业|禁止从事"),
)


def text_of(value: Decimal) -> str:
    """Money as facts state it: a plain decimal string."""
    return format(value, "f")


def fines_in(text: str) -> Iterator[Amount]:
    """The sums that a text calls a fine: the nearest sum after 罚款 in the same sentence, edges of ranges left out."""
    amounts = [a for a in find_amounts(text) if not a.bound]
    starts = [a.start for a in amounts]
    for mark in re.finditer(r"罚款", text):
        before = text[max(0, mark.start() - 8) : mark.start()]
        if re.search(r"每[^，。；]{1,7}$", before):  # a rate: 每超1吨罚款500元
            continue
        if before.endswith("加处") or text[mark.end() : mark.end() + 3] in ("数额的", "额的百") or "每日" in before:
            continue
        at = bisect_left(starts, mark.end())
        if at < len(amounts) and starts[at] - mark.end() <= 24:
            if _is_price(text, amounts[at]) or _APART.search(text, mark.end(), starts[at]):
                yield from _result(text, mark.end(), amounts[at : at + 6])
            else:
                yield _adjusted(text, amounts, at)
        elif at and 0 <= mark.start() - amounts[at - 1].end <= 1:
            yield amounts[at - 1]


def _result(text: str, start: int, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """罚款数额为造价286400元的7%，即20048元: the sum at which the reckoning arrives, in the same sentence."""
    for amount in amounts:
        between = text[start : amount.start]
        if len(between) > 80 or re.search(r"[。；]|加处|缴纳", between):
            return
        if re.search(r"(?:即|共计|合计|计)(?:人民币)?$", between):
            yield amount
            return


def _is_price(text: str, amount: Amount) -> bool:
    """Whether a sum is what one of several costs: 150元/平方米."""
    return bool(re.match(r"[/每]", text[amount.end : amount.end + 1]))


_APART = re.compile(r"[。；]|加处|罚款|基准价值|造价|缴纳|票据")
_BECOMES = re.compile(r"[^。；，]{0,6}(?:调整|变更|改|减轻|降低|提高)(?:为|至)[^。；，]{0,8}")


def _adjusted(text: str, amounts: Sequence[Amount], at: int) -> Amount:
    """由60,000元调整为75,000元: the sum that it becomes."""
    if at + 1 < len(amounts) and _BECOMES.fullmatch(text, amounts[at].end, amounts[at + 1].start):
        return amounts[at + 1]
    return amounts[at]


def _is_future(line: TextLine, at: int) -> bool:
    clause = re.split(r"[。；，]", line.text[max(0, at - 160) : at])[-1]
    return bool(re.search(r"每日|逾期|加处|最高|可以处|可处|可以并处|拟罚款数额", clause))


def _fine_facts(paper: Paper, lines: Sequence[TextLine], key: str, label: str, sure: float) -> Iterator[Fact]:
    for line in lines:
        for amount in fines_in(line.text):
            if not _is_future(line, amount.start):
                yield paper.fact(key, label, text_of(amount.value), line, sure)


def fine_amounts(papers: Sequence[Paper]) -> Ballot:
    """罚款金额: the decision's, with the voices of approval, payment, closing and cover behind it."""
    ballot = Ballot()
    for paper in papers:
        if paper.kind in ("decision", "on_spot_decision"):
            for line in paper.passages:
                for fact in _fine_facts(paper, [line], "fine_amount", "罚款金额", 0.97):
                    ballot.add(fact, 4 if _DECIDING.search(line.text) else 2)
        elif paper.kind == "no_penalty_decision":
            for line in paper.passages:
                if re.search(r"决定[^。]{0,20}不予(?:行政)?处罚", line.text):
                    ballot.add(paper.fact("fine_amount", "罚款金额", "0", line, 0.9), 4)
        elif paper.kind in ("closing_approval", "cover"):
            for fact in _fine_facts(paper, paper.passages, "fine_amount", "罚款金额", 0.85):
                ballot.add(fact, 1)
        elif paper.kind in ("payment_receipt", "on_spot_receipt", "on_spot_handover"):
            for fact, _ in paid(paper):
                ballot.add(
                    Fact("fine_amount", "罚款金额", fact.value, fact.region, fact.document, 0.8, fact.source), 0.6
                )
    return ballot


_DECIDING = re.compile(r"决定|处以|处罚款|罚款人民币|作出如下|给予")


def proposed_fines(papers: Sequence[Paper]) -> Ballot:
    """拟罚款金额: what the notices say will be imposed."""
    ballot = Ballot()
    for paper in papers:
        if paper.kind in NOTICES:
            for fact in _fine_facts(paper, paper.passages, "proposed_fine_amount", "拟罚款金额", 0.97):
                ballot.add(fact, 4)
        elif paper.kind == "investigation_report":
            for fact in _fine_facts(paper, paper.passages, "proposed_fine_amount", "拟罚款金额", 0.7):
                ballot.add(fact, 0.8)
        elif paper.kind in ("waiver", "hearing_request", "hearing_waiver"):
            for fact in _fine_facts(paper, paper.passages, "proposed_fine_amount", "拟罚款金额", 0.8):
                ballot.add(fact, 0.5)
    return ballot


def paid(paper: Paper) -> Iterator[tuple[Fact, bool]]:
    """The sum of a receipt with whether it is written in words."""
    for field in paper.fields:
        if not re.fullmatch(r".*金额.*|.*合计.*|人民币.*|.*(?:大写|小写).*|罚款.*", field.label) or not field.value:
            continue
        in_words = parse_capital(field.value.removeprefix("人民币").strip()) if "大写" in field.label else None
        value = in_words if in_words is not None else parse_amount(field.value)
        if value is None and (found := find_amounts(field.value)):
            value = found[0].value
        if value is not None:
            yield paper.fact("paid_amount", "缴款金额", text_of(value), field.line), in_words is not None


def project_costs(papers: Sequence[Paper]) -> Ballot:
    """工程造价."""
    weight = {"appraisal": 3, "decision": 3, "investigation_report": 1.5, "prior_notice": 1.5, "hearing_notice": 1.5}
    ballot = Ballot()
    for paper in papers:
        for line in paper.passages:
            for amount in find_amounts(line.text):
                if (
                    not amount.bound
                    and not _RESULT.search(line.text, max(0, amount.start - 6), amount.start)
                    and _COST.search(line.text, max(0, amount.start - 40), amount.start)
                ):
                    fact = paper.fact("project_cost", "工程造价", text_of(amount.value), line, 0.95)
                    ballot.add(fact, weight.get(paper.kind, 0.5))
    return ballot


_SHARE = re.compile(
    r"(?:(?P<d>[0-9]{1,2}(?:\.[0-9]{1,2})?)%|百分之(?P<w>[一二三四五六七八九十]{1,3}))(?=[^。；，]{0,6}罚款(?!数额的))"
)


def fine_rates(papers: Sequence[Paper]) -> Ballot:
    """罚款比例 as a decimal (7% → 0.07), where a fine is a share of a base; the daily 3% for late payment is none."""
    ballot = Ballot()
    for paper in papers:
        for line in paper.passages if paper.kind in (*DECISIONS, *NOTICES, "investigation_report") else ():
            for found in _SHARE.finditer(line.text):
                near = line.text[max(0, found.start() - 20) : found.end() + 8]
                share = Decimal(found["d"] or parse_numeral(found["w"] or "") or 0)
                if share and "加处" not in near and "每日" not in near:
                    value = text_of((share / 100).normalize())
                    ballot.add(
                        paper.fact("fine_rate", "罚款比例", value, line, 0.9), 3 if paper.kind in DECISIONS else 1
                    )
    return ballot


_QUOTED = re.compile(r"“[^”]*”")
_DECIDES = re.compile(r"(?:决定|现)[^。]{0,40}(?:给予|处|罚|如下)|作出如下|给予[^。]{0,30}处罚")
_ENDS = re.compile(r"不服本|申请行政复议|逾期不|缴纳罚款|缴至|救济")


def other_penalties(papers: Sequence[Paper]) -> list[Fact]:
    """Penalties besides the fine that the decision imposes, each once. Words of the law in quotation marks are none."""
    found: dict[str, Fact] = {}
    for paper in papers:
        for line in _imposing(paper) if paper.kind in ("decision", "on_spot_decision") else ():
            text = _QUOTED.sub("", line.text)
            for name, pattern in _OTHER:
                if re.search(pattern, text) and not re.search(r"可以?(?:给予|处以?|并处)|不予", text):
                    found.setdefault(name, paper.fact("other_penalties", "其他处罚", name, line, 0.9))
    return list(found.values())


def _imposing(paper: Paper) -> Iterator[TextLine]:
    """The lines from the one that decides to the one that speaks of payment or remedies."""
    deciding = False
    for line in paper.passages:
        deciding = deciding or bool(_DECIDES.search(line.text))
        if deciding:
            yield line
        if deciding and _ENDS.search(line.text):
            return
