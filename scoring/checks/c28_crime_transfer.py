"""处罚法第二十七条第一款：违法行为涉嫌犯罪的，应当及时移送司法机关，不得以罚代移。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C28"
_SUSPECTED = (
    "(?<!不)(?<!未)(?<!否)(?<!无)(?:已|当事人|其行为|该行为)?[^。;,]{0,6}"
    "(?:涉嫌(?:构成)?犯罪|涉嫌[^。;,]{1,10}罪(?!名))"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.is_penalty:
        return
    for paper in view.all("report", "panel", "legal_review", "penalty_approval", "decision", "interview"):
        match = paper.find(_SUSPECTED)
        if match is None or paper.has(
            "(?:不|未|尚不|无)[^。;]{0,6}(?:涉嫌|构成)[^。;]{0,8}(?:犯罪|罪)|是否[^。;]{0,6}犯罪|(?:如|若)[^。]{0,10}犯罪"
        ):
            continue
        place = (paper, paper.place(match))
        if view.all("transfer") or any(p.has("移送(?:至|给)?[^。;]{0,8}(?:公安|司法|检察)") for p in view.papers):
            yield report.satisfied("涉嫌犯罪已移送。", match[0], (place,))
        elif view.is_complete and not view.is_scanned:
            yield report.violated("文书认定涉嫌犯罪，未见移送即给予处罚。", match[0], (place, view.decision))
        else:
            yield report.unknown("文书提到涉嫌犯罪，未见移送材料，请人工核对。", match[0], (place,))
        return
