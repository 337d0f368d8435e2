"""Where the pages of case files lie. Apart from what was read of them, for the first page is shown before that."""

from dataclasses import dataclass

from reviewer.storage.database import Store


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where page `number` of a case file lies: page `index` (from 0) of the kept file `sha256`.

    `width` and `height` in points of the page as displayed upright; `rotation` in degrees clockwise to make it so.
    """

    number: int
    sha256: str
    index: int
    width: float
    height: float
    rotation: int = 0


def page_places(store: Store, case: str) -> tuple[PagePlace, ...]:
    """Where each page of the case file lies, in order."""
    rows = store.query(
        "SELECT number, sha256, page_index, width, height, rotation FROM page WHERE case_file=? ORDER BY number",
        (case,),
    )
    return tuple(PagePlace(*row) for row in rows)
