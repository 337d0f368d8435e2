"""案卷评查通用标准：案由在各文书间一致，并与违法条款对应。"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "X06"
_DIFFERENT = 0.45


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    named: list[tuple[Paper, str, int]] = []
    for paper in view.papers:
        found = paper.value("案由") if paper.role != "contents" else None
        if found and len(found[0]) >= 4:
            named.append((paper, _core(found[0]), found[1]))
    if len(named) < 2:
        return
    base, wrong = _usual([n for _, n, _ in named]), 0
    for paper, cause, line in named:
        if _same(base, cause):
            continue
        wrong += 1
        place, counted = (paper, paper.region_of_line(line)), f"“{base}”与“{cause}”"
        if SequenceMatcher(None, base, cause).ratio() < _DIFFERENT and not paper.is_recognised_image:
            yield report.violated(f"{paper.title}的案由与其他文书不一致。", counted, (place, view.decision), key=cause)
        else:
            yield report.unknown(
                f"{paper.title}的案由与其他文书表述不同，是否同一案由请人工核对。", counted, (place,), key=cause
            )
    if not wrong:
        yield report.satisfied("各文书的案由一致。", f"核对{len(named)}处：{base}", key="一致")


def _core(cause: str) -> str:
    return re.sub(r"^涉嫌|(?:的?行为)?(?:一|(?<![备立结归档方草预答提图教]))案$|的行为$|\s|[(][^)]*[)]", "", cause)


def _usual(causes: list[str]) -> str:
    return max(causes, key=lambda c: (causes.count(c), len(c)))


def _same(first: str, second: str) -> bool:
    """One a short form of the other: its characters in the same order."""
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return all(character in rest for character in short)
