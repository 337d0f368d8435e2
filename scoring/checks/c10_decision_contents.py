"""处罚法第五十九条：处罚决定书应当载明当事人、事实证据、种类依据、履行方式期限、救济途径期限、机关名称和日期，并盖章。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C10"
_ITEMS = (
    (
        "当事人的地址",
        "住所|住址|地址|经营场所|营业场所|经营地|所在地|注册地|户籍|现住|居住|家住|,住[\u4e00-\u9fff]|厂址|店址|门牌|位于|(?:路|街|巷|村|大道|组)[0-9]+号",
    ),
    ("证据", "证据|证实|证明|为证|佐证|印证|在卷|在案"),
    ("处罚依据", "依据|根据|按照|依照"),
)
_LONG_ENOUGH = 150
_REMEDY = "申请救济的途径和期限（行政复议、行政诉讼）"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    yield from _refusals(view, report)
    paper = view.first("decision", "no_penalty_decision")
    if paper is None or not paper.is_read:
        return
    missing = _missing(view, paper)
    for name in missing:
        sure = not paper.is_recognised_image or (name == _REMEDY and len(paper.flat) > 200 and view.is_complete)
        if sure:
            grave = "V" if name == _REMEDY else ""
            yield report.violated(
                f"{paper.title}没有载明{name}。", at=((paper, paper.end),), key=name[:4], severity=grave
            )
        else:
            yield report.unknown(f"{paper.title}未识别到{name}，请人工核对。", at=(paper,), key=name[:4])
    if not missing:
        yield report.satisfied(f"{paper.title}法定事项齐全（印章请人工核对）。", at=(paper,), key="齐全")


def _refusals(view: View, report: Report) -> Iterator[Suspicion]:
    """许可法第三十八条第二款：不予许可的，告知申请行政复议或者提起行政诉讼的权利。"""
    for paper in view.all("permit_refusal"):
        if not paper.is_read:
            continue
        told = f"{paper.title}没有告知申请行政复议、提起行政诉讼的权利（行政许可法第三十八条第二款）。"
        if paper.has("复议") or paper.has("诉讼|起诉"):
            yield report.satisfied(f"{paper.title}告知了救济途径。", at=(paper,), key="许可")
        elif paper.is_recognised_image and not (view.is_complete and len(paper.flat) > _LONG_ENOUGH):
            yield report.unknown(f"{paper.title}未识别到救济途径，请人工核对。", at=(paper,), key="许可")
        else:
            yield report.violated(told, at=((paper, paper.end),), key="许可")


def _missing(view: View, paper: Paper) -> list[str]:
    missing = [name for name, words in _ITEMS if not paper.has(words)]
    if view.fine and not paper.has("(?:缴|交)(?:纳|至|到|款)|缴清|履行方式"):
        missing.append("罚款的履行方式和期限")
    review, suit = paper.has("复议"), paper.has("诉讼|起诉")
    if not review and not suit:
        missing.append(_REMEDY)
    elif not suit:
        missing.append("行政诉讼的途径和期限")
    elif not review:
        missing.append("行政复议的途径和期限")
    if not paper.is_dated:
        missing.append("作出决定的日期")
    return missing
