"""处罚法第六十七条、第七十条：作出罚款决定的机关应当与收缴罚款的机构分离；票据为财政部门统一制发的专用票据。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import names_in
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C22"
_APART = "银行|代收|国库|财政|非税|缴款码|电子缴款|支付平台|信用社|农商行|邮储"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.is_on_spot or not view.fine:
        return
    if view.decision and view.decision.has("(?<!不)当场收缴"):
        return  # C05's business
    for paper in view.all("payment", "on_spot_receipt"):
        if paper.is_read:
            yield _checked(view, paper, report)


def _checked(view: View, paper: Paper, report: Report) -> Suspicion:
    payee = paper.value("收款人|收费人|经收人|收款单位|收款方")
    person = [n for n in names_in(payee[0]) if n in view.officers] if payee else []
    if person and payee:
        place = (paper, paper.region_of_line(payee[1]))
        return report.violated(f"罚款由执法人员{person[0]}自行收取。", payee[0], (place,))
    if paper.has(_APART):
        return report.satisfied("罚款由代收机构收缴。", at=(paper,))
    if payee and re.search("局|队|所|中心|街道|政府", payee[0]):
        place = (paper, paper.region_of_line(payee[1]))
        return report.violated("罚款由作出处罚决定的机关自行收取，未通过代收机构。", payee[0], (place,))
    return report.unknown("罚款票据上的代收机构读不出，请人工核对。", at=(paper,))
