"""处罚法第二十八条第二款：当事人有违法所得，除依法应当退赔的外，应当予以没收。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.notation.amounts import find_amounts
from scoring.suspicions import Suspicion

RULE = "C12"
_SUM = "(?=[¥0-9壹贰叁肆伍陆柒捌玖])"
_STATED = f"(?<!无)(?<!没有)(?:违法|非法)所得(?:共计|合计|金额|数额|人民币|为|:|计)*{_SUM}"
_CALLED = (
    f"(?:所得|获利|获款|收入|销售额|得款)(?:共计|合计|人民币|为)*{_SUM}"
    "(?=[^。;,]{1,20}(?:为|系|属于?)[^。;,]{0,6}(?:违法|非法)所得)"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None or view.is_no_penalty:
        return
    for paper in (decision, *view.all("report")):
        match = paper.find(_STATED) or paper.find(_CALLED)
        amounts = find_amounts(paper.flat[match.end() : match.end() + 24]) if match else []
        if match is None or not amounts or amounts[0].start > 1:
            continue
        place, counted = (paper, paper.place(match)), f"违法所得{yuan(amounts[0].value)}"
        if decision.has("没收[^。;]{0,10}(?:违法|非法)所得|退赔|退还"):
            yield report.satisfied("违法所得已没收或者退赔。", counted, (place, decision))
        else:
            yield report.violated("认定有违法所得，决定书未予没收，也未责令退赔。", counted, (place, decision))
        return
