"""Which discretion tier a case falls into, and what the papers themselves say about ranges."""

import re
from dataclasses import dataclass
from decimal import Decimal

from scoring.casefile import Source
from scoring.checks.common import party_of
from scoring.checks.papers import Paper
from scoring.checks.view import View
from scoring.checks.x07_quantities import quantities
from scoring.local_rules import Benchmark, LocalRules, PartyKind, Tier
from scoring.notation.amounts import find_amounts
from scoring.notation.numerals import parse_numeral
from scoring.notation.provisions import Relation, find_provisions, relation

_TIERED = re.compile("裁量|基准|一档|档次|情形")
_MEASURE = re.compile(r"(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>[\u4e00-\u9fff]*)$")
_SUM_NAMES = (
    "货值金额|货值|进货总额|销售总额|销售金额|销售额|经营额"
    "|违法所得|合同价款|合同金额|工程造价|工程款|造价|价值|票价款|票面金额"
)
"""What a fine is measured or reckoned by, in yuan."""
_RANGE = re.compile(r"(?:处|适用|罚款)[^。;]{0,24}?(?:以上|以下)")


@dataclass(frozen=True, slots=True)
class StatedRange:
    """A range of fines written in the file: tier of a benchmark, or the statute's own."""

    low: Decimal | None
    high: Decimal | None
    is_tier: bool
    paper: Paper
    text: str


def benchmark_for(view: View, local: LocalRules) -> Benchmark | None:
    """The benchmark of this act: by provision, else by cause; for this kind of party."""
    fitting = [b for b in local.discretion if _fits_party(b, view)]
    by_law = [b for b in fitting if _cites(view, b)]
    by_cause = [b for b in (by_law or fitting) if _cause_matches(view, b.cause)]
    if len(by_cause) == 1:
        return by_cause[0]
    return by_law[0] if len(by_law) == 1 and not by_cause else None


def _fits_party(benchmark: Benchmark, view: View) -> bool:
    party = party_of(view)
    if benchmark.party is PartyKind.ANY or party is None or benchmark.party is party:
        return True
    return party is PartyKind.INDIVIDUAL_BUSINESS and benchmark.party in (PartyKind.ORGANIZATION, PartyKind.CITIZEN)


def _cites(view: View, benchmark: Benchmark) -> bool:
    if view.decision is None:
        return False
    cited = find_provisions(view.decision.flat)
    listed = [p for text in benchmark.provisions for p in find_provisions(text)]
    near = (Relation.SAME, Relation.WITHIN, Relation.CONTAINS)
    return any(relation(mine, other) in near for mine in cited for other in listed)


def _cause_matches(view: View, cause: str) -> bool:
    own = view.cause
    if not own and view.decision is not None:
        own = view.decision.flat
    short, long = sorted((own, cause), key=len)
    if not short:
        return False
    rest = iter(long)
    return short in long or all(c in rest for c in short)


def measure_of(view: View, benchmark: Benchmark) -> Decimal | None:
    """How much of what the benchmark measures the decision finds (one value only)."""
    given = _given_measure(view, benchmark)
    if given is not None:
        return given
    if benchmark.unit == "元" and benchmark.measure:
        return sum_named(view, benchmark.measure)
    if benchmark.unit and view.decision is not None:
        for paper in (view.decision, *view.all("prior_notice", "hearing_notice", "report")):
            values = quantities(paper).get(benchmark.unit, set())
            if len(values) == 1:
                return next(iter(values))
    return None


def sum_named(view: View, name: str) -> Decimal | None:
    """The one sum that the decision (else notice or report) gives under this name: 货值金额共计255.00元."""
    words = rf"(?:{re.escape(name)}|{_SUM_NAMES})" if name not in _SUM_NAMES.split("|") else re.escape(name)
    pattern = re.compile(
        rf"{words}(?:金额|总额|数额|共计|合计|总计|人民币|为|是|达|约|计|:)*(?=[¥0-9壹贰叁肆伍陆柒捌玖])"
    )
    for paper in (view.decision, *view.all("prior_notice", "hearing_notice", "report")):
        values = set()
        for match in pattern.finditer(paper.flat) if paper else ():
            found = find_amounts(paper.flat[match.end() : match.end() + 24]) if paper else []
            if found and found[0].start <= 1 and not found[0].bound:
                values.add(found[0].value)
        if len(values) == 1:
            return values.pop()
    return None


