"""Progress of a command on standard error, one line that is written over; silent where nobody looks."""

import sys


class ProgressLine:
    """Shows the last step on a terminal."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Show the step."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{stage} {done}/{total}")
            if done >= total:
                sys.stderr.write("\n")
            sys.stderr.flush()
