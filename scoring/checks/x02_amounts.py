"""案卷评查通用标准：金额在审批、决定、票据间一致，大小写一致。申辩后减轻不算不一致，增加由 C16 检查。"""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import opinions
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.amounts import Amount, find_amounts, parse_amount, parse_capital
from scoring.suspicions import Suspicion

RULE = "X02"
_FINE = re.compile(r"罚款(?:人民币|金额|数额|:|为)?(?=[¥0-9壹贰叁肆伍陆柒捌玖一二三四五六七八九两])")
_WORDS = re.compile(r"大写\)?:?[\s\u3000]*(?:人民币)?([零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,})")
_FIGURES = re.compile(r"小写\)?:?[\s\u3000]*(?:人民币)?([¥]?[0-9][0-9,]*(?:\.[0-9]+)?)")
_LATER = ("demand", "enforcement_application", "enforcement_decision", "court", "instalment_approval")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    wrong = False
    for paper in view.papers:
        for found in _words_and_figures(view, paper, report):
            wrong = True
            yield found
    if view.fine is None or not view.is_penalty:
        return
    for paper, amount, what in _others(view):
        if amount == view.fine:
            continue
        wrong = True
        counted = f"决定{yuan(view.fine)}，{what}{yuan(amount)}"
        if paper.is_recognised_image:
            yield report.unknown(
                f"{what}的罚款数额与决定书有出入，请核对原件。", counted, (paper, view.decision), key=what
            )
        else:
            yield report.violated(f"{what}的罚款数额与决定书不一致。", counted, (paper, view.decision), key=what)
    if not wrong:
        yield report.satisfied(
            "罚款数额在审批、决定、票据间一致，大小写一致。", f"罚款{yuan(view.fine)}", (view.decision,), key="一致"
        )


def _words_and_figures(view: View, paper: Paper, report: Report) -> Iterator[Suspicion]:
    wrong: list[tuple[Decimal, Decimal, int]] = []
    for number, line in enumerate(paper.lines):
        wrong.extend(
            (a.value, a.capital, number) for a in find_amounts(line) if a.capital is not None and not a.is_consistent
        )
    beside = _in_two_cells(paper)
    if beside and not any(line in (n for _, _, n in wrong) for line in beside[2]):
        wrong.append((beside[0], beside[1], beside[2][0]))
    for value, capital, number in wrong:
        place, counted = (paper, paper.region_of_line(number)), f"小写{yuan(value)}，大写{yuan(capital)}"
        if paper.is_recognised_image and not _well_read(view, paper, value, capital):
            yield report.unknown(
                f"{paper.title}大小写金额识别结果不一致，请核对原件。", counted, (place,), key="大小写"
            )
        else:
            yield report.violated(f"{paper.title}大小写金额不一致。", counted, (place,), key="大小写")


def _well_read(view: View, paper: Paper, value: Decimal, capital: Decimal) -> bool:
    """Whether no single misread sign explains the difference: another paper states the figures too, and the words have
    more or fewer places, each of two signs (肆仟伍佰元 beside 4,000)."""
    places = [sum(c in "123456789" for c in f"{sum_:f}") for sum_ in (value, capital)]
    others = (p for p in view.papers if p is not paper)
    return places[0] != places[1] and any(a.value == value for p in others for a in find_amounts(p.flat))


def _in_two_cells(paper: Paper) -> tuple[Decimal, Decimal, tuple[int, ...]] | None:
    """The sum in figures (小写) and in words (大写), each behind its own label, where they differ."""
    words, figures = _first(paper, _WORDS), _first(paper, _FIGURES)
    if words is None or figures is None:
        return None
    capital, value = parse_capital(words[0]), parse_amount(figures[0])
    if capital is None or value is None or capital == value:
        return None
    return value, capital, (words[1], figures[1])


def _first(paper: Paper, pattern: re.Pattern[str]) -> tuple[str, int] | None:
    return next(((m[1], n) for n, line in enumerate(paper.lines) if (m := pattern.search(line))), None)


def _others(view: View) -> Iterator[tuple[Paper, Decimal, str]]:
    approval = view.last("penalty_approval")
    if approval is not None and (agreed := _approved(approval)) is not None:
        yield approval, agreed, approval.title
    for paper in view.all("closing", "cover", "announcement"):
        found = _fines(paper.flat)
        if found:
            yield paper, found[0].value, paper.title
    if any(view.all(role) for role in _LATER):
        return
    paid = [(p, a) for p in view.all("payment", "on_spot_receipt") if (a := _paid(p)) is not None]
    if len(paid) != 1 or any(w in view.text for w in ("分期", "加处罚款合计", "滞纳")):
        return
    if view.decision is not None and view.decision.has("没收[^。;]{0,8}违法所得|罚没款"):
        return  # what was paid is more than the fine: the sum of both is for a person to compare
    yield paid[0][0], paid[0][1], paid[0][0].title


def _fines(text: str) -> list[Amount]:
    out = []
    for match in _FINE.finditer(text):
        found = [a for a in find_amounts(text[match.end() : match.end() + 30]) if not a.bound]
        if found and found[0].start <= 1:
            out.append(found[0])
    return out


def _approved(paper: Paper) -> Decimal | None:
    """The fine the highest opinion that names one agrees to."""
    for one in sorted(opinions(paper), key=lambda o: -o.level):
        found = _fines(re.sub(r"\s", "", one.text))
        if found and not re.search("由[^。]{0,12}(?:调整|变更|改)", one.text):
            return found[-1].value
    return None


def _paid(paper: Paper) -> Decimal | None:
    figures = paper.value("[^:]{0,6}小写\\)?|(?:缴款|罚款|收款|实收|缴纳)?金额|合计")
    figures = figures if figures and re.search("[0-9]", figures[0]) else _first(paper, _FIGURES)
    if figures is None:
        return None
    value = parse_amount(figures[0])
    if value is None:
        found = [a for a in find_amounts(figures[0]) if not a.bound]
        value = found[0].value if found else None
    return value
