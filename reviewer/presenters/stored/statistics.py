"""What 统计 shows, from a workspace."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from reviewer.presenters.ports import DoubtRow
from reviewer.presenters.statistics import CountRow, ReviewerRow, RuleRow, Statistics, UnitRow
from reviewer.presenters.stored.reviews import reviewed_cases
from reviewer.storage.catalogue import CaseRow
from reviewer.storage.record import Author
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.acts import DoubtSettled
from scoring.figures import CampaignFigures, Share, UnitFigures, collect


class StoredStatistics:
    """presenters.statistics.StatisticsSource over a workspace; reads on a connection of its own."""

    def __init__(self, workspace: Workspace, author: Author) -> None:
        self._workspace = workspace
        self._author = author

    def read(self) -> Statistics:
        """Everything 统计 shows, as it stands now."""
        workspace = self._workspace.twin()
        try:
            return _statistics(workspace)
        finally:
            workspace.close()

    def settle(self, doubt: DoubtRow, conclusion: str) -> None:
        """Record the supervisor's conclusion on a doubt."""
        self._workspace.sessions.act(doubt.session_id, [DoubtSettled(doubt.doubt_id, conclusion)], self._author)


def _statistics(workspace: Workspace) -> Statistics:
    rows = workspace.catalogue.cases()
    sessions = workspace.sessions.all()
    figures = collect(reviewed_cases(workspace))
    return Statistics(
        all_cases=tuple(row.id for row in rows),
        open=tuple(row.id for row in rows if row.state == "open"),
        submitted=tuple(row.id for row in rows if row.state == "submitted"),
        average=figures.average.value if figures.average else None,
        grades=tuple((share.label, share.count.cases) for share in figures.grades),
        findings=int(figures.findings.value),
        reviewers=_reviewers(rows, sessions),
        units=tuple(_unit(unit) for unit in figures.units),
        by_nature=_counts(figures.by_nature),
        by_stage=_counts(figures.by_stage),
        by_criterion=_criteria(figures),
        doubts=tuple(_doubts(workspace, rows, sessions)),
        rules=_rules(workspace),
    )


def _reviewers(rows: Sequence[CaseRow], sessions: Sequence[ReviewSession]) -> tuple[ReviewerRow, ...]:
    findings = Counter({s.id: len(s.content.sheet.findings) for s in sessions})
    made = []
    for name in sorted({row.reviewer for row in rows if row.reviewer}):
        mine = [row for row in rows if row.reviewer == name]
        totals = [Decimal(row.total) for row in mine if row.state == "submitted" and row.total]
        made.append(
            ReviewerRow(
                reviewer=name,
                open=tuple(row.id for row in mine if row.state == "open"),
                submitted=tuple(row.id for row in mine if row.state == "submitted"),
                findings=sum(findings[row.session] for row in mine),
                average=sum(totals, Decimal(0)) / len(totals) if totals else None,
            )
        )
    return tuple(made)


def _unit(unit: UnitFigures) -> UnitRow:
    grades = tuple((share.label, share.count.cases) for share in unit.grades)
    return UnitRow(unit.unit, unit.files.cases, unit.average, unit.rank, grades)


def _counts(shares: Sequence[Share]) -> tuple[CountRow, ...]:
    return tuple(CountRow(share.label, int(share.count.value), share.count.cases) for share in shares)


def _criteria(figures: CampaignFigures) -> tuple[CountRow, ...]:
    counts: dict[str, tuple[int, tuple[str, ...]]] = {}
    for problem in figures.problems:
        label = f"{problem.criterion.code} {problem.criterion.title}"
        count, cases = counts.get(label, (0, ()))
        counts[label] = (count + 1, tuple(dict.fromkeys((*cases, problem.case.case_id))))
    ordered = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(CountRow(label, count, cases) for label, (count, cases) in ordered)


def _doubts(workspace: Workspace, rows: Sequence[CaseRow], sessions: Sequence[ReviewSession]) -> list[DoubtRow]:
    described = {row.id: row for row in rows}
    names = {person.id: person.name for person in workspace.catalogue.persons()}
    found = []
    for session in sessions:
        rubric = workspace.editions.rubric(session.rubric)
        for doubt in session.content.sheet.doubts:
            criterion = rubric.criterion(doubt.criterion)
            row = described[session.case]
            found.append(
                DoubtRow(
                    doubt_id=doubt.id,
                    session_id=session.id,
                    case_id=session.case,
                    case_number=row.code,
                    unit=row.unit,
                    criterion=f"{criterion.code} {criterion.title}" if criterion else doubt.criterion,
                    question=doubt.question,
                    reviewer=names.get(session.reviewer, ""),
                    conclusion=session.content.conclusions.get(doubt.id, ""),
                )
            )
    return sorted(found, key=lambda row: (bool(row.conclusion), row.case_number))


def _rules(workspace: Workspace) -> tuple[RuleRow, ...]:
    from reviewer.library.check_parameters import read_parameters

    titles = read_parameters()
    return tuple(
        RuleRow(rule, titles[rule].title if rule in titles else "", raised, accepted, dismissed, cases)
        for rule, raised, accepted, dismissed, cases in workspace.readings.rule_record()
    )
