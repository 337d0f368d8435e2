"""The desk over a real workspace, driven by key events and timed until it is painted. For benchmarks/desk.py."""

import gc
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.desk_files import origins_of

Milliseconds = list[float]
PACE = 0.2  # seconds between a painted page and the next key press of somebody leafing: five pages a second
JUMP_PACE = 0.4  # between two jumps of somebody who scores item by item, in a hurry
SIZE = (1366, 720)


class _Silent:
    """Messages that nobody reads."""

    def refuse(self, error: Any) -> None:
        raise error

    def note(self, text: str) -> None:
        """Nothing to say."""

    def ask(self, question: str, detail: str, yes: str) -> bool:
        return True


def _stored() -> Any:
    """A class, made when the program's modules may be loaded."""
    from reviewer.documents.rendering.wishes import PageOrigin
    from reviewer.presenters.desk.stored import StoredDesk

    class Stored(StoredDesk):
        """Knows the pages of a file that was never imported."""

        origins: tuple[PageOrigin, ...] = ()

        def ask(self, question: Any, on_answer: Any, on_failed: Any) -> None:
            super().ask(question, lambda file: on_answer(replace(file, origins=self.origins)), on_failed)

    return Stored


class Desk:
    """The desk over a real workspace, driven by key events."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings, QTimer
        from PySide6.QtWidgets import QApplication

        from reviewer.presenters.desk.desk import DeskPresenter
        from reviewer.presenters.pages.source import Pages
        from reviewer.storage.record import Author
        from reviewer.storage.workspace import create_workspace
        from reviewer.storage.writing import Writer
        from reviewer.windows import theme
        from reviewer.windows.collecting import ThreadBoundCollector
        from reviewer.windows.desk.desk_place import DeskPlace

        self.app = QApplication([])
        gc.freeze()  # what is loaded, as reviewer.__main__ does
        self._collector = ThreadBoundCollector(self.app)
        theme.apply(self.app, theme.Mode.LIGHT)
        self.workspace = create_workspace(folder / "workspace")
        with self.workspace.store.writing():
            person = self.workspace.catalogue.add_person("评查人")
        self.writer, self.pages = Writer(self.workspace), Pages()
        self.pages.start()
        author = Author(person.id, "here")
        self.stored = _stored()(self.workspace, self.writer, lambda: author)
        self.desk = DeskPresenter(self.stored)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.place = DeskPlace(self.desk, self.pages, _Silent(), settings)
        self.place.resize(*SIZE)
        self.place.show()
        self.view = self.place.view
        self._chance = random.Random(7)
        self._heart = QTimer(self.app, interval=500)  # so that a wait ends where nothing else happens
        self._heart.start()

    def close(self) -> None:
        """Ends the writer and the child."""
        self.pages.close()
        self.writer.close()
        self.workspace.close()

    def page_size(self) -> tuple[int, int]:
        """The size of a page at fit width, in device pixels."""
        width = self.view.viewport().width() - 16
        return width, round(width * 842 / 595)

    def open(self, file: Path) -> float:
        """Shows a file's pages (as the desk does once it has read where they lie); until the first is painted."""
        origins = origins_of(file)
        self.desk.open_case(self._case(len(origins)))
        self._settle(0.3)
        start = time.perf_counter()
        self.pages.open(origins)
        return self._painted(1, start)

    def _case(self, pages: int) -> str:
        from reviewer.intake.starting import current_campaign
        from reviewer.storage.catalogue import CaseDescription

        campaign = current_campaign(self.workspace)
        with self.workspace.store.writing():
            number = f"{time.time_ns()}"
            return self.workspace.catalogue.add_case(
                campaign.id, CaseDescription("测速案"), "scan.pdf", number, [], pages
            )

    def leaf(self, turns: int) -> Milliseconds:
        """PgDn at the pace of somebody leafing."""
        times = []
        for _ in range(min(turns, len(self.pages.origins) - 1)):
            page = self.view.page + 1
            start = time.perf_counter()
            self._press("PgDown")
            times.append(self._painted(page, start))
            self._settle(PACE)
        return times

    def jump(self, jumps: int, file: Path) -> tuple[Milliseconds, Milliseconds]:
        """To pages nobody expects, each for the first time; and the same pages with bare pdfium."""
        import pypdfium2

        count = len(self.pages.origins)
        document = pypdfium2.PdfDocument(file)
        ours, bare = [], []
        self.place.resize(SIZE[0] - 24, SIZE[1])  # a size in which nothing is drawn yet
        self._settle(0.5)
        for page in self._chance.sample(range(1, count + 1), min(jumps, count // 2)):
            width = self.page_size()[0]
            start = time.perf_counter()
            reference = document[page - 1]
            reference.render(scale=width / 595, prefer_bgrx=True)
            bare.append((time.perf_counter() - start) * 1000)
            reference.close()  # with the picture it decoded
            known = page in self._drawn()
            start = time.perf_counter()
            self.view.go(page)
            took = self._painted(page, start)
            if not known:
                ours.append(took)
            self._settle(JUMP_PACE)
        self.place.resize(*SIZE)
        return ours, bare

    def _drawn(self) -> set[int]:
        return {page for page in range(1, len(self.pages.origins) + 1) if self.pages.frame(self.view._size(page))}

    def bursts(self, count: int) -> Milliseconds:
        """Ten keys at the rate of a key held down; from the last one until its page is painted."""
        times = []
        for number in range(count):
            self.view.go(1 + number * 11)  # pages that no burst before has met
            self._settle(0.5)
            for _ in range(9):
                self._press("PgDown")
                self._settle(0.033)
            start = time.perf_counter()
            self._press("PgDown")
            times.append(self._painted(self.view.page, start))
        return times

    def thumbnails(self) -> Milliseconds:
        """The first twenty pages at 110 pixels, until the last of them is there."""
        from reviewer.presenters.pages.source import PageSize

        sizes = [PageSize(page, 110, 156) for page in range(1, 21)]
        contents = self.pages.view()
        start = time.perf_counter()
        contents.want((), small=sizes)
        while not all(self.pages.frame(size) for size in sizes):
            self._wait()
        contents.stop()
        return [(time.perf_counter() - start) * 1000]

    def find(self, findings: int) -> tuple[Milliseconds, Milliseconds]:
        """A digit that records a finding: until the window is painted, and until the record is on the disk, too."""
        from scoring.rubric import DeductionKind

        def is_counted(rule: Any) -> bool:
            return rule.kind is DeductionKind.PER_OCCURRENCE and not rule.reason_required

        name = next(c.id for c in self.desk.rubric.criteria() if c.deductions and is_counted(c.deductions[0]))
        self.desk.choose_item(name, jump=False)
        saved: list[float] = []
        self.place.saved.connect(lambda _at: saved.append(time.perf_counter()))
        both, painted = [], []
        for number in range(findings):
            start = time.perf_counter()
            self._press("1")
            self.app.processEvents()
            seen = time.perf_counter()
            while len(saved) <= number:
                self._wait()
            painted.append((seen - start) * 1000)
            both.append((max(seen, saved[number]) - start) * 1000)
            if number % 12 == 11:  # a file has about a dozen
                for _ in range(12):
                    self.desk.undo()
            self._settle(0.1 if number % 12 == 11 else 0.01)
            saved[number + 1 :] = []
        return both[3:], painted[3:]

    def turn(self, turns: int) -> None:
        """Back and forth through the file."""
        for number in range(turns):
            step = 1 if number // (len(self.pages.origins) - 1) % 2 == 0 else -1
            self.view.step(step)
            self._painted(self.view.page, time.perf_counter())

    def memory(self) -> dict[str, float]:
        """In MB. PSS counts a shared page in parts, so that the sum over the processes counts it once; USS is what
        would be free if the process ended; RSS counts shared pictures in each process again."""
        import psutil

        process = psutil.Process()
        own = process.memory_full_info()
        children = [child.memory_full_info() for child in process.children(recursive=True)]
        return {
            "all processes, PSS": (own.pss + sum(child.pss for child in children)) / 1e6,
            "window, PSS": own.pss / 1e6,
            "window, USS": own.uss / 1e6,
            "window, RSS": own.rss / 1e6,
            "largest child, PSS": max(child.pss for child in children) / 1e6,
        }

    def _press(self, keys: str) -> None:
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        QTest.keySequence(self.view, QKeySequence(keys))

    def _painted(self, page: int, start: float) -> float:
        """Until the page is painted at its right size; in milliseconds from `start`."""
        deadline = start + 20
        while page not in self.view.sharp or self.view.page != page:
            self._wait()
            if time.perf_counter() > deadline:
                raise SystemExit(f"page {page} was not painted within 20 seconds")
        return (time.perf_counter() - start) * 1000

    def _wait(self) -> None:
        """Sleeps until Qt has something to do, as the program does; asking again and again would hold Python's lock."""
        from PySide6.QtCore import QEventLoop

        self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _settle(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.app.processEvents()
            time.sleep(0.001)
