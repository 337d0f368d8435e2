"""处罚法第四十二条、第五十五条：笔录、勘验、送达、当场决定须由两名执法人员签名；栏内列两人而落款一人也要报。"""

from collections.abc import Iterator
from dataclasses import replace

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import Signature, named_at_foot, named_officers, officer_signatures, recorders, signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "S01"
_RECORDS = ("inspection", "re_inspection", "interview", "seizure_record")
_OTHERS = ("service", "on_spot_decision", "preservation_notice", "seizure", "rectification")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    kept = 0
    for paper in view.all(*_RECORDS, *_OTHERS):
        lines = officer_signatures(paper) or _unlabelled(view, paper)
        lines += tuple(s for s in signatures(paper) if s.label.startswith("记录") and s.names) if lines else ()
        names = _signed(view, lines)
        if not lines and paper.role == "on_spot_decision" and (alone := _alone_at_foot(view, paper, report)):
            yield alone
            continue
        if not lines or (not names and paper.role not in _RECORDS):
            continue
        if len(names) >= 2:
            kept += 1
        elif (found := _judged(view, paper, lines, names, report)) is not None:
            yield found
    if kept:
        yield report.satisfied("执法人员两人签名。", f"核对{kept}份", key="签名")


def _alone_at_foot(view: View, paper: Paper, report: Report) -> Suspicion | None:
    """A decision made on the spot that prints its place to sign without the word 签名 and names one officer alone,
    where the record of the same case names two and the other stands nowhere in the decision."""
    named = named_at_foot(paper)
    acting = {n for p in view.all(*_RECORDS) for n in named_officers(p)}
    others = {*acting, *(n for p in view.all(*_RECORDS) for s in officer_signatures(p) for n in s.names)} - set(named)
    if len(named) != 1 or not others or any(name in paper.flat for name in others):
        return None
    counted = f"笔录执法人员{len(others) + 1}人，{paper.title}只列{named[0]}"
    if paper.is_recognised_image:
        return report.unknown(f"{paper.title}的执法人员签名识别不全，请人工核对。", counted, (paper,))
    return report.violated(f"{paper.title}只有一名执法人员签名。", counted, ((paper, paper.end),))


def _unlabelled(view: View, paper: Paper) -> tuple[Signature, ...]:
    """Places to sign that do not say for whom, each with the officers of the case among its names."""
    bare = [s for s in signatures(paper) if s.label in ("签名", "签字", "签章") and set(s.names) & set(view.officers)]
    return tuple(replace(s, names=tuple(n for n in s.names if n in view.officers)) for s in bare)


def _signed(view: View, lines: tuple[Signature, ...]) -> tuple[str, ...]:
    """Who signed. Recognised signatures may run together: the officers' names are looked for inside them."""
    names = tuple(dict.fromkeys(n for s in lines for n in s.names))
    together = "".join(s.rest for s in lines)
    known = tuple(o for o in view.officers if o in together)
    return known if len(known) > len(names) else names


def _silent_recorder(view: View, paper: Paper) -> str:
    """The second officer, who takes the record down and left the place for the recorder's signature blank."""
    blank = any(s.label.startswith("记录") and not s.names and not s.rest.strip() for s in signatures(paper))
    return next((n for n in recorders(paper) if n in view.officers), "") if blank else ""


def _is_alone(view: View, paper: Paper, names: tuple[str, ...]) -> bool:
    """A record that names nobody at its head, signed by one of the case's officers, no other of whom stands in it."""
    return len(names) == 1 and [o for o in view.officers if o in paper.flat] == list(names)


def _judged(
    view: View, paper: Paper, lines: tuple[Signature, ...], names: tuple[str, ...], report: Report
) -> Suspicion | None:
    named = named_officers(paper)
    if len(named) == 1 and paper.role in _RECORDS:
        missing = _silent_recorder(view, paper)
        if not missing:
            return None  # a record made by one officer is C01's business
        named = (*named, missing)
    if len(named) < 2 and (len(view.officers) < 2 or (paper.role in _RECORDS and not _is_alone(view, paper, names))):
        return None
    listed = named or view.officers
    signed = "、".join(names) or "空白"
    counted = f"列{len(listed)}人（{'、'.join(listed)}），签名{len(names)}人（{signed}）"
    places = [(paper, s.region) for s in lines]
    if paper.is_recognised_image or not view.shows_signatures:
        return report.unknown(f"{paper.title}的执法人员签名识别不全，请人工核对。", counted, places)
    if not names:
        return report.violated(f"{paper.title}没有执法人员签名。", counted, places)
    return report.violated(f"{paper.title}只有一名执法人员签名。", counted, places)
