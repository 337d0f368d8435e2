"""处罚法第四十一条、第四十七条：电子技术监控设备收集的证据应当经法制和技术审核；执法全过程记录归档保存。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C23"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    match = decision.find("电子技术监控|电子监控(?:设备|记录)|非现场执法|自动监测设备|电子抓拍") if decision else None
    if decision is None or match is None:
        return
    place = (decision, decision.place(match))
    audited = next(
        (
            p
            for p in view.papers
            if p.has(
                "(?:法制|技术|证据)(?:和|、|与)?(?:技术|法制)?审核[^。;]{0,20}(?:监控|监测|抓拍|记录)|(?:监控|监测|抓拍)[^。;]{0,24}审核"
            )
        ),
        None,
    )
    if audited is not None:
        yield report.satisfied("电子技术监控证据有审核记录。", at=(place, audited))
    elif view.is_complete and not view.is_scanned:
        yield report.violated("以电子技术监控记录为证据，未见法制和技术审核记录。", match[0], (place,))
    else:
        yield report.unknown("以电子技术监控记录为证据，未识别到审核记录，请人工核对。", at=(place,))
