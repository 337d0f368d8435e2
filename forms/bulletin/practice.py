"""好的做法: what the best files kept to where others fell short."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.figures import CampaignFigures, ReviewedCase
from scoring.rubric import Criterion
from scoring.sheet import ItemState
from scoring.trace import Role, unrated

MOST_FILES, MOST_ITEMS = 3, 2
MOST_BEST = 5  # files of the best grade that are named
_WHERE = re.compile("^(?:查|核对)[^：。；]*：")


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """A file and the items it kept to whole, though they were found wanting in other files."""

    case: ReviewedCase
    items: tuple[Criterion, ...]

    @property
    def text(self) -> str:
        """Each item with what the edition asks for in it, without where the reviewer is told to look."""
        asked = ((item.title, _WHERE.sub("", item.text.strip().rstrip("。；"))) for item in self.items)
        return "。".join(f"在“{title}”项上，{text}" for title, text in asked)


def best_cases(figures: CampaignFigures, most: int = MOST_BEST) -> Sequence[ReviewedCase]:
    """Files of the best grade, highest first."""
    top = figures.grades[0].label if figures.grades else None
    cases = [case for case in figures.cases if top is not None and case.eligible and case.score.grade == top]
    return sorted(cases, key=lambda case: (-(case.score.total or 0), case.code))[:most]


def practices(figures: CampaignFigures) -> Iterator[GoodPractice]:
    """What can be learnt from the best files: of each, items that other files fell short in, the most frequent first;
    no item twice."""
    wanting = tuple(dict.fromkeys((problem.criterion.id, problem.criterion.title) for problem in figures.common))
    told: set[str] = set()
    given = 0
    for case in best_cases(figures):
        whole = _kept_whole(case)
        items = [whole[key] for key, title in wanting if key in whole and whole[key].title == title and key not in told]
        if items and given < MOST_FILES:
            told |= {item.id for item in items[:MOST_ITEMS]}
            given += 1
            yield GoodPractice(case, tuple(items[:MOST_ITEMS]))


def _kept_whole(case: ReviewedCase) -> dict[str, Criterion]:
    """The items that applied to this file, were rated and lost nothing, where the edition says what it asks for."""
    lines = (line for line in case.score.trace if line.role is Role.LEAF and line.state == ItemState.SCORED)
    kept = {line.ref for line in lines if line.full and not line.capped}
    kept -= {line.ref for line in unrated(case.score.trace)}
    found = {finding.criterion for finding in case.sheet.findings}
    return {item.id: item for item in case.rubric.criteria() if item.id in kept - found and item.text.strip()}
