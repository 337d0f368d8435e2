"""案卷评查通用标准：文书必填项齐全。签名、意见空白的只在文字可靠时报，识别得来的文字报“无法核对”。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile, Region
from scoring.checks.common import method_of
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import OFFICER, Opinion, Signature, is_unsigned, opinions, signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "F04"
_SIGNED = ("inspection", "re_inspection", "interview", "seizure_record", "report", "legal_review", "panel", "service")
_FORMS = ("filing_approval", "penalty_approval", "closing", "extension", "preservation_approval", "measure_approval")
_OPTIONAL = "见证人|翻译|记录人|代收|备注|法定代理人|监护人|邀请|陪同"
_REFUSED = "拒|不在场|无法签|代签|捺|指印"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    blank = 0
    for paper in view.all(*_SIGNED):
        for one in _unsigned(paper):
            blank += 1
            yield _say(view, report, paper, f"{paper.title}“{one.label}”签名空白。", (paper, one.region), one.label)
    for paper in view.all("enforcement_record", "seizure_record", "inspection", "interview"):
        for label, number in _nobody(paper):
            blank += 1
            where = (paper, paper.region_of_line(number))
            yield _say(view, report, paper, f"{paper.title}“{label}”签名空白。", where, label)
    for paper in view.all(*_FORMS):
        for message, opinion in _empty_boxes(paper):
            blank += 1
            yield _say(view, report, paper, message, (paper, opinion.region), opinion.label)
    for paper in view.all("service"):
        if re.search("直接|转交|委托", method_of(paper)) and not paper.moments and not paper.document.dates:
            blank += 1
            yield _say(view, report, paper, f"{paper.title}送达日期空白。", (paper, paper.whole), "日期")
    if not blank and not view.is_scanned and view.all(*_SIGNED):
        yield report.satisfied("笔录签名、审批意见没有空白。", key="齐全")


_PARTY_PLACE = re.compile(r"^(?P<label>(?:当事人|被执行人|被检查人|被询问人|见证人)(?:\([^)]*\))?):[\s\u3000]*$")


_NAMES_BELOW = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[\s\u3000、]|[0-9]|$)")


def _nobody(paper: Paper) -> Iterator[tuple[str, int]]:
    """A place at the foot for the party or a witness that is left blank, with neither of them signing elsewhere."""
    first = max(0, len(paper.lines) - 6)
    blank = [
        (m["label"], n) for n in range(first, len(paper.lines)) if (m := _PARTY_PLACE.match(paper.lines[n].strip()))
    ]
    signed = any(
        re.match(r"(?:当事人|被|见证人|陪同|在场)[^:]{0,12}:[\s\u3000]*[\u4e00-\u9fff]{2}", x)
        for x in paper.lines[first:]
    )
    refused = re.search(_REFUSED, "".join(paper.lines[first:]))
    if not signed and not refused:
        yield from (b for b in blank if not _NAMES_BELOW.match("".join(paper.lines[b[1] + 1 : b[1] + 2]).strip()))


def _empty_boxes(paper: Paper) -> Iterator[tuple[str, Opinion]]:
    """Boxes without an opinion, and boxes nobody signed in a form whose other boxes are signed."""
    boxes = opinions(paper)
    for one in boxes:
        if not re.sub(r"[\s\u3000年月日]", "", one.text):
            yield f"{paper.title}“{one.label}”空白。", one
        elif is_unsigned(one) or (_is_dated_only(one) and any(o.names for o in boxes)):
            yield f"{paper.title}“{one.label}”签名空白。", one


def _is_dated_only(box: Opinion) -> bool:
    return bool(box.level and box.moment and not box.names and _ends_bare(box))


def _ends_bare(box: Opinion) -> bool:
    """Whether the words end with a full stop and nothing but the date follows."""
    return bool(re.search(r"[。;!][\s\u3000]*[0-9二〇年月日.\-/ 一二三四五六七八九十:时分]*$", box.text))


def _say(view: View, report: Report, paper: Paper, message: str, where: tuple[Paper, Region], key: str) -> Suspicion:
    if paper.is_recognised_image or ("签名" in message and not view.shows_signatures):
        return report.unknown(message.replace("空白", "识别不出，请人工核对"), at=(where,), key=key)
    return report.violated(message, at=(where,), key=key)


def _unsigned(paper: Paper) -> Iterator[Signature]:
    if paper.role == "service" and not re.search("直接|转交|委托", method_of(paper)):
        return
    if paper.role == "service" and any(s.names for s in signatures(paper) if "送达人" not in s.label[:3]):
        return  # somebody took it: the addressee or who receives for him
    lines = [s for s in signatures(paper) if not re.search(_OPTIONAL, s.label)]
    signed = {s.label for s in lines if s.names}
    for one in lines:
        if one.names or re.search(_REFUSED, one.rest) or re.sub(r"[\s\u3000年月日:]", "", one.rest):
            continue
        if re.match(OFFICER, one.label) and any(re.match(OFFICER, label) for label in signed):
            continue
        if one.label not in signed:
            yield one
