"""民事诉讼法第九十五条：受送达人下落不明或者以其他方式无法送达的，公告送达，自发出公告之日起经过三十日视为送达。"""

from collections.abc import Iterator
from datetime import timedelta

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T20"
_DAYS = (
    r"(?:满|经过|过|起)([0-9一二三四五六七八九十]{1,4})(?:个)?(工作)?(?:日|天)"
    r"(?:内|后|,|即|起)?[^。]{0,20}(?:视为|送达)"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for paper in view.all("announcement"):
        if paper.has("送达") and not paper.has("听证会"):
            yield _announced(view, paper, report, context)


def _announced(view: View, paper: Paper, report: Report, context: Context) -> Suspicion:
    need = context.of(RULE).number_of_days
    posted, match = paper.signed_off, paper.find(_DAYS)
    days = parse_numeral(match[1]) if match else None
    if match is not None and days is not None:
        place = (paper, paper.place(match))
        counted = f"公告载明{days}日，法定{need}日"
        if posted:
            stated, lawful = (posted.day + timedelta(days=n) for n in (days, need))
            counted += f"；公告{posted}，加{days}日为{stated}，依法为{lawful}"
        if days < need:
            return report.violated(f"公告送达期间写为{days}日，少于法定{need}日。", counted, (place, *_reckoned(view)))
        if not _reason(view, paper):
            return report.violated("公告送达未见其他方式无法送达的经过记录。", counted, (place,), key="经过")
        return report.satisfied("公告送达期间符合规定。", counted, (place,))
    return report.unknown("公告送达的期间读不出，请人工核对。", at=(paper,))


def _reckoned(view: View) -> tuple[Paper, ...]:
    return tuple(p for p in view.all("announcement_record") if p.has("视为送达"))


def _reason(view: View, paper: Paper) -> bool:
    """Why other ways failed stands somewhere: in a record of service attempts, or in returned mail."""
    if view.all("service_record") or not view.is_complete:
        return True
    return any(p.has("无法送达|退回|下落不明|无人签收|查无此人") for p in view.papers)
