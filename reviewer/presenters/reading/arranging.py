"""归目 by a person: where documents begin, what they are called, what kind they are, their order."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.reading.reading import ReadingPresenter
from scoring.acts import Arranged, DocumentsArranged
from scoring.casefile import UNKNOWN_KIND, CaseFile, Document


class ArrangingPresenter(QObject):
    """Changes the arrangement of the file on the desk, each change one act that can be taken back."""

    told = Signal(bool)  # whether a person arranged the file now

    def __init__(self, reading: ReadingPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        reading.changed.connect(self._tell)
        reading.desk.opened.connect(self._tell)

    @property
    def is_arranged(self) -> bool:
        """Whether a person arranged the file on the desk."""
        return self._reading.desk.file is not None and bool(self._reading.arrangement().documents)

    @property
    def page(self) -> int:
        """The page looked at."""
        return self._reading.desk.page

    @property
    def document(self) -> Document | None:
        """The document on the page looked at."""
        desk = self._reading.desk
        return desk.file.case.document_on(desk.page) if desk.file else None

    def kinds(self) -> Sequence[tuple[str, str]]:
        """Every kind of document: code and label."""
        file = self._reading.desk.file
        return tuple(file.kind_labels.items()) if file else ()

    def begin_here(self) -> str:
        """Cuts: a document begins on the page looked at. Why not, where it cannot."""
        document, page = self.document, self._reading.desk.page
        if document is None:
            return ""
        if document.first_page == page:
            return self.tr("本页已经是“{}”的首页。").format(document.title)
        before = self._now()
        if any(one.first_page == page for one in before):
            return ""  # cut already, and not shown yet
        new = Arranged(max(one.seq for one in before) + 1, page, "")
        at = next((n for n, one in enumerate(before) if one.seq == document.seq), len(before) - 1) + 1
        self._arrange(self.tr("文书从第 {} 页开始").format(page), (*before[:at], new, *before[at:]))
        return ""

    def join(self) -> str:
        """Joins the document looked at with the one on the pages before it. Why not, where it cannot."""
        document = self.document
        if document is None:
            return ""
        if document.first_page == min(one.first_page for one in self._now()):
            return self.tr("前面没有文书可以并入。")
        kept = tuple(one for one in self._now() if one.seq != document.seq)
        self._arrange(self.tr("“{}”并入上一文书").format(document.title), kept)
        return ""

    def change(self, seq: int, title: str, kind: str) -> None:
        """Another name or kind for a document."""
        changed = tuple(replace(one, title=title, kind=kind) if one.seq == seq else one for one in self._now())
        self._arrange(self.tr("文书改为“{}”").format(title), changed)

    def move(self, by: int) -> str:
        """Moves the document looked at up or down in the contents; its pages stay where they are."""
        document, order = self.document, list(self._now())
        at = next((n for n, one in enumerate(order) if document is not None and one.seq == document.seq), -1)
        if document is None or not 0 <= at + by < len(order):
            return self.tr("已经在头上了。") if by < 0 else self.tr("已经在末尾了。")
        order.insert(at + by, order.pop(at))
        self._arrange(self.tr("移动“{}”").format(document.title), tuple(order))
        return ""

    def leave_to_program(self) -> None:
        """Takes the whole arrangement back: the program divides the file as it did."""
        self._arrange(self.tr("恢复自动归目"), ())

    def _now(self) -> tuple[Arranged, ...]:
        """What holds now, as an arrangement."""
        reading = self._reading
        kept = reading.arrangement().documents
        return kept or (as_arranged(reading.desk.file.case) if reading.desk.file else ())

    @Slot()
    def _tell(self) -> None:
        self.told.emit(self.is_arranged)

    def _arrange(self, words: str, documents: tuple[Arranged, ...]) -> None:
        before = self._reading.arrangement()
        if documents != before.documents:
            self._reading.do(words, DocumentsArranged(documents), before)


def as_arranged(case: CaseFile) -> tuple[Arranged, ...]:
    """The documents as the program divided them."""
    return tuple(
        Arranged(d.seq, d.first_page, d.title, "" if d.kind == UNKNOWN_KIND else d.kind) for d in case.documents
    )
