"""行政强制法第十八条、第二十四条：当场交付查封扣押决定书和清单，制作现场笔录，告知理由依据权利，听取陈述申辩。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import officer_signatures, signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C24"
_LISTED = r"清单(?:\([^)]*\))?:|清单如下|清单[^。;:]{0,4}(?:收到|核对无误)|(?:序号|品名|名称)[^。;]{0,20}数量|1[.、]"
"""The list within the decision itself."""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.first("seizure")
    if decision is None:
        return
    goods = view.first("seizure_list")
    record = view.first("seizure_record") or next(
        (p for p in view.all("inspection") if p.has("扣押|查封|暂扣|扣留|封存|强制措施")), None
    )
    rights = any(p.has("陈述[^。]{0,6}申辩") for p in (decision, record) if p)
    for name, found in (
        ("清单", goods or decision.find(_LISTED)),
        ("现场笔录", record),
    ):
        if found:
            yield report.satisfied(f"查封扣押有{name}。", at=(decision,), key=name)
        elif view.is_complete:
            yield report.violated(f"查封扣押未见{name}。", at=(decision,), key=name)
        else:
            yield report.unknown(f"未见查封扣押{name}，案卷可能不全。", at=(decision,), key=name)
    if rights:
        yield report.satisfied("查封扣押告知了陈述申辩的权利。", at=(decision,), key="权利")
    elif not view.is_scanned and record is not None:
        yield report.violated("查封扣押未告知当事人陈述申辩的权利。", at=(decision, record), key="权利")
    if goods is not None:
        yield _signed(view, goods, report)


def _signed(view: View, goods: Paper, report: Report) -> Suspicion:
    lines = signatures(goods)
    if not lines:
        return report.unknown("清单的签名栏读不出，请人工核对。", at=(goods,), key="签名")
    blank = [s for s in lines if not s.names and s.moment is None and "拒" not in s.rest]
    party = [s for s in blank if s.label.startswith(("当事人", "被", "物品所有", "持有人"))]
    officers = [s for s in blank if "执法" in s.label or "办案" in s.label or "经办" in s.label or "扣押人" in s.label]
    witness = [s for s in lines if s.label.startswith("见证") and s.names]
    if not officers and (not party or witness):
        return report.satisfied("清单已由当事人和执法人员签名。", at=(goods,), key="签名")
    wrong = "、".join(s.label for s in (*party, *officers))
    if not view.shows_signatures or (
        goods.is_recognised_image and not (len(blank) == len(lines) and _handwriting_reads(view))
    ):
        return report.unknown(f"清单“{wrong}”的签名识别不出，请人工核对。", at=(goods,), key="签名")
    places = [(goods, s.region) for s in (*party, *officers)]
    others = "、".join(s.label for s in blank if s not in (*party, *officers))
    count = f"签名栏{len(lines)}处，空白{len(blank)}处" + (f"，其中“{others}”视情况签名，不计" if others else "")
    return report.violated(f"查封扣押清单“{wrong}”签名空白。", count, places, key="签名")


def _handwriting_reads(view: View) -> bool:
    """Whether recognition caught officers' signatures elsewhere in this file: only then does a blank mean blank."""
    read = [p for p in view.papers if any(s.names for s in officer_signatures(p))]
    return len(read) >= 3
