"""处罚法第四十五条第二款：不得因当事人陈述、申辩而给予更重的处罚；决定的处罚重于告知的，应当重新告知。"""

from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks import finders
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.notation.amounts import find_amounts
from scoring.suspicions import Suspicion

RULE = "C16"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    notice, decision = view.last("prior_notice", "hearing_notice"), view.decision
    if notice is None or decision is None or view.is_no_penalty or not decision.has("罚款"):
        return
    told, fine = view.proposed_fine, view.fine
    read = (finders.fine_in(notice), finders.fine_in(decision))
    given = (view.money("proposed_fine_amount"), view.money("fine_amount"))
    places = (
        (notice, notice.place(notice.find("罚款"))),
        view.last("penalty_approval") if told is not None and fine is not None and fine > told else None,
        (
            decision,
            decision.place(
                decision.find("处以?(?:以)?罚款|罚款(?:人民币|¥|[0-9壹贰叁肆伍陆柒捌玖一二三四五六七八九])")
            ),
        ),
    )
    if told is None or fine is None:
        missing = "告知的拟罚款数额" if told is None else "决定的罚款数额"
        yield report.unknown(f"{missing}读不出，是否加重无法核对。", at=places)
    elif fine > told and _is_slip(notice, fine):
        yield report.unknown("告知书大小写金额不一致，是否加重请人工核对。", f"告知{told}，决定{fine}", places)
    elif fine > told and not all(_is_rise(*pair) for pair in (read, given)):
        yield report.unknown("告知和决定的罚款数额读数不一，是否加重请人工核对。", f"告知{told}，决定{fine}", places)
    elif fine > told:
        rise = f"{(fine - told) / told * 100:.0f}%" if told else ""
        counted = f"告知{yuan(told)}，决定{yuan(fine)}，增加{yuan(fine)}−{yuan(told)}={yuan(fine - told)}（{rise}）"
        yield report.violated("决定罚款高于告知的拟罚款，未见重新告知。", counted, places)
    else:
        yield report.satisfied("决定罚款未高于告知的拟罚款。", f"告知{yuan(told)}，决定{yuan(fine)}", places)


def _is_rise(told: Decimal | None, decided: Decimal | None) -> bool:
    """Whether this pair of readings agrees that the fine rose (a pair with a gap does not object)."""
    return told is None or decided is None or decided > told


def _is_slip(notice: Paper, fine: Decimal) -> bool:
    """Whether the notice tells this fine in words and another sum in figures, or the reverse (X02's business)."""
    told = (a for line in notice.lines for a in find_amounts(line) if a.capital is not None and not a.is_consistent)
    return any(fine in (a.value, a.capital) for a in told)
