"""What the desk's panes show, worked out from the file, the edition and the sheet. Pure functions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from reviewer.presenters.desk.attaching import is_outdated
from reviewer.presenters.desk.grounds import Changed, changed_grounds
from reviewer.presenters.desk.ports import (
    ContentsLine,
    FindingLine,
    ItemLook,
    ItemStatus,
    LineLook,
    OpenCase,
    SuspicionLine,
)
from scoring.acts import SuspicionDecision
from scoring.casefile import UNKNOWN_KIND, Region
from scoring.checks.roles import role_of_title
from scoring.folding import SessionContent
from scoring.rubric import Criterion, Deduction, DeductionKind, Rubric, Section, Veto, VetoEffect
from scoring.score import Score
from scoring.sheet import Finding, ItemState, Mark, Sheet
from scoring.standing import decided
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result, Severity, Suspicion
from scoring.trace import Role, shown

MINUS = "\N{MINUS SIGN}"
_STATES = {
    ItemState.NOT_APPLICABLE: ItemLook.NOT_APPLICABLE,
    ItemState.ELSEWHERE: ItemLook.ELSEWHERE,
    ItemState.MISSING: ItemLook.MISSING,
}


_ABSENCES = {Result.VIOLATED: LineLook.MISSING, Result.UNKNOWN: LineLook.UNSEEN}
States = Mapping[str, tuple[ItemState, str]]


_ABSENT = "absent:"  # what begins the name of a line that is no finding
COMPLETENESS = "F03"  # the rule that says which mandatory documents are absent


def states(rubric: Rubric, sheet: Sheet) -> dict[str, tuple[ItemState, str]]:
    """The state of every criterion and its reason: scoring.standing.standing for all of them in one walk."""
    index = rubric.index
    marks = {m.criterion: m for m in sheet.marks}
    known = index.known(sheet.conditions) if index.has_conditions else {}
    result = {}
    for leaf in rubric.criteria():
        mark: Mark | None = None
        nodes: tuple[Section | Criterion, ...] = (*index.parents[leaf.id], leaf)
        for node in nodes:
            mark = decided(index, node, marks.get(node.id), mark, known)
        result[leaf.id] = (mark.state, mark.reason) if mark else (ItemState.SCORED, "")
    return result


def open_suspicions(opened: OpenCase, content: SessionContent) -> tuple[Suspicion, ...]:
    """What the checks raise and nobody has decided."""
    decisions = {d.suspicion: d for d in content.decisions}
    raised = (s for s in opened.suspicions if s.result is Result.VIOLATED)
    return tuple(s for s in raised if s.key not in decisions or is_outdated(decisions[s.key], s, opened.case))


def outdated(opened: OpenCase, content: SessionContent) -> tuple[Suspicion, ...]:
    """What is open again because it says something else than when it was dismissed."""
    dismissed = {d.suspicion for d in content.decisions}
    return tuple(s for s in open_suspicions(opened, content) if s.key in dismissed)


def statuses(
    opened: OpenCase, rubric: Rubric, content: SessionContent, score: Score, standing: States
) -> dict[str, ItemStatus]:
    """How each criterion stands."""
    sheet = content.sheet
    lost = {t.ref: t.capped for t in score.trace if t.role is Role.LEAF and t.capped}
    raised: dict[str, list[Suspicion]] = {}
    for suspicion in open_suspicions(opened, content):
        for name in suspicion.criteria:
            raised.setdefault(name, []).append(suspicion)
    found: dict[str, list[Finding]] = {}
    for finding in sheet.findings:
        found.setdefault(finding.criterion, []).append(finding)
    marked = {m.criterion for m in sheet.marks}
    shaken = [c.finding.criterion for c in changed_grounds(opened, content)]
    waiting = [d.criterion for d in content.open_doubts]
    settled = [d.criterion for d in sheet.doubts if d.id in content.conclusions]
    result = {}
    for leaf in rubric.criteria():
        loss = lost.get(leaf.id)
        on_it = raised.get(leaf.id, [])
        result[leaf.id] = ItemStatus(
            _look(leaf, standing[leaf.id][0], found.get(leaf.id, ()), is_marked=leaf.id in marked),
            f"{MINUS}{shown(loss)}" if loss else "",
            len(on_it),
            any(s.severity is Severity.GRAVE for s in on_it),
            waiting.count(leaf.id),
            standing[leaf.id][0] is ItemState.NOT_APPLICABLE and not marked & {leaf.id, *_above(rubric, leaf)},
            shaken.count(leaf.id),
            settled.count(leaf.id),
        )
    return result


def _above(rubric: Rubric, leaf: Criterion) -> tuple[str, ...]:
    return tuple(section.id for section in rubric.index.parents[leaf.id])


def _look(leaf: Criterion, state: ItemState, findings: Sequence[Finding], *, is_marked: bool) -> ItemLook:
    if state in _STATES:
        return _STATES[state]
    if any(isinstance(leaf.rule(f.rule), Veto) for f in findings):
        return ItemLook.VETO
    if findings:
        return ItemLook.FINDING
    return ItemLook.CLEAN if is_marked else ItemLook.UNTOUCHED


def contents(
    opened: OpenCase, rubric: Rubric, content: SessionContent, seen: set[int], standing: States
) -> tuple[ContentsLine, ...]:
    """The documents in order, then what should be there and is not."""
    found = {r.page for f in content.sheet.findings for r in f.regions}
    doubtful = {r.page for s in open_suspicions(opened, content) for r in s.regions}
    printed = {page.number: page.printed_number or 0 for page in opened.case.pages}
    lines = []
    for document in opened.case.documents:
        pages = set(range(document.first_page, document.last_page + 1))
        look = LineLook.READ if pages & seen else LineLook.UNREAD
        look = LineLook.FINDING if pages & found else look
        look = LineLook.SUSPICION if pages & doubtful else look
        title = document.title or document.kind_label
        lines.append(
            ContentsLine(
                document.seq,
                document.kind,
                title,
                document.kind_label,
                document.first_page,
                document.last_page,
                look,
                printed.get(document.first_page, 0),
            )
        )
    return (*lines, *missing_lines(opened, rubric, standing))


def missing_lines(opened: OpenCase, rubric: Rubric, standing: States) -> Iterator[ContentsLine]:
    """What should be in the file and is not, or was not found: as the completeness check says; else the documents
    that an applicable criterion is about and the file does not hold. Nothing while no document is known for what it is:
    a scan that waits for recognition lacks nothing yet."""
    present = {d.kind for d in opened.case.documents}
    if present <= {UNKNOWN_KIND}:
        return
    if any(s.rule == COMPLETENESS for s in opened.suspicions):
        yield from _told_absent(opened)
        return
    named: set[str] = set()
    for leaf in rubric.criteria():
        state, _ = standing[leaf.id]
        if not leaf.document_kinds or state in (ItemState.NOT_APPLICABLE, ItemState.ELSEWHERE):
            continue
        kind = leaf.document_kinds[0]
        if kind not in named and not present & set(leaf.document_kinds):
            named.add(kind)
            label = opened.kind_labels.get(kind, kind)
            yield ContentsLine(0, kind, label, label, 0, 0, LineLook.MISSING)


def _told_absent(opened: OpenCase) -> Iterator[ContentsLine]:
    """What the checks say is not there: first what the law wants, then what only the file's own list names."""
    codes = {label: code for code, label in opened.kind_labels.items()}
    told = [s for s in opened.suspicions if s.absent and s.result in _ABSENCES]
    named: set[str] = set()
    for suspicion in sorted(told, key=lambda s: s.rule != COMPLETENESS):
        name = suspicion.absent
        if (what := role_of_title(name) or name) not in named:
            named.add(what)
            yield ContentsLine(0, codes.get(name, name), name, name, 0, 0, _ABSENCES[suspicion.result])


