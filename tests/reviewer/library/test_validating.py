"""Rules may be loaded by several threads at once, before any of them was loaded."""

import subprocess
import sys

from tests.patience import PATIENCE

SCRIPT = """
import threading
from importlib import import_module
names = ["rubrics.schema", "local_rules.reading", "rubrics.findings", "local_rules.entries"] * 3
start = threading.Barrier(len(names))
failed = []
def load(name):
    start.wait()
    try:
        import_module("reviewer.library." + name)
    except BaseException as error:
        failed.append(repr(error))
threads = [threading.Thread(target=load, args=(name,)) for name in names]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(failed)
"""


def test_threads_that_load_rules_at_once_wait_for_each_other() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
