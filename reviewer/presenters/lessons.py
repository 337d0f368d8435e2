"""Lessons: the findings of a sheet, put in the order of the rubric, as the steps of the teaching view."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer.presenters.desk.status import points_text
from reviewer.presenters.ports import Slide
from reviewer.printing.clippings import SURE, covered_boxes
from scoring.casefile import Box, Page
from scoring.redaction import Names, redact
from scoring.rubric import Rubric, Veto
from scoring.score import Score
from scoring.sheet import Finding, ItemState, Mark, Sheet
from scoring.trace import Role, shown

Provisions = Mapping[str, Sequence[str]]  # by the key of a suspicion: the law it rests on
STATE = "《中华人民共和国"  # as the full titles of laws begin


def slides(rubric: Rubric, sheet: Sheet, result: Score, provisions: Provisions | None = None) -> tuple[Slide, ...]:
    """One slide a finding and page, and one an item of which everything is absent, in the order of the rubric. What was
    adopted from a suspicion is taught with the paragraph of the law that the suspicion names."""
    order = {criterion.id: place for place, criterion in enumerate(rubric.criteria())}
    lost = _lost(result)
    absent = [mark for mark in sheet.marks if mark.state is ItemState.MISSING and mark.criterion in lost]
    laws = provisions or {}
    shown = [(f.criterion, f.id, _slides_of(rubric, f, lost, laws.get(f.suspicion, ()))) for f in sheet.findings]
    shown += [(mark.criterion, "", _absent(rubric, mark, lost)) for mark in absent]
    shown.sort(key=lambda one: (order.get(one[0], len(order)), one[1]))
    return tuple(slide for _, _, there in shown for slide in there)


def opening(code: str, title: str, result: Score) -> Slide:
    """The slide a case file begins with among others: what it came to; good ones have no other."""
    lost = any(line.capped for line in result.trace) or any(line.role is Role.VETO for line in result.trace)
    total = f"{result.total:f}" if result.total is not None else ""
    came_to = "，".join(part for part in (f"{total}分" if total else "", result.grade) if part)
    said = result.trace[-1].text if lost else "没有扣分，可以作为范例。"
    remedy = f"{came_to}\n{said}" if came_to else said
    return Slide(1, (), f"{code} {title}", "", "", (), remedy, is_model=not lost)


def masked(
    slide: Slide, names: Names, pages: Mapping[int, Page], opening: str = "", units: Sequence[str] = ()
) -> Slide:
    """The slide without what identifies anybody: aliases in its words, boxes over its page. What was recognised
    unsurely may be a name in handwriting, and is covered too. `opening`: the heading of a slide that names its file.
    `units`: what else leads to the file: who handled it, its town, its number."""
    page = pages.get(slide.page)
    unsure = (line.box for line in page.lines if line.box and line.confidence < SURE) if page else ()
    return replace(
        slide,
        heading=_unnamed(slide.heading, names, units) if slide.heading == opening else slide.heading,
        finding=_unnamed(slide.finding, names, units),
        title=_unnamed(slide.title, names, units),
        covers=(*covered_boxes(page, names, units), *unsure) if page else (),
        is_unread=page is not None and page.source is None,
    )


def _unnamed(text: str, names: Names, units: Sequence[str]) -> str:
    said = redact(text, names).text
    for word in sorted(units, key=len, reverse=True):
        said = said.replace(word, "××")
    return said


def _lost(result: Score) -> Mapping[str, str]:
    """What each criterion lost in all, as the trace says it."""
    return {line.ref: f"−{shown(line.capped)}" for line in result.trace if line.capped}


def narrowed(basis: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """《行政处罚法》第五十七条 → 《行政处罚法》第五十七条第二款 where that is `told`, under the law's full title."""
    short = [provision.replace(STATE, "《") for provision in told]
    found: list[str] = []
    for provision in basis:
        within = [one for one in short if one.startswith(f"{provision.replace(STATE, '《')}第")]
        found += within or [provision]
    return tuple(dict.fromkeys(found))


def _slides_of(rubric: Rubric, finding: Finding, lost: Mapping[str, str], told: Sequence[str]) -> Sequence[Slide]:
    criterion = rubric.criterion(finding.criterion)
    if criterion is None:
        return ()
    rule = criterion.rule(finding.rule)
    wrong = "\n".join(part for part in (rule.text if rule else "", finding.remark, _absence(finding)) if part)
    return [
        Slide(
            page=page,
            boxes=boxes,
            heading=f"{criterion.code} {criterion.title}",
            finding=wrong,
            points=points_text(rule) if isinstance(rule, Veto) else lost.get(criterion.id, ""),
            law=narrowed(criterion.legal_basis, told),
            remedy=criterion.text or criterion.title,
            exceptions=criterion.notes,
        )
        for page, boxes in _places(finding)
    ]


def _absent(rubric: Rubric, mark: Mark, lost: Mapping[str, str]) -> Sequence[Slide]:
    criterion = rubric.criterion(mark.criterion)
    if criterion is None:
        return ()
    wrong = "\n".join(part for part in ("应有而无", mark.reason) if part)
    heading, points = f"{criterion.code} {criterion.title}", lost[mark.criterion]
    remedy = criterion.text or criterion.title
    return [Slide(0, (), heading, wrong, points, criterion.legal_basis, remedy, criterion.notes)]


def _absence(finding: Finding) -> str:
    return f"卷内缺少：{finding.missing}" if finding.missing else ""


def _places(finding: Finding) -> list[tuple[int, tuple[Box, ...]]]:
    """The pages a finding shows on, each with its boxes; page 0 where it shows on none."""
    pages: dict[int, list[Box]] = {}
    for region in finding.regions:
        pages.setdefault(region.page, []).extend([region.box] if region.box else [])
    return [(page, tuple(boxes)) for page, boxes in sorted(pages.items())] or [(0, ())]
