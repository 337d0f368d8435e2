"""What papers are made from: the chosen case files, their submitted reviews, the campaign and its people. Read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.letters.templates import LetterTemplate
from reviewer.printing.paper_kinds import KINDS, LETTERS, NOTICE, Scope, templates
from reviewer.printing.reviews import reviewed_cases
from reviewer.storage.catalogue import Campaign, CaseRow, Person
from reviewer.storage.workspace import Workspace
from scoring.figures import CampaignFigures, ReviewedCase, collect

NO_UNIT = "未登记承办机构"


@dataclass(frozen=True, slots=True)
class Subject:
    """What one copy of a paper is made for, and the case files it is about."""

    id: str
    label: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperData:
    """The chosen case files in list order, with everything a paper may say of them. `everything` are the figures of
    all submitted reviews, `chosen` those of the chosen files."""

    campaign: Campaign
    rows: tuple[CaseRow, ...]
    reviewed: tuple[ReviewedCase, ...]
    everything: CampaignFigures
    chosen: CampaignFigures
    persons: tuple[Person, ...]
    wording: dict[str, LetterTemplate]
    today: str  # ISO
    notices: tuple[tuple[str, tuple[str, ...]], ...] = ()  # 整改通知书 that went out: number and files, newest first

    def row(self, case: str) -> CaseRow:
        """A chosen case file. Raises KeyError."""
        return {row.id: row for row in self.rows}[case]

    def review(self, case: str) -> ReviewedCase:
        """The submitted review of a chosen case file. Raises KeyError."""
        return {review.case_id: review for review in self.reviewed}[case]


def read(workspace: Workspace, cases: Sequence[str] = ()) -> PaperData:
    """Everything papers about these case files are made from; all case files where none is named."""
    catalogue = workspace.catalogue
    known = {row.id: row for row in catalogue.cases()}
    wanted = [case for case in dict.fromkeys(cases) if case in known] if cases else list(known)
    everything = {case.case_id: case for case in reviewed_cases(workspace)}
    reviewed = tuple(everything[case] for case in wanted if case in everything)
    return PaperData(
        campaign=next(iter(reversed(catalogue.campaigns())), Campaign("", "案卷评查", "", "")),
        rows=tuple(known[case] for case in wanted),
        reviewed=reviewed,
        everything=collect(everything.values()),
        chosen=collect(reviewed),
        persons=tuple(catalogue.persons()),
        wording=dict(templates(workspace.folder)),
        today=workspace.clock.now().date().isoformat(),
        notices=notices(workspace),
    )


def notices(workspace: Workspace) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The 整改通知书 that went out."""
    return tuple(workspace.papers.labels(NOTICE))


def subjects(kind: str, data: PaperData) -> tuple[Subject, ...]:
    """The copies of a paper that can be made from the chosen case files."""
    match KINDS[kind].scope:
        case Scope.CASE:
            return tuple(Subject(case.case_id, f"{case.code}　{case.title}", (case.case_id,)) for case in data.reviewed)
        case Scope.UNIT:
            units = _of_units(data, submitted=KINDS[kind].submitted)
            faulty = {problem.case.unit for problem in data.chosen.problems}
            return tuple(unit for unit in units if not KINDS[kind].of_problems or unit.id in faulty)
        case Scope.PERSON:
            everyone = tuple(row.id for row in data.rows)
            people = tuple(Subject(person.id, person.name, everyone) for person in data.persons)
            return (*people, Subject("", "（空白，由本人填写）", everyone))
        case Scope.MONTH:
            return _by_time(data, 7, "{0}年{1}月")
        case Scope.YEAR:
            return _by_time(data, 4, "{0}年")
        case _:
            chosen = [case.case_id for case in data.reviewed] if KINDS[kind].submitted else [r.id for r in data.rows]
            return (Subject("chosen", f"所选案卷（{len(chosen)} 卷）", tuple(chosen)),) if chosen else ()


def available(data: PaperData) -> tuple[str, ...]:
    """The kinds that at least one copy can be made of."""
    kinds = [kind for kind in KINDS if kind not in {letter.id for letter in LETTERS} or kind in data.wording]
    return tuple(kind for kind in kinds if subjects(kind, data))


def _of_units(data: PaperData, *, submitted: bool) -> tuple[Subject, ...]:
    units: dict[str, list[str]] = {}
    if submitted:
        for case in data.reviewed:
            units.setdefault(case.unit, []).append(case.case_id)
    else:
        for row in data.rows:
            units.setdefault(row.unit or NO_UNIT, []).append(row.id)
    return tuple(Subject(unit, f"{unit}（{len(cases)} 卷）", tuple(cases)) for unit, cases in units.items())


def _by_time(data: PaperData, digits: int, label: str) -> tuple[Subject, ...]:
    """The months or years in which the chosen reviews were submitted, newest first."""
    groups: dict[str, list[str]] = {}
    for case in data.reviewed:
        groups.setdefault(_iso(case.reviewed_on)[:digits], []).append(case.case_id)
    return tuple(
        Subject(period, label.format(*(int(part) for part in period.split("-"))), tuple(groups[period]))
        for period in sorted(filter(None, groups), reverse=True)
    )


def _iso(printed: str) -> str:
    """2026-01-05 for 2026年1月5日."""
    if not printed:
        return ""
    year, rest = printed.split("年")
    month, day = rest.rstrip("日").split("月")
    return f"{year}-{int(month):02d}-{int(day):02d}"
