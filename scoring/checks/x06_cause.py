"""案卷评查通用标准：案由在各文书间一致，并与违法条款对应。"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
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
    named += _in_sentences(view)
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


_CALLED = re.compile(
    r"(?:关于|对)(?:你|当事人)(?:单位|公司|店|户|厂|摊位)?(?:涉嫌)?(?P<cause>[^,。;:“”《》]{4,40}?)一案[,的(]"
)


def _in_sentences(view: View) -> list[tuple[Paper, str, int]]:
    """The cause by which a notice or decision calls the case in its first sentence (关于你单位…一案)."""
    out = []
    for paper in view.all("prior_notice", "hearing_notice", "decision", "no_penalty_decision"):
        found = next(((n, m) for n, line in enumerate(paper.lines) if (m := _CALLED.search(line))), None)
        if found:
            out.append((paper, _core(found[1]["cause"]), found[0]))
    return out


def _core(cause: str) -> str:
    return re.sub(r"^涉嫌|(?:的?行为)?(?:一|(?<![备立结归档方草预答提图教]))案$|的行为$|\s|[(][^)]*[)]", "", cause)


def _usual(causes: list[str]) -> str:
    return max(causes, key=lambda c: (causes.count(c), len(c)))


def _same(first: str, second: str) -> bool:
    """One a short form of the other: its characters in the same order."""
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return all(character in rest for character in short)
