"""处罚法第四十条、第四十四条：违法事实须查清；鉴定、检测结论应当在告知之前取得并告知当事人。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "O07"
_TOLD = "(?:结论|结果|报告|意见)[^。]{0,24}(?:告知|送达|送交)|(?:告知|送达)[^。]{0,20}(?:结论|结果|鉴定|检测|评估)"

_NOT_TOLD = (
    "(?:监测|检测|检验|鉴定|评估|认定)(?:报告|意见书?|结论|结果)[^。;:]{0,12}(?<!是否)(?<!有无)"
    "(?:没有|未)(?:曾|单独|另行|书面|向[^。;,]{1,10})*(?:告知|送达|送交)"
)
"""What those who investigated say of it themselves in the hearing."""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    told = view.date("notice_date") or view.date("notice_served_date")
    for paper in view.all("appraisal"):
        made = paper.signed_off or paper.dated("(?:报告|签发|出具|检验|检测|监测|鉴定|评估)(?:日期|时间)")
        made = made or view.date("appraisal_date")
        if made is None or told is None:
            yield report.lacking({"appraisal_date": made, "notice_date": told}, "鉴定检测与告知的先后", at=(paper,))
        elif made.day > told.day:
            yield report.violated("鉴定检测结论晚于处罚告知。", f"结论{made}，告知{told}", (made, told))
        else:
            yield _told(view, paper, report, f"结论{made}，告知{told}")


def _told(view: View, paper: Paper, report: Report, counted: str) -> Suspicion:
    for record in view.all("hearing_record", "hearing_report"):
        if admitted := record.find(_NOT_TOLD):
            places = (paper, (record, record.place(admitted)))
            return report.violated("卷内记载鉴定检测结论没有告知当事人。", f"{counted}；{admitted[0]}", places)
    if (
        paper.has(_TOLD)
        or view.all("appraisal_notice")
        or any(p.has(_TOLD) for p in view.all("interview", "report", "service"))
    ):
        return report.satisfied("鉴定检测结论在告知之前作出并已告知当事人。", counted, (paper,))
    return report.unknown("鉴定检测结论在告知之前作出，未见告知当事人的记录，请人工核对。", counted, (paper,))
