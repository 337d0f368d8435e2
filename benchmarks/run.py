"""Every benchmark that needs nothing but the project, one after the other: `python benchmarks/run.py [NAME …]`.

Each prints its medians and the ratio to its reference of the same run. Those that measure against answer keys
(reading_quality.py, check_quality.py, reading_speed.py) want a folder of case files and are run by hand.
"""

import subprocess
import sys
from pathlib import Path

ALL = ("startup", "desk", "score_speed", "check_speed", "printed_forms", "demo")


def main() -> int:
    """Run the named ones, or all."""
    folder = Path(__file__).parent
    failed = 0
    for name in sys.argv[1:] or ALL:
        print(f"\n== {name}", flush=True)
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=folder.parent, check=False
        ).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
