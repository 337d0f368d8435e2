"""What comes out of the recognition of a page."""

from dataclasses import dataclass

from scoring.casefile import TextLine


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What recognition made of one page: see PageContent for `rotation` and the boxes of `lines`."""

    lines: tuple[TextLine, ...]
    rotation: int
    width_pt: float
    height_pt: float
