"""行政复议法第二十三条第一款第（一）项：对当场作出的行政处罚决定不服的，应当先申请行政复议。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T23"
_FIRST = (
    "(?:应当|应|须|需|必须)(?:当)?(?:依法)?先(?:行)?(?:[^。]{0,30})复议|复议前置|对(?:行政)?复议决定(?:仍)?不服"
    "|先(?:行)?(?:依法)?(?:向[^。]{0,24})?申请(?:行政)?复议"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper, decided = view.first("on_spot_decision"), view.date("decision_date")
    if paper is None or not paper.is_read:
        return
    since = context.of(RULE).valid_from
    if decided is None:
        yield report.lacking({"decision_date": None}, "是否适用复议前置", at=(paper,))
        return
    if since and decided.day < since:
        return  # before the rule, a direct suit was right
    counted = f"当场处罚决定{decided}，复议前置自{since}起施行"
    suit = paper.find("提起(?:行政)?诉讼|向[^。]{2,20}法院[^。]{0,6}(?:起诉|诉讼)")
    if suit is None:
        return  # no word of a suit at all: whether the remedy is complete is C04's business
    place = (paper, paper.place(suit))
    if paper.has(_FIRST) and not paper.has("直接向[^。]{2,24}法院"):
        yield report.satisfied("当场处罚决定书写明先申请行政复议。", counted, (place,))
    else:
        yield report.violated("当场处罚决定书告知可以直接起诉，未写明应当先申请行政复议。", counted, (place,))
