"""What a workspace begins with: a campaign, and for each procedure the edition to review by."""

from collections.abc import Mapping

from reviewer.storage.catalogue import Campaign
from reviewer.storage.workspace import Workspace
from scoring.rubric import Rubric

FIRST_RUBRIC = "penalty-ordinary"
BY_PROCEDURE: Mapping[str, str] = {
    "普通程序": FIRST_RUBRIC,
    "简易程序": "penalty-summary",
    "不予处罚": "no-penalty",
}
"""The shipped edition for each procedure. A setting `edition:<procedure>` of the workspace wins."""


def current_campaign(workspace: Workspace) -> Campaign:
    """The campaign that is going on; a new workspace gets one."""
    campaigns = workspace.catalogue.campaigns()
    if campaigns:
        return campaigns[-1]
    rubric = _kept(workspace, FIRST_RUBRIC)
    with workspace.store.writing():
        year = workspace.clock.now().year
        return workspace.catalogue.add_campaign(f"{year}年度行政处罚案卷评查", "", rubric.hash)


def edition_for(workspace: Workspace, procedure: str) -> Rubric:
    """The edition by which a case file of this procedure is reviewed."""
    chosen = workspace.catalogue.setting(f"edition:{procedure}")
    if chosen:
        return workspace.editions.rubric(chosen)
    if procedure in BY_PROCEDURE and BY_PROCEDURE[procedure] != FIRST_RUBRIC:
        return _kept(workspace, BY_PROCEDURE[procedure])
    return workspace.editions.rubric(current_campaign(workspace).rubric)


def _kept(workspace: Workspace, rubric_id: str) -> Rubric:
    kept = workspace.catalogue.setting(f"shipped:{rubric_id}")
    if kept:
        return workspace.editions.rubric(kept)
    from reviewer.library.rubrics import find, load

    rubric = load(find(rubric_id))
    with workspace.store.writing():
        workspace.editions.keep(rubric)
        workspace.catalogue.set_setting(f"shipped:{rubric_id}", rubric.hash)
    return rubric
