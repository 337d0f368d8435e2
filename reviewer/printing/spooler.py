"""Hands a PDF to the system's own print queue (CUPS): text and rules reach the printer as such, not as pictures."""

import os
import shutil
import subprocess
from dataclasses import dataclass

from scoring.errors import ReviewError

PATIENCE = 120  # seconds for the queue to take the file
_WHY = {"does not exist": "没有名为“{}”的打印机。", "not accepting": "打印机“{}”不接受任务。"}  # what lp says
_NEXT = "请检查打印机和打印服务是否开启，或换一台打印机，或改存为 PDF。"


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
    reverse: bool = False
    further: tuple[tuple[str, str], ...] = ()  # what else was chosen, in the words of CUPS


def command(order: PrintOrder, lp: str, title: str = "明卷") -> list[str]:
    """`lp` as CUPS has it; the file comes by its standard input."""
    side = "one-sided" if not order.two_sided else f"two-sided-{'short' if order.short_edge else 'long'}-edge"
    words = [lp, "-d", order.printer, "-n", str(order.copies), "-t", title, "-o", f"sides={side}", "-o", "media=A4"]
    words += ["-o", "print-scaling=none", "-o", f"collate={'true' if order.collate else 'false'}"]
    if order.grey:
        words += ["-o", "print-color-mode=monochrome"]
    if order.reverse:
        words += ["-o", "outputorder=reverse"]
    if order.pages is not None:
        words += ["-P", f"{order.pages[0]}-{order.pages[1]}"]
    for name, value in order.further:
        words += ["-o", f"{name}={value}"]
    return words


def spooled(pdf: bytes, order: PrintOrder) -> bool:
    """Whether the system's queue took the file; without such a queue nothing happens. Raises ReviewError where it
    refuses."""
    lp = shutil.which("lp")
    if lp is None or not order.printer:
        return False
    try:
        done = _ask(command(order, lp), pdf)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReviewError(f"打印机“{order.printer}”没有接受任务。", _NEXT) from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        why = next((words for part, words in _WHY.items() if part in said), "打印机“{}”没有接受任务。")
        raise ReviewError(why.format(order.printer), _NEXT)
    return True


def is_halted(printer: str) -> bool:
    """Whether the queue takes what it is given and prints nothing."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return False
    try:
        return b" disabled since" in _ask([lpstat, "-p", printer], b"").stdout
    except (OSError, subprocess.TimeoutExpired):
        return False


def _ask(words: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """In the one language whose words are known here."""
    english = os.environ | {"LC_ALL": "C"}
    return subprocess.run(words, input=given, capture_output=True, timeout=PATIENCE, check=False, env=english)
