"""案卷评查通用标准：决定书、回证、票据引用的文号与被引文书的文号一致（年份、序号、机关代字）。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.references import ReferenceNumber, find_reference_numbers, reference_key
from scoring.suspicions import Suspicion

RULE = "X03"
_EARLIER = re.compile("曾|此前|前次|上次|上一次|另案|前案|首次|因[^。]{0,12}被|同类")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    own = _own(view)
    if not own:
        return
    prefixes = {reference_key(number.prefix) for number, _ in own.values()}
    cited = wrong = 0
    for paper in view.papers:
        if paper.role == "contents":
            continue  # F02's business
        for number in find_reference_numbers(paper.flat, [n.raw for n, _ in own.values()]):
            key = reference_key(number.key)
            if key in own:
                cited += own[key][1] is not paper
                continue
            before = paper.flat[max(0, number.start - 30) : number.start]
            near = None if _EARLIER.search(before) else _near(number, own, prefixes, paper)
            if near is None:
                continue
            wrong += 1
            yield _differs(report, paper, number, *near)
    if cited and not wrong:
        yield report.satisfied("引用的文号与被引文书一致。", f"核对{cited}处", key="一致")


def _own(view: View) -> dict[str, tuple[ReferenceNumber, Paper]]:
    """Each paper's own number: as recognised, else the one standing alone in its first lines."""
    found: dict[str, tuple[ReferenceNumber, Paper]] = {}
    for paper in view.papers:
        if paper.role in ("contents", "cover", "service", "payment", "closing", "evidence", "backup"):
            continue
        numbers = find_reference_numbers(paper.document.reference_number or "")
        for line in () if numbers else paper.lines[:4]:
            bare = line.split(":")[-1].strip() if line[:3] in ("文号:", "编号:") or "号:" in line[:8] else line.strip()
            numbers = [n for n in find_reference_numbers(bare) if len(bare) - len(n.raw) <= 2]
            if numbers:
                break
        if numbers:
            found.setdefault(reference_key(numbers[0].key), (numbers[0], paper))
    return found


def _near(
    number: ReferenceNumber, own: dict[str, tuple[ReferenceNumber, Paper]], prefixes: set[str], citing: Paper
) -> tuple[ReferenceNumber, Paper] | None:
    """The paper meant by a number that no paper bears: same abbreviation, or same year and number and nearly so."""
    prefix = reference_key(number.prefix)
    same = [(n, p) for n, p in own.values() if reference_key(n.prefix) == prefix and p is not citing]
    if len(same) == 1 and (number.year == same[0][0].year or number.number == same[0][0].number):
        return same[0]
    if prefix in prefixes or reference_key(citing.document.reference_number or "") == reference_key(number.key):
        return None
    for known, paper in own.values():
        if (
            (known.year, known.number) == (number.year, number.number)
            and paper is not citing
            and _one_off(reference_key(known.prefix), prefix)
        ):
            return known, paper
    return None


def _one_off(first: str, second: str) -> bool:
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _differs(report: Report, paper: Paper, number: ReferenceNumber, known: ReferenceNumber, cited: Paper) -> Suspicion:
    place = (paper, paper.place(paper.find(re.escape(number.raw))))
    counted = f"{cited.title}文号{known.raw}，{paper.title}写作{number.raw}"
    if paper.is_recognised_image or cited.is_recognised_image:
        return report.unknown("引用的文号识别结果有出入，请核对原件。", counted, (place, cited), key=number.key)
    return report.violated(f"{paper.title}引用的{cited.title}文号不一致。", counted, (place, cited), key=number.key)
