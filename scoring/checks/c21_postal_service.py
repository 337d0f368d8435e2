"""民事诉讼法第九十一条：邮寄送达以回执上注明的收件日期为送达日期。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import method_of
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C21"
_PROOF = (
    "(?<!送达)回执|妥投|签收(?:日期|时间|证明|记录|截图|查询)|投递(?:结果|记录|查询)|物流(?:信息|查询|记录)"
    "|邮件(?:查询|跟踪)|已签收|本人签收|他人签收|退回|[日0-9](?:由|经)[^。,;:]{0,12}签收|[日0-9]签收|投递成功|物流轨迹|改退批条|退改批条"
)
_BY_POST = re.compile("邮寄|邮政|特快|专递|挂号|(?<!电子)邮(?!箱|件)")
_NONE = "(?:无|未见|没有|未附|未收到|未取得)[^。;]{0,8}(?:回执|签收|妥投)"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for receipt in view.all("service"):
        if not _BY_POST.search(method_of(receipt)):
            continue
        none = receipt.find(_NONE)
        proof = next((p for p in view.papers if (p is receipt or _may_prove(p)) and p.has(_PROOF)), None)
        if none:
            yield report.violated("邮寄送达没有回执。", none[0], ((receipt, receipt.place(none)),))
        elif proof is not None:
            yield report.satisfied("邮寄送达有回执或者投递记录。", at=(receipt, proof))
        elif view.is_complete and not receipt.is_recognised_image:
            yield report.violated("邮寄送达，卷内未见回执或者投递签收记录。", at=(receipt,))
        else:
            yield report.unknown("邮寄送达，未识别到回执，请人工核对。", at=(receipt,))


def _may_prove(paper: Paper) -> bool:
    """Whether a paper may be a slip of the post; a receipt that names its own document proves that one alone."""
    if paper.role == "service":
        return paper.value("送达(?:的)?文书[^:]{0,8}|文书名称[^:]{0,4}") is None
    return paper.role in ("service_record", "evidence", "")
