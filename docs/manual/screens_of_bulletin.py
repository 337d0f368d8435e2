"""The pictures of the bulletin: the draft with all its dialogs, an issue, the correction of one."""

from typing import TYPE_CHECKING

from album import Album

if TYPE_CHECKING:
    from reviewer.windows.bulletin.bulletin_place import BulletinPlace

MANY = 200  # entries of the list of what is masked


def take_bulletin(album: Album) -> None:
    office = album.office
    office.window.go("bulletin")
    place = office.bulletin_place
    _wait_for_proof(album, place)
    album.shoot("bulletin", office.window)
    for name, button in (
        ("settings", place.bar.settings),
        ("typical", place.bar.typical),
        ("clippings", place.remarks.clippings),
        ("masked", place.remarks.masked),
        ("saving", place.bar.export),
    ):
        take = album.modal if name == "saving" else album.dialog
        take(f"bulletin-{name}", button.click)
    _take_many_masked(album, place)
    text = place.editor.toPlainText()
    place.editor.replace_text(text.replace("平均得分", "平均得分9", 1))
    album.wait(1.5)
    album.idle()
    album.shoot("bulletin-changed", office.window)
    place.editor.replace_text(text)
    album.wait(1.0)
    album.modal("bulletin-issue", place._issue)
    _take_issue(album, place)


def _wait_for_proof(album: Album, place: "BulletinPlace") -> None:
    album.until(lambda: place._presenter.proof is not None and not place._presenter.proof.waits)
    album.idle()


def _take_many_masked(album: Album, place: "BulletinPlace") -> None:
    from reviewer.printing.bulletins import Masked

    kinds = ("姓名", "单位名称", "身份证号码", "联系电话", "住址")
    masked = [
        Masked(kinds[at % 5], f"霁川市第{at}建筑材料运输有限责任公司", "某公司", f"{at % 9 + 1:03}号案卷第{at}页的截图")
        for at in range(1, MANY + 1)
    ]
    album.dialog("bulletin-masked-many", lambda: place._show_masked(masked))


def _take_issue(album: Album, place: "BulletinPlace") -> None:
    """Every clipping is looked at, the bulletin goes out; then the next one corrects it."""
    place.remarks.clippings.click()
    album.until(lambda: place._dialog is not None and bool(place._dialog._clippings))
    dialog = place._dialog
    while dialog.confirm.isEnabled():
        dialog.confirm.click()
        album.wait(0.3)
        album.idle()
    album.shoot("bulletin-clippings-done", dialog)
    dialog.accept()
    _wait_for_proof(album, place)
    album.shoot("bulletin-ready", album.office.window)
    place._presenter.issue()
    album.until(lambda: place.bar.shown.count() > 1)
    album.idle()
    album.shoot("bulletin-next", album.office.window)
    place.bar.shown.setCurrentIndex(1)
    album.idle()
    album.shoot("bulletin-issued", album.office.window)
    place.bar.correct.click()
    album.until(lambda: place.bar.drop.isVisible())
    _wait_for_proof(album, place)
    album.shoot("bulletin-correction", album.office.window)
