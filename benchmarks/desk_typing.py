"""Typing a remark at the desk: from each character to its painting, with thousands of earlier remarks to complete from.

    python -m benchmarks.desk_typing [--remarks 10000] [--keys 200] [--alone]

The remarks stand in a real workspace, as findings of earlier reviews under all rules of the rubric. Characters come as
an input method sends them, one at a time, at a fast typist's pace; the clock runs until the window has painted what
follows from them, the offers below the box included. Meanwhile two processes compute with the priority that recognition
has; `--alone` leaves them out. Beside it stands a bare QPlainTextEdit, typed into in the same run.
"""

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.desk import line
from benchmarks.desk_driven import Desk, Milliseconds
from benchmarks.desk_files import text_file

PACE = 0.08  # seconds between two characters
A_REVIEW = 12  # findings
WORDS = "送达回证缺少受送达人签名日期不全询问笔录没有被询问人逐页捺印现场照片未注明拍摄时间地点证据先行登记保存超过七日"
PROMPTS = 10  # a remark of some characters, then the next finding


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--remarks", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--alone", action="store_true", help="with nothing computing beside it")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(Path(folder))
        try:
            remember(desk, options.remarks)
            desk.open(text_file(Path(folder) / "text.pdf", 20))
            with computing(0 if options.alone else 2):
                line("bare text box: character to painted", bare(desk, options.keys))
                line(f"remark, {options.remarks} earlier ones: character to painted", remarks(desk, options.keys))
        finally:
            desk.close()


def remember(desk: Desk, count: int) -> None:
    """So many remarks in earlier reviews of one case file after the other, each a little different."""
    from reviewer.intake.starting import current_campaign, edition_for
    from reviewer.storage.record import Author
    from scoring.acts import FindingAdded
    from scoring.sheet import Finding

    chance, workspace = random.Random(3), desk.workspace
    rubric, campaign = edition_for(workspace, ""), current_campaign(workspace).id
    rules = [(leaf.id, rule.id) for leaf in rubric.criteria() for rule in leaf.deductions]
    with workspace.store.writing():
        author = Author(workspace.catalogue.add_person("同事").id, "there")
        for start in range(0, count, A_REVIEW):
            session = workspace.sessions.open(desk._case(1), campaign, rubric.hash, author).id
            findings = []
            for number in range(start, min(count, start + A_REVIEW)):
                leaf, rule = chance.choice(rules)
                begin = chance.randrange(len(WORDS) - 12)
                remark = f"{WORDS[begin : begin + 12]}，第{number % 97}页。"
                findings.append(FindingAdded(Finding(f"f{number}", leaf, rule, remark=remark)))
            workspace.sessions.act(session, findings, author)


def remarks(desk: Desk, keys: int) -> Milliseconds:
    """Into the box of a finding, another finding after every few characters."""
    from scoring.rubric import DeductionKind

    leaf = next(
        leaf
        for leaf in desk.desk.rubric.criteria()
        if leaf.deductions and leaf.deductions[0].kind is DeductionKind.PER_OCCURRENCE
    )
    desk.desk.choose_item(leaf.id, jump=False)
    times: Milliseconds = []
    for _ in range(PROMPTS):
        desk._press("1")
        desk.place.entry.change(desk.desk.sheet.findings[-1].id)
        desk._settle(0.3)
        form = desk.place.form
        assert form.isVisible()
        assert form.has_remark
        times += typed(desk, form.remark, keys // PROMPTS)
        assert form.remark.toPlainText()
        form.remark.clear()
        desk.place.entry.leave()
        desk._settle(0.1)
    return times


def bare(desk: Desk, keys: int) -> Milliseconds:
    """Into a text box of Qt with nothing around it."""
    from PySide6.QtWidgets import QPlainTextEdit

    box = QPlainTextEdit()
    box.resize(340, 80)
    box.show()
    desk._settle(0.2)
    times = typed(desk, box, keys)
    box.close()
    desk.place.activateWindow()
    desk._settle(0.2)
    return times


def typed(desk: Desk, box: Any, keys: int) -> Milliseconds:
    """Milliseconds of each character."""
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    times = []
    for number in range(keys):
        event = QInputMethodEvent()
        event.setCommitString(WORDS[number % len(WORDS)])
        start = time.perf_counter()
        QApplication.sendEvent(box, event)
        desk.app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        desk._settle(PACE)
    return times


@contextmanager
def computing(count: int) -> Iterator[None]:
    """So many processes at work with the priority of recognition."""
    processes = [multiprocessing.get_context("spawn").Process(target=_compute, daemon=True) for _ in range(count)]
    for process in processes:
        process.start()
    try:
        yield
    finally:
        for process in processes:
            process.terminate()


def _compute() -> None:
    import psutil

    psutil.Process().nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 5))  # as documents/ocr/rapid.py does
    while True:
        sum(range(100_000))


if __name__ == "__main__":
    main()
