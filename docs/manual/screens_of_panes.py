"""The pictures of the desk's panes: pages in every way, what was read, what lies over the desk, the end; the guide."""

from typing import TYPE_CHECKING

from album import Album
from desk_album import DeskAlbum

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def take_pages(at: DeskAlbum) -> None:
    place = at.place
    place.left.setCurrentIndex(0)
    at.shoot("continuous", "continuous")
    place.acting.perform("continuous")
    at.shoot("thumbnails", "thumbnails")
    at.album.wait(1.0)
    at.shoot("thumbnails-drawn")
    place.acting.perform("thumbnails")
    at.shoot("pair", "pair")
    at.shoot("pair-synced", "pair_sync")
    place.acting.perform("pair")
    at.shoot("rotated", "rotate")
    for _ in range(3):
        place.acting.perform("rotate")
    at.shoot("find", "find")
    place.find_bar.words.setText("决定")
    at.shoot("found")
    place.find_bar.words.setText("没有这些字")
    at.shoot("not-found")
    place.acting.perform("leave")
    place.acting.perform("magnify")
    _point_at(at, place.area.active.viewport())
    at.shoot("magnifier")
    place.acting.perform("magnify")
    at.shoot("full", "full")
    place.acting.perform("full")
    place.acting.perform("detach")
    at.album.wait(1.0)
    at.shoot("page-out")
    at.album.shoot("desk-page-window", place.panes.page.window)
    place.acting.perform("detach")
    at.album.wait(0.5)


def _point_at(at: DeskAlbum, widget: "QWidget") -> None:
    """The pointer into the middle of a widget."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    spot, none = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
    where = widget.mapToGlobal(spot)
    kind, free = QMouseEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    at.album.qt.sendEvent(widget, QMouseEvent(kind, spot, where, none, none, free))
    at.album.wait(1.0)


def take_reading(at: DeskAlbum) -> None:
    place, panes = at.place, at.album.office.desk.panes
    at.shoot("facts", "facts")
    at.shoot("fact-edited", "edit")
    panes.facts._leave()
    at.album.menu("desk-facts-missing", panes.facts.missing_menu())
    at.shoot("timeline", "timeline")
    place.left.setCurrentWidget(panes.contents)
    at.shoot("document-form", "edit")
    panes.contents._leave()
    at.shoot("search", "search_all")
    panes.search.words.setText("送达")
    at.album.wait(1.0)
    at.shoot("searched")
    place.left.setCurrentWidget(panes.contents)
    _show_recordings(panes.recordings)
    at.shoot("recordings")
    panes.recordings.hide()


def _show_recordings(pane: object) -> None:
    """As where the file lists recordings; the examples have none."""
    from PySide6.QtWidgets import QListWidgetItem

    from reviewer.windows import theme
    from reviewer.windows.icons import icon

    for name in ("现场检查 20240906.mp4　3 分 20 秒", "询问笔录 20240910.wav　41 分 5 秒"):
        pane.list.addItem(QListWidgetItem(name))  # type: ignore[attr-defined]
    gone = QListWidgetItem(icon("triangle-alert", "doubt"), "不在原处　留置送达 20241012.mp4")
    pane.list.addItem(gone)  # type: ignore[attr-defined]
    pane.list.setFixedHeight(theme.px(28) * 3 + 4)  # type: ignore[attr-defined]
    pane._title.setText("录音录像 3")  # type: ignore[attr-defined]
    pane.show()  # type: ignore[attr-defined]


def take_over(at: DeskAlbum) -> None:
    """What lies over the desk."""
    from PySide6.QtGui import QKeySequence

    place, album = at.place, at.album
    at.shoot("help", "help")
    place.acting.perform("help")
    place.acting.perform("conditions")
    album.wait(0.4)
    album.shoot("desk-conditions", place.conditions)
    place.conditions.close()
    album.dialog("desk-trace", lambda: place.acting.perform("trace"))
    place.acting.perform("keys")
    album.wait(0.5)
    dialog = album.qt.activeModalWidget()
    dialog.choose("doubt")
    dialog.keys.setKeySequence(QKeySequence("Y"))
    album.wait(0.3)
    album.shoot("desk-keys-taken", dialog)
    dialog.keys.setKeySequence(QKeySequence("Ctrl+Y"))
    album.wait(0.3)
    album.shoot("desk-keys-conflict", dialog)
    dialog.reject()
    place.entry.ineligible()
    at.shoot("ineligible-asked")
    place.entry.leave()
    at.shoot("across", "across")
    at.shoot("across-next", "across_on")
    place.acting.perform("across")


def take_end(at: DeskAlbum) -> None:
    """Another edition, submitting, giving back."""
    album, place = at.album, at.place
    bar = place.panes.edition_bar
    bar.words.setText("本卷程序为“简易程序”，适用《行政处罚案卷（简易程序）》，这份评查表用的是《行政处罚案卷》。")
    bar.show()
    at.shoot("edition-bar")
    bar.hide()
    at.open(1)
    lines = [line._replace(grounds="疑点不再成立") for line in at.desk.finding_lines()]
    place.strip.show_lines(lines, lines[0].finding)
    album.wait(0.3)
    album.shoot("desk-grounds", album.office.window)
    at.open(7)
    album.modal("desk-submit-asked", lambda: place.acting.perform("submit"))
    at.desk.submit()
    at.shoot("submitted")
    place.acting.perform("give_back")
    at.shoot("give-back-asked")
    place.entry.leave()


def take_guide(album: Album) -> None:
    """The guided first review, step by step, each done."""
    from reviewer.windows.frame.guiding import Guiding

    album.open_examples()
    guiding = Guiding(album.office, has_home=True)
    guiding.begin()
    at = DeskAlbum(album)
    _shoot_step(at, "1-open")
    album.office.review(album.office.cases_place.case_to_review())
    album.wait(2.0)
    for step, action in (("2-item", "next_unscored"), ("3-decide", "no_problem"), ("4-suspicion", "next_suspicion")):
        _shoot_step(at, step)
        at.place.acting.perform(action)
    _shoot_step(at, "5-judge")
    guiding.guide.skip()
    _shoot_step(at, "6-score")
    guiding.guide.skip()
    _shoot_step(at, "7-done")
    guiding.guide.leave()


def _shoot_step(at: DeskAlbum, step: str) -> None:
    at.album.wait(0.8)
    at.album.shoot(f"guide-{step}", at.album.office.window)
