"""The plug is pulled, or the reader dies, while case files are taken in: nothing is lost, nothing is there twice."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from reviewer.documents import isolation
from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.verification import verify
from reviewer.storage.workspace import create_workspace, open_workspace
from scoring.progress import Silent

CHOSEN = sorted((Path(__file__).parents[2] / "resources" / "examples" / "cases").glob("0[1-4]*.pdf"))
IMPORT = """
import sys
from pathlib import Path
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.workspace import open_workspace

class Said:
    def step(self, done, total, stage=""):
        print(done, flush=True)

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
    _, alive = psutil.wait_procs(children, timeout=10)
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


def test_after_the_reader_was_killed_the_file_is_named_and_taken_in_when_imported_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[isolation.IsolatedReader] = []

    class Known(isolation.IsolatedReader):
        def __init__(self) -> None:
            super().__init__()
            readers.append(self)

    class Killer:
        """Kills the reader once, in the middle of the second file."""

        is_done = False

        def step(self, done: int, total: int, stage: str = "") -> None:
            process = readers[-1].process_id if readers else None
            if not self.is_done and CHOSEN[1].stem in stage and "（第 3/" in stage and process is not None:
                self.is_done = True
                psutil.Process(process).kill()

    monkeypatch.setattr(isolation, "IsolatedReader", Known)
    workspace = create_workspace(tmp_path / "评查库")
    campaign = current_campaign(workspace).id
    try:
        report = import_paths(workspace, CHOSEN, campaign, Killer())
        assert [problem.file for problem in report.problems] == [CHOSEN[1].name]
        assert [taken.name for taken in report.taken] == [path.stem for path in (CHOSEN[0], *CHOSEN[2:])]
        again = import_paths(workspace, CHOSEN, campaign, Silent())
        assert again.problems == ()
        assert [taken.name for taken in again.taken if taken.is_new] == [CHOSEN[1].stem]
        assert len(workspace.catalogue.cases()) == len(CHOSEN)
    finally:
        workspace.close()
