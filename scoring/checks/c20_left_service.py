"""民事诉讼法第八十九条：留置送达应当有见证人签名或者照相录像记录，回证上记明拒收事由和日期。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import method_of
from scoring.checks.context import Context
from scoring.checks.finders import receipt_date
from scoring.checks.papers import Paper
from scoring.checks.people import names_in
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C20"
_PICTURES = "录像|录音录像|照片|拍照|照相|拍摄|影像|记录仪|摄像"
_NOT = "未|无|没有|不"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for receipt in view.all("service"):
        if "留置" in method_of(receipt):
            yield from _checked(view, receipt, report)


def _checked(view: View, receipt: Paper, report: Report) -> Iterator[Suspicion]:
    witness, pictures = _witnessed(receipt), _recorded(receipt)
    said = f"见证人：{'有' if witness else '空白'}；影像：{'有' if pictures else '无'}"
    if witness or pictures:
        yield report.satisfied("留置送达有见证人或者影像记录。", said, (receipt,))
    elif any(p.has(f"留置送达[^。]{{0,30}}(?:{_PICTURES})") for p in view.papers if p is not receipt):
        yield report.unknown("其他文书提到留置送达的影像，请人工核对。", said, (receipt,))
    elif receipt.is_recognised_image and not receipt.has(f"(?:{_PICTURES})[^。;]{{0,6}}(?:{_NOT})"):
        yield report.unknown("留置送达的见证人签名识别不出，请人工核对。", said, (receipt,))
    else:
        yield report.violated("留置送达没有见证人签名，也没有照相、录像记录。", said, (receipt,))
    if receipt_date(receipt) is None and not receipt.moments and not receipt.is_recognised_image:
        yield report.violated("留置送达回证未记明日期。", at=(receipt,), key="日期")
    if (
        not receipt.has(
            "拒(?:收|签|绝|不)|不愿|避而不见|不予签收|[不未](?:肯|接|签|予(?:接|签)|同意|配合)|躲|离开|无正当理由"
        )
        and not receipt.is_recognised_image
    ):
        yield report.violated("留置送达回证未记明拒收事由。", at=(receipt,), key="事由")


def _witnessed(receipt: Paper) -> bool:
    found = receipt.value("见证人(?:签名|签字|签章)?")
    return bool(found and names_in(found[0]))


def _recorded(receipt: Paper) -> bool:
    """A picture or recording is noted, and not as missing."""
    for match in re.finditer(_PICTURES, receipt.flat):
        around = receipt.flat[max(0, match.start() - 3) : match.end() + 6]
        after = re.match("(?:记录|资料|情况|编号)?:?(?:未|无|没有|不)", receipt.flat[match.end() :])
        if (
            not after
            and not re.search(f"(?:{_NOT})(?:进行|予|曾|作)?(?:{match[0]})", around)
            and not re.match("未", around[:3])
        ):
            return True
    return False
