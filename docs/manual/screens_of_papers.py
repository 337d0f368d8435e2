"""The pictures of what leaves the office: figures, bulletin, papers, teaching."""

from album import Album


def take_papers(album: Album) -> None:
    office = album.office
    listed = [row.case_id for row in office.cases.rows]
    office.show_papers(listed[:1], listed)
    window = office.papers.window
    album.window("papers", window)
    for number in range(window.pane.kind.count()):
        window.pane.kind.setCurrentIndex(number)
        album.window(f"papers-{number:02}", window)
        if number == 8:
            break
    album.modal("papers-issue", window._ask_to_issue)
    window.close()


def take_figures(album: Album) -> None:
    office = album.office
    office.window.go("figures")
    album.idle()
    for number, name in enumerate(("units", "problems", "doubts", "rules")):
        office.figures_place.tabs.setCurrentIndex(number)
        album.wait(0.3)
        album.shoot(f"figures-{name}", office.window)


def take_bulletin(album: Album) -> None:
    office = album.office
    office.window.go("bulletin")
    album.until(lambda: office.bulletin_place._presenter.proof is not None)
    album.until(lambda: not office.bulletin_place._presenter.proof.waits)
    album.idle()
    album.shoot("bulletin", office.window)
    place = office.bulletin_place
    for name, button in (
        ("settings", place.bar.settings),
        ("typical", place.bar.typical),
        ("clippings", place.remarks.clippings),
        ("masked", place.remarks.masked),
        ("saving", place.bar.export),
    ):
        take = album.modal if name == "saving" else album.dialog
        take(f"bulletin-{name}", button.click)
    text = place.editor.toPlainText()
    place.editor.replace_text(text.replace("平均得分", "平均得分9", 1))
    album.wait(1.5)
    album.idle()
    album.shoot("bulletin-changed", office.window)
    place.editor.replace_text(text)
    album.wait(1.0)
    album.modal("bulletin-issue", place._issue)
