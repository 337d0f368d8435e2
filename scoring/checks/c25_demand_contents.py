"""行政强制法第三十五条、第三十七条：催告书载明履行期限、方式、金额和给付方式、陈述申辩权；强制执行决定书载明五项。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C25"
_DEMAND: tuple[tuple[str, str], ...] = (
    ("履行义务的期限", "(?:日|天|月)(?:\\([^)]*\\))?(?:以)?内|前(?:履行|缴|自行|改正)|立即"),
    ("履行义务的方式", "方式|缴|交至|交到|拆除|恢复|清除|补"),
    ("陈述权和申辩权", "陈述|申辩"),
)
_MONEY = ("明确的金额", "[0-9][0-9,.]*(?:万)?元|[壹贰叁肆伍陆柒捌玖][^。]{0,12}元")
_ORDER: tuple[tuple[str, str], ...] = (
    ("当事人", "当事人|公司|你"),
    ("强制执行的理由和依据", "依据|根据"),
    ("强制执行的方式和时间", "方式|时间|于|自|日"),
    ("救济途径和期限", "复议|诉讼|起诉"),
)


_SUBSTITUTE = (
    ("代履行的标的", "标的|清除|清运|清理|拆除|恢复|治理|补种|修复"),
    ("代履行费用预算", "费用[^。;]{0,30}(?:[0-9][0-9,.]*(?:万)?元|[壹贰叁肆伍陆柒捌玖])|预算"),
    ("代履行人", "代履行人|由[^。;,]{2,30}(?:代为|代履行|实施)"),
)
"""第五十一条：代履行决定书还应当载明标的、费用预算以及代履行人。"""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    for paper in view.all("demand"):
        items = (*_DEMAND, _MONEY) if paper.has("罚款|金钱|缴纳") else _DEMAND
        yield from _checked(paper, items, report)
    for paper in view.all("enforcement_decision"):
        own = (
            (*_ORDER, *_SUBSTITUTE)
            if "代履行" in paper.title and paper.has("(?<!立即)代(?:为)?履行(?!决定书)")
            else _ORDER
        )
        yield from _checked(paper, own, report)


def _checked(paper: Paper, items: tuple[tuple[str, str], ...], report: Report) -> Iterator[Suspicion]:
    if not paper.is_read:
        return
    missing = [name for name, words in items if not paper.has(words)]
    if not missing:
        yield report.satisfied(f"{paper.title}法定事项齐全。", at=(paper,))
    elif paper.is_recognised_image:
        yield report.unknown(f"{paper.title}未识别到：{'、'.join(missing)}，请人工核对。", at=(paper,))
    else:
        yield report.violated(f"{paper.title}没有载明：{'、'.join(missing)}。", at=(paper,))
