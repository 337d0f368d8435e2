"""并入: what was reviewed in another workspace joins this one, files and all."""

from dataclasses import dataclass
from pathlib import Path

from reviewer.intake.recognition import reread
from reviewer.intake.roster import follow_roster
from reviewer.intake.starting import current_campaign
from reviewer.storage.descriptions import follow_persons
from reviewer.storage.merging import (
    ComingCase,
    OriginalWasAltered,
    coming_acts,
    coming_cases,
    take_case,
    take_catalogue,
)
from reviewer.storage.originals import sha256_of
from reviewer.storage.reading_only import opened_for_reading
from reviewer.storage.record import Author, Event
from reviewer.storage.workspace import Workspace
from scoring.acts import DocumentsArranged, FactCorrected, FactRestored
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.workspace_acts import CaseDescribed, WorkspaceMerged

_ABOUT_READING = (FactCorrected, FactRestored, DocumentsArranged)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in. `cases`: numbers of the new case files; `reviews`: of those whose review came in or went on;
    `twice`: of those that several people have reviewed now; `alike`: of two that are the same, each with a review."""

    source: str
    acts: int
    cases: tuple[str, ...]
    reviews: tuple[str, ...]
    twice: tuple[str, ...]
    alike: tuple[tuple[str, str], ...] = ()


def merge(ours: Workspace, folder: Path, author: Author, progress: Progress) -> Merged:
    """Join the workspace in this folder; joined again, it gives only what is new since, or what was left when it was
    stopped. The acts come in all or none.

    Raises NotAWorkspace, WorkspaceInUse, RecordWasAltered, OriginalWasAltered, DiskIsFull, WorkspaceNotWritable.
    """
    if folder.resolve() == ours.folder.resolve():
        raise ReviewError("不能把评查库并入它自己。", "请选择另一个评查库的文件夹。")
    with opened_for_reading(folder) as theirs:
        coming_acts(ours, theirs)  # what was altered is refused before anything is taken
        cases = coming_cases(ours, theirs)
        _take_files(ours, theirs, progress)
        campaign = current_campaign(ours).id
        for done, case in enumerate(cases):
            progress.step(done, len(cases), "并入案卷")
            with ours.store.writing():
                take_case(ours, theirs, case, campaign)
        with ours.store.writing():
            acts, branches = coming_acts(ours, theirs)
            _take_acts(ours, acts, WorkspaceMerged(folder.name, len(acts), branches), author)
            _follow_descriptions(ours, acts, {case.id for case in cases})
    _read_anew(ours, acts, progress)
    return _told(ours, folder.name, acts, cases)


def _take_files(ours: Workspace, theirs: Workspace, progress: Progress) -> None:
    """Every file that was kept there, bulletins and papers issued among them; people and editions. What is there before
    it is needed does no harm."""
    files = theirs.originals.all()
    here = {sha256 for sha256, _ in ours.originals.all()}
    for done, (sha256, path) in enumerate(files):
        progress.step(done, len(files), "复制原件")
        if sha256 not in here:
            if not path.exists() or sha256_of(path) != sha256:
                raise OriginalWasAltered(theirs.folder.name)
            ours.originals.copy_in(path, sha256)
    progress.step(len(files), len(files), "复制原件")
    with ours.store.writing():
        _enter_files(ours, theirs)
        take_catalogue(ours, theirs)


def _enter_files(ours: Workspace, theirs: Workspace) -> None:
    """With what Word files are shown as."""
    for sha256, path in theirs.originals.all():
        ours.originals.register(path, sha256)
        shown = theirs.page_file(sha256)
        if shown != path and ours.page_file(sha256) == ours.originals.path(sha256):
            ours.keep_derived(sha256, shown.read_bytes())


def _take_acts(ours: Workspace, acts: list[Event], merged: WorkspaceMerged, author: Author) -> None:
    if not acts:
        return
    for event in acts:
        ours.record.take(event)
    ours.record.append(ours.clock.new_id(), [merged], author)
    ours.sessions.refold(sorted({event.stream for event in acts}))
    ours.bulletins.rebuild()
    ours.papers.rebuild()
    ours.rosters.rebuild()


def _follow_descriptions(ours: Workspace, acts: list[Event], new: set[str]) -> None:
    """What was put right there of case files that both have; those that are new here came with it."""
    described = {event.stream for event in acts if isinstance(event.act, CaseDescribed)} - new
    for case in sorted(described & set(ours.catalogue.case_ids())):
        follow_persons(ours, case)


def _read_anew(ours: Workspace, acts: list[Event], progress: Progress) -> None:
    """Case files whose facts or documents somebody put right there."""
    known = set(ours.catalogue.case_ids())
    changed = sorted({event.stream for event in acts if isinstance(event.act, _ABOUT_READING)} & known)
    for done, case in enumerate(changed):
        progress.step(done, len(changed), "重新核对")
        reread(ours, case)
    follow_roster(ours)


def _told(ours: Workspace, source: str, acts: list[Event], cases: list[ComingCase]) -> Merged:
    codes = {row.id: row.code for row in ours.catalogue.cases()}
    streams = {event.stream for event in acts}
    reviewed = {session.case for session in ours.sessions.all() if session.id in streams}
    twice = ours.sessions.cases_with_several_reviewers() & reviewed
    return Merged(
        source,
        len(acts),
        tuple(sorted(codes[case.id] for case in cases)),
        tuple(sorted(codes[case] for case in reviewed)),
        tuple(sorted(codes[case] for case in twice)),
        tuple((codes[case.beside], codes[case.id]) for case in cases if case.beside),
    )


def in_words(merged: Merged) -> list[str]:
    """For people: what came in, then what somebody should look at."""
    if not merged.acts and not merged.cases:
        return [f"“{merged.source}”里没有新的内容。"]
    came = (
        f"并入“{merged.source}”：新案卷{len(merged.cases)}卷，新的或者有更新的评查{len(merged.reviews)}份，"
        f"评查记录{merged.acts}条。"
    )
    twice = [f"{code} 号案卷有几个人的评查，列表和统计用后开始的一份，请核对。" for code in merged.twice]
    alike = [
        f"{one} 号和 {other} 号是同一案卷，两边各有评查，都留下了，统计两卷都计入；只应计一卷的，"
        "打开另一卷退回，再在“案情”里记为不符合评查条件。"
        for one, other in merged.alike
    ]
    return [came, *twice, *alike]
