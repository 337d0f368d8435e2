"""处罚法第四十一条、第四十七条：电子技术监控设备收集的证据应当经法制和技术审核；执法全过程记录归档保存。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C23"
_RELIED = (
    "电子技术监控|电子监控(?:设备|记录)|(?<!电子)技术监控(?:设备|系统|记录|资料)|非现场执法|自动监测设备|电子抓拍"
    "|动态(?:公路)?(?:车辆)?(?:自动衡器|称重)"
)
_AUDITED = (
    "(?:法制|技术|证据)(?:和|、|与)?(?:技术|法制)?审核[^。;]{0,20}(?:监控|监测|抓拍|记录)"
    "|(?:监控|监测|抓拍|设备|电子)[^。;]{0,24}审核(?!意见书)|(?:法制|技术)(?:、|和|与)(?:技术|法制)审核(?:均|已)?(?:通过|合格|无误|确认)"
)
_BOX = re.compile(r"(?:^|[\s\u3000])(?P<which>技术审核|法制审核)(?:意见|人|人员|结果|情况)?:(?P<rest>.*)$")
_NEXT = re.compile(r"[\s\u3000]+[\u4e00-\u9fff]{2,8}:")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    record = next((p for p in view.papers if _is_record(p)), None)
    match = decision.find(_RELIED)
    if match is None and record is None:
        return
    place = record or (decision, decision.place(match) if match else decision.whole)
    if record is not None and (boxes := _boxes(record)):
        yield _by_boxes(report, record, boxes)
        return
    audited = _audit(view)
    if audited is not None:
        yield report.satisfied("电子技术监控证据有审核记录。", at=(place, audited))
    elif match is not None and view.is_complete and not view.is_scanned:
        yield report.violated("以电子技术监控记录为证据，未见法制和技术审核记录。", match[0], (place,))
    else:
        yield report.unknown("以电子技术监控记录为证据，未识别到审核记录，请人工核对。", at=(place,))


def _is_record(paper: Paper) -> bool:
    return paper.role in ("evidence", "") and bool(re.search(f"{_RELIED}|监控设备|抓拍", paper.title))


def _boxes(paper: Paper) -> dict[str, str]:
    """The boxes of the record for its two audits, with what stands in them."""
    found: dict[str, str] = {}
    for line in paper.lines:
        for match in _BOX.finditer(line):
            found[match["which"]] = _NEXT.split(match["rest"])[0].strip()
    return found


def _by_boxes(report: Report, record: Paper, boxes: dict[str, str]) -> Suspicion:
    blank = [which for which, text in boxes.items() if not re.search(r"[\u4e00-\u9fff]", text)]
    if not blank:
        return report.satisfied("电子技术监控证据有审核记录。", "、".join(boxes), (record,))
    said = "、".join(blank)
    if record.is_recognised_image:
        return report.unknown(f"{record.title}的{said}识别不出，请人工核对。", at=(record,))
    return report.violated(f"以电子技术监控记录为证据，{record.title}的{said}空白。", said, (record,))


def _audit(view: View) -> Paper | None:
    return next((p for p in view.papers if p.has(_AUDITED)), None)
