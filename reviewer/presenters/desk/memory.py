"""What outlives the program besides the record: words that were begun and not recorded, and which pages were looked at.
Written about a second after the last key, off our thread; nobody else is told."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.storage.memory import Remembered

SOON, RARELY = 1_000, 15_000  # milliseconds after a key; after a page was looked at


class MemoryStore(Protocol):
    """Keeps what somebody left behind."""

    def keep(self, case_id: str, what: Remembered) -> bool:
        """Has it remembered in place of what was, in a moment; whether somebody said for whom."""
        ...


class DeskMemory(QObject):
    """Follows the desk. Without a store, or before it is known who works here, it remembers until the program ends."""

    def __init__(self, desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store: MemoryStore | None = None
        self._drafts: dict[str, dict[str, str]] = {}  # case file → form → words
        self._dirty: dict[str, Callable[[], Remembered]] = {}  # what is to be kept, by case file
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.keep)
        desk.opened.connect(self._begin)
        desk.page_kept.connect(self._page_kept)

    def keep_in(self, store: MemoryStore) -> None:
        """It outlives the program from now on."""
        self._store = store

    def draft(self, form: str) -> str | None:
        """The words begun in this form of the open file; None where none were."""
        return self._drafts.get(self._case, {}).get(form)

    def write(self, form: str, words: str) -> None:
        """So much was written in the form until now."""
        drafts = self._drafts.get(self._case)
        if drafts is not None and drafts.get(form) != words:
            drafts[form] = words
            self._mark()
            self.timer.start(SOON)

    def drop(self, form: str) -> None:
        """The words were recorded, or given up: at once, so that they are not offered again."""
        if self._drafts.get(self._case, {}).pop(form, None) is not None:
            self._mark()
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Has everything that is new remembered."""
        self.timer.stop()
        if self._store is not None:
            self._dirty = {case: what for case, what in self._dirty.items() if not self._store.keep(case, what())}

    def forget(self) -> None:
        """Somebody else is here: what is remembered for him is read anew with each file, and until then nothing is put
        in its place."""
        self.timer.stop()
        self._drafts.clear()
        self._dirty.clear()

    @property
    def _case(self) -> str:
        return self._desk.file.case_id if self._desk.file is not None else ""

    def _mark(self) -> None:
        drafts, pages = self._drafts[self._case], self._desk.seen_pages()
        self._dirty[self._case] = lambda: Remembered(dict(drafts), frozenset(pages))

    @Slot()
    def _page_kept(self) -> None:
        if self._case not in self._drafts:
            return
        self._mark()
        if not self.timer.isActive():
            self.timer.start(RARELY)

    @Slot()
    def _begin(self) -> None:
        """Another file: what came together of the one before is kept."""
        self.keep()
        assert self._desk.file is not None
        if self._case not in self._drafts:
            known, seen = self._desk.file.remembered, self._desk.seen_pages()
            self._drafts[self._case] = dict(known.drafts)
            seen.clear()
            seen.update(known.pages)
