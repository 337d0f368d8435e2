"""The plug is pulled while a reviewer works: every act that was reported as saved is there afterwards."""

import subprocess
import sys
from pathlib import Path

from reviewer.storage.verification import verify
from reviewer.storage.workspace import open_workspace
from scoring.progress import Silent
from tests.reviewer.storage.support import add_case

REVIEWER = """
import sys
from pathlib import Path
from reviewer.storage.record import Author
from reviewer.storage.workspace import open_workspace
from scoring.acts import DoubtRaised
from scoring.sheet import Doubt

workspace = open_workspace(Path(sys.argv[1]))
author = Author("reviewer", "computer")
case = workspace.catalogue.cases()[0]
campaign = workspace.catalogue.campaigns()[0]
session = workspace.sessions.open(case.id, campaign.id, sys.argv[2], author)
criterion = workspace.editions.rubric(sys.argv[2]).criteria()[0].id
for number in range(10_000):
    workspace.sessions.act(session.id, [DoubtRaised(Doubt(f"d{number}", criterion, "？"))], author)
    print(number, flush=True)
"""


def test_nothing_that_was_saved_is_lost_and_the_workspace_opens_again(tmp_path: Path) -> None:
    from reviewer.library.rubrics.editions import find, load
    from reviewer.storage.workspace import create_workspace

    workspace = create_workspace(tmp_path)
    with workspace.store.writing():
        rubric = workspace.editions.keep(load(find("penalty-ordinary")))
    add_case(workspace)
    workspace.close()

    process = subprocess.Popen(
        [sys.executable, "-c", REVIEWER, str(tmp_path), rubric], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    saved = -1
    for line in process.stdout:
        saved = int(line)
        if saved == 20:
            process.kill()
    process.wait()
    process.stdout.close()

    again = open_workspace(tmp_path)
    try:
        (session,) = again.sessions.all()
        kept = len(session.content.sheet.doubts)
        assert kept in (saved + 1, saved + 2)  # the last act may have been committed but not yet reported
        assert verify(again, Silent()) == []
        before = again.sessions.get(session.id)
        again.sessions.rebuild()
        assert again.sessions.get(session.id) == before
    finally:
        again.close()
