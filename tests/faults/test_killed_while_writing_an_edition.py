"""The plug is pulled while an edition is being written: what was reported as saved is there, right or wrong."""

import subprocess
import sys
from pathlib import Path

from reviewer.presenters.rubrics.drafting import from_body
from reviewer.storage.workspace import create_workspace, open_workspace

WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.stored import StoredEditions
from reviewer.storage.workspace import open_workspace

application = QCoreApplication(sys.argv[:1])
store = StoredEditions(open_workspace(Path(sys.argv[1])), lambda: None)
editor = RubricEditor(store, JobRunner())
editor.open(store.draft(store.begin("某局标准", "2027")))
editor.saved.connect(lambda _at: print("saved", flush=True))
editor.type(("in_force_from",), "明年吧")
application.exec()
"""


def test_a_draft_typed_until_the_last_moment_is_kept_with_its_mistakes(tmp_path: Path) -> None:
    create_workspace(tmp_path).close()
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "saved\n"
    process.kill()
    process.wait()
    process.stdout.close()
    again = open_workspace(tmp_path)
    (draft,) = again.editions.drafts()
    again.close()
    tree = from_body(draft.body)
    assert (tree["title"], tree["in_force_from"]) == ("某局标准", "明年吧")
