"""The pictures of the desk where it is strained: long words, many lines, pages that are not there, little room.

No examples are like this, so each is one of them with something put in place of what was read. Nothing is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from album import Album
from desk_album import DeskAlbum
from pretence import Change, Pretence
from shiboken6 import isValid

from scoring.casefile import Box, Document, Page, Region
from scoring.rubric import Criterion, Rubric, Section
from scoring.sheet import Finding
from scoring.suspicions import Result

if TYPE_CHECKING:
    from reviewer.presenters.desk.ports import OpenCase

LONG = (
    "当事人在收到《行政处罚事先告知书》之后法定期限以内书面提出陈述、申辩意见，并附有营业执照复印件、施工许可证复印件和"
    "现场照片十二张，承办机构没有复核，也没有记明不予采纳的理由；送达回证上没有受送达人签名或者盖章，没有见证人签名，"
    "没有拍照、录像，拒收的事由和日期没有写明，因此既不能证明依法留置送达，也不能证明当事人的陈述、申辩权利得到保障，"
    "与《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十一条和第六十二条的规定都不相符，"
    "属于程序违法中应当重点审查的情形，须结合案情和后果认定，不能只看表面文字。"
) * 2
MANY_PAGES, MANY_FINDINGS = 500, 60


def take_edges(album: Album) -> None:
    album.open_examples()
    at = DeskAlbum(album)
    at.open(-1)
    desk = at.desk
    store, case = desk.store, album.office.workspace.catalogue.case_ids()[1]

    def show(name: str, change: Change, *actions: str) -> None:
        desk.store = Pretence(store, change)
        at.place.open_case(f"{case}~0")
        album.wait(1.0)
        at.shoot(f"edge-{name}", *actions)

    _take_long(at, show)
    _take_many(at, show)
    _take_strange(at, show)
    _take_alone(at)
    _take_keys(at)
    _take_small(at, show)
    desk.store = store


def _take_long(at: DeskAlbum, show: Callable[..., None]) -> None:
    show("long-names", _long)
    at.desk.choose_item(at.desk.rubric.criteria()[0].id)
    at.shoot("edge-long-item")
    at.shoot("edge-long-rule-asked", "rule_1")
    at.place.entry.leave()
    at.shoot("edge-long-suspicion", "next_suspicion")
    at.shoot("edge-long-dismiss", "dismiss")
    at.place.entry.leave()
    at.place.desk.let_go()
    at.desk.choose_finding("long")
    at.shoot("edge-long-finding")
    at.shoot("edge-long-change", "change")
    at.place.entry.leave()
    at.album.dialog("desk-edge-long-trace", lambda: at.place.acting.perform("trace"))


def _take_many(at: DeskAlbum, show: Callable[..., None]) -> None:
    show("120-items", _wide)
    show("60-findings", _many)
    at.place.strip.all.setChecked(True)
    at.shoot("edge-60-findings-all")
    at.place.strip.all.setChecked(False)
    show("one-page", lambda opened: _with_pages(opened, 1))
    show("500-pages", lambda opened: _with_pages(opened, MANY_PAGES), "last_page")
    at.shoot("edge-500-thumbnails", "thumbnails")
    at.place.acting.perform("thumbnails")
    show("30-files", lambda opened: opened, "across")
    at.shoot("edge-30-files-on", "across_on", "across_on")
    at.place.acting.perform("across")
    show("three-suspicions", _on_one_item, "next_suspicion")
    at.shoot("edge-three-suspicions-next", "next_suspicion")
    at.place.desk.let_go()
    at.place.left.setCurrentIndex(0)


def _take_strange(at: DeskAlbum, show: Callable[..., None]) -> None:
    from reviewer.intake.starting import edition_for

    broken = at.album.scratch / "坏的.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    show("gone", lambda opened: _from(opened, at.album.scratch / "没有.pdf"))
    show("not-drawable", lambda opened: _from(opened, broken))
    show("text-only", lambda opened: _from(opened, broken.with_suffix(".docx")))
    show("locked", lambda opened: replace(opened, locked="本卷由周以宁评查，只能查看。"))
    at.shoot("edge-locked-refused", "no_problem")
    show("submitted", lambda opened: replace(_many(opened), content=replace(_many(opened).content, submitted=True)))
    other = edition_for(at.album.office.workspace, "简易程序")
    show("other-edition", lambda opened: _by_another(opened, other))
    at.shoot("edge-other-edition-item", "next_unscored")


def _take_alone(at: DeskAlbum) -> None:
    """The page by itself on the whole screen."""
    at.place.acting.perform("full_page")
    at.album.wait(1.0)
    at.album.shoot("desk-edge-full-page", at.place.panes.page.window)
    at.place.acting.perform("full_page")
    at.album.wait(0.5)


def _take_keys(at: DeskAlbum) -> None:
    keymap = at.place.acting.keymap
    for name, keys in (("doubt", "Ctrl+Alt+Shift+D"), ("no_problem", "F10"), ("next_file", "Ctrl+Alt+PgDown")):
        keymap.give(name, keys)
    keymap.give("undo", "Alt+Backspace", also=True)
    at.shoot("edge-other-keys-item", "next_unscored")
    at.shoot("edge-other-keys", "help")
    at.place.acting.perform("help")
    keymap.reset()


def _take_small(at: DeskAlbum, show: Callable[..., None]) -> None:
    """The smallest window anybody works in."""
    window = at.album.office.window
    usual = window.size()
    window.resize(910, 480)
    at.album.wait(0.5)
    show("small", lambda opened: opened)
    at.shoot("edge-small-item", "next_unscored")
    at.shoot("edge-small-asked", "doubt")
    at.place.entry.leave()
    at.shoot("edge-small-suspicion", "next_suspicion")
    at.shoot("edge-small-dismiss", "dismiss")
    at.place.entry.leave()
    at.shoot("edge-small-pair", "pair")
    at.place.acting.perform("pair")
    at.shoot("edge-small-help", "help")
    at.place.acting.perform("help")
    assert isValid(window)
    window.resize(usual)
    at.album.wait(0.5)


def _scored_by(opened: "OpenCase", rubric: Rubric) -> "OpenCase":
    """Its sheet goes by another edition."""
    begun = opened.content.opened
    assert begun is not None
    content = replace(opened.content, opened=replace(begun, rubric=rubric.hash))
    return replace(opened, rubric=rubric, content=content, fitting=None)


def _long(opened: "OpenCase") -> "OpenCase":
    """Everything that is written by somebody is as long as it may come."""
    documents = (replace(opened.case.documents[0], title=LONG[:80]), *opened.case.documents[1:])
    raised = [s for s in opened.suspicions if s.result is Result.VIOLATED]
    others = tuple(s for s in opened.suspicions if s is not raised[0])
    law = tuple(f"《中华人民共和国行政处罚法》第{n}条第一款第（一）项" for n in "三四五六七")
    first = replace(raised[0], message=LONG, computation="；".join([LONG[:120]] * 5), law=law)
    leaves = opened.rubric.criteria()
    rubric = _with_leaf(opened.rubric, leaves[0].id, _lengthened)
    finding = Finding("long", leaves[0].id, leaves[0].deductions[0].id, remark=LONG, regions=(Region(1),))
    sheet = replace(opened.content.sheet, findings=(finding,))
    return replace(
        _scored_by(replace(opened, content=replace(opened.content, sheet=sheet)), rubric),
        title=f"{LONG[:60]}案",
        number="行政处罚（城市管理综合行政执法局直属大队）第 0001234-之一 卷",
        case=replace(opened.case, documents=documents),
        suspicions=(first, *others),
    )


def _lengthened(leaf: Criterion) -> Criterion:
    rules = tuple(replace(rule, text=LONG[:300]) for rule in leaf.deductions)
    laws = (f"{LONG[:40]}《中华人民共和国行政处罚法》第四十四条", LONG)
    return replace(
        leaf,
        title=LONG[:60],
        text=LONG,
        common_mistakes=(LONG, "短"),
        notes=(LONG,),
        legal_basis=laws,
        deductions=rules,
    )


def _with_leaf(rubric: Rubric, name: str, change: Callable[[Criterion], Criterion]) -> Rubric:
    def visit(item: Section | Criterion) -> Section | Criterion:
        if isinstance(item, Section):
            return replace(item, items=tuple(visit(below) for below in item.items))
        return change(item) if item.id == name else item

    return replace(rubric, sections=tuple(visit(section) for section in rubric.sections))  # type: ignore[misc]


def _wide(opened: "OpenCase") -> "OpenCase":
    """The edition twice over."""

    def again(item: Section | Criterion) -> Section | Criterion:
        if isinstance(item, Section):
            return replace(item, id=f"{item.id}-2", items=tuple(again(below) for below in item.items))
        return replace(item, id=f"{item.id}-2")

    sections = opened.rubric.sections
    rubric = replace(opened.rubric, sections=(*sections, *(again(s) for s in sections)), total=())  # type: ignore[arg-type]
    return _scored_by(opened, rubric)


def _many(opened: "OpenCase") -> "OpenCase":
    """As many findings as nobody ever made."""
    last = len(opened.origins)

    def made() -> Iterator[Finding]:
        leaves = [leaf for leaf in opened.rubric.criteria() if leaf.deductions]
        for n in range(MANY_FINDINGS):
            leaf = leaves[n % len(leaves)]
            regions = tuple(Region(1 + (n + more) % last, Box(0.2, 0.2, 0.7, 0.24)) for more in range(1 + n % 3))
            yield Finding(f"f{n}", leaf.id, leaf.deductions[0].id, points=leaf.deductions[0].low, regions=regions)

    return replace(opened, content=replace(opened.content, sheet=replace(opened.content.sheet, findings=tuple(made()))))


def _with_pages(opened: "OpenCase", count: int) -> "OpenCase":
    """A file of so many pages, in documents of five."""
    origins = (opened.origins * (count // len(opened.origins) + 1))[:count]
    known = opened.case.documents
    documents = tuple(
        Document(n + 1, d.kind, d.kind_label, d.title, 5 * n + 1, min(count, 5 * n + 5))
        for n, d in ((n, known[n % len(known)]) for n in range((count + 4) // 5))
    )
    pages = tuple(Page(n + 1, source=None) for n in range(count))
    return replace(opened, origins=origins, case=replace(opened.case, documents=documents, pages=pages), suspicions=())


def _on_one_item(opened: "OpenCase") -> "OpenCase":
    """All that is raised is about one item."""
    raised = [s for s in opened.suspicions if s.result is Result.VIOLATED][:3]
    more = [replace(raised[n % len(raised)], key=f"{raised[0].key}:{n}") for n in range(len(raised), 3)]
    item = opened.rubric.criteria()[4].id
    together = tuple(replace(s, criteria=(item,)) for s in (*raised, *more))
    return replace(
        opened, suspicions=together, content=replace(opened.content, decisions=(), submitted=False), locked=""
    )


def _from(opened: "OpenCase", path: Path) -> "OpenCase":
    """Its pages come from another original."""
    return replace(opened, origins=tuple(replace(origin, path=path) for origin in opened.origins))


def _by_another(opened: "OpenCase", rubric: Rubric) -> "OpenCase":
    """A sheet that goes by another edition than the one for this kind of case."""
    from reviewer.presenters.desk.ports import Fitting

    return replace(_scored_by(opened, rubric), fitting=Fitting(opened.rubric, opened.content))
