"""What a person decided about the clippings of a bulletin, kept with its draft: what is covered besides, what may be
seen, which are not printed, which were looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from forms.bulletin.settings import BulletinSettings
from scoring.casefile import Box

Place = tuple[str, int]  # finding, page
Boxes = Mapping[Place, tuple[Box, ...]]
COVERS, SHOWN, LEFT_OUT, SEEN = "clipping_covers", "clipping_shown", "clipping_left_out", "clipping_seen"


@dataclass(frozen=True, slots=True)
class ClippingChoices:
    """Boxes are fractions of the upright page. `seen`: keys of pictures (forms.bulletin.captions.picture_key)."""

    covers: Boxes = field(default_factory=dict)
    shown: Boxes = field(default_factory=dict)
    left_out: frozenset[Place] = frozenset()
    seen: tuple[str, ...] = ()

    def covered(self, place: Place, box: Box) -> "ClippingChoices":
        """With this box covered too."""
        return replace(self, covers=_with(self.covers, place, rounded(box)))

    def uncovered(self, place: Place, box: Box) -> "ClippingChoices":
        """Without this cover."""
        return replace(self, covers=_without(self.covers, place, rounded(box)))

    def revealed(self, place: Place, box: Box) -> "ClippingChoices":
        """With this ink to be seen, which nothing explains."""
        return replace(self, shown=_with(self.shown, place, rounded(box)))

    def hidden(self, place: Place, box: Box) -> "ClippingChoices":
        """With this ink covered again."""
        return replace(self, shown=_without(self.shown, place, rounded(box)))

    def left(self, place: Place, *, out: bool) -> "ClippingChoices":
        """With this clipping not printed, or printed again."""
        return replace(self, left_out=self.left_out | {place} if out else self.left_out - {place})

    def looked_at(self, key: str, *, seen: bool) -> "ClippingChoices":
        """With this picture confirmed, or not."""
        others = tuple(one for one in self.seen if one != key)
        return replace(self, seen=(*others, key) if seen else others)

    def to_settings(self) -> dict[str, str]:
        """As the settings of a bulletin keep them."""
        return {
            COVERS: _lines(self.covers),
            SHOWN: _lines(self.shown),
            LEFT_OUT: "\n".join(f"{finding} {page}" for finding, page in sorted(self.left_out)),
            SEEN: "\n".join(self.seen),
        }


def choices_from(settings: BulletinSettings) -> ClippingChoices:
    """What the settings of a bulletin keep; lines that cannot be read are left aside."""
    return ClippingChoices(
        _boxes(settings.clipping_covers),
        _boxes(settings.clipping_shown),
        settings.left_out,
        tuple(settings.clipping_seen.split()),
    )


def rounded(box: Box) -> Box:
    """As it is kept: to a ten-thousandth of the page."""
    return Box(*(round(side, 4) for side in (box.left, box.top, box.right, box.bottom)))


def _with(boxes: Boxes, place: Place, box: Box) -> Boxes:
    return {**boxes, place: (*boxes.get(place, ()), box)}


def _without(boxes: Boxes, place: Place, box: Box) -> Boxes:
    left = {**boxes, place: tuple(one for one in boxes.get(place, ()) if one != box)}
    return {at: several for at, several in left.items() if several}


def _lines(boxes: Boxes) -> str:
    return "\n".join(
        f"{finding} {page} {box.left} {box.top} {box.right} {box.bottom}"
        for (finding, page), several in sorted(boxes.items())
        for box in several
    )


def _boxes(text: str) -> Boxes:
    found: dict[Place, tuple[Box, ...]] = {}
    for finding, page, *sides in filter(lambda parts: len(parts) == 6, map(str.split, text.splitlines())):
        box = _box(sides)
        if page.isdigit() and box is not None:
            found[finding, int(page)] = (*found.get((finding, int(page)), ()), box)
    return found


def _box(sides: Iterable[str]) -> Box | None:
    try:
        return Box(*map(float, sides))
    except ValueError:
        return None
