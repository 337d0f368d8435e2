"""What the storage loads with it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.patience import PATIENCE

MADE = """
import sys
from pathlib import Path
from reviewer.storage.workspace import create_workspace
create_workspace(Path(sys.argv[1])).close()
print([name for name in ("numpy", "pandas") if name in sys.modules])
import numpy
print(numpy.array([1, 2]).sum())
"""


@pytest.mark.skipif(find_spec("numpy") is None, reason="there is nothing to leave out")
def test_a_workspace_is_made_without_libraries_for_numbers_and_they_can_be_loaded_afterwards(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MADE, str(tmp_path / "库")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stdout.split("\n")[:2] == ["[]", "3"]
