"""The plug is pulled, or the reader dies, while case files are taken in: nothing is lost, nothing is there twice."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from reviewer.documents import isolation
from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.progress import Progress, Silent
from tests.patience import PATIENCE
from tests.reviewer.documents.papers import pdf

CHOSEN = sorted((Path(__file__).parents[2] / "resources" / "examples" / "cases").glob("0[1-4]*.pdf"))
IMPORT = r"""
import sys
from pathlib import Path
import psutil
from reviewer.presenters.stored.catalogue import StoredIntake
from reviewer.storage.workspace import open_workspace

class PlugPulled:
    def step(self, done, total, stage=""):
        if done == 2:
            program = psutil.Process()
            print(*(child.pid for child in program.children()), flush=True)
            program.kill()

if __name__ == "__main__":
    StoredIntake(open_workspace(Path(sys.argv[1]))).take_in([Path(name) for name in sys.argv[2:]], PlugPulled())
"""


def is_running(process: int) -> bool:
    """Whether it is there; one that ended and that nobody has asked for is not."""
    with suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    return False


def test_a_program_killed_in_the_middle_of_an_import_goes_on_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "评查库"
    create_workspace(folder).close()
    script = tmp_path / "import.py"
    script.write_text(IMPORT, "utf-8")
    command = [sys.executable, str(script), str(folder), *map(str, CHOSEN)]
    killed = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode != 0
    readers = [int(number) for number in killed.stdout.split()]
    assert readers
    until = time.monotonic() + PATIENCE
    while (alive := [number for number in readers if is_running(number)]) and time.monotonic() < until:
        time.sleep(0.02)
    assert alive == []  # the reader ends with its program

    again = open_workspace(folder)
    try:
        first = {row.id for row in again.catalogue.cases()}
        assert len(first) == 2
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


def test_an_import_begun_before_the_one_that_was_cut_short_went_on_takes_both_in(workspace: Workspace) -> None:
    """Whoever drops files on the window in its first moments is quicker than the look for what was left."""
    intake = StoredIntake(workspace)

    class PlugPulled:
        def step(self, done: int, total: int, stage: str = "") -> None:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        intake.take_in(CHOSEN[:2], PlugPulled())
    assert len(intake.take_in(CHOSEN[2:3], Silent()).taken) == 3
    assert len(workspace.catalogue.cases()) == 3
    assert intake.unfinished() == ()


def killed(*arguments: object, progress: Progress) -> None:
    """In the reader, instead of reading: some pages, then it is killed."""
    progress.step(3, 40, "读取页面")
    psutil.Process().kill()


@pytest.fixture
def killed_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files at each of which the reader is killed once."""
    names: list[str] = []
    run = isolation.IsolatedReader.run

    def once_killed(self: isolation.IsolatedReader, work: Any, *arguments: Any, file: str, **more: Any) -> Any:
        if file in names:
            names.remove(file)
            return run(self, killed, *arguments, file=file, **more)
        return run(self, work, *arguments, file=file, **more)

    monkeypatch.setattr(isolation.IsolatedReader, "run", once_killed)
    return names


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "评查库")
    yield made
    made.close()


def test_after_the_reader_was_killed_the_file_is_named_and_taken_in_when_imported_again(
    workspace: Workspace, killed_at: list[str]
) -> None:
    campaign = current_campaign(workspace).id
    killed_at.append(CHOSEN[1].name)
    report = import_paths(workspace, CHOSEN, campaign, Silent())
    assert [problem.file for problem in report.problems] == [CHOSEN[1].name]
    assert [taken.name for taken in report.taken] == [path.stem for path in (CHOSEN[0], *CHOSEN[2:])]
    again = import_paths(workspace, CHOSEN, campaign, Silent())
    assert again.problems == ()
    assert [taken.name for taken in again.taken if taken.is_new] == [CHOSEN[1].stem]
    assert len(workspace.catalogue.cases()) == len(CHOSEN)


@pytest.mark.parametrize("is_reviewed", [False, True])
def test_a_file_lost_out_of_a_folder_is_read_when_the_folder_is_imported_again_before_its_review(
    workspace: Workspace, killed_at: list[str], tmp_path: Path, *, is_reviewed: bool
) -> None:
    folder = tmp_path / "某公司案"
    folder.mkdir()
    pdf(folder / "1 询问笔录.pdf", [["询问笔录", "问：是否属实？"]] * 40)
    pdf(folder / "2 立案审批表.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])
    campaign = current_campaign(workspace)
    killed_at.append("1 询问笔录.pdf")
    report = import_paths(workspace, [folder], campaign.id, Silent())
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
