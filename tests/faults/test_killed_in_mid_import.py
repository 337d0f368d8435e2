"""The plug is pulled, or the reader dies, while case files are taken in: nothing is lost, nothing is there twice."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from reviewer.documents import isolation
from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.progress import Silent
from tests.patience import PATIENCE
from tests.reviewer.documents.papers import pdf

CHOSEN = sorted((Path(__file__).parents[2] / "resources" / "examples" / "cases").glob("0[1-4]*.pdf"))
IMPORT = r"""
import sys
from pathlib import Path
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.workspace import open_workspace

class Said:
    def step(self, done, total, stage=""):
        sys.stdout.write(f"{done}\n")  # a whole line at once: two threads may speak
        sys.stdout.flush()

if __name__ == "__main__":
    StoredIntake(open_workspace(Path(sys.argv[1]))).take_in([Path(name) for name in sys.argv[2:]], Said())
"""


def test_a_program_killed_in_the_middle_of_an_import_goes_on_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "评查库"
    create_workspace(folder).close()
    script = tmp_path / "import.py"
    script.write_text(IMPORT, "utf-8")
    command = [sys.executable, str(script), str(folder), *map(str, CHOSEN)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    children: list[psutil.Process] = []
    assert process.stdout is not None
    for line in process.stdout:
        children = children or psutil.Process(process.pid).children()
        if int(line) == 2:
            process.kill()
    process.wait()
    process.stdout.close()
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []  # the reader ends with its program

    again = open_workspace(folder)
    try:
        first = {row.id for row in again.catalogue.cases()}
        assert 0 < len(first) < len(CHOSEN)
        intake = StoredIntake(again)
        assert list(intake.unfinished()) == CHOSEN
        intake.take_in(intake.unfinished(), Silent())
        rows = again.catalogue.cases()
        assert first < {row.id for row in rows}
        assert sorted(row.title for row in rows) == sorted({row.title for row in rows})
        assert len(rows) == len(CHOSEN)
        assert intake.unfinished() == ()
        assert verify(again, Silent()) == []
    finally:
        again.close()


class Killer:
    """Kills the reader once, at the first step whose words these are all in."""

    def __init__(self, readers: list[isolation.IsolatedReader], *words: str) -> None:
        self._readers, self._words, self._is_done = readers, words, False

    def step(self, done: int, total: int, stage: str = "") -> None:
        process = self._readers[-1].process_id if self._readers else None
        if not self._is_done and all(word in stage for word in self._words) and process is not None:
            self._is_done = True
            psutil.Process(process).kill()


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[isolation.IsolatedReader]:
    """Every reader that is made in the test."""
    made: list[isolation.IsolatedReader] = []

    class Known(isolation.IsolatedReader):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(isolation, "IsolatedReader", Known)
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "评查库")
    yield made
    made.close()


def test_after_the_reader_was_killed_the_file_is_named_and_taken_in_when_imported_again(
    workspace: Workspace, readers: list[isolation.IsolatedReader]
) -> None:
    campaign = current_campaign(workspace).id
    report = import_paths(workspace, CHOSEN, campaign, Killer(readers, CHOSEN[1].stem, "（第 3/"))
    assert [problem.file for problem in report.problems] == [CHOSEN[1].name]
    assert [taken.name for taken in report.taken] == [path.stem for path in (CHOSEN[0], *CHOSEN[2:])]
    again = import_paths(workspace, CHOSEN, campaign, Silent())
    assert again.problems == ()
    assert [taken.name for taken in again.taken if taken.is_new] == [CHOSEN[1].stem]
    assert len(workspace.catalogue.cases()) == len(CHOSEN)


@pytest.mark.parametrize("is_reviewed", [False, True])
def test_a_file_lost_out_of_a_folder_is_read_when_the_folder_is_imported_again_before_its_review(
    workspace: Workspace, readers: list[isolation.IsolatedReader], tmp_path: Path, *, is_reviewed: bool
) -> None:
    folder = tmp_path / "某公司案"
    folder.mkdir()
    pdf(folder / "1 询问笔录.pdf", [["询问笔录", "问：是否属实？"]] * 40)
    pdf(folder / "2 立案审批表.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])
    campaign = current_campaign(workspace)
    report = import_paths(workspace, [folder], campaign.id, Killer(readers, "（第 3/40 页）"))
    (case,) = workspace.catalogue.cases()
    assert [problem.file for problem in report.problems] == ["1 询问笔录.pdf"]
    assert case.pages == 1
    if is_reviewed:
        workspace.sessions.open(case.id, campaign.id, campaign.rubric, Author("评查人", "电脑"))
    again = import_paths(workspace, [folder], campaign.id, Silent())
    assert [taken.is_new for taken in again.taken] == [not is_reviewed]
    (row,) = workspace.catalogue.cases()
    assert (row.id, row.pages) == (case.id, 1 if is_reviewed else 41)
    assert bool(workspace.readings.problems(row.id)) == is_reviewed
