"""The reading desk: turning pages, jumping, the first page of a long file, and a finding from key to disk and screen.

    python benchmarks/desk.py [--turns 60] [--jumps 40] [--findings 200]

Every figure is taken through the real window (real key events, real rendering child, real SQLite file) and ends when
the page is painted at its right size. Beside it stands bare pdfium, opening and rendering the same page at the same
size in this process in the same run; ratios survive a busy machine, milliseconds do not.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewer.documents.rendering.wishes import PageOrigin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
Milliseconds = list[float]
PACE = 0.2  # seconds between a painted page and the next key press of somebody leafing: five pages a second
JUMP_PACE = 0.4  # between two jumps of somebody who scores item by item, in a hurry
SIZE = (1366, 720)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=60)
    parser.add_argument("--jumps", type=int, default=40)
    parser.add_argument("--findings", type=int, default=200)
    parser.add_argument("--memory", type=int, default=0, help="page turns on heavy scans before memory is read")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(Path(folder))
        try:
            report(desk, Path(folder), options)
        finally:
            desk.close()


def report(desk: "Desk", folder: Path, options: argparse.Namespace) -> None:
    """One line a figure."""
    files = {
        "text, 500 pages": text_file(folder / "text.pdf", 500),
        "200 dpi grey scan": apart(scan_file, folder / "grey.pdf", 60, "L", 200),
        "300 dpi colour scan": apart(scan_file, folder / "colour.pdf", 60, "RGB", 300),
    }
    if options.memory:  # first, for the bare pdfium of the figures below keeps what it has read in this process
        desk.open(files["300 dpi colour scan"])
        desk.turn(options.memory)
        for name, megabytes in desk.memory().items():
            print(f"{f'memory after {options.memory} turns, {name}':46} {megabytes:6.0f} MB")
    first_page(desk, folder, files["text, 500 pages"])
    for name, file in files.items():
        desk.open(file)
        line(f"{name}: leafing", desk.leaf(options.turns))
        jumps, bare = desk.jump(options.jumps, file)
        line(f"{name}: far jump", jumps, bare)
        line(f"{name}: burst of ten", desk.bursts(5))
    for name in ("300 dpi colour scan", "200 dpi grey scan"):
        desk.open(files[name])
        line(f"{name}: 20 thumbnails", desk.thumbnails())
    keys, painted = desk.find(options.findings)
    line("finding: key to painted", painted)
    line("finding: key to painted and committed", keys)


def first_page(desk: "Desk", folder: Path, file: Path) -> None:
    """Opening a long file until its first page is painted, against bare pdfium on a copy of it."""
    ours, bare = [], []
    for number in range(7):
        copy = folder / f"copy {number}.pdf"
        copy.write_bytes(file.read_bytes())
        bare.append(bare_page(copy, 0, desk.page_size()))
        copy = folder / f"other copy {number}.pdf"
        copy.write_bytes(file.read_bytes())
        ours.append(desk.open(copy))
    line("first page of 500", ours, bare)


def line(name: str, times: Sequence[float], bare: Sequence[float] = ()) -> None:
    """Median, 95th and 99th percentile, and the ratio of medians to bare pdfium."""
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.95, 0.99))
    beside = ""
    if bare:
        reference = statistics.median(bare)
        beside = f"   bare pdfium {reference:6.1f}   ratio {p50 / reference:4.2f}"
    print(f"{name:46} p50 {p50:6.1f}   p95 {p95:6.1f}   p99 {p99:6.1f} ms{beside}", flush=True)


def bare_page(file: Path, index: int, size: tuple[int, int]) -> float:
    """Opening the file and rendering one page with pdfium, in milliseconds."""
    import pypdfium2

    start = time.perf_counter()
    document = pypdfium2.PdfDocument(file)
    page = document[index]
    page.render(scale=size[0] / page.get_width(), prefer_bgrx=True)
    return (time.perf_counter() - start) * 1000


def origins_of(file: Path) -> "tuple[PageOrigin, ...]":
    """Where the pages of a file stand, without having read it."""
    import pypdfium2

    from reviewer.documents.rendering.wishes import PageOrigin

    return tuple(PageOrigin(file, index, 595, 842) for index in range(len(pypdfium2.PdfDocument(file))))


def apart(make: Callable[..., Path], path: Path, *how: object) -> Path:
    """Makes a file in a process of its own, so that what making it took is not counted as ours."""
    process = multiprocessing.get_context("spawn").Process(target=make, args=(path, *how))
    process.start()
    process.join()
    return path


def text_file(path: Path, pages: int) -> Path:
    """A long file of text pages in Chinese."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from forms.fonts import ui_font_files

    pdfmetrics.registerFont(TTFont("Text", str(next(iter(ui_font_files())))))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        canvas.setFont("Text", 14)
        for row in range(28):
            canvas.drawString(60, 780 - 26 * row, f"第{number + 1}页第{row}行，当事人对违法事实无异议并签字确认。")
        canvas.showPage()
    canvas.save()
    return path


