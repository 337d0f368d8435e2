"""Broken and strange files: what becomes of each when it is imported, and what that costs.

    python benchmarks/corpus.py FOLDER… [--limit SECONDS] [--pages N]

Every file below the folders goes by itself through the import the program has (child process, limits, a workspace of
its own); then its first N pages are drawn by the rendering child, each of which has a limit of its own. A line for
each: read, refused in plain words, stopped at the limits of time and memory, failed inside the reader (a fault of
ours), crashed or hung; seconds on the clock, seconds of work of the import (processor time of the importer and its
children, which a busy computer does not lengthen) and of the drawing, the highest memory of a child, and what was
written outside the workspace. Ends with 1 where a file failed, crashed, hung, took more than 2 GB, or anything was
written outside. Hung is an import that works longer than the limit, or waits six times as long.
"""

import argparse
import contextlib
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

MEMORY_LIMIT = 2 << 30
START_LIMIT = 60.0
POLL = 0.05
WAIT = 6
"""How many times the limit a file may take on the clock of a busy computer."""
FAULTS = ("文件内容无法读取（", "读取程序中途退出", "意外停止")
"""Words by which the program says that a file broke its reader: the user is safe, but it is a fault of ours."""
LIMITS = ("用时过长", "占用内存过大", "已放弃")
"""Words by which it says that a file, or a page of it, was stopped at the limits of time and memory."""

AGAIN = "与前面的文件内容相同，未再读"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    file: Path
    result: str  # read, refused, stopped, failed, crashed, hung
    seconds: float
    work: float
    drawing: float
    peak: int
    pages: int
    outside: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether the file got the better of us."""
        return self.result not in ("read", "refused", "stopped") or bool(self.outside) or self.peak > MEMORY_LIMIT


def serve(pipe: Connection, sandbox: Path, pages: int) -> None:
    """Imports one file after the other. In a process of its own, whose home, temporary and current folders are ours."""
    _move_into(sandbox)
    from reviewer.intake.starting import current_campaign
    from reviewer.storage.workspace import create_workspace

    workspace = create_workspace(sandbox / "workspace")
    campaign = current_campaign(workspace).id
    pipe.send(None)
    while (path := pipe.recv()) is not None:
        taken, said = _imported(workspace, campaign, path)
        pipe.send(None)  # it is in; now it is drawn
        places = [places for case in taken for places in workspace.readings.places(case)]
        pipe.send((len(places), said + _drawn(workspace, places[:pages])))
    workspace.close()


def _move_into(sandbox: Path) -> None:
    for name in ("home", "tmp", "here"):
        (sandbox / name).mkdir(exist_ok=True)
    os.environ.update(HOME=str(sandbox / "home"), TMPDIR=str(sandbox / "tmp"))
    tempfile.tempdir = None
    os.chdir(sandbox / "here")


def _imported(workspace: object, campaign: str, path: Path) -> tuple[list[str], list[str]]:
    """The case files that are there now, and what was said about them."""
    from reviewer.intake.importing import import_paths
    from scoring.progress import Silent

    report = import_paths(workspace, [path], campaign, Silent())  # type: ignore[arg-type]
    said = [problem.message for problem in report.problems]
    said += [AGAIN for taken in report.taken if not taken.is_new]
    return [taken.case for taken in report.taken], said


def _drawn(workspace: object, places: Sequence[object]) -> list[str]:
    """Draw these pages as the window would; what was said instead of a picture."""
    if not places:
        return []
    from queue import SimpleQueue

    from reviewer.documents.rendering.client import Renderer
    from reviewer.documents.rendering.wishes import PageOrigin, Unreadable, Wish

    answers: SimpleQueue[object] = SimpleQueue()
    renderer = Renderer(answers.put)
    wishes = []
    for place in places:
        path = workspace.page_file(place.sha256)  # type: ignore[attr-defined]
        origin = PageOrigin(path, place.index, place.width, place.height, place.rotation)  # type: ignore[attr-defined]
        if not origin.has_picture:
            return [f"{path.suffix}：没有页面图像"]
        scale = 700 / max(origin.width_pt, origin.height_pt, 1.0)
        size = (max(1, int(origin.width_pt * scale)), max(1, int(origin.height_pt * scale)))
        wishes.append(Wish(origin, *size))
    renderer.start()
    renderer.ask(wishes)
    try:
        found = [answers.get() for _ in dict.fromkeys(wishes)]
    finally:
        renderer.close()
    return [answer.message for answer in found if isinstance(answer, Unreadable)]


class Importer:
    """The importing process, started anew when a file has cost it."""

    def __init__(self, sandbox: Path, pages: int) -> None:
        self._sandbox, self._pages = sandbox, pages
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def take(self, path: Path, limit: float) -> Outcome:
        """Import one file, and watch."""
        pipe, process = self._running()
        before = snapshot(self._sandbox, path)
        started = time.monotonic()
        pipe.send(path)
        peak, result, spent = 0, "", _Spent(process)
        answer: tuple[int, list[str]] = (0, [])
        work: float | None = None  # of the import, once the file is in
        while not result:
            try:
                if pipe.poll(POLL):
                    found = pipe.recv()
                    spent.look()
                    if found is None:
                        work = spent.seconds
                    else:
                        answer, result = found, "done"
                elif time.monotonic() - started > WAIT * limit or (work is None and spent.seconds > limit):
                    result = "hung"
            except (EOFError, OSError):
                result = "crashed"
            peak = max(peak, _children_memory(process))
            spent.look()
        seconds = time.monotonic() - started
        if result != "done":
            self.close()
        pages, said = answer
        work = spent.seconds if work is None else work
        kind = result if result != "done" else _kind(pages, said)
        outside = tuple(sorted(snapshot(self._sandbox, path) ^ before)) if result == "done" else ()
        return Outcome(path, kind, seconds, work, spent.seconds - work, peak, pages, outside, tuple(said))

    def close(self) -> None:
        """End the process and the children it has."""
        if self._process is None:
            return
        import psutil

        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(self._process.pid).children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    child.kill()
        self._process.kill()
        self._process.join()
        self._process = None

    def _running(self) -> tuple[Connection, BaseProcess]:
        if self._process is None or self._pipe is None:
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            folder = Path(tempfile.mkdtemp(dir=self._sandbox))
            self._process = context.Process(target=serve, args=(theirs, folder, self._pages))
            self._process.start()
            theirs.close()
            if not self._pipe.poll(START_LIMIT):
                raise SystemExit("the importer does not start")
            self._pipe.recv()
        return self._pipe, self._process


class _Spent:
    """Processor time of the importer and its children from now on; children that end keep what was last seen."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self._before: dict[int, float] = {}
        self._seen: dict[int, float] = {}
        self.look()
        self._before = dict(self._seen)

    def look(self) -> None:
        """Read the clocks; often, because a child may end at any time."""
        import psutil

        with contextlib.suppress(psutil.Error):
            own = psutil.Process(self._process.pid)
            for one in (own, *own.children(recursive=True)):
                with contextlib.suppress(psutil.Error):
                    used = one.cpu_times()
                    self._seen[one.pid] = float(used.user + used.system)

    @property
    def seconds(self) -> float:
        """How many until the last look."""
        return sum(used - self._before.get(pid, 0.0) for pid, used in self._seen.items())


