"""处罚法第五十五条第一款：执法人员应当主动向当事人或者有关人员出示执法证件。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C02"
_NOBODY = "(?:驾驶人|当事人|车主|负责人|经营者)均?(?:[不未]在(?:现场|场)|未到场)|(?:车内|现场)无人|无人在场"
"""There was nobody to whom a certificate could be shown."""


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    shown = context.of(RULE).pattern("shown")
    if "许可" in case.procedure:
        return  # 处罚法第五十五条 does not speak of those who examine an application
    for paper in view.all("inspection", "interview"):
        if re.search("复查|代履行|强制执行|强制拆除", paper.title) or not paper.is_read:
            continue
        if paper.role == "inspection" and paper.has(_NOBODY):
            continue
        match = paper.find(shown)
        if match:
            place = (paper, paper.place(match))
            yield report.satisfied(f"{paper.title}记载出示执法证件。", match[0], (place,))
        elif paper.is_recognised_image:
            yield report.unknown(f"{paper.title}未识别到出示执法证件的记载，请人工核对。", at=(paper,))
        else:
            yield report.violated(f"{paper.title}没有出示执法证件的记载。", at=(paper,))
