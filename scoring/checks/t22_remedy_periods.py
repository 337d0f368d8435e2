"""行政复议法第二十条：申请复议期限六十日；行政诉讼法第四十六条：起诉期限六个月。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.roles import DECISIONS
from scoring.checks.view import view_of
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T22"
_NUMBER = "([0-9一二三四五六七八九十百]{1,4})(个工作日|个月|日|天|月|年)(?:之)?内?"
_RECONSIDERATION = re.compile(_NUMBER + r"(?:(?!诉讼|起诉)[^。;0-9一二三四五六七八九十]){0,30}(?:行政)?复议")
_SUIT = re.compile(_NUMBER + r"(?:(?!复议)[^。;0-9一二三四五六七八九十]){0,30}(?:诉讼|起诉)")

_AFTER_REVIEW = re.compile(r"对(?:行政)?复议决定(?:仍)?不服[^。]*|收到(?:行政)?复议决定书之日起[^。,;]*")
"""A suit against the decision on reconsideration has a period of its own (行政诉讼法第四十五条)."""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for paper in view.all(*DECISIONS, "seizure"):
        if paper.is_read and paper.has("复议|诉讼|起诉"):
            yield _checked(paper, report, context)


def _checked(paper: Paper, report: Report, context: Context) -> Suspicion:
    parameters = context.of(RULE)
    days, months = parameters.number("reconsideration_days"), parameters.number("suit_months")
    text = _AFTER_REVIEW.sub("", re.sub(r"\([^)]*\)", "", paper.flat))
    review, suit = _RECONSIDERATION.search(text), _SUIT.search(text)
    found = [f"{name}{m[1]}{m[2]}" for name, m in (("复议", review), ("诉讼", suit)) if m]
    if review is None or (suit is None and not _AFTER_REVIEW.search(paper.flat)):
        return report.unknown("告知的复议或者诉讼期限读不全，请人工核对。", "，".join(found), (paper,))
    right_review = parse_numeral(review[1]) == days and review[2] in ("日", "天")
    right_suit = suit is None or (parse_numeral(suit[1]) == months and suit[2] in ("个月", "月"))
    place = (paper, paper.place(paper.find(re.escape(review[0][:10]))))
    counted = f"告知：{'，'.join(found)}；法定：复议{days}日，诉讼{months}个月"
    if right_review and right_suit:
        return report.satisfied("告知的救济期限正确。", counted, (place,))
    wrong = "、".join(n for n, right in (("复议", right_review), ("诉讼", right_suit)) if not right)
    return report.violated(f"告知的{wrong}期限与法律规定不符（法律另有规定的除外）。", counted, (place,))
