"""处罚法第三十二条、第三十四条：从轻、减轻、从重应当有法定情节和依据，并在文书中说明理由。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile, Region
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "D04"
_CHANGED = re.compile("(?<!不)(?<!无)(?:从轻|减轻|从重|加重)(?:或者?(?:从轻|减轻))?(?:行政)?处罚")
_REASON = re.compile(
    "鉴于|因|由于|考虑到?|主动|配合|初次|首次|及时|立功|受他人|胁迫|未成年|未满十八|不满十八|轻微|拒不|多次|再次|屡|恶劣|严重|隐匿|销毁|消除|减轻(?:违法|危害)|如实|供述|坦白|残疾"
    "|困难|货值(?:较|很)?小|持续时间|时间(?:较|很)?[长短]|无违法所得|数额(?:较|很|特别)|社会影响|认错"
)
_ASKED = re.compile("请求|要求|希望|申请|恳请|建议|应当依法|可以")
_WANTED = re.compile("的?(?:意见|请求|申请|要求|建议|理由)")
_SILENT = "(?:无|没有|不具有|不存在|未发现)[^。;]{0,8}(?:从轻|减轻|从重)"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.first("decision", "on_spot_decision")
    if decision is None or not decision.is_read:
        return
    text = re.sub(_SILENT, "", re.sub("依法从重|可以从轻", "", decision.flat))
    found = [m for m in _CHANGED.finditer(text) if not _is_wish(text, m)]
    if not found:
        return
    around = "".join(text[max(0, m.start() - 120) : m.end() + 60] for m in found)
    place = (decision, decision.place(decision.find(re.escape(found[0][0]))))
    yield _judged(decision, report, found[0][0], around, place)


def _is_wish(text: str, found: re.Match[str]) -> bool:
    """What the party asks for (请求从轻处罚, 从轻处罚的意见), not what the decision does."""
    return bool(_ASKED.search(text[max(0, found.start() - 8) : found.start()]) or _WANTED.match(text, found.end()))


def _judged(decision: Paper, report: Report, what: str, around: str, where: tuple[Paper, Region]) -> Suspicion:
    if _REASON.search(around):
        return report.satisfied(f"{what}说明了情节。", at=(where,))
    if decision.is_recognised_image:
        return report.unknown(f"{what}，未识别到情节和理由，请人工核对。", at=(where,))
    return report.violated(f"决定{what}，没有说明情节和理由。", at=(where,))