def _kind(pages: int, said: Sequence[str]) -> str:
    if any(word in message for message in said for word in FAULTS):
        return "failed"
    if any(word in message for message in said for word in LIMITS):
        return "stopped"
    return "read" if pages else "refused"


def _children_memory(process: BaseProcess) -> int:
    """The largest of the processes that touch the file itself."""
    import psutil

    sizes = [0]
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                sizes.append(child.memory_info().rss)
    return max(sizes)


def snapshot(sandbox: Path, path: Path) -> frozenset[str]:
    """Everything in the sandbox but the workspaces, and beside the file: name, size and time."""
    return frozenset({*_listed(sandbox, "workspace"), *_listed(path.parent, "")})


def _listed(folder: Path, spared: str) -> Iterator[str]:
    for root, names, files in os.walk(folder):
        names[:] = [name for name in names if name != spared]
        for name in files:
            with contextlib.suppress(OSError):
                about = os.lstat(os.path.join(root, name))
                yield f"{os.path.join(root, name)} {about.st_size} {about.st_mtime_ns}"


def _line(outcome: Outcome) -> str:
    said = "；".join(dict.fromkeys(outcome.said))[:110]
    outside = f"  OUTSIDE: {outcome.outside[:3]}" if outcome.outside else ""
    return (
        f"{outcome.result:8} {outcome.seconds:5.1f} s {outcome.work:5.1f} work {outcome.drawing:5.1f} drawn "
        f"{outcome.peak >> 20:5} MB {outcome.pages:5} pages  {outcome.file.name[-60:]}  {said}{outside}"
    )


def main() -> int:
    """Print the table and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds of work a file may take")
    parser.add_argument("--pages", type=int, default=3, help="pages of each that are drawn")
    options = parser.parse_args()
    files = [
        p.resolve() for f in options.folders for p in sorted(f.rglob("*")) if p.is_file() and ".git" not in p.parts
    ]
    outcomes = []
    with (
        tempfile.TemporaryDirectory(prefix="corpus-") as sandbox,
        contextlib.closing(Importer(Path(sandbox), options.pages)) as importer,
    ):
        for file in files:
            outcomes.append(importer.take(file, options.limit))
            print(_line(outcomes[-1]), flush=True)
    counted = Counter(outcome.result for outcome in outcomes)
    bad = [outcome for outcome in outcomes if outcome.is_bad]
    print(f"\n{len(outcomes)} files: " + ", ".join(f"{count} {result}" for result, count in counted.most_common()))
    print(f"longest {max((o.seconds for o in outcomes), default=0):.1f} s, ", end="")
    print(f"most work {max((o.work for o in outcomes), default=0):.1f} s, ", end="")
    print(f"most for drawing {max((o.drawing for o in outcomes), default=0):.1f} s, ", end="")
    print(f"most memory {max((o.peak for o in outcomes), default=0) >> 20} MB, ", end="")
    print(f"{sum(len(o.outside) for o in outcomes)} writes outside, {len(bad)} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
