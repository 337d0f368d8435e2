"""处罚法第五十六条：先行登记保存须经行政机关负责人批准，并应当有清单。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.finders import approved
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C18"
_ORALLY = "电话[^。]{0,10}批准|口头[^。]{0,10}批准|电话请示|紧急"
_THING = "只|台|件|辆|张|条|瓶|箱|袋|包|盒|本|套|部|公斤|千克|吨|支|块|桶|根|双|枚|批|平方米|立方米|升|株"
_LISTED = f"清单|名称|数量|[0-9]+[.、]|(?:[0-9一二三四五六七八九十百千]+|两)(?:余)?(?:{_THING})"
"""A list of its own, or things counted in the notice itself."""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    notice = view.first("preservation_notice")
    if notice is None:
        return
    yield _approved(view, notice, report)
    if view.all("preservation_list") or notice.has(_LISTED):
        yield report.satisfied("先行登记保存有清单。", at=(notice,), key="清单")
    elif view.is_complete and not notice.is_recognised_image:
        yield report.violated("先行登记保存未见清单。", at=(notice,), key="清单")
    else:
        yield report.unknown("未见先行登记保存清单，请人工核对。", at=(notice,), key="清单")


def _approved(view: View, notice: Paper, report: Report) -> Suspicion:
    form, kept = view.first("preservation_approval"), view.date("preservation_date")
    when = approved(form)
    if form is None:
        if notice.has("负责人[^。;]{0,30}批准|经[^。;]{0,12}批准"):
            return report.unknown("通知书写明经负责人批准，卷内未见审批表，请人工核对。", at=(notice,), key="批准")
        if view.is_complete:
            return report.violated("先行登记保存未见负责人批准。", at=(notice,), key="批准")
        return report.unknown("未见先行登记保存的审批表，案卷可能不全。", at=(notice,), key="批准")
    if when is None or kept is None:
        return report.unknown("先行登记保存的批准日期或者保存日期读不出。", at=(form, notice), key="批准")
    counted = f"批准{when}，保存{kept}"
    if when.day <= kept.day:
        return report.satisfied("先行登记保存经负责人批准。", counted, (when, kept), key="批准")
    if any(p.has(_ORALLY) for p in (form, *view.all("inspection", "re_inspection"))):
        return report.satisfied("先行登记保存经负责人口头批准，事后补办书面手续。", counted, (when, kept), key="批准")
    return report.violated("先行登记保存之后才经负责人批准。", counted, (when, kept), key="批准")
