"""Looking at the clippings of a bulletin before it goes out, in the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.models.remarks import REMARK_ROLE
from reviewer.presenters.bulletin_values import Remark
from reviewer.windows.bulletin.bulletin_place import BulletinPlace
from reviewer.windows.bulletin.clippings_dialog import ClippingsDialog


def remarks(place: BulletinPlace) -> tuple[Remark, ...]:
    proof = place._presenter.proof
    return proof.remarks if proof is not None else ()


def look_at_the_clippings(qtbot: QtBot, place: BulletinPlace) -> int:
    """Through the remark that asks for it; each is confirmed with the keys. How many there were."""
    click_remark(qtbot, place, next(remark for remark in remarks(place) if remark.clippings_of))
    qtbot.waitUntil(lambda: place.findChild(ClippingsDialog) is not None)
    dialog = place.findChild(ClippingsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    for _ in range(dialog.list.count()):
        qtbot.waitUntil(dialog.confirm.isEnabled)
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    count = dialog.list.count()
    qtbot.waitUntil(lambda: all("已确认" in dialog.list.item(at).text() for at in range(count)))
    dialog.accept()
    qtbot.waitUntil(place.bar.issue.isEnabled)
    return count


def click_remark(qtbot: QtBot, place: BulletinPlace, remark: Remark) -> None:
    """A click on this remark, wherever the list shows it."""
    view = place.remarks.view
    rows = (view.model().index(at, 0) for at in range(view.model().rowCount()))
    index = next(row for row in rows if row.data(REMARK_ROLE) == remark)
    qtbot.waitUntil(lambda: not view.visualRect(index).isEmpty())
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
