"""The numbers of 统计, over a workspace. They are the campaign's figures (scoring.figures), put into rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from reviewer.intake.same_case import numbered_cases, same_cases
from reviewer.presenters.identity import Identity
from reviewer.presenters.ports import DoubtRow
from reviewer.presenters.statistics import CountRow, ReviewerRow, RuleRow, Statistics, UnitRow
from reviewer.presenters.stored.connection import own_connection
from reviewer.printing.reviews import reviewed_cases
from reviewer.storage.catalogue import CaseRow, CaseState
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.acts import DoubtSettled
from scoring.averages import averages_in_words
from scoring.errors import ReviewError
from scoring.figures import CampaignFigures, Problem, Share, collect
from scoring.progress import Progress

MOST = 12  # criteria shown in the chart of the most frequent problems


class StoredStatistics:
    """presenters.statistics.StatisticsSource over a workspace."""

    def __init__(self, workspace: Workspace, identity: Identity) -> None:
        self._workspace, self._identity = workspace, identity

    def read(self, progress: Progress) -> Statistics:
        """Everything 统计 shows."""
        with own_connection(self._workspace) as workspace:
            rows = workspace.catalogue.cases()
            sessions = workspace.sessions.all()
            figures = collect(reviewed_cases(workspace, progress=progress))
            names = {person.id: person.name for person in workspace.catalogue.persons()}
            return Statistics(
                all_cases=tuple(row.id for row in rows),
                open=tuple(row.id for row in rows if row.state == CaseState.OPEN),
                submitted=figures.files.cases,
                average=figures.average.value if figures.average else None,
                reason=averages_in_words(figures)[0],
                grades=tuple((share.label, share.count.cases) for share in figures.grades),
                findings=len(figures.problems),
                reviewers=reviewer_rows(sessions, names, figures),
                units=unit_rows(figures),
                by_nature=_counts(figures.by_nature),
                by_stage=_counts(figures.by_stage),
                by_criterion=criterion_rows(figures.problems),
                doubts=doubt_rows(workspace, sessions, rows, names),
                rules=rule_rows(workspace),
                counted_twice=counted_twice(workspace, figures),
            )

    def settle(self, doubt: DoubtRow, conclusion: str) -> None:
        """Record the supervisor's conclusion on a doubt."""
        author = self._identity.author
        if author is None:
            raise ReviewError("还不知道由谁作出定论。", "请先在右上角菜单“评查人”中填写姓名。")
        with own_connection(self._workspace) as workspace:
            workspace.sessions.act(doubt.session_id, [DoubtSettled(doubt.doubt_id, conclusion)], author)


def counted_twice(workspace: Workspace, figures: CampaignFigures) -> tuple[str, ...]:
    """Files that are probably one case and all count, as after a merge of two people's work on it."""
    counted = set(figures.eligible.cases)
    cases = [case for case in numbered_cases(workspace) if case.id in counted]
    others = same_cases(cases)
    together = [sorted({case.code, *(o.code for o in others[case.id])}) for case in cases if case.id in others]
    return tuple(dict.fromkeys("、".join(codes) for codes in together))


def reviewer_rows(
    sessions: Sequence[ReviewSession], names: dict[str, str], figures: CampaignFigures
) -> tuple[ReviewerRow, ...]:
    """Each reviewer's case files, findings and average, by name."""
    problems = Counter(problem.case.case_id for problem in figures.problems)  # with those marked 应有而无
    totals_of = {case.case_id: case.score.total for case in figures.cases}
    of_reviewer: dict[str, list[ReviewSession]] = defaultdict(list)
    for session in sessions:
        if session.is_closed or not session.content.is_blank:  # whose acts were all taken back is nobody's work
            of_reviewer[session.reviewer].append(session)
    rows = []
    for reviewer, own in of_reviewer.items():
        submitted = [s for s in own if s.is_closed]
        totals = [total for s in submitted if (total := totals_of.get(s.case)) is not None]
        rows.append(
            ReviewerRow(
                reviewer=names.get(reviewer, ""),
                open=tuple(s.case for s in own if not s.is_closed),
                submitted=tuple(s.case for s in submitted),
                findings=sum(problems[case] for case in {s.case for s in submitted}),
                average=sum(totals, Decimal(0)) / len(totals) if totals else None,
            )
        )
    return tuple(sorted(rows, key=lambda row: row.reviewer))


def unit_rows(figures: CampaignFigures) -> tuple[UnitRow, ...]:
    """Units as ranked."""
    _whole, reasons = averages_in_words(figures)
    return tuple(
        UnitRow(
            unit=unit.unit,
            cases=unit.files.cases,
            average=unit.average,
            rank=unit.rank,
            reason=reasons.get(unit.unit, ""),
            grades=tuple((share.label, share.count.cases) for share in unit.grades),
        )
        for unit in figures.units
    )


def _counts(shares: Iterable[Share]) -> tuple[CountRow, ...]:
    rows = [CountRow(share.label, int(share.count.value), share.count.cases) for share in shares]
    return tuple(sorted(rows, key=lambda row: -row.count))


def criterion_rows(problems: Sequence[Problem]) -> tuple[CountRow, ...]:
    """The criteria with most findings, most first. Editions number theirs differently: with several, titles only."""
    is_one = len({(problem.case.rubric.id, problem.case.rubric.edition) for problem in problems}) < 2

    def named(problem: Problem) -> str:
        return f"{problem.criterion.code} {problem.criterion.title}" if is_one else problem.criterion.title

    return tuple(_grouped(problems, named)[:MOST])


def _grouped(problems: Sequence[Problem], label: Callable[[Problem], str]) -> list[CountRow]:
    groups: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[label(problem)].append(problem)
    rows = [CountRow(n, len(g), tuple(dict.fromkeys(p.case.case_id for p in g))) for n, g in groups.items()]
    return sorted(rows, key=lambda row: (-row.count, row.label))


def doubt_rows(
    workspace: Workspace, sessions: Iterable[ReviewSession], rows: Iterable[CaseRow], names: dict[str, str]
) -> tuple[DoubtRow, ...]:
    """Every doubt of submitted sheets, open ones first."""
    cases = {row.id: row for row in rows}
    found = []
    for session in sessions:
        if not session.is_closed or session.case not in cases:
            continue
        rubric, case = workspace.editions.rubric(session.rubric), cases[session.case]
        for doubt in session.content.sheet.doubts:
            criterion = rubric.criterion(doubt.criterion)
            found.append(
                DoubtRow(
                    doubt_id=doubt.id,
                    session_id=session.id,
                    case_id=session.case,
                    case_number=case.code,
                    unit=case.unit,
                    criterion=f"{criterion.code} {criterion.title}" if criterion else "",
                    question=doubt.question,
                    reviewer=names.get(session.reviewer, ""),
                    conclusion=session.content.conclusions.get(doubt.id, ""),
                )
            )
    return tuple(sorted(found, key=lambda row: (bool(row.conclusion), row.case_number)))


def rule_rows(workspace: Workspace) -> tuple[RuleRow, ...]:
    """How each check fared."""
    titles = rule_titles()
    return tuple(
        RuleRow(rule, titles.get(rule, ""), raised, accepted, dismissed, cases)
        for rule, raised, accepted, dismissed, cases in workspace.readings.rule_record()
    )


def rule_titles() -> dict[str, str]:
    """What each check is about, in the words of its module."""
    from scoring.checks.register import RULES

    return {rule: (check.__doc__ or "").strip().split("\n")[0] for rule, check in RULES.items()}
