"""处罚法第四十条：违法事实必须查明。面积、数量、造价在报告、告知书、决定书间一致。"""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.amounts import find_amounts
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "X07"
UNITS = ("平方米", "立方米", "吨", "公斤", "千克", "株", "棵", "面", "处", "块", "台", "辆", "公里", "亩", "盏", "根")
_COUNT = re.compile(
    r"(?P<before>不足|不满|超过|未超过|达到|不超过|至|到|每|第|[-—~])?(?P<n>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百千]{1,6})"
    rf"(?:多|余)?(?P<unit>{'|'.join(UNITS)})(?P<after>以上|以下|以内|至|不足|罚款|理|分|置|以|于)?"
)
_MEASURE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{0,2}(?:面积|超限|超载|超重|总质量|重量|净重|体积|方量|产量|数量))"
    rf"(?:为|达|共计?|合计|约|:)*(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>{'|'.join(UNITS)}|米|厘米|名|人次|只|件|套|辆次|升)(?!以|罚款|的部分)"
)
_PEOPLE = re.compile(
    r"(?P<n>[0-9]+)(?P<unit>名|位)(?!执法|工作人|检查|办案|调查|见证|证人|代理|负责)(?P<what>[\u4e00-\u9fff]{2,3})"
)
_COUNTED = re.compile(
    r"(?<![0-9.,])(?P<n>[1-9][0-9]{2,4})(?P<unit>件|条|箱|瓶|袋|包|只|个|套|张|份|台|辆|株|吨|公斤|千克|平方米|立方米)"
)
_ENOUGH = 3
_COST = re.compile(r"造价(?:为|共计|合计|总计|:|计)?(?:人民币)?(?=[¥0-9壹贰叁肆伍陆柒捌玖])")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    yield from _alone(view, report)
    papers = [p for p in (view.last("report"), view.last("prior_notice", "hearing_notice"), view.decision) if p]
    if view.decision is None or len(papers) < 2:
        return
    read = [(p, quantities(p)) for p in papers]
    own = dict(read)[view.decision]
    compared = wrong = 0
    for paper, found in read[:-1]:
        for unit, values in found.items():
            if len(values) != 1 or len(own.get(unit, ())) != 1:
                continue
            if "（" in unit and len(found.get(bare := unit.split("（")[0], ())) == len(own.get(bare, ())) == 1:
                continue  # the only number of its unit: already compared
            compared += 1
            mine, theirs = next(iter(own[unit])), next(iter(values))
            if mine != theirs:
                wrong += 1
                yield _differs(view, report, paper, unit, mine, theirs)
    for paper, found in read[:-1]:
        for unit, mine, theirs in _slips(view, paper, found, own):
            wrong += 1
            yield _differs(view, report, paper, unit, mine, theirs)
    if compared and not wrong:
        yield report.satisfied("违法事实的数量前后一致。", f"比对{compared}项", (view.decision,), key="一致")


def _differs(view: View, report: Report, paper: Paper, unit: str, mine: Decimal, theirs: Decimal) -> Suspicion:
    decision = view.decision
    assert decision is not None
    counted = f"{paper.title}{theirs:f}{unit}，{decision.title}{mine:f}{unit}"
    bare = unit.split("（")[0]
    places = (
        (paper, paper.place(paper.find(f"{theirs:f}{bare}"))),
        (decision, decision.place(decision.find(f"{mine:f}{bare}"))),
    )
    if paper.is_recognised_image or decision.is_recognised_image:
        return report.unknown("违法事实的数量识别结果有出入，请核对原件。", counted, places, key=unit)
    return report.violated(f"{paper.title}与{decision.title}认定的数量不一致。", counted, places, key=unit)


def _slips(
    view: View, paper: Paper, found: dict[str, set[Decimal]], own: dict[str, set[Decimal]]
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Where a paper has the decision's number and also one that is off by one figure and that no other paper has."""
    for unit, values in found.items():
        if "（" in unit or len(values) != 2 or len(own.get(unit, ())) != 1 or not own[unit] < values:
            continue
        (mine,), (odd,) = own[unit], values - own[unit]
        one, other = f"{mine:f}", f"{odd:f}"
        off = sum(a != b for a, b in zip(one, other, strict=False))
        alone = not any(odd in quantities(p).get(unit, ()) for p in view.papers if p is not paper)
        if len(one) == len(other) >= 3 and off == 1 and alone:
            yield unit, mine, odd


_DECIDING = ("report", "prior_notice", "hearing_notice", "decision", "transfer", "seizure")


def _alone(view: View, report: Report) -> Iterator[Suspicion]:
    """A count that only one of the deciding papers has, where three others have another that differs by one figure."""
    stand: dict[tuple[str, str], list[Paper]] = {}
    for paper in view.papers:
        for number, unit in dict.fromkeys((m["n"], m["unit"]) for m in _COUNTED.finditer(paper.flat)):
            stand.setdefault((number, unit), []).append(paper)
    for (number, unit), papers in stand.items():
        if len(papers) != 1 or papers[0].role not in _DECIDING or papers[0] is view.decision:
            continue
        for (other, same), others in stand.items():
            off = len(other) == len(number) and sum(a != b for a, b in zip(number, other, strict=True))
            if same != unit or off != 1 or len(others) < _ENOUGH or papers[0] in others:
                continue
            paper = papers[0]
            counted = f"{paper.title}{number}{unit}，{'、'.join(p.title for p in others[:4])}{other}{unit}"
            places = [(p, p.place(p.find(f"{n}{unit}"))) for p, n in ((paper, number), (others[0], other))]
            say = report.unknown if paper.is_recognised_image else report.violated
            yield say(f"{paper.title}的数量与其他文书不一致。", counted, places, key=f"独{number}{unit}")


def quantities(paper: Paper) -> dict[str, set[Decimal]]:
    """What the paper counts, by unit; edges of ranges and prices a unit left out."""
    return paper.once(_quantities)


def _quantities(paper: Paper) -> dict[str, set[Decimal]]:
    out: dict[str, set[Decimal]] = {}
    for match in _COUNT.finditer(paper.flat):
        if match["before"] or match["after"]:
            continue
        number = match["n"]
        value = Decimal(number) if number[0].isascii() else Decimal(parse_numeral(number) or 0)
        if (value and match["unit"] not in ("处", "面", "块")) or (value > 1 and match["unit"] in ("处", "面", "块")):
            out.setdefault(match["unit"], set()).add(value)
    for match in _PEOPLE.finditer(paper.flat):
        out.setdefault(f"{match['unit']}（{match['what']}）", set()).add(Decimal(match["n"]))
    for match in _MEASURE.finditer(paper.flat):
        out.setdefault(f"{match['unit']}（{match['what']}）", set()).add(Decimal(match["n"]))
    for match in _COST.finditer(paper.flat):
        found = find_amounts(paper.flat[match.end() : match.end() + 24])
        if found and found[0].start <= 1 and not found[0].bound:
            out.setdefault("元造价", set()).add(found[0].value)
    return out
