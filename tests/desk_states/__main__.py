"""Every state of the desk in the real window, photographed from the screen, to be looked at one by one.

    DISPLAY=:75 python -m tests.desk_states FOLDER [--theme dark] [--text 150] [--only name,name] [--workspace FOLDER]

Needs a display (Xvfb will do) with a window manager. QT_SCALE_FACTOR=1.5 shows it at 150 %.
tests/desk_states_under_xvfb.sh takes all sizes, scales and themes.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.desk_states.states import States
from tests.desk_states.workspace import prepare


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100, help="the size of text in percent")
    parser.add_argument("--only", default="", help="names of the states wanted, with commas between them")
    parser.add_argument("--workspace", type=Path, help="a workspace made by an earlier call; it is copied")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch) / "评查库"
        if options.workspace is not None and options.workspace.exists():
            shutil.copytree(options.workspace, folder)
        else:
            prepare(folder)
            if options.workspace is not None:
                shutil.copytree(folder, options.workspace)
        States(options.out, folder, options).take_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