def scan_file(path: Path, pages: int, mode: str, dpi: int) -> Path:
    """Pages of noise and strokes, one JPEG each, all different, as a scanner makes them (no ASCII85 around them)."""
    from PIL import Image, ImageDraw, ImageFilter
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    chance = random.Random(dpi)
    size = (round(8.27 * dpi), round(11.69 * dpi))
    noise = Image.effect_noise(size, 12).point(lambda v: min(255, v + 110)).filter(ImageFilter.GaussianBlur(0.6))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for _ in range(pages):
        sheet = noise.convert(mode)
        pen = ImageDraw.Draw(sheet)
        for row in range(40):
            y = int(size[1] * (0.06 + 0.022 * row))
            for column in range(30):
                x = int(size[0] * (0.1 + 0.027 * column))
                side = int(0.012 * size[0])
                pen.line((x, y, x + side, y + chance.randrange(side)), fill="black", width=max(1, dpi // 80))
                pen.line((x + side // 2, y - side // 2, x + chance.randrange(side), y + side), fill="black", width=2)
        data = BytesIO()
        sheet.save(data, "JPEG", quality=75)
        canvas.drawImage(ImageReader(data), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


class _Silent:
    """Messages that nobody reads."""

    def refuse(self, error: Any) -> None:
        raise error

    def note(self, text: str) -> None:
        """Nothing to say."""

    def ask(self, question: str, detail: str, yes: str) -> bool:
        return True


class Desk:
    """The desk over a real workspace, driven by key events."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings, QTimer
        from PySide6.QtWidgets import QApplication

        from reviewer.documents.rendering.wishes import PageOrigin
        from reviewer.presenters.desk import DeskPresenter
        from reviewer.presenters.desk_ports import OpenCase
        from reviewer.presenters.desk_stored import StoredDesk
        from reviewer.presenters.pages import Pages
        from reviewer.storage.record import Author
        from reviewer.storage.workspace import create_workspace
        from reviewer.storage.writing import Writer
        from reviewer.windows import theme
        from reviewer.windows.desk.desk_place import DeskPlace

        self.app = QApplication([])
        theme.apply(self.app, theme.Mode.LIGHT)
        self.workspace = create_workspace(folder / "workspace")
        with self.workspace.store.writing():
            person = self.workspace.catalogue.add_person("评查人")
        self.writer, self.pages = Writer(self.workspace), Pages()
        self.pages.start()
        author = Author(person.id, "here")

        class Stored(StoredDesk):
            """Knows the pages of a file that was never imported."""

            origins: tuple[PageOrigin, ...] = ()

            def open(self, case_id: str) -> OpenCase:
                return replace(super().open(case_id), origins=self.origins)

        self.stored = Stored(self.workspace, self.writer, lambda: author)
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
        from reviewer.presenters.pages import PageSize

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
                    self.desk.stack.undo()
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


if __name__ == "__main__":
    main()
