"""Builds 打印与文书 over a workspace when it is first asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.presenters.papers import PapersPresenter
from reviewer.presenters.preview import PreviewPresenter
from reviewer.windows.bringing import bring
from reviewer.windows.manual.pages import PAPERS, set_help
from reviewer.windows.papers.papers_window import PapersWindow

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


class PapersOpener(QObject):
    """One window over the open workspace; it follows who works here and closes with the main window."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office
        putting_out = office.putting_out()
        self._source = putting_out.source()
        presenter = PapersPresenter(self._source, putting_out.outputs, office.runner, self)
        preview, printing = PreviewPresenter(office.runner, self), putting_out.printing
        self.window = PapersWindow(
            presenter, preview, office.messages, office.settings, office.workspace.exports, printing.print_pdf
        )
        set_help(self.window, PAPERS)
        presenter.written.connect(lambda path: office.messages.note(office.tr("已存为 {}").format(path)))
        printing.sent.connect(self.window.tell)
        office.person_changed.connect(self._know_author)
        office.window.closing.connect(self.window.close)
        self._know_author()

    def open(self, chosen: Sequence[str], listed: Sequence[str]) -> None:
        """Papers about the chosen case files, or about all in the list."""
        self._know_author()
        ranges = [(self.tr("列表中的 {} 卷").format(len(listed)), listed)]
        if chosen and tuple(chosen) != tuple(listed):
            ranges.insert(0, (self._chosen_words(chosen), chosen))
        self.window.open(ranges, 0)  # what is chosen; the pane offers all
        bring(self.window, self._office.window)

    def _chosen_words(self, chosen: Sequence[str]) -> str:
        """所选 1 卷：002."""
        words = self.tr("所选 {} 卷").format(len(chosen))
        numbers = [row.number for row in self._office.cases.rows if row.case_id in chosen]
        return f"{words}：{numbers[0]}" if len(numbers) == 1 else words

    def _know_author(self) -> None:
        self._source.author = self._office.identity.author
        self.window.allow_signing(self._source.author is not None)
