"""评查表 from a workspace: submitted reviews as printed sheets."""

from collections.abc import Sequence

from forms.fonts import Faces
from forms.score_sheet import SheetSettings, render_score_sheets
from reviewer.printing.reviews import reviewed_cases
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.reviewed import ReviewedCase


class NothingSubmitted(ReviewError):
    """There is no submitted review to print."""

    def __init__(self) -> None:
        super().__init__("还没有已提交的评查表。", "请先完成评查并提交，再打印。")


def score_sheets(
    workspace: Workspace,
    cases: Sequence[str] = (),
    *,
    only_findings: bool = False,
    faces: Faces | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The sheets of these case files (all submitted ones where none is named) as one PDF, in the order given.

    Raises NothingSubmitted.
    """
    reviewed = in_order(reviewed_cases(workspace), cases)
    if not reviewed:
        raise NothingSubmitted
    return render_score_sheets(reviewed, sheet_settings(workspace, only_findings=only_findings), faces, progress)


def sheet_settings(workspace: Workspace, *, only_findings: bool) -> SheetSettings:
    """What stands on every sheet beside the review."""
    campaign = workspace.catalogue.campaigns()[-1]
    return SheetSettings(organizer=campaign.organizer, campaign=campaign.title, only_findings=only_findings)


def in_order(reviewed: Sequence[ReviewedCase], cases: Sequence[str]) -> list[ReviewedCase]:
    """The reviews of these case files in this order; all where none is named."""
    known = {case.case_id: case for case in reviewed}
    return [known[case] for case in dict.fromkeys(cases) if case in known] if cases else list(reviewed)
