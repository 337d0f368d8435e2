"""处罚法第五十一条：对公民处二百元以下、对法人或者其他组织处三千元以下罚款或者警告的，可以当场作出决定。"""

from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import party_of, yuan
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.local_rules import PartyKind
from scoring.suspicions import Suspicion

RULE = "C03"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper = view.first("on_spot_decision")
    if paper is None:
        return
    parameters = context.of(RULE)
    heavier = paper.find(
        f"(?:给予|处以?|决定){parameters.pattern('beyond')}|{parameters.pattern('beyond')}(?:违法所得|非法财物|许可证|执照)"
    )
    if heavier:
        place = (paper, paper.place(heavier))
        yield report.violated("当场处罚的种类超出警告和罚款。", heavier[0], (place,), key="种类")
    fine, party = view.fine, party_of(view)
    if fine is None:
        if paper.has("罚款"):
            yield report.unknown("当场处罚的罚款数额读不出，限额无法核对。", at=(paper,), missing=("fine_amount",))
        return
    low, high = parameters.numbers["citizen"], parameters.numbers["organization"]
    place = (paper, paper.place(paper.find("罚款(?:人民币)?[¥0-9壹贰叁肆伍陆柒捌玖]|处以?罚款")))
    limit = low if party is PartyKind.CITIZEN else high if party is PartyKind.ORGANIZATION else _same(fine, low, high)
    if limit is None:
        yield report.unknown(
            "当事人类型不明确，当场罚款限额无法核对。", f"罚款{yuan(fine)}", (place,), missing=("party_type",)
        )
        return
    who = "公民" if limit == low else "单位"
    if fine > limit:
        counted = f"罚款{yuan(fine)}，超过{yuan(limit)}"
        yield report.violated(
            f"对{who}当场罚款{yuan(fine)}，超过{yuan(limit)}限额，应适用普通程序。", counted, (place,)
        )
    else:
        yield report.satisfied(f"当场罚款未超过{who}限额。", f"罚款{yuan(fine)}，不超过{yuan(limit)}", (place,))


def _same(fine: Decimal, low: Decimal, high: Decimal) -> Decimal | None:
    """The limit that decides where it does not matter whose it is."""
    return low if fine <= low else high if fine > high else None
