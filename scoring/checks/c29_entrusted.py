"""处罚法第二十条：受委托组织在委托范围内以委托行政机关名义实施行政处罚，不得再委托；委托书应当载明事项并公布。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C29"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    match = decision.find("受([\u4e00-\u9fff]{2,24}(?:局|政府|委员会|街道办事处))(?:的)?委托")
    if match is None:
        return
    authority, foot = match[1], "".join(decision.flat[-80:])
    place = (decision, decision.place(match))
    if authority in foot:
        yield report.satisfied("受委托组织以委托机关名义作出决定。", match[0], (place,))
    elif decision.is_recognised_image:
        yield report.unknown("决定书落款机关识别不清，是否以委托机关名义请人工核对。", match[0], (place,))
    else:
        yield report.violated(
            f"受{authority}委托处罚，决定书落款不是委托机关。", foot[-40:], (place, (decision, decision.end))
        )
