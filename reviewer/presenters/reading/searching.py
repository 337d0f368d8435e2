"""Looking for words in all case files of the workspace; the hits are walked through one by one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.reading.ports import FoundPage, ReadingStore
from scoring.notation.text import normalise

PAUSE = 150  # milliseconds after a letter until the search begins
BEFORE = 3  # letters shown in front of the words; the pane is narrow


class HitLine(NamedTuple):
    """A line of the hits: the name of a case file, or a page of it with the words."""

    heading: str = ""
    case_id: str = ""
    page: int = 0
    text: str = ""

    @property
    def spoken(self) -> str:
        """The line in one sentence."""
        return self.heading or f"第 {self.page} 页：{self.text}"

    @property
    def name(self) -> tuple[str, int]:
        """Which page of which file it is."""
        return self.case_id, self.page


class SearchPresenter(QObject):
    """Words, hits, and the one looked at."""

    found = Signal()
    refused = Signal(object)
    _got = Signal(str, object)
    _failed = Signal(object)

    def __init__(self, desk: DeskPresenter, store: ReadingStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self._store = desk, store
        self.words = ""
        self.lines: tuple[HitLine, ...] = ()
        self.count = 0
        self.current = -1  # row of the line looked at
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._begin)
        self._got.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self.refused, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def look_for(self, words: str) -> None:
        """Looks for words, from one letter on, once nothing more is typed for a moment."""
        self.words = normalise(words).strip()
        self._timer.start()

    def _begin(self) -> None:
        words = self.words
        if words:
            here = self.desk.file.case_id if self.desk.file else ""
            self._store.search(words, here, lambda hits: self._got.emit(words, hits), self._failed.emit)
        else:
            self._take(words, ())

    @Slot(str, object)
    def _take(self, words: str, hits: tuple[FoundPage, ...]) -> None:
        if words != self.words:
            return  # more was typed since
        self.lines, self.count, self.current = _lines(hits, words), len(hits), -1
        self.found.emit()

    def choose(self, line: HitLine) -> None:
        """Turns to a hit, in another case file where it lies there, and marks the words."""
        self.current, words = self.lines.index(line), self.words

        def look() -> None:
            self.desk.see_page(line.page)
            self.desk.look_for(words)
            self.found.emit()

        if self.desk.file is None or self.desk.file.case_id != line.case_id:
            self.desk.open_case(line.case_id, look)
        else:
            look()

    def step(self, by: int) -> None:
        """The next hit or the one before, round and round."""
        rows = [row for row, line in enumerate(self.lines) if not line.heading]
        if not rows:
            self.desk.step_hit(by)
            return
        at = rows.index(self.current) + by if self.current in rows else (0 if by > 0 else -1)
        self.choose(self.lines[rows[at % len(rows)]])


def _lines(hits: Sequence[FoundPage], words: str) -> tuple[HitLine, ...]:
    lines: list[HitLine] = []
    before = ""
    for hit in hits:
        if hit.case_id != before:
            lines.append(HitLine(heading=hit.title))
            before = hit.case_id
        lines.append(HitLine("", hit.case_id, hit.page, _near(hit.line, words)))
    return tuple(lines)


def _near(line: str, words: str) -> str:
    """The text from shortly before the words."""
    at = max(line.find(words) - BEFORE, 0)
    return ("…" if at else "") + line[at:]
