"""Where the reviewer was in each case file: coming back, he goes on there, in the last one after a restart too."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSettings, Slot

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

LEFT = "desk/left"
MOST = 20  # workspaces


class Left(NamedTuple):
    """A place in a case file."""

    case_id: str
    item: str
    page: int


def last_left(settings: QSettings, folder: Path) -> Left | None:
    """Where somebody was last in this workspace, on this computer."""
    match _kept(settings).get(str(folder.resolve())):
        case [str(case_id), str(item), int(page)]:
            return Left(case_id, item, page)
        case _:
            return None


def last_case(settings: QSettings, folder: Path) -> str:
    """The case file somebody was in last; empty where there is none."""
    left = last_left(settings, folder)
    return left.case_id if left is not None else ""


def _kept(settings: QSettings) -> dict[str, object]:
    try:
        found = json.loads(str(settings.value(LEFT, "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class PlacesLeft(QObject):
    """Follows the desk. It goes where nothing else leads: an item pointed at, a suspicion, 横评 come after it."""

    def __init__(self, place: "DeskPlace", settings: QSettings, folder: Path) -> None:
        super().__init__(place)
        self._place, self._settings, self._folder = place, settings, str(folder.resolve())
        self._left: dict[str, Left] = {}
        if (last := last_left(settings, folder)) is not None:
            self._left[last.case_id] = last
        desk = place.desk
        self._at = desk.file.case_id if desk.file is not None else ""  # followed is no file that is just being opened
        desk.opened.connect(self._come_back)
        desk.looked.connect(self._follow)
        desk.item_chosen.connect(self._follow)
        desk.changed.connect(self.keep)

    @Slot()
    def _come_back(self) -> None:
        desk = self._place.desk
        left = self._left.get(desk.file.case_id) if desk.file is not None else None
        if left is not None and desk.file is not None:
            desk.choose_item(left.item, jump=False)
            if 1 < left.page <= len(desk.file.origins):
                self._place.area.go(left.page)
        self._at = desk.file.case_id if desk.file is not None else ""
        self._follow()
        self.keep()

    @Slot()
    def _follow(self) -> None:
        desk = self._place.desk
        if desk.file is not None and desk.page and desk.file.case_id == self._at:
            self._left[desk.file.case_id] = Left(desk.file.case_id, desk.item, desk.page)

    @Slot()
    def keep(self) -> None:
        """Remember the place of now for the next start."""
        desk = self._place.desk
        left = self._left.get(desk.file.case_id) if desk.file is not None else None
        if left is not None:
            kept = _kept(self._settings)
            kept.pop(self._folder, None)
            kept[self._folder] = list(left)  # the newest last
            newest = dict(list(kept.items())[-MOST:])
            self._settings.setValue(LEFT, json.dumps(newest, ensure_ascii=False))
