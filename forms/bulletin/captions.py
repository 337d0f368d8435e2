"""What stands below the clippings of a finding where nobody wrote anything: the file by its code, and the page."""

from scoring.figures import CampaignFigures


def captions(ref: str, count: int, figures: CampaignFigures) -> tuple[str, ...]:
    """A caption for each of the `count` clippings of this finding; empty where the finding is not known."""
    problem = next((problem for problem in figures.problems if problem.id == ref), None)
    if problem is None:
        return ("",) * count
    pages = tuple(dict.fromkeys(region.page for region in problem.finding.regions if region.box is not None))
    of_file = f"{problem.case.code}号案卷"
    if len(pages) == count:
        return tuple(f"{of_file}{problem.case.cited([page])}（节选，已作脱敏处理）" for page in pages)
    return (f"{of_file}（节选，已作脱敏处理）",) * count
