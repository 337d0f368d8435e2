"""行政强制法第五十五条：申请法院强制执行应当提供五类材料；申请书由负责人签名，加盖印章，注明日期。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.people import signatures
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C26"
_HEAD = "负责人|法定代表人|(?:局|厅|区|县|镇|乡|市)长|主任|首长"
_ITEMS = (("行政决定书", "决定书"), ("催告情况", "催告"), ("当事人的意见", "意见|陈述|申辩"), ("执行标的情况", "标的"))


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper = view.first("enforcement_application")
    if paper is None or not paper.is_read:
        return
    attached = paper.find("附(?:件)?:")
    if attached is None:
        yield report.unknown("申请书未见附件清单，申请材料是否齐全请人工核对。", at=(paper,), key="材料")
    else:
        text = paper.flat[attached.end() :]
        missing = [name for name, word in _ITEMS if not _any(word, text)]
        place = (paper, paper.place(attached))
        if missing and not paper.is_recognised_image:
            yield report.violated(f"申请强制执行的材料缺少：{'、'.join(missing)}。", text[:40], (place,), key="材料")
        elif not missing:
            yield report.satisfied("申请强制执行的材料齐全。", text[:40], (place,), key="材料")
    signed = [s for s in signatures(paper) if re.search(_HEAD, s.label)]
    blank = [s for s in signed if not s.names]
    if blank and not paper.is_recognised_image:
        yield report.violated("申请书没有行政机关负责人签名。", at=((paper, blank[0].region),), key="签名")
    if paper.signed_off is None and not paper.is_recognised_image:
        yield report.violated("申请书没有注明日期。", at=(paper,), key="日期")


def _any(words: str, text: str) -> bool:
    return any(word in text for word in words.split("|"))
