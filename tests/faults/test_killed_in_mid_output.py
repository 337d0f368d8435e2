"""The plug is pulled while papers are written or issued: the next start goes on, nothing is done twice."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from reviewer.intake.examples import record_reviews, take_in_examples
from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.papers_stored import StoredPapers
from reviewer.presenters.stored.outputs import StoredOutputs
from reviewer.presenters.stored.prints import StoredPrints, Unprinted
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.progress import Silent

PUT_OUT = """
import sys
from pathlib import Path
import psutil
from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.papers_stored import StoredPapers
from reviewer.presenters.papers_values import PaperOrder
from reviewer.presenters.stored.outputs import StoredOutputs
from reviewer.printing.paper_data import read, subjects
from reviewer.printing.papers import Format, Head
from reviewer.storage.record import Author
from reviewer.storage.workspace import open_workspace

class PlugPulled:
    def step(self, done, total, stage=""):
        if done == 2:
            psutil.Process().kill()

if __name__ == "__main__":
    way, kind, target = Way(sys.argv[2]), sys.argv[3], sys.argv[4]
    workspace = open_workspace(Path(sys.argv[1]))
    source, kept = StoredPapers(workspace), StoredOutputs(workspace, "computer-1")
    source.author = Author("person-1", "computer-1")
    given = {"整改期限": "2026年2月28日"}
    copies = subjects(kind, read(workspace))
    order = PaperOrder(kind, copies, Head("司法局", "案评", 2026), {s.id: given for s in copies})
    output = kept.begin(Output("1", way, "文书", (), order, target, Format.PDF))
    source.produce(output, PlugPulled(), kept.keep)
"""
PRINT = """
import sys
from pathlib import Path
import psutil
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.stored.prints import StoredPrints
from reviewer.storage.workspace import open_workspace
from reviewer.windows.printing import Printing
from tests.faults.test_killed_in_mid_output import printer_into
from tests.reviewer.places import AtOnce
from tests.reviewer.windows.test_printing import LETTERS, render_pdf

class PlugPulled(StoredPrints):
    def keep(self, job):
        super().keep(job)
        if job.done == 2:
            psutil.Process().kill()

if __name__ == "__main__":
    application = QApplication([])
    owner, workspace = QObject(), open_workspace(Path(sys.argv[1]))
    printing = Printing(JobRunner(AtOnce()), owner, PlugPulled(workspace))
    printing.send(render_pdf([LETTERS["receipt"]] * 4), printer_into(sys.argv[2]))
"""
ROOT = Path(__file__).parents[2]


class _Paper(QPrinter):
    """A printer that is drawn for page by page; its paper is a file."""

    def outputFileName(self) -> str:
        return ""


def printer_into(path: str) -> QPrinter:
    printer = _Paper(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def killed(script: str, tmp_path: Path, *arguments: object) -> None:
    """Run this until it kills itself."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{script}", *map(str, arguments)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode < 0


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("评查") / "评查库"
    workspace = create_workspace(folder)
    record_reviews(workspace, take_in_examples(workspace, Silent()).taken)
    workspace.close()
    return folder


@pytest.fixture
def folder(reviewed: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(reviewed, tmp_path / "评查库"))


@pytest.fixture
def opened(folder: Path) -> Iterator[list[Workspace]]:
    """Workspaces that a test opens."""
    workspaces: list[Workspace] = []
    yield workspaces
    for workspace in workspaces:
        workspace.close()


def carry_out(workspace: Workspace) -> Output:
    """What the next start does with the one order that was cut short."""
    kept, source = StoredOutputs(workspace, "computer-1"), StoredPapers(workspace)
    source.author = Author("person-1", "computer-1")
    (output,) = kept.unfinished()
    source.produce(kept.begin(output), Silent(), kept.keep)
    return output


def test_a_batch_of_files_goes_on_after_those_that_stand(folder: Path, opened: list[Workspace], tmp_path: Path) -> None:
    target = tmp_path / "输出"
    killed(PUT_OUT, tmp_path, folder, Way.EACH, "sheets", target)
    before = {path.name: path.stat().st_mtime_ns for path in target.glob("*.pdf")}
    assert len(before) == 2
    opened.append(open_workspace(folder))
    output = carry_out(opened[0])
    after = {path.name: path.stat().st_mtime_ns for path in target.iterdir()}
    assert len(after) == len(output.order.subjects) > 2
    assert before.items() <= after.items()  # those that stood were not written again


def test_papers_that_were_issued_are_not_issued_again(folder: Path, opened: list[Workspace], tmp_path: Path) -> None:
    killed(PUT_OUT, tmp_path, folder, Way.ISSUE, "unit-opinion", "")
    workspace = open_workspace(folder)
    opened.append(workspace)
    assert [paper.paper.number for paper in workspace.papers.all()] == [1, 2]
    (workspace.exports / next(path.name for path in workspace.exports.glob("*.pdf"))).unlink()
    output = carry_out(workspace)
    issued = [paper.paper for paper in workspace.papers.all()]
    assert len(issued) > 2
    assert [paper.number for paper in issued] == list(range(1, len(issued) + 1))
    assert {paper.subject for paper in issued} == {subject.label for subject in output.order.subjects}
    assert len(list(workspace.exports.glob("*.pdf"))) == len(issued)
    assert verify(workspace, Silent()) == []


def test_a_printer_gets_the_pages_it_has_not_got_yet(folder: Path, opened: list[Workspace], tmp_path: Path) -> None:
    killed(PRINT, tmp_path, folder, tmp_path / "纸.pdf")
    workspace = open_workspace(folder)
    opened.append(workspace)
    prints = StoredPrints(workspace)
    (job,) = prints.unfinished()
    assert job == Unprinted(job.id, first=1, last=4, done=2)
    assert prints.pdf(job).startswith(b"%PDF-")
    prints.forget(job.id)
    assert prints.unfinished() == ()
    assert list((workspace.cache / "printing").iterdir()) == []
