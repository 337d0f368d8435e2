"""处罚法第六十一条第二款：当事人同意并签订确认书的，可以采用传真、电子邮件等方式送达。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import method_of
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C19"
_ELECTRONIC = ("电子", "短信", "传真", "邮箱", "微信", "电邮")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for receipt in view.all("service"):
        if not any(word in method_of(receipt) for word in _ELECTRONIC):
            continue
        agreed = view.first("electronic_consent")
        stated = next(
            (p for p in view.papers if p.has("同意[^。;]{0,16}(?:电子|短信|传真|邮件|邮箱|微信)[^。;]{0,8}送达")), None
        )
        if agreed is not None:
            yield report.satisfied("电子送达有当事人确认书。", at=(receipt, agreed))
        elif stated is not None:
            yield report.unknown("文书记载当事人同意电子送达，未见确认书，请人工核对。", at=(receipt, stated))
        elif view.is_complete:
            yield report.violated("电子送达未见当事人同意的确认书。", method_of(receipt), (receipt,))
        else:
            yield report.unknown("电子送达，未见确认书，案卷可能不全。", at=(receipt,))
