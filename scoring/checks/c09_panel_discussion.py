"""处罚法第五十七条第二款：对情节复杂或者重大违法行为给予行政处罚，行政机关负责人应当集体讨论决定。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.c08_legal_review import demanded
from scoring.checks.common import hearing_was_held
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import names_in
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C09"
_NEXT_CELL = re.compile(r"[\u3000\s]+(?:列席|记录|汇报)[^:]{0,6}:")


_DECIDING = "(?:主持|参加|出席|参会|讨论|审议|与会)"


def _others(panel: Paper, one: str) -> bool:
    """Whether anyone else took part: the chair, or those who signed."""
    lines = (m["rest"] for line in panel.lines if (m := re.match(rf"{_DECIDING}[^:]{{0,10}}:(?P<rest>.*)", line)))
    return any(name != one for rest in lines for name in names_in(_NEXT_CELL.split(rest)[0]))


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or view.is_on_spot:
        return
    panel, asked = view.first("panel"), next((p for p in view.all("report") if demanded(p, "集体讨论")), None)
    if panel is not None:
        found = panel.value("(?:参加|出席|参会|讨论)(?:人员|人)(?!\\(?签)")
        count = len(names_in(found[0])) if found else 0
        if (
            found
            and count == 1
            and not re.search("等|签到|附后|详见|[0-9]人", found[0])
            and not _others(panel, names_in(found[0])[0])
        ):
            yield report.violated("集体讨论只有一人参加。", found[0], ((panel, panel.region_of_line(found[1])),))
        else:
            yield report.satisfied("有集体讨论记录。", f"参加{count}人" if count else "", (panel,))
    elif asked is not None and view.is_complete:
        yield report.violated("调查报告提出集体讨论，卷内未见集体讨论记录。", at=(asked, view.decision))
    elif asked is not None or hearing_was_held(view):
        place = asked or view.first("hearing_record")
        yield report.unknown("本案可能属于重大违法行为，未见集体讨论记录，请人工判断。", at=(place,))
