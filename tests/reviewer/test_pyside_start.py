"""What of PySide is kept from one start to the next; each start in a process of its own."""

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.pyside_start import INSIDE
from tests.patience import PATIENCE

COUNTED = f"""
import builtins, sys
from pathlib import Path
compiling, seen = builtins.compile, []
def counted(source, name, *how, **named):
    seen.append(str(name))
    return compiling(source, name, *how, **named)
builtins.compile = counted
from reviewer.pyside_start import load_pyside
load_pyside(Path(sys.argv[1]))
assert builtins.compile is counted
from PySide6.QtCore import QObject
try:
    QObject().startTimer("soon")
except TypeError as error:
    assert "Supported signatures" in str(error)  # told by PySide's Python half
print(sum(name.startswith({INSIDE!r}) for name in seen))
"""


def compiled(kept: Path, *, writes: bool = True) -> int:
    """How many files of PySide's Python half one start compiles."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *([] if writes else ["-B"]), "-c", COUNTED, str(kept)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return int(done.stdout)


def test_the_second_start_compiles_nothing_of_pyside(tmp_path: Path) -> None:
    kept = tmp_path / "__pycache__" / "pyside"
    first = compiled(kept)
    assert first > 5
    assert compiled(kept) == 0


@pytest.mark.parametrize("content", [b"", b"no code", b"i\x01\x00\x00\x00", b"{0"], ids=repr)
def test_a_broken_file_is_as_good_as_none_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "pyside"
    kept.write_bytes(content)
    assert compiled(kept) > 5
    assert compiled(kept) == 0


def test_code_of_another_text_is_not_taken(tmp_path: Path) -> None:
    kept = tmp_path / "pyside"
    everything = compiled(kept)
    old = {name: (b"another", code) for name, (_, code) in marshal.loads(kept.read_bytes()).items()}
    kept.write_bytes(marshal.dumps(old))
    assert compiled(kept) == everything


def test_where_nothing_may_be_written_nothing_is(tmp_path: Path) -> None:
    kept = tmp_path / "pyside"
    assert compiled(kept, writes=False) > 5
    assert not kept.exists()
