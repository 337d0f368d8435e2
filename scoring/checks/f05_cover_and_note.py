"""立卷归档通用要求：案卷有封面、备考表，注明保管期限和立卷人。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "F05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None:
        return
    cover, note = view.first("cover"), view.first("backup")
    unplaced = any(not p.role for p in view.papers)
    if cover is None and note is None and not unplaced and len(view.papers) > 3:
        yield report.unknown("卷内没有封面，也没有备考表，可能没有扫描，请人工核对。")
    elif cover is None or note is None:
        name = "封面" if cover is None else "备考表"
        yield report.unknown(f"卷内未见{name}，可能没有扫描，请人工核对。", at=(cover or note,))
    elif not note.has("立卷|整理人|装订人|归档人|经办人|建档人") and not note.is_recognised_image:
        yield report.violated("备考表没有注明立卷人。", at=(note,))
    else:
        yield report.satisfied("有封面和备考表。", at=(cover, note))
