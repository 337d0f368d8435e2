"""处罚法第三十三条：不予处罚应当符合法定情形；对不予处罚的当事人，行政机关应当进行教育。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C15"
_SILENT = ("contents", "cover", "announcement", "identity")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.first("no_penalty_decision") if view.is_no_penalty else None
    if decision is None:
        return
    parameters = context.of(RULE)
    ground = decision.find(parameters.pattern("grounds"))
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
