"""An album of the desk: opening case files on it, doing what its keys do, photographing the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from album import Album

if TYPE_CHECKING:
    from reviewer.presenters.desk.desk import DeskPresenter
    from reviewer.windows.desk.desk_place import DeskPlace


class DeskAlbum:
    """The desk of an album's office, and short words for what is done at it."""

    def __init__(self, album: Album) -> None:
        self.album = album

    @property
    def place(self) -> "DeskPlace":
        return self.album.office.desk.place

    @property
    def desk(self) -> "DeskPresenter":
        return self.place.desk

    def open(self, row: int) -> None:
        """A case file of the list, scored by whoever scored it."""
        office = self.album.office
        office.review(office.cases.rows[row].case_id)
        self.album.wait(2.0)

    def shoot(self, name: str, *actions: str) -> None:
        """The window after these actions."""
        for action in actions:
            self.place.acting.perform(action)
            self.album.wait(0.15)
        self.album.wait(0.6)
        self.album.shoot(f"desk-{name}", self.album.office.window)

    def item_where(self, fits: Callable[[object], bool]) -> None:
        """Chooses the first item whose criterion is like this."""
        leaf = next(leaf for leaf in self.desk.rubric.criteria() if fits(leaf))
        self.desk.choose_item(leaf.id)
        self.album.wait(0.2)
