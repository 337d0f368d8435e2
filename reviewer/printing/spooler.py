"""Hands a PDF to the system's own print queue (CUPS): text and rules reach the printer as such, not as pictures."""

import shutil
import subprocess
from dataclasses import dataclass

PATIENCE = 120  # seconds for the queue to take the file


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the print dialog. `pages` counts from 1; None: all."""

    printer: str
    copies: int = 1
    pages: tuple[int, int] | None = None
    two_sided: bool = False
    short_edge: bool = False
    grey: bool = False
    collate: bool = True


def command(order: PrintOrder, lp: str, title: str = "明卷") -> list[str]:
    """`lp` as CUPS has it; the file comes by its standard input."""
    side = "one-sided" if not order.two_sided else f"two-sided-{'short' if order.short_edge else 'long'}-edge"
    words = [lp, "-d", order.printer, "-n", str(order.copies), "-t", title, "-o", f"sides={side}", "-o", "media=A4"]
    words += ["-o", "print-scaling=none", "-o", f"collate={'true' if order.collate else 'false'}"]
    if order.grey:
        words += ["-o", "print-color-mode=monochrome"]
    if order.pages is not None:
        words += ["-P", f"{order.pages[0]}-{order.pages[1]}"]
    return words


def spooled(pdf: bytes, order: PrintOrder) -> bool:
    """Whether the system's queue took the file; without such a queue nothing happens."""
    lp = shutil.which("lp")
    if lp is None or not order.printer:
        return False
    try:
        done = subprocess.run(command(order, lp), input=pdf, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
