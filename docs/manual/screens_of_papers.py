"""The pictures of what leaves the office: figures, papers, lessons."""

from typing import TYPE_CHECKING

from album import Album

if TYPE_CHECKING:
    from reviewer.windows.papers.papers_window import PapersWindow
    from reviewer.windows.teaching.teaching_window import TeachingWindow

LONG = "执法人员在现场检查时没有出示执法证件，询问笔录没有告知回避权利，当事人的陈述申辩意见没有复核；" * 6


def take_papers(album: Album) -> None:
    office = album.office
    listed = [row.case_id for row in office.cases.rows]
    office.show_papers(listed[:1], listed)
    window = office.papers.window
    album.window("papers", window)
    for number in range(window.pane.kind.count()):
        window.pane.kind.setCurrentIndex(number)
        album.window(f"papers-{number:02}", window)
    _take_long_fields(album, window)
    album.modal("papers-issue", window._ask_to_issue)
    album.modal("papers-saving", window.each_docx.trigger)
    window._presenter.issue(window.pane.chosen())
    album.until(lambda: window.pane.issued.count() > 0)
    album.window("papers-went-out", window)
    window.pane.issued.setCurrentRow(0)
    window.pane.issued.itemClicked.emit(window.pane.issued.item(0))
    album.window("papers-locked", window)
    window.close()


def _take_long_fields(album: Album, window: "PapersWindow") -> None:
    """Every field with more in it than its place shows."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    from reviewer.windows.papers.rows_table import RowsTable

    for kind in ("supervision-advice", "rectification-notice"):
        window.pane.choose_kind(kind)
        album.wait(0.8)
        for box in window.form.fields.values():
            if isinstance(box, QLineEdit):
                box.setText(LONG[:120])
            elif isinstance(box, QPlainTextEdit):
                box.setPlainText(LONG)
            elif isinstance(box, RowsTable):
                box.add.click()
                for column in range(box.table.columnCount()):
                    box.table.item(box.table.rowCount() - 1, column).setText(LONG[:200])
        window.form.verticalScrollBar().setValue(0)
        album.window(f"papers-long-{kind}", window)
        bar = window.form.verticalScrollBar()
        bar.setValue(bar.maximum())
        album.window(f"papers-long-{kind}-end", window)


def take_figures(album: Album) -> None:
    office = album.office
    office.window.go("figures")
    album.idle()
    for number, name in enumerate(("units", "problems", "doubts", "rules")):
        office.figures_place.tabs.setCurrentIndex(number)
        album.wait(0.3)
        album.shoot(f"figures-{name}", office.window)


def take_lessons(album: Album) -> None:
    """A lesson of one file, then of several: with names and without, the whole page, the hand-out."""
    album.take_teaching()
    office = album.office
    office.teach(tuple(row.case_id for row in office.cases.rows[:4]))
    album.until(lambda: office.teaching.window is not None)
    window: TeachingWindow = office.teaching.window
    window.showNormal()
    album.wait(1.0)  # the desktop gives it a size of its own first
    window.resize(office.window.size())
    album.wait(1.0)
    album.until(lambda: window.page.has_picture)
    album.shoot("teaching-opening", window)
    presenter = window._presenter
    for number in range(1, min(len(presenter.slides), 8)):
        presenter.go(number)
        album.wait(0.6)
        album.until(lambda: window.page.has_picture or presenter.slide.page == 0)
        album.shoot(f"teaching-{number}", window)
    presenter.switch_names()
    album.wait(0.8)
    album.shoot("teaching-names", window)
    window._switch_whole()
    album.wait(0.8)
    album.shoot("teaching-whole", window)
    absent = next((at for at, slide in enumerate(presenter.slides) if slide.page == 0), None)
    if absent is not None:
        presenter.go(absent)
        album.wait(0.8)
        album.shoot("teaching-absent", window)
    album.dialog("teaching-handout", window.handout.click)
    window.close()
    album.wait(0.3)
