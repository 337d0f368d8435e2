"""The marks of the desk: findings by number, the suspicion looked at, regions drawn and not yet used."""

from collections.abc import Iterator, Sequence

from reviewer.presenters.pages.marks import MarkKind, PageMark
from scoring.casefile import Region
from scoring.rubric import Rubric, Veto
from scoring.sheet import Finding, Sheet
from scoring.suspicions import Suspicion


def desk_marks(
    rubric: Rubric,
    sheet: Sheet,
    drawn: Sequence[Region],
    suspicion: Suspicion | None,
    hits: Sequence[Region] = (),
    pointed: Region | None = None,
    shown: Sequence[Region] = (),
) -> tuple[PageMark, ...]:
    """Everything drawn over the pages. `shown`: the one of the hits that is turned to."""
    found = (PageMark(hit.page, MarkKind.HIT, hit.box) for hit in hits if hit.box and hit not in shown)
    turned_to = (PageMark(hit.page, MarkKind.HIT_SHOWN, hit.box) for hit in shown if hit.box)
    fact = (PageMark(pointed.page, MarkKind.FACT, pointed.box),) if pointed is not None and pointed.box else ()
    return (*found, *turned_to, *fact, *_findings(rubric, sheet), *_suspicion(suspicion), *_drawn(drawn))


def apart(regions: Sequence[Region]) -> tuple[Region, Region] | None:
    """The first two places that lie on different pages; None where there are none."""
    other = next((r for r in regions if r.page != regions[0].page), None)
    return (regions[0], other) if other is not None else None


def _findings(rubric: Rubric, sheet: Sheet) -> Iterator[PageMark]:
    whole: dict[tuple[int, MarkKind], list[tuple[str, str]]] = {}
    for number, finding in enumerate(sheet.findings, 1):
        kind = _kind(rubric, finding)
        framed = {r.page for r in finding.regions if r.box is not None}
        for region in finding.regions:
            if region.box is None and region.page in framed:
                continue  # the page is marked at the place itself
            if region.box is None:
                whole.setdefault((region.page, kind), []).append((str(number), finding.id))
            else:
                yield PageMark(region.page, kind, region.box, str(number), finding.id)
    for (page, kind), owners in whole.items():  # one frame a page, however many findings name the page
        numbers = dict.fromkeys(number for number, _ in owners)
        yield PageMark(page, kind, None, "、".join(numbers), owners[0][1])


def _kind(rubric: Rubric, finding: Finding) -> MarkKind:
    leaf = rubric.criterion(finding.criterion)
    return MarkKind.VETO if leaf and isinstance(leaf.rule(finding.rule), Veto) else MarkKind.FINDING


def _suspicion(suspicion: Suspicion | None) -> Iterator[PageMark]:
    for region in suspicion.regions if suspicion else ():
        assert suspicion is not None
        words = "疑" if region.box is not None else f"疑　见第 {region.page} 页"
        yield PageMark(region.page, MarkKind.SUSPICION, region.box, words, suspicion.key)


def _drawn(drawn: Sequence[Region]) -> Iterator[PageMark]:
    for region in drawn:
        yield PageMark(region.page, MarkKind.DRAFT, region.box, "框")
