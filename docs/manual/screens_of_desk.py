"""The pictures of the desk: scoring and deciding; its panes are in screens_of_panes.py."""

import screens_of_panes as panes
from album import Album
from desk_album import DeskAlbum

LONG_REMARK = "送达回证没有见证人签名，也没有拍照、录像；受送达人拒收的理由没有写明，不能证明依法留置送达。" * 3


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
    panes.take_pages(at)
    panes.take_reading(at)
    panes.take_over(at)
    panes.take_end(at)


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