def _given_measure(view: View, benchmark: Benchmark) -> Decimal | None:
    """A measure among the facts (264平方米): a person's, or the only one of the benchmark's unit."""
    values: set[Decimal] = set()
    for fact in view.case.all_facts("measure"):
        match = _MEASURE.match(fact.value.strip())
        if match is None or (match["unit"] and match["unit"] != benchmark.unit):
            continue
        if fact.source is Source.PERSON:
            return Decimal(match["n"])
        if match["unit"] and benchmark.unit:
            values.add(Decimal(match["n"]))
    return values.pop() if len(values) == 1 else None


def tier_of(view: View, benchmark: Benchmark) -> Tier | None:
    """The tier: by measure, else the one whose name the decision states."""
    amount = measure_of(view, benchmark)
    if amount is not None:
        holding = [t for t in benchmark.tiers if t.measured and t.holds(amount)]
        if len(holding) == 1:
            return holding[0]
    named = view.word("tier")
    texts = [named] if named else [p.flat for p in (view.decision, *view.all("report")) if p]
    for text in texts:
        hit = [
            t
            for t in benchmark.tiers
            if t.name and re.search(re.escape(t.name) + "(?:违法|情形|情节|一?档|程度|的)?", text)
        ]
        hit = [t for t in hit if named or re.search(f"{re.escape(t.name)}(?:违法|情形|情节|一?档|程度)", text)]
        if len(hit) == 1:
            return hit[0]
    return benchmark.tiers[0] if len(benchmark.tiers) == 1 and not benchmark.tiers[0].measured else None


def stated_ranges(view: View) -> list[StatedRange]:
    """Ranges of fines written in report, notice and decision."""
    out: list[StatedRange] = []
    for paper in (
        *view.all("report"),
        *view.all("prior_notice", "hearing_notice"),
        *((view.decision,) if view.decision else ()),
    ):
        for sentence in re.split("[。;]", paper.flat):
            out.extend(_ranges_in(sentence, paper))
    return out


_EACH = re.compile(r"每[\u4e00-\u9fff]{1,4}(?:处以?|罚款?)?$")
"""Before a range of what is due for each unit (每平方米100元以上200元以下), which bounds no fine."""


def _ranges_in(sentence: str, paper: Paper) -> list[StatedRange]:
    out: list[StatedRange] = []
    for match in _RANGE.finditer(sentence):
        part = sentence[match.start() : match.end() + 24]
        amounts = find_amounts(part)
        if not amounts or _EACH.search(sentence[: match.start() + amounts[0].start]):
            continue
        low = next((a.value for a in amounts if a.bound == "以上"), None)
        high = next((a.value for a in amounts if a.bound in ("以下", "不超过", "以内")), None)
        if high is not None and (low is None or low <= high):
            out.append(StatedRange(low, high, bool(_TIERED.search(sentence)), paper, part[:30]))
    return out


def stated_rate(paper: Paper) -> Decimal | None:
    """The percentage of the base that a paper applies (按造价的7%), where there is only one."""
    daily = re.sub("每日[^。;]{0,16}(?:百分之三|3%)", "", paper.flat)
    found = {Decimal(m) for m in re.findall(rf"(?:的|×|按|处|{_SUM_NAMES})([0-9]+(?:\.[0-9]+)?)%(?!以|至|-|—)", daily)}
    spelt = re.findall(
        rf"(?:的|按|处|{_SUM_NAMES})百分之([一二三四五六七八九十]{{1,3}})(?!以|至|加处|点|[一二三四五六七八九十])",
        daily,
    )
    found |= {Decimal(n) for word in spelt if (n := parse_numeral(word))}
    return found.pop() / 100 if len(found) == 1 else None
