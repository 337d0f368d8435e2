"""处罚法第五十八条第一款：经过听证程序、涉及重大公共利益、疑难复杂等情形，决定前应当进行法制审核。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import hearing_was_held
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import opinions
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C08"
_REFUSED = "不属于|无需|不需要|无须|未达到|不涉及|不属"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or view.is_on_spot:
        return
    reason = _reason(view, context)
    if reason is None:
        return
    why, place = reason
    done = _reviewed(view)
    if done is not None:
        yield report.satisfied(f"{why}，已经法制审核。", at=(done,))
    elif view.is_complete:
        yield report.violated(f"{why}，应当进行法制审核，卷内未见法制审核意见。", at=(place, view.decision))
    else:
        yield report.unknown(f"{why}，未见法制审核意见，案卷可能不全，请人工核对。", at=(place,))


def _reason(view: View, context: Context) -> tuple[str, Paper] | None:
    if hearing_was_held(view):
        return "本案经过听证", view.all("hearing_record")[0]
    assert view.decision is not None
    for kind in context.local.legal_review_for:
        if (kind in "不予处罚决定" and view.is_no_penalty) or (len(kind) > 2 and kind in view.text):
            return f"当地规定“{kind}”须经法制审核", view.decision
    for paper in view.all("report"):
        if demanded(paper, "法制审核"):
            return "调查报告提出送法制审核", paper
    return None


def demanded(paper: Paper, what: str) -> bool:
    """A report asks for this step (and does not say that it is not needed)."""
    match = paper.find(f"(?:提交|提请|报请?|送|应当|须|应)(?:进行|经)?[^。;,]{{0,4}}{what}")
    if match is None:
        return False
    sentence = paper.flat[
        max(0, paper.flat.rfind("。", 0, match.start())) : paper.flat.find("。", match.end()) + 1 or None
    ]
    return not any(word in sentence for word in _REFUSED.split("|"))


def _reviewed(view: View) -> Paper | None:
    paper = view.first("legal_review")
    if paper is not None:
        return paper
    return next(
        (p for p in view.all("penalty_approval") if any(o.level == 3 and o.text.strip() for o in opinions(p))), None
    )
