"""What a workspace begins with: a campaign, and for each procedure the edition to review by."""

from collections.abc import Mapping

from reviewer.storage.catalogue import Campaign
from reviewer.storage.workspace import Workspace
from scoring.acts import ConditionSet
from scoring.casefile import CaseFile
from scoring.conditions import suggested
from scoring.rubric import Rubric

FIRST_RUBRIC = "penalty-ordinary"
BY_PROCEDURE: Mapping[str, str] = {
    "不予处罚": "no-penalty",
    "简易程序": "penalty-simple",
    "行政许可": "permit",
    "行政强制": "seizure",
    "行政检查": "inspection",
}
"""The shipped edition where the procedure's name holds these words; FIRST_RUBRIC for all others."""


def current_campaign(workspace: Workspace) -> Campaign:
    """The campaign that is going on; a new workspace gets one, whoever asks first and however many ask at once."""
    campaigns = workspace.catalogue.campaigns()
    if campaigns:
        return campaigns[-1]
    rubric = _kept(workspace, FIRST_RUBRIC)
    with workspace.store.writing():
        campaigns = workspace.catalogue.campaigns()  # another thread may have been here meanwhile
        if campaigns:
            return campaigns[-1]
        year = workspace.clock.now().year
        return workspace.catalogue.add_campaign(f"{year}年度行政处罚案卷评查", "", rubric.hash)


def edition_for(workspace: Workspace, procedure: str) -> Rubric:
    """The edition by which a case file of this procedure is reviewed."""
    chosen = workspace.catalogue.setting(f"edition:{procedure}")
    if chosen:
        return workspace.editions.rubric(chosen)
    rubric_id = next((edition for words, edition in BY_PROCEDURE.items() if words in procedure), "")
    return _kept(workspace, rubric_id) if rubric_id else workspace.editions.rubric(current_campaign(workspace).rubric)


def opening_acts(rubric: Rubric, content: CaseFile) -> tuple[ConditionSet, ...]:
    """What a session begins with: the case facts, as the papers show them, that switch items on and off.

    They are recorded like any act, so that a score does not change when the file is read again; the reviewer may
    switch each of them.
    """
    return tuple(ConditionSet(name, value) for name, value in suggested(rubric.conditions, content).items())


def _kept(workspace: Workspace, rubric_id: str) -> Rubric:
    kept = workspace.catalogue.setting(f"shipped:{rubric_id}")
    if kept:
        return workspace.editions.rubric(kept)
    from reviewer.library.rubrics.editions import find, load

    rubric = load(find(rubric_id))
    with workspace.store.writing():
        workspace.editions.keep(rubric)
        workspace.catalogue.set_setting(f"shipped:{rubric_id}", rubric.hash)
    return rubric
