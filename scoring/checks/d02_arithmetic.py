"""处罚法第五条、第四十条：过罚相当、事实清楚。按基数和比例、倍数计算的罚款，乘积应当正确。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import percent, yuan
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.amounts import find_amounts
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "D02"
_PERCENT = r"(?:(?P<rate>[0-9]+(?:\.[0-9]+)?)%|百分之(?P<rate_cn>[一二三四五六七八九十]{1,3}))"
_TIMES = r"(?P<times>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]{1,3})倍?"
_BASE = r"(?<![0-9.,×*xX])(?P<base>[¥]?[0-9][0-9,]*(?:\.[0-9]+)?万?)元?"
_SUM = r"(?P<sum>[¥]?[0-9][0-9,]*(?:\.[0-9]+)?万?元?)"
_PATTERNS = (
    re.compile(
        rf"{_BASE}(?:的|×|\*|x|X|乘以?|按){{1,2}}{_PERCENT}(?:处以?)?(?:罚款)?,?(?:计|=|即|为|共计|计算|合计|罚款|处罚款|处以罚款|人民币|:)*{_SUM}"
    ),
    re.compile(rf"{_SUM}\({_BASE}(?:的|×|\*|x|X|乘以?){_PERCENT}\)"),
    re.compile(
        rf"{_BASE}(?:的|×|\*|x|X|乘以?){_TIMES}(?:株|棵|平方米|立方米|吨|日|天)?(?:处以?)?(?:罚款)?,?(?:计|=|即|为|共计|合计|罚款|人民币)+{_SUM}"
    ),
    re.compile(
        rf"{_BASE}的?(?P<times>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]{{1,3}})倍的?(?:标准)?(?:处以?)?(?:罚款)?,?(?:计|=|即|为|共计"
        rf"|合计|人民币)+{_SUM}"
    ),
    re.compile(rf"{_SUM}\({_BASE}(?:×|\*|x|X|乘以?){_TIMES}(?:株|棵|平方米|立方米|吨)?\)"),
)
_UNITS = "平方米|立方米|公斤|千克|米|吨|株|棵|亩|只|头|辆|人|天|日"
_PRICED = re.compile(
    rf"(?<![0-9.,×*xX])(?P<base>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>{_UNITS})(?:×|\*|x|X|乘以?)"
    rf"(?P<times>[0-9]+(?:\.[0-9]+)?)元(?:/|每)(?P=unit)(?:计|=|即|为|共计|合计|罚款|人民币)+{_SUM}"
)
"""246平方米×100元/平方米=24600元."""
_NAMES = "进货总额|货值金额|货值|工程造价|造价|合同价款|价值|违法所得|经营额|销售额|票面金额"
_NAMED = re.compile(
    rf"(?P<name>{_NAMES})的?(?:{_PERCENT}|(?P<times>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]{{1,3}})倍)的?(?:标准)?"
    rf"(?:处以?)?(?:罚款)?,?(?:计|=|即|为|共计|合计|人民币|罚款)+{_SUM}"
)
_PER_UNIT = re.compile(
    r"每(?P<unit>平方米|立方米|吨|株|亩|公斤)(?:处以?|按)?(?P<rate>[0-9]+(?:\.[0-9]+)?)元的?(?:标准)?(?:处以?|给予)?(?:罚款)?,?(?:计|即|共计|合计|人民币)+"
    rf"{_SUM}"
)
_SKIPPED = ("demand", "enforcement_application", "contents", "court")


@dataclass(frozen=True, slots=True)
class Product:
    base: Decimal
    factor: Decimal
    result: Decimal
    paper: Paper
    match: re.Match[str]
    percent: bool

    @property
    def expected(self) -> Decimal:
        return self.base * self.factor


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    found = [p for paper in view.papers if paper.role not in _SKIPPED for p in products(paper)]
    if not found:
        return
    tolerance = context.of(RULE).numbers["tolerance"]
    wrong = [p for p in found if abs(p.expected - p.result) > tolerance]
    shown = (wrong or found)[0]
    factor = percent(shown.factor) if shown.percent else f"{shown.factor:f}"
    counted = f"{yuan(shown.base)}×{factor}={yuan(shown.expected)}，文书写作{yuan(shown.result)}"
    places = [(p.paper, p.paper.place(p.match)) for p in (wrong or found)]
    if not wrong:
        yield report.satisfied("罚款计算正确。", counted, places)
    elif (
        all(p.paper.is_recognised_image for p in wrong)
        and len({(p.base, p.factor, p.result) for p in wrong}) == len(wrong) == 1
        and not _borne_out(view, wrong[0])
    ):
        yield report.unknown("罚款计算与识别出的数字不符，请核对原件。", counted, places)
    else:
        off = yuan(abs(shown.result - shown.expected))
        titles = "、".join(dict.fromkeys(p.paper.title for p in wrong))
        more = "多" if shown.result > shown.expected else "少"
        yield report.violated(f"罚款数额计算错误，{more}{off}（{titles}）。", f"{counted}，相差{off}", places)


def _borne_out(view: View, product: Product) -> bool:
    """Whether other papers state base and result too, so that no misread figure explains the difference."""
    sums = {a.value for p in view.papers if p is not product.paper for a in find_amounts(p.flat)}
    return {product.base, product.result} <= sums


def products(paper: Paper) -> Iterator[Product]:
    """Every product written out in the paper."""
    yield from _named(paper)
    yield from _per_unit(paper)
    seen: set[int] = set()
    for pattern in (*_PATTERNS, _PRICED):
        for match in pattern.finditer(paper.flat):
            if match.start() in seen:
                continue
            seen.add(match.start())
            groups = match.groupdict()
            base, result = _money(match["base"]), _money(match["sum"])
            rate = _number(groups.get("rate") or groups.get("rate_cn"))
            factor = rate / 100 if rate is not None else _number(groups.get("times"))
            if base and result and factor:
                yield Product(base, factor, result, paper, match, rate is not None)


def _named(paper: Paper) -> Iterator[Product]:
    """处以进货总额8%的罚款，计1174.40元: the base is the one sum that the paper gives under that name."""
    for match in _NAMED.finditer(paper.flat):
        bases = {
            _money(m[1])
            for m in re.finditer(rf"{match['name']}(?:为|共计?|合计|:)*([¥]?[0-9][0-9,.]*万?)元", paper.flat)
        }
        base, result = (bases.pop() if len(bases) == 1 else None), _money(match["sum"])
        rate = _number(match["rate"] or match["rate_cn"])
        factor = rate / 100 if rate is not None else _number(match["times"])
        if base and result and factor:
            yield Product(base, factor, result, paper, match, rate is not None)


def _per_unit(paper: Paper) -> Iterator[Product]:
    """按每平方米100元处以罚款，计82000元: right where any quantity of that unit in the paper gives the sum."""
    for match in _PER_UNIT.finditer(paper.flat):
        counts = {Decimal(n) for n in re.findall(rf"([0-9]+(?:\.[0-9]+)?){match['unit']}", paper.flat)}
        rate, result = Decimal(match["rate"]), _money(match["sum"])
        if counts and result:
            fitting = [n for n in counts if n * rate == result]
            yield Product(
                rate, min(fitting or counts, key=lambda n: abs(n * rate - result)), result, paper, match, False
            )


def _money(text: str) -> Decimal | None:
    found = find_amounts(text if text.endswith("元") or text.startswith("¥") else text + "元")
    return found[0].value if found else None


def _number(text: str | None) -> Decimal | None:
    if not text:
        return None
    if text[0].isascii():
        return Decimal(text)
    value = parse_numeral(text)
    return Decimal(value) if value is not None else None
