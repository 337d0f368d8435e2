"""What a new workspace begins with: a campaign that reviews by the shipped edition."""

from reviewer.library.rubrics import shipped_rubric
from reviewer.storage.catalogue import Campaign
from reviewer.storage.workspace import Workspace

FIRST_RUBRIC = "penalty-ordinary"


def current_campaign(workspace: Workspace) -> Campaign:
    """The campaign that is going on; a new workspace gets one."""
    campaigns = workspace.catalogue.campaigns()
    if campaigns:
        return campaigns[-1]
    with workspace.store.writing():
        rubric = workspace.editions.keep(shipped_rubric(FIRST_RUBRIC))
        year = workspace.clock.now().year
        return workspace.catalogue.add_campaign(f"{year}年度行政处罚案卷评查", "", rubric)
