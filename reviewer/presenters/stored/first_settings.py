"""What the next bulletin begins with: the settings of the last one, the next numbers, what the campaign says."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from forms.bulletin.settings import BulletinSettings
from reviewer.presenters.ports import IssuedBulletin
from reviewer.storage.workspace import Workspace


def first_settings(workspace: Workspace, issued: Sequence[IssuedBulletin]) -> dict[str, str]:
    """Settings of the last issue that was no correction with the next numbers; the campaign's own words where there is
    none. What was decided about clippings stays: each decision is about one very picture."""
    today = workspace.clock.now()
    number, total = workspace.bulletins.next_number(today.year)
    last = next((one for one in issued if not one.corrects), None)
    before = dict(workspace.bulletins.get(last.bulletin_id).settings) if last else {}
    campaign = next(iter(reversed(workspace.catalogue.campaigns())), None)
    title = campaign.title if campaign else ""
    own = {
        "year": str(today.year),
        "number": str(number),
        "total_number": str(total),
        "issued_on": f"{today.year}年{today.month}月{today.day}日",
        "campaign": title,
        "organizer": campaign.organizer if campaign else "",
        "publisher": before.get("publisher") or (campaign.organizer if campaign else ""),
        "review_time": _review_time(workspace),
        "previous_average": _previous_average(workspace, issued, before, title),
        "title": "",
        "typical": "",
    }
    return {**BulletinSettings().to_mapping(), **before, **own}


def _previous_average(
    workspace: Workspace, issued: Sequence[IssuedBulletin], before: Mapping[str, str], campaign: str
) -> str:
    """The average that the last bulletin gave, or what it was corrected to; a further issue on the same campaign keeps
    what it had."""
    if before.get("campaign") == campaign:
        return before.get("previous_average", "")
    for issue in issued:
        text = workspace.bulletins.get(issue.bulletin_id).text
        found = re.search(rf"{'更正为“[^”]*' if issue.corrects else ''}平均得分(\d+(?:\.\d+)?)分", text)
        if found:
            return found[1]
    return ""


def _review_time(workspace: Workspace) -> str:
    """From the first sheet begun to the last one submitted, as printed; empty while none was submitted."""
    closed = [session for session in workspace.sessions.all() if session.is_closed]
    if not closed:
        return ""
    first = date.fromisoformat(min(session.opened_at for session in closed)[:10])
    last = date.fromisoformat(max(session.submitted_at for session in closed)[:10])
    begin = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return begin
    year = f"{last.year}年" if last.year != first.year else ""
    return f"{begin}至{year}{last.month}月{last.day}日"
