"""处罚法第三十三条：不予处罚应当符合法定情形；对不予处罚的当事人，行政机关应当进行教育。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Place, Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C15"
_FIRST = "(?:初次|首次|第一次)违法"
_PUNISHED = re.compile(r"(?:罚过|处罚过|(?:被|受到?过?)[^。;,]{0,10}(?:处罚|罚款)[^。;,]{0,4}[过了]|罚了)")
_DENIED = re.compile("没|未|不曾|无|从来")
_SILENT = ("contents", "cover", "announcement", "identity")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.first("no_penalty_decision") if view.is_no_penalty else None
    if decision is None:
        return
    parameters = context.of(RULE)
    ground = decision.find(parameters.pattern("grounds"))
    prior = _punished_before(view) if decision.has(_FIRST) else None
    if prior:
        places = ((decision, decision.place(decision.find(_FIRST))), prior[0])
        if _is_other_kind(prior[1], view.cause):
            told = "卷内记载此前因其他行为受过处罚，是否仍属初次违法请人工判断。"
            yield report.unknown(told, prior[1], places, key="初次")
        else:
            yield report.violated("决定书认定初次违法，卷内记载此前受过处罚。", prior[1], places, key="初次")
    if ground:
        place = (decision, decision.place(ground))
        yield report.satisfied("决定书认定了不予处罚的情形。", ground[0], (place,), key="情形")
    elif decision.is_recognised_image:
        yield report.unknown("决定书未识别到不予处罚的情形，请人工核对。", at=(decision,), key="情形")
    else:
        yield report.violated("决定书没有认定不予处罚的情形和理由。", at=(decision,), key="情形")
    for paper in view.papers:
        match = paper.find(parameters.pattern("educated")) if paper.role not in _SILENT else None
        if match:
            yield report.satisfied("有对当事人进行教育的记载。", match[0], ((paper, paper.place(match)),), key="教育")
            return
    if view.is_complete:
        others = view.all("service", "closing")
        yield report.violated("不予处罚，卷内没有对当事人进行教育的记载。", at=(decision, *others), key="教育")
    else:
        yield report.unknown("未见对当事人进行教育的记载，案卷可能不全，请人工核对。", at=(decision,), key="教育")


def _is_other_kind(sentence: str, cause: str) -> bool:
    """Whether the earlier penalty was for something named that has no word in common with this case's cause."""
    named = re.search("因(?:为)?(?P<what>[^,。;]{2,20}?)(?:被|受到?|而|,)", sentence)
    if named is None or not cause or re.search("同样|同一|一样|也是|又是|这(?:个|种|件|事)|同类", sentence):
        return False
    words = {cause[n : n + 2] for n in range(len(cause) - 1)}
    return not any(word in named["what"] for word in words)


def _punished_before(view: View) -> tuple[Place, str] | None:
    """Where the party itself answers that it was punished before."""
    for paper in view.all("interview"):
        for number, line in enumerate(paper.lines):
            answer = line.strip().startswith("答:")
            for sentence in re.split("[。;!?]", line) if answer else ():
                if _PUNISHED.search(sentence) and not _DENIED.search(sentence):
                    return (paper, paper.region_of_line(number)), sentence.removeprefix("答:")
    return None
