"""立卷归档通用要求：卷内目录与实有文书在名称、文号、日期、页次上一致。"""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from scoring.casefile import CaseFile
from scoring.checks.contents_rows import Row, rows_of
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.roles import role_of_title
from scoring.checks.view import View, view_of
from scoring.notation.references import reference_key
from scoring.suspicions import Suspicion

RULE = "F02"
_OUTSIDE = ("cover", "contents", "backup")
_ALIKE = 0.6
_HARDLY = 0.4
_FEW, _MANY = 2, 0.3  # more rows without a paper than this: the file was not split as its list is
_SAME_PART = 0.65  # another name for the same kind of document


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    contents = view.first("contents")
    if contents is None:
        return
    rows = rows_of(contents)
    if len(rows) < 3:
        yield report.unknown("卷内目录的各行读不全，与实有文书是否一致请人工核对。", at=(contents,), key="目录")
        return
    papers = [p for p in view.papers if p.role not in _OUTSIDE]
    matched = _matched(rows, papers)
    absent = sum(1 for _, paper in matched if paper is None)
    if absent > max(_FEW, len(rows) * _MANY):
        told = f"目录有{absent}行在卷内找不到对应的文书，文书可能没有分开，请人工核对。"
        yield report.unknown(told, f"目录{len(rows)}行，卷内{len(papers)}份", (contents,), key="目录")
        return
    wrong, taken, muddled = False, {p.seq for _, p in matched if p}, _muddled(rows)
    for row, paper in matched:
        found = (
            _absent(view, report, contents, row, papers, taken)
            if paper is None
            else _differs(report, contents, row, paper, row in muddled)
        )
        if found is not None:
            wrong = True
            yield found
    if not wrong:
        yield report.satisfied("卷内目录与实有文书一致。", f"目录{len(rows)}行", (contents,), key="目录")


def _matched(rows: tuple[Row, ...], papers: list[Paper]) -> list[tuple[Row, Paper | None]]:
    """Rows with their papers. Both run in file order; the best alignment leaves fewest and worst pairs out."""
    alike = [[likeness(row, paper) for paper in papers] for row in rows]
    score = [[0.0] * (len(papers) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(papers) - 1, -1, -1):
            together = alike[i][j] + score[i + 1][j + 1] if alike[i][j] >= _ALIKE else -1.0
            score[i][j] = max(score[i + 1][j], score[i][j + 1], together)
    out: list[tuple[Row, Paper | None]] = []
    i = j = 0
    while i < len(rows):
        near = alike[i][j] if j < len(papers) else 0.0
        if j < len(papers) and near >= _ALIKE and score[i][j] == near + score[i + 1][j + 1]:
            out.append((rows[i], papers[j]))
            i, j = i + 1, j + 1
        elif j < len(papers) and score[i][j] == score[i][j + 1]:
            j += 1
        else:
            out.append((rows[i], None))
            i += 1
    return out


def likeness(row: Row, paper: Paper) -> float:
    """How far a row's name is this paper's title: one inside the other, or alike."""
    names = {_bare(n) for n in (paper.title, paper.document.kind_label)} - {""}
    name = _bare(row.name)
    best = max((_alike(name, title) for title in names), default=0.0)
    if best < _SAME_PART and paper.role and role_of_title(name) == paper.role:
        return _SAME_PART
    return best


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return re.sub(r"[\s《》]|[(][^)]*[)]", "", name)


@lru_cache(maxsize=4096)  # the same names stand in file after file
def _alike(name: str, title: str) -> float:
    if name == title:
        return 1.0
    if name in title or title in name or _within(name, title):
        return 0.9
    matcher = SequenceMatcher(None, name, title)
    return matcher.ratio() if matcher.quick_ratio() > _HARDLY else 0.0


def _within(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return len(short) >= 3 and all(c in rest for c in short)


def _absent(
    view: View, report: Report, contents: Paper, row: Row, papers: list[Paper], taken: set[int]
) -> Suspicion | None:
    place, counted = (contents, row.region), f"目录第{row.seq}行“{row.name}”"
    near = max((likeness(row, p) for p in papers), default=0.0)
    unsure = (contents.is_recognised_image and near >= 0.4) or _may_be_there(view, row, papers, taken)
    if unsure or near >= _ALIKE or any(not p.role and not p.title for p in papers):
        return report.unknown(
            f"目录所列“{row.name}”在卷内对应哪份文书认不出，请人工核对。", counted, (place,), key=row.name
        )
    citing = next((p for p in view.all("report", "decision") if _cites(p, row)), None)
    told = report.violated(f"目录列有“{row.name}”，卷内没有这份文书。", counted, (place, citing), key=row.name)
    return replace(told, absent=row.name)


def _may_be_there(view: View, row: Row, papers: list[Paper], taken: set[int]) -> bool:
    """Whether the sheet of the row's page number is in the file, and is not clearly another kind of document."""
    if row.first is None:
        return False
    page = next((p.number for p in view.case.pages if p.printed_number == row.first), None)
    here = next((p for p in papers if page and p.document.first_page <= page <= p.document.last_page), None)
    if page is None or here is None:
        return False
    role = role_of_title(row.name)
    is_other = here.seq not in taken and bool(role and here.role) and role != here.role
    return not is_other


def _cites(paper: Paper, row: Row) -> bool:
    return any(part in paper.flat for part in (row.name, row.name[-2:]) if len(part) >= 2)


def _muddled(rows: tuple[Row, ...]) -> set[Row]:
    """Rows whose pages run into the next row's: which sheets are theirs cannot be told from the page numbers."""
    out: set[Row] = set()
    for one, two in pairwise(rows):
        if one.last is not None and two.first is not None and two.first <= one.last:
            out |= {one, two}
    return out


def _differs(report: Report, contents: Paper, row: Row, paper: Paper, is_muddled: bool) -> Suspicion | None:
    unsure = contents.is_recognised_image or paper.is_recognised_image or is_muddled
    say = report.unknown if unsure else report.violated
    places = ((contents, row.region), paper)
    own = paper.document.reference_number
    if row.reference and own and reference_key(row.reference) != reference_key(own):
        counted = f"目录{row.reference}，文书{own}"
        return say(f"目录第{row.seq}行“{row.name}”的文号与文书不一致。", counted, places, key=f"{row.name}文号")
    days = {m.day for m in paper.moments}
    if row.day and days and row.day not in days:
        counted = f"目录{row.day}，文书{'、'.join(str(d) for d in sorted(days)[:4])}"
        return say(f"目录第{row.seq}行“{row.name}”的日期与文书不一致。", counted, places, key=f"{row.name}日期")
    return None
