"""处罚法第五十七条、第五十八条：调查人员不得兼任本案法制审核人员，不参与集体讨论的表决。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.people import names_in, opinions, signatures
from scoring.checks.report import Place, Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "S02"
_NOT_VOTING = re.compile(
    r"[\u4e00-\u9fff·]{2,4}\([^)]*(?:列席|汇报|承办|不参与|不表决|记录)[^)]*\)|(?:列席|汇报人|承办人)[^;。]*"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    officers = view.officers
    roles = [("法制审核人员", *r) for r in _reviewers(view)] + [("集体讨论参加人员", *v) for v in _voters(view)]
    if not roles:
        return
    if not officers:
        yield report.unknown("承办人读不出，是否兼任审核、参与表决无法核对。", at=[p for _, _, p in roles], key="角色")
        return
    conflicts = [(role, name, place) for role, name, place in roles if name in officers]
    for role, name, place in conflicts:
        counted = f"承办人：{'、'.join(officers)}；{role}：{name}"
        yield report.violated(f"调查人员{name}兼任本案{role}。", counted, (place,), key=f"{role}{name}")
    if not conflicts:
        counted = f"承办人：{'、'.join(officers)}"
        yield report.satisfied("调查人员未兼任审核、表决。", counted, [p for _, _, p in roles], key="角色")


def _reviewers(view: View) -> Iterator[tuple[str, Place]]:
    for paper in view.all("legal_review"):
        named = paper.value("(?:法制)?审核(?:人员|人)")
        if named:
            for name in names_in(named[0]):
                yield name, (paper, paper.region_of_line(named[1]))
        for signature in signatures(paper):
            if "审核" in signature.label:
                for name in signature.names:
                    yield name, (paper, signature.region)
    for paper in view.all("penalty_approval"):
        for opinion in opinions(paper):
            if opinion.level == 3:
                for name in opinion.names:
                    yield name, (paper, opinion.region)


def _voters(view: View) -> Iterator[tuple[str, Place]]:
    """Those who took part in the discussion; who only reported or sat in (列席) does not vote."""
    for paper in view.all("panel"):
        found = paper.value("(?:参加|出席|参会|讨论|表决)(?:人员|人)")
        voting = _NOT_VOTING.sub("", found[0]) if found else ""
        for name in names_in(voting):
            yield name, (paper, paper.region_of_line(found[1] if found else 0))
        for signature in signatures(paper):
            if not any(word in signature.label for word in ("列席", "汇报", "记录", "承办")):
                for name in signature.names:
                    yield name, (paper, signature.region)
