"""Searching a workspace of 100,000 pages, by the call that the window makes.

    python -m benchmarks.search_speed [--pages 100000] [--length 500] [--rounds 7] [--folder FOLDER]

The pages are made: official phrases, some in nearly every page and some in very few, between characters drawn by how
often Chinese uses them, saved through the workspace as read pages are. Each query is timed until its first hits, with
their excerpts and the titles of their case files, are there. `--folder` keeps the workspace and uses it again.
"""

import argparse
import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reviewer.presenters.stored.reading import found_pages
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.casefile import Box, CaseFile, Page, Source, TextLine

CASE = 100  # pages a case file
LINE = 32  # characters a line
PHRASES = (  # what stands in how many of a thousand pages
    ("当事人", 900),
    ("行政处罚决定书", 500),
    ("听证", 200),
    ("送达回证", 100),
    ("第一百二十七条第三款", 20),
    ("统一社会信用代码91330200MA2AGXXX0T", 5),
    ("临综执罚〔2025〕第0427号", 1),
    ("建筑垃圾消纳场所未经核准擅自启用", 1),
)
RARE = "夔"  # in one page of ten thousand
QUERIES = (
    "的", "人", RARE, "当事", "听证", "当事人", "行政处罚决定书", "当事人听证", "第一百二十七条第三款",
    "91330200MA2AGXXX0T", "MA2AG", "2025", "〔2025〕第0427号", "建筑垃圾消纳场所未经核准擅自启用", "并不存在的一句话",
)  # fmt: skip
COMMON = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"


def page_text(number: int, chance: random.Random, length: int, characters: str, weights: list[float]) -> str:
    """The text of a page."""
    parts = [phrase for phrase, often in PHRASES if chance.randrange(1000) < often]
    parts += [RARE] if number % 10_000 == 77 else []
    chance.shuffle(parts)
    filling = "".join(chance.choices(characters, cum_weights=weights, k=max(0, length - sum(map(len, parts)))))
    cuts = sorted(chance.randrange(len(filling) + 1) for _ in parts)
    text, before = "", 0
    for cut, part in zip(cuts, parts, strict=True):
        text, before = text + filling[before:cut] + part, cut
    return text + filling[before:]


def case_files(pages: int, length: int) -> Iterator[CaseFile]:
    """Case files that amount to so many pages."""
    chance = random.Random(7)
    others = [chr(code) for code in range(0x4E00, 0x5600)]  # two thousand, as a workspace of such files uses
    chance.shuffle(others)
    characters = COMMON + "".join(c for c in others if c not in COMMON and c != RARE)
    total, weights = 0.0, []
    for rank in range(len(characters)):  # Zipf: the second half as often as the first, and so on
        weights.append(total := total + 1 / (rank + 8))
    for first in range(0, pages, CASE):
        read = []
        for number in range(first, min(first + CASE, pages)):
            text = page_text(number, chance, length, characters, weights)
            at = range(0, len(text), LINE)
            lines = [TextLine(text[i : i + LINE], number - first + 1, Box(0.1, 0.1, 0.9, 0.12)) for i in at]
            read.append(Page(number - first + 1, tuple(lines), Source.TEXT))
        yield CaseFile("处罚", pages=tuple(read))


def fill(workspace: Workspace, pages: int, length: int) -> None:
    """Save the pages as an import does."""
    from reviewer.intake.starting import current_campaign
    from reviewer.storage.catalogue import CaseDescription
    from reviewer.storage.places import PagePlace

    campaign = current_campaign(workspace).id
    for number, file in enumerate(case_files(pages, length)):
        places = [PagePlace(page.number, "0" * 64, page.number - 1, 595, 842) for page in file.pages]
        with workspace.store.writing():
            name = f"临岑市第{number}商行擅自设置广告案"
            case = workspace.catalogue.add_case(
                campaign, CaseDescription(name), name, f"hash-{number}", [], len(file.pages)
            )
            workspace.readings.save(case, file, places)
        if number % 100 == 99:
            print(f"\r{(number + 1) * CASE} pages", end="", file=sys.stderr, flush=True)


def measure(workspace: Workspace, rounds: int) -> None:
    """Print a line a query: the first time and the median of the others."""
    slowest = 0.0
    here = workspace.catalogue.cases()[-1].id  # the case file on the desk
    for words in QUERIES:
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            hits = found_pages(workspace, words, here)
            times.append((time.perf_counter() - started) * 1000)
        slowest = max(slowest, statistics.median(times[1:]))
        print(f"{words:38}{len(hits):5} hits   first {times[0]:7.1f}   median {statistics.median(times[1:]):7.1f} ms")
    print(f"slowest median {slowest:.1f} ms")


def main() -> None:
    """Fill and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--length", type=int, default=500, help="characters a page")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "workspace"
        if folder.exists():
            workspace = open_workspace(folder)
        else:
            workspace = create_workspace(folder)
            started = time.perf_counter()
            fill(workspace, options.pages, options.length)
            seconds = time.perf_counter() - started
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            print(f"{options.pages} pages of {options.length} characters saved in {seconds:.0f} s, {size >> 20} MB")
        stack.callback(workspace.close)
        measure(workspace, options.rounds)


if __name__ == "__main__":
    main()
