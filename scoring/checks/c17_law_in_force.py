"""处罚法第三十七条：适用违法行为发生时的规定；决定时规定已改且处罚较轻或者不认为违法的，适用新的规定。"""

from collections.abc import Iterator
from datetime import date

from scoring.casefile import CaseFile
from scoring.checks.citations import basis_of, violated_of
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.local_rules import LawDates
from scoring.notation.provisions import Provision, same_law
from scoring.suspicions import Suspicion

RULE = "C17"
_PROCEDURAL = ("行政处罚法", "行政强制法", "行政复议法", "行政诉讼法", "民事诉讼法", "行政许可法")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    laws = (*context.local.laws, *_shipped(context))
    act = view.date("act_date") or view.date("found_date")
    cited = {p.law: p for p in (*violated_of(decision), *basis_of(decision)) if p.law and _is_substantive(p)}
    for law, provision in cited.items():
        known = next((d for d in laws if same_law(d.law, law)), None)
        if known is None:
            continue
        place = (decision, decision.place(decision.find(law[:12])))
        if act is None:
            yield report.lacking({"act_date": None}, f"是否适用行为时的《{law}》", at=(place,), key=law)
        elif (wrong := _outside(known, act.day)) and decision.has("从旧兼从轻|处罚较轻|新(?:的)?规定"):
            yield report.unknown(
                f"{wrong}，决定书说明了新旧规定的适用，请人工判断。", f"违法行为{act}", (act, place), key=law
            )
        elif wrong:
            yield report.violated(
                f"违法行为发生时{wrong}。", f"违法行为{act}，{provision.normal_form}", (act, place), key=law
            )
        else:
            yield report.satisfied(
                f"《{law}》在违法行为发生时有效。", f"违法行为{act}，施行{known.effective}", (act, place), key=law
            )


def _shipped(context: Context) -> Iterator[LawDates]:
    """The laws the parameters list, each with the day it came into force."""
    for entry in context.of(RULE).words.get("effective", ()):
        law, day = entry.rsplit(" ", 1)
        yield LawDates(law, date.fromisoformat(day))


def _is_substantive(provision: Provision) -> bool:
    return not provision.law.endswith(_PROCEDURAL)


def _outside(known: LawDates, day: date) -> str:
    if day < known.effective:
        return f"《{known.law}》尚未施行（{known.effective}起施行）"
    if known.repealed is not None and day >= known.repealed:
        return f"《{known.law}》已经废止（{known.repealed}废止）"
    return ""