def finding_lines(rubric: Rubric, sheet: Sheet, page: int, changed: Sequence[Changed] = ()) -> tuple[FindingLine, ...]:
    """What is absent, then every finding in the order in which it was recorded; those of this page say so."""
    lines = list(_absent_lines(rubric, sheet))
    for number, finding in enumerate(sheet.findings, 1):
        leaf = rubric.criterion(finding.criterion)
        rule = leaf.rule(finding.rule) if leaf else None
        shaken = [c for c in changed if c.finding.id == finding.id]
        lines.append(
            FindingLine(
                finding.id,
                str(number),
                leaf.code if leaf else finding.criterion,
                rule.text if rule else finding.rule,
                where(finding.regions, finding.missing),
                points_text(rule, finding),
                finding.remark,
                isinstance(rule, Veto),
                any(r.page == page for r in finding.regions),
                "、".join(dict.fromkeys(c.word for c in shaken)),
                any(c.now is not None for c in shaken),
            )
        )
    return tuple(lines)


def _absent_lines(rubric: Rubric, sheet: Sheet) -> Iterator[FindingLine]:
    """Items of which everything is lost because what they are about should be there and is not."""
    for mark in sheet.marks:
        leaf = rubric.criterion(mark.criterion) if mark.state is ItemState.MISSING else None
        if leaf is not None:
            text = f"应有而无：{leaf.title}"
            name = f"{_ABSENT}{leaf.id}"
            yield FindingLine(name, "缺", leaf.code, text, "", "扣全分", mark.reason, False, False)


