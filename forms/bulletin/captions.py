"""What stands below the clippings of a finding: a person's words, else the file by its code and the page; and whether
somebody has looked at what is covered."""

from collections.abc import Sequence
from hashlib import sha256

from forms.bulletin.settings import BulletinSettings
from scoring.figures import CampaignFigures

UNSEEN = "未经人工确认，不得外发"
SEEN = "节选，已作脱敏处理"


def picture_key(picture: bytes) -> str:
    """What a picture is known by: a person confirms this very picture, not another cut of the same page."""
    return sha256(picture).hexdigest()[:16]


def captions(
    ref: str, pictures: Sequence[bytes], figures: CampaignFigures, settings: BulletinSettings, written: str = ""
) -> tuple[str, ...]:
    """A caption for each of these clippings of the finding `ref`."""
    seen = [picture_key(picture) in settings.seen for picture in pictures]
    if written:
        return tuple(written if is_seen else f"{written}（{UNSEEN}）" for is_seen in seen)
    return tuple(
        f"{place}（{SEEN if is_seen else UNSEEN}）"
        for place, is_seen in zip(_places(ref, len(pictures), figures, settings), seen, strict=True)
    )


def _places(ref: str, count: int, figures: CampaignFigures, settings: BulletinSettings) -> Sequence[str]:
    problem = next((problem for problem in figures.problems if problem.id == ref), None)
    if problem is None:
        return ["案卷页面截图"] * count
    regions = (region.page for region in problem.finding.regions if region.box is not None)
    pages = [page for page in sorted(set(regions)) if (ref, page) not in settings.left_out]
    of_file = f"{problem.case.code}号案卷"
    if len(pages) != count:
        return [of_file] * count
    return [f"{of_file}{problem.case.cited([page])}" for page in pages]
