"""处罚法第二十条：受委托组织在委托范围内以委托行政机关名义实施行政处罚，不得再委托；委托书应当载明事项并公布。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Place, Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C29"
_BODY = r"[\u4e00-\u9fff()]{2,28}?(?:局|政府|委员会|管委会|街道办事处)"
_STATED = rf"受({_BODY})(?:的)?委托"
_GIVEN = r"委托(?:机关|行政机关|单位|方|人)(?:名称)?(?:\(甲方\))?"
_TAKEN = r"(?:受委托|被委托|受托)(?:组织|机关|单位|方|人)(?:名称)?(?:\(乙方\))?"
_ORGAN = r"^.{2,}(?:局|政府|委员会|管委会|办事处|厅|署)$"
_FOOT = 80


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    match = decision.find(_STATED)
    if match is not None:
        yield _judged(report, decision, match[1], match[0], (decision, decision.place(match)))
    else:
        yield from _by_letter(view, report, decision)


def _by_letter(view: View, report: Report, decision: Paper) -> Iterator[Suspicion]:
    """The letter of entrustment in the file names both; the decision is signed by one of them."""
    for paper in view.all("entrustment", "power_of_attorney"):
        given, taken = paper.value(_GIVEN), paper.value(_TAKEN)
        if given is None or taken is None or not paper.has("处罚"):
            continue
        authority, entrusted = (re.sub(r"\s|[(].*$", "", text) for text, _ in (given, taken))
        foot, place = decision.flat[-_FOOT:], (paper, paper.region_of_line(taken[1]))
        named = re.search(_ORGAN, authority) and len(entrusted) >= 4
        if named and (authority in foot or entrusted in foot):
            said = f"委托书：{authority}委托{entrusted}"
            yield _judged(report, decision, authority, said, place, is_certain=entrusted in foot)
        return


def _judged(
    report: Report, decision: Paper, authority: str, said: str, place: Place, *, is_certain: bool = False
) -> Suspicion:
    """`is_certain`: the other's full name was read at the foot, so that nothing can be misread."""
    foot = decision.flat[-_FOOT:]
    if authority in foot:
        return report.satisfied("受委托组织以委托机关名义作出决定。", said, (place,))
    if decision.has("(?:法律|法规)[^。;]{0,6}授权|授权(?:的)?组织"):
        return report.unknown("决定书既写受委托又写法律法规授权，以谁的名义请人工核对。", said, (place,))
    if decision.is_recognised_image and not is_certain:
        return report.unknown("决定书落款机关识别不清，是否以委托机关名义请人工核对。", said, (place,))
    return report.violated(
        f"受{authority}委托处罚，决定书落款不是委托机关。",
        f"{said}；落款{foot[-40:]}",
        (place, (decision, decision.end)),
    )
