"""评查表 from a workspace: submitted reviews as printed sheets."""

from collections.abc import Collection

from forms.score_sheet import SheetSettings, render_score_sheets
from reviewer.printing.reviews import reviewed_cases
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError


class NothingSubmitted(ReviewError):
    """There is no submitted review to print."""

    def __init__(self) -> None:
        super().__init__("还没有已提交的评查表。", "请先完成评查并提交，再打印。")


def score_sheets(workspace: Workspace, cases: Collection[str] = (), *, only_findings: bool = False) -> bytes:
    """The sheets of these case files (all submitted ones where none is named) as one PDF, in the order of the list.

    Raises NothingSubmitted.
    """
    reviewed = [case for case in reviewed_cases(workspace) if not cases or case.case_id in cases]
    if not reviewed:
        raise NothingSubmitted
    campaign = workspace.catalogue.campaigns()[-1]
    settings = SheetSettings(organizer=campaign.organizer, campaign=campaign.title, only_findings=only_findings)
    return render_score_sheets(reviewed, settings)
