"""The pictures of the desk: reading, scoring, deciding, and what lies over it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from album import Album

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reviewer.presenters.desk.desk import DeskPresenter
    from reviewer.windows.desk.desk_place import DeskPlace

LONG_REMARK = "送达回证没有见证人签名，也没有拍照、录像；受送达人拒收的理由没有写明，不能证明依法留置送达。" * 3


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


def take_desk(album: Album) -> None:
    """What it scores goes with the copy it is scored in."""
    album.open_examples()
    at = DeskAlbum(album)
    at.open(-1)
    at.place.panes.page.take_focus()
    at.shoot("opened")
    at.shoot("item", "next_unscored")
    at.shoot("fit-page", "fit_page")
    at.shoot("zoomed", "fit_width", "zoom_in", "zoom_in")
    at.place.acting.perform("fit_width")
    _take_findings(at)
    _take_marks(at)
    _take_suspicions(at)
    _take_pages(at)
    _take_reading(at)
    _take_over(at)
    _take_end(at)


def _take_findings(at: DeskAlbum) -> None:
    from reviewer.presenters.desk.prompts import needs_prompt
    from scoring.casefile import Box, Region

    desk, place = at.desk, at.place
    at.item_where(lambda leaf: any(needs_prompt(r) for r in leaf.deductions))
    desk.draw_region(Region(desk.page, Box(0.15, 0.25, 0.7, 0.36)))
    at.shoot("region-drawn")
    numbers = [n for n, rule in enumerate(place.entry.rules(), 1) if needs_prompt(rule)]
    at.shoot("finding-asked", f"rule_{numbers[0]}")
    place.form.remark.setPlainText("送达回证")
    at.shoot("finding-completed")
    place.form.remark.setPlainText(LONG_REMARK)
    at.shoot("finding-long")
    for number in (1, 2, 3):
        if place.form.choose_number(number):
            break
    place.form.answer()
    at.shoot("finding-recorded")
    at.shoot("finding-changed", "change")
    place.entry.leave()
    at.shoot("undone", "undo")
    place.acting.perform("redo")
    at.item_where(lambda leaf: bool(leaf.vetoes))
    veto = len(place.entry.rules())
    at.shoot("veto-item")
    at.shoot("veto-1", f"rule_{veto}")
    place.form.remark.setPlainText("证据不足，主要事实不清")
    at.shoot("veto-2")
    place.form.answer()
    at.shoot("veto-recorded")
    place.acting.perform("undo")


def _take_marks(at: DeskAlbum) -> None:
    place, desk = at.place, at.desk
    at.shoot("clean", "next_unscored", "no_problem")
    at.shoot("doubt-asked", "next_unscored", "doubt")
    place.form.remark.setPlainText("是否属于从轻情节，拿不准")
    place.form.answer()
    at.shoot("doubt")
    at.shoot("not-applicable-asked", "next_unscored", "not_applicable")
    place.form.remark.setPlainText("没有听证")
    place.form.answer()
    at.shoot("not-applicable")
    at.shoot("missing-asked", "next_unscored", "missing")
    place.form.remark.setPlainText("卷内没有")
    place.form.answer()
    at.shoot("missing")
    at.shoot("whole-file", "next_unscored", "whole_file")
    absent = next((line for line in desk.contents() if not line.seq), None)
    if absent is not None:
        desk.choose_line(absent)
        at.shoot("missing-document")
    desk.let_go()
    at.shoot("refused", "next_unscored", "whole_file", "no_problem", "doubt")
    place.form.remark.setPlainText("")
    place.form.answer()
    at.shoot("reason-wanted")
    place.entry.leave()
    at.shoot("rest-clean", "rest_clean")
    at.shoot("only-relevant", "only_relevant")
    place.acting.perform("only_relevant")
    place.strip.list.setFocus()
    at.shoot("strip-focus")
    place.rubric.setFocus()
    at.shoot("rubric-focus")
    place.contents.setFocus()
    at.shoot("contents-focus")


def _take_suspicions(at: DeskAlbum) -> None:
    from reviewer.presenters.desk.status import open_suspicions

    for row in range(len(at.album.office.cases.rows)):
        at.open(row)
        if not at.desk.locked and len(open_suspicions(at.desk.file, at.desk.content)) > 3:
            break
    place = at.place
    place.left.setCurrentWidget(place.suspicions)
    at.shoot("suspicions")
    at.shoot("suspicion", "next_suspicion")
    at.shoot("suspicion-next", "next_suspicion")
    at.shoot("dismiss-asked", "dismiss")
    place.form.remark.setPlainText("卷内另有说明")
    place.form.answer()
    at.shoot("dismissed", "next_suspicion")
    at.shoot("accept-asked", "accept")
    if place.entry.prompt is not None:
        place.acting.perform("rule_1")
        place.form.answer()
    if place.entry.prompt is not None:
        at.shoot("accept-finding")
        place.form.answer()
    at.shoot("accepted")
    at.shoot("suspicion-pair", "next_suspicion", "pair")
    place.acting.perform("pair")
    place.showing.leave_list()


def _take_pages(at: DeskAlbum) -> None:
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


def _take_reading(at: DeskAlbum) -> None:
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


def _take_over(at: DeskAlbum) -> None:
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


def _take_end(at: DeskAlbum) -> None:
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
    album.modal("desk-give-back-submitted", lambda: place.acting.perform("submit"))
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