def absent_item(line: str) -> str:
    """The item of a line about something absent; empty for a finding's line."""
    return line.removeprefix(_ABSENT) if line.startswith(_ABSENT) else ""


def where(regions: Sequence[Region], missing: str = "") -> str:
    """第 3、5 页 / 缺：听证告知书 / 全卷."""
    if missing:
        return f"缺：{missing}"
    pages = sorted({r.page for r in regions})
    return f"第 {'、'.join(map(str, pages))} 页" if pages else "全卷"


def points_text(rule: Deduction | Veto | None, finding: Finding | None = None) -> str:
    """What a rule costs, as its button and its line say it."""
    if isinstance(rule, Veto):
        effects = {
            VetoEffect.FILE_ZERO: "整卷 0 分",
            VetoEffect.FAIL_AND_STOP: "判为不合格",
            VetoEffect.GRADE_CAP: f"最高{rule.grade}",
            VetoEffect.POINTS: f"{MINUS}{shown(rule.points or Decimal(0))}",
        }
        return effects[rule.effect]
    if rule is None:
        return ""
    if rule.kind in (DeductionKind.ALL, DeductionKind.ZERO_PARENT):
        return "扣全分"
    if finding is not None and finding.points is not None:
        return f"{MINUS}{shown(finding.points)}"
    if rule.points is None:
        return _range_text(rule)
    times = f"×{finding.occurrences}" if finding is not None and finding.occurrences > 1 else ""
    each = "／处" if finding is None and rule.kind is DeductionKind.PER_OCCURRENCE else ""
    return f"{MINUS}{shown(rule.points)}{times}{each}"


def _range_text(rule: Deduction) -> str:
    if rule.tiers:
        return f"{MINUS}{'／'.join(shown(t.points) for t in rule.tiers)}"
    if rule.low is not None and rule.high is not None:
        return f"{MINUS}{shown(rule.low)}～{shown(rule.high)}"
    return ""


def suspicion_lines(opened: OpenCase, content: SessionContent) -> tuple[SuspicionLine, ...]:
    """Grave ones first; within a severity in the order of the checks; then what could not be checked, then comparisons
    with like cases that raise nothing."""
    decisions: Mapping[str, SuspicionDecision] = {d.suspicion: d for d in content.decisions}
    numbers = {f.id: f"，问题 {n}" for n, f in enumerate(content.sheet.findings, 1)}
    order = list(SEVERITY_WORDS)
    raised = [s for s in opened.suspicions if s.result is not Result.SATISFIED or s.likes]
    raised.sort(key=lambda s: (list(RESULT_WORDS).index(s.result), order.index(s.severity)))
    lines = []
    for suspicion in raised:
        decision = decisions.get(suspicion.key)
        words, since = "", ""
        if decision is not None and is_outdated(decision, suspicion, opened.case):
            since = f"排除后推算有变，请重新认定（原先的理由：{decision.reason}）"
        elif decision is not None:
            number = numbers.get(decision.finding, "")
            words = f"已采纳{number}" if decision.finding else f"已排除：{decision.reason}"
        pages = where(suspicion.regions) if suspicion.regions else ""
        lines.append(SuspicionLine(suspicion, pages, words, bool(decision and decision.finding), since))
    return tuple(lines)


def progress(found: Iterable[ItemStatus]) -> tuple[int, int]:
    """How many criteria a person has decided, of how many there are to decide."""
    theirs = [s for s in found if not s.is_automatic]
    return sum(s.look is not ItemLook.UNTOUCHED for s in theirs), len(theirs)


def progress_words(found: Mapping[str, ItemStatus]) -> tuple[str, str]:
    """已评 5/69, and what is not counted among them: 自动判定不适用 13 项."""
    decided, total = progress(found.values())
    left_out = len(found) - total
    words = f"已评 {decided}/{total}"
    return words, f"{words}，另有 {left_out} 项按案情自动判定不适用" if left_out else words
